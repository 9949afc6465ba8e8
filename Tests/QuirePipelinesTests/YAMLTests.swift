import QuirePipelines
import Testing
