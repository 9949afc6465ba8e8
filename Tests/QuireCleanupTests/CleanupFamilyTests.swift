import QuireCleanup
import Testing
