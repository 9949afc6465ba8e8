import QuireCommand
import Testing
