import Foundation
import Quire
import QuireStages
import Testing

/// What holds for every built-in component.
@Suite struct ComponentTests {
  static let components: [(family: String, type: any Component.Type)] = builtinFamilies.flatMap { family in
    family.components.map { (family.name, $0) }
  }

  @Test func namesAreRegisteredOnce() throws {
    #expect(try Registry(builtinFamilies).components.count == Self.components.count)
  }

  @Test func everyOptionIsDeclaredAndDocumented() {
    for (family, type) in Self.components { Self.checkOptions(of: type, family) }
  }

  private static func checkOptions<C: Component>(of type: C.Type, _ family: String) {
    let name = "\(family).\(C.name)"
    let children = Mirror(reflecting: C.Options()).children
    // Exporters share options under `common`, of which each declares those that its format has.
    let hasCommon = children.contains { $0.label == "common" }
    let shared = hasCommon ? C.Options.specs.count { Self.commonOptions.contains($0.name) } : 0
    let stored = children.count - (hasCommon ? 1 : 0) + shared
    #expect(C.Options.declared.count == stored, "\(name): every stored option is declared, and nothing else")
    #expect(Set(C.Options.specs.map(\.name)).count == stored, "\(name): two options have one name")
    for spec in C.Options.specs {
      #expect(spec.help.hasSuffix("."), "\(name).\(spec.name): help is a sentence")
      #expect(spec.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(name).\(spec.name): snake_case")
    }
    #expect(C.summary.hasSuffix("."), "\(name): the summary is a sentence")
  }

  private static let commonOptions: Set = ["to", "shard_size", "content", "comments", "offsets", "entity_types"]

  @Test func namesAreKebabCaseOfTheirTypes() {
    for (family, type) in Self.components {
      let words = "\(type)".reduce(into: "") { result, letter in
        if letter.isUppercase, !result.isEmpty { result.append("-") }
        result.append(contentsOf: letter.lowercased())
      }
      let readable = type.name.replacing("-", with: "")
      let spelled = words.replacing("-", with: "")
      #expect(
        spelled == readable || spelled.hasSuffix(readable) || spelled.hasPrefix(readable),
        "\(family).\(type.name)"
      )
    }
  }

  @Test func everyComponentHasItsFileAndItsGoldens() throws {
    for (family, type) in Self.components {
      // The families whose stages are called otherwise than their module.
      let nouns = ["extract": "extraction", "signals": "curation", "filter": "curation", "redact": "curation"]
      let noun = nouns[family] ?? family
      let module = "Quire" + noun.prefix(1).uppercased() + noun.dropFirst()
      let sources = try Repository.files(in: "Sources/\(module)", "\(type).swift")
      #expect(sources.count == 1, "\(family).\(type.name) has no file \(type).swift of its own")
      guard family != "readers" else { continue }
      let goldens = try Repository.files(in: "Tests/\(module)Tests/Goldens", ".md").filter {
        $0.hasSuffix("/\(type.name).md")
      }
      #expect(goldens.count == 1, "\(family).\(type.name) has no golden file")
    }
  }
}
