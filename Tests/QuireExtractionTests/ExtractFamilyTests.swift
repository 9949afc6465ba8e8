import QuireExtraction
import QuireReaders
import QuireTesting
import Testing

@Test(arguments: try Golden.all())
func golden(_ golden: Golden) throws {
  let differences = try golden.differences(using: [readersFamily, extractFamily])
  #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}
