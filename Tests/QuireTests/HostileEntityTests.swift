import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireTesting
import QuireText
import Testing

/// Texts that nobody writes, through every stage of entities.
///
/// Nothing is lost, nothing changed, two runs say the same, and nothing stalls. How time grows with such texts is measured by
/// hand, in release mode.
@Suite struct HostileEntityTests {
  /// A text made by repeating what a scanner may fall into.
  struct Trap: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }

    /// `unit` as often as it takes to have `bytes` bytes.
    init(_ name: String, _ unit: String, bytes: Int = 8_000) {
      self.name = name
      text = String(repeating: unit, count: max(1, bytes / unit.utf8.count))
    }
  }

  private static let traps: [Trap] = [
    // The issue's four, and lines without an end.
    Trap("a line of prose", "the water came in and nobody had seen it before ", bytes: 100_000),
    Trap(
      "a line of names",
      "General Ida Berg of the Coast Guard paid $1.2 million on May 3, 2018 in Limassol. ",
      bytes: 20_000
    ),
    Trap("capital letters", "A", bytes: 1_000_000),
    Trap("words in capitals", "ABC DEF "),
    Trap("emoji", "😀👩‍👩‍👧🇬🇷👍🏽"),
    Trap("mixed scripts", "Ida Москва شكرا東京 Αθήνα नमस्ते한국 ß\u{200D}e\u{301} 1$ "),
    // What numbers, dates and amounts begin with.
    Trap("digits", "1", bytes: 100_000),
    Trap("groups of digits", "123,456,"),
    Trap("digits and commas", "1,1"),
    Trap("digits and slashes", "1/1/"),
    Trap("digits and dashes", "1-"),
    Trap("digits and colons", "1:1:"),
    Trap("country codes", "+1 (1) "),
    Trap("parts of an address", "1.1.1.1."),
    Trap("months", "May "),
    Trap("days", "Monday "),
    Trap("number words", "one hundred and "),
    Trap("amounts", "$1 "),
    Trap("signs", "$"),
    // What addresses, handles and hashes begin with.
    Trap("protocols", "http://"),
    Trap("mail", "a@a."),
    Trap("letters and points", "a."),
    Trap("at signs", "@"),
    Trap("hashtags", "#a"),
    Trap("letters and colons", "a:"),
    Trap("hexadecimal digits", "deadbeef"),
    // What names begin with, and go on with.
    Trap("titles", "Mr. "),
    Trap("initials", "A. "),
    Trap("ranks", "General "),
    Trap("names and conjunctions", "Ann and "),
    Trap("beginnings of organisations", "University of "),
    Trap("particles", "Al-"),
    Trap("apostrophes", "O'"),
    Trap("suffixes", "Jr., "),
    // Marks, controls and brackets.
    Trap("combining marks", "\u{301}"),
    Trap("joiners", "\u{200D}"),
    Trap("quotation marks", "“"),
    Trap("parentheses", "("),
    Trap("zero bytes", "\0"),
    Trap("line ends", "\n"),
  ]

  /// Every stage of entities that runs without options, in the family's order, each after the ones before it.
  private static let stages: [String] = {
    var names: [String] = []
    for family in builtinFamilies where family.name == "entities" {
      for component in family.components {
        let name = "\(family.name).\(component.name)"
        if (try? engine(names + [name])) != nil { names.append(name) }
      }
    }
    return names
  }()

  private static func engine(_ stages: [String]) throws -> Engine {
    let list = stages.map { "  - \($0)\n" }.joined()
    return try Engine(definition: "quire: 1\nname: hostile\nstages:\n\(list)", path: "hostile.yaml", grants: .nothing)
  }

  @Test func theStagesAreThere() {
    for name in ["match-gazetteer", "match-patterns", "tag-names", "chain-mentions"] {
      #expect(Self.stages.contains("entities.\(name)"), "entities.\(name) is not measured: \(Self.stages)")
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: traps)
  func everyStageKeepsTheTextAndItsAccounts(trap: Trap) throws {
    let plan = try Self.engine(Self.stages).plan
    let first = try LawTests.run(TestDocument.plain(trap.text), plan) { step, document in
      #expect(document.brokenAccounts().isEmpty, "\(trap.name), after \(step): \(document.brokenAccounts())")
      #expect(document.text.elementsEqual(trap.text.utf8), "\(trap.name), after \(step): the text is another")
    }
    #expect(try LawTests.run(TestDocument.plain(trap.text), plan) { _, _ in } == first, "\(trap.name): two runs differ")
  }
}
