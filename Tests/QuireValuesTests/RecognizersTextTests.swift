import Foundation
import QuireText
import QuireValues
import Testing

/// How many of the spans that Microsoft's Recognizers-Text states for its test sentences are found exactly.
///
/// The sentences are assistant commands more than prose; the floors keep what was reached. The set lies beside the
/// project (`../shared`, or `QUIRE_SHARED`) and is no part of it.
@Suite(.enabled(if: RecognizersText.isHere, "../shared/data/values/recognizers-text is not there"))
struct RecognizersTextTests {
  @Test(arguments: RecognizersText.sets)
  func spansAreFound(set: RecognizersText) throws {
    let cases = try set.cases()
    var stated = 0
    var found = 0
    for item in cases {
      let bytes = Array(item.input.utf8)
      let values = ValueScanner(kinds: set.kinds).scan(bytes, in: 0..<bytes.count, reference: item.reference)
      var texts = values.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }
      stated += item.spans.count
      for span in item.spans {
        guard let place = texts.firstIndex(of: span.lowercased()) else { continue }
        texts.remove(at: place)
        found += 1
      }
    }
    let recall = Double(found) / Double(max(stated, 1))
    print("\(set.file): \(found) of \(stated) spans, \(Int(recall * 1000 + 0.5))‰")
    #expect(stated > 0)
    #expect(recall >= set.floor)
  }
}

/// One file of the set.
struct RecognizersText: Sendable, CustomTestStringConvertible {
  let file: String
  let kinds: [ValueKind]
  let floor: Double

  struct Case {
    var input: String
    var spans: [String]
    var reference: CivilDate?
  }

  static let sets = [
    RecognizersText(file: "DateTime/DateTimeModel", kinds: timeKinds, floor: 0.8),
    RecognizersText(file: "Number/NumberModel", kinds: [.number], floor: 0.55),
    RecognizersText(file: "Number/PercentModel", kinds: [.percent], floor: 0.8),
    RecognizersText(file: "NumberWithUnit/CurrencyModel", kinds: [.money], floor: 0.85),
    RecognizersText(file: "Sequence/PhoneNumberModel", kinds: [.phone], floor: 0.94),
    RecognizersText(file: "Sequence/URLModel", kinds: [.url], floor: 0.88),
    RecognizersText(file: "Sequence/IpAddressModel", kinds: [.ip], floor: 0.98),
    RecognizersText(file: "Sequence/EmailModel", kinds: [.email], floor: 0.98),
    RecognizersText(file: "Sequence/MentionModel", kinds: [.handle], floor: 0.85),
    RecognizersText(file: "Sequence/HashtagModel", kinds: [.hashtag], floor: 0.75),
  ]

  var testDescription: String { file }

  static var isHere: Bool {
    FileManager.default.fileExists(atPath: folder)
  }

  static var folder: String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["QUIRE_SHARED"]
      ?? root.deletingLastPathComponent().appendingPathComponent("shared").path
    return shared + "/data/values/recognizers-text"
  }

  func cases() throws -> [Case] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + file + ".json"))
    guard case .array(let items) = try JSONValue(parsing: Array(data)) else { return [] }
    return items.compactMap { item in
      guard case .string(let input)? = item["Input"], case .array(let results)? = item["Results"] else { return nil }
      let spans = results.compactMap { result -> String? in
        guard case .string(let text)? = result["Text"] else { return nil }
        return text
      }
      var reference: CivilDate?
      if case .string(let date)? = item["Context"]?["ReferenceDateTime"] {
        reference = CivilDate(iso: String(date.prefix(10)))
      }
      return Case(input: input, spans: spans, reference: reference)
    }
  }
}
