import QuireThreads
import Testing
