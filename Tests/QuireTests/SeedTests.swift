import Quire
import Testing
