import Foundation
import QuireCleanup
import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

/// The cases of ftfy, and the laws on spoiled texts.
@Suite struct RepairTextTests {
  struct Case: Decodable {
    var label: String
    var original: String
    var fixed: String
    var fixedEncoding: String?
    var expect: String

    enum CodingKeys: String, CodingKey {
      case label
      case original
      case fixed
      case fixedEncoding = "fixed-encoding"
      case expect
    }
  }

  private static let shared =
    ProcessInfo.processInfo.environment["QUIRE_SHARED"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL

  private static let folder = shared.appending(path: "data/text-repair")

  static let hasCases = FileManager.default.fileExists(atPath: folder.path)

  private static func cases(_ file: String) throws -> [Case] {
    try JSONDecoder().decode([Case].self, from: Data(contentsOf: folder.appending(path: file + ".json")))
  }

  private static func repaired(_ text: String, _ values: [OptionValue.Member] = []) throws -> Document {
    guard
      case .stage(let stage)? = try Registry([cleanupFamily])["cleanup.repair-text"]?
        .make(values, Setup(step: "repair")).get()
    else { throw NoStage() }
    var document = TestDocument.plain(text)
    var context = StageContext(step: "repair")
    try document.apply(stage.process(document, in: &context), by: "repair")
    return document
  }

  /// The repairs of the charset alone give what the cases call fixed encoding.
  @Test(
    .enabled(if: hasCases, "the cases are not in ../shared"),
    arguments: ["in-the-wild", "language-names", "negative", "synthetic"]
  )
  func casesOfEncoding(file: String) throws {
    for item in try Self.cases(file) where item.expect == "pass" {
      let document = try Self.repaired(item.original, [OptionValue.Member("references", .string("never"))])
      #expect(document.text == Array((item.fixedEncoding ?? item.fixed).utf8), "\(item.label)")
      #expect(document.brokenAccounts().isEmpty, "\(item.label)")
    }
  }

  /// Everything, and after it what ftfy does beyond repairing: straight quotes, ligatures, widths, no controls.
  @Test(
    .enabled(if: hasCases, "the cases are not in ../shared"),
    arguments: ["in-the-wild", "language-names", "negative", "synthetic"]
  )
  func casesOfText(file: String) throws {
    for item in try Self.cases(file) where item.expect == "pass" {
      let repaired = try Self.repaired(item.original).text
      // Controls above U+007F that mean nothing in windows-1252 are what the cases keep.
      let repairs = CharacterRepair.find([.quote, .ligature, .control], in: repaired)
        .filter { $0.kind != .control || $0.range.count == 1 }
      let text = String(decoding: CharacterRepair.apply(repairs, to: repaired), as: UTF8.self)
        .replacing("ŉ", with: "'n").replacing("，", with: ",")
      #expect(Array(text.utf8) == Array(item.fixed.utf8), "\(item.label)")
    }
  }

  @Test(arguments: 0..<100)
  func everyByteIsAccountedFor(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = String(
      decoding: Array(RandomText.text(seed: seed).utf8).flatMap { byte -> [UInt8] in
        let isSpoiled = byte >= 0x80 && Bool.random(using: &generator)
        return isSpoiled ? Array(String(Unicode.Scalar(byte)).utf8) : [byte]
      },
      as: UTF8.self
    )
    for source in [text, RandomText.text(seed: seed)] {
      let document = try Self.repaired(source + "cafÃ© &amp; \u{85}\u{1B}[0m")
      #expect(document.brokenAccounts().isEmpty)
      #expect(UTF8Validation.isValid(document.text))
      let again = try Self.repaired(document.string(0..<document.text.count))
      #expect(again.text == document.text)
    }
  }
}
