import QuireReaders
import Testing
