import QuireValues
import Testing
