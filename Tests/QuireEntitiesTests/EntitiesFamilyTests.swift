import QuireEntities
import QuireSections
import QuireTesting
import Testing

@Test(arguments: try Golden.all())
func golden(_ golden: Golden) throws {
  let differences = try golden.differences(using: [sectionsFamily, entitiesFamily])
  #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}
