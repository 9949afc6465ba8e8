import QuirePlugins
import Testing
