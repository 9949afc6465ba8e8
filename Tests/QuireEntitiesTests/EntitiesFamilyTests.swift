import QuireEntities
import Testing
