import QuireExport
import Testing
