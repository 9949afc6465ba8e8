import QuireSections
import Testing
