import QuireExport
import QuireTesting
import Testing

@Suite struct ExportFamilyTests {
  @Test(arguments: try Golden.all())
  func golden(_ golden: Golden) throws {
    let differences = try golden.differences(using: [exportFamily, fixtureFamily])
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
