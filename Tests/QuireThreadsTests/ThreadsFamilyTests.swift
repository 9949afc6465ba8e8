import QuireReaders
import QuireSections
import QuireTesting
import QuireThreads
import Testing

@Test(arguments: try Golden.all())
func golden(_ golden: Golden) throws {
  let differences = try golden.differences(using: [threadsFamily, sectionsFamily, readersFamily])
  #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}
