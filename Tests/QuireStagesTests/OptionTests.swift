import QuireStages
import Testing
