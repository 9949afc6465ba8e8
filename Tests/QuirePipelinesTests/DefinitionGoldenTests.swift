import QuirePipelines
import Testing

@Suite("Definitions, in and out")
struct DefinitionGoldenTests {
  @Test(arguments: try DefinitionGolden.all())
  func golden(_ golden: DefinitionGolden) throws {
    let differences = try golden.differences()
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
