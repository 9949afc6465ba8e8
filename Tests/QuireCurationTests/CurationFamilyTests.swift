import QuireCuration
import QuireSections
import QuireTesting
import QuireThreads
import Testing

@Test(arguments: try Golden.all())
func golden(_ golden: Golden) throws {
  let differences = try golden.differences(using: [
    signalsFamily, filterFamily, curationFamily, redactFamily, sectionsFamily, threadsFamily,
  ])
  #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}
