import Foundation
import QuireText
import QuireValues
import Testing

/// How many of the spans that Microsoft's Recognizers-Text states for its test sentences are found exactly, and how
/// many of these have the value that is stated.
///
/// The sentences are assistant commands more than prose; the floors keep what was reached. Where the set wants words
/// without a number ("next", "celsius", "percent"), the scanner is eager: in prose it is not. Cases that no platform of
/// Recognizers-Text supports are left out. The set lies beside the project (`../shared`, or `QUIRE_SHARED`) and is no
/// part of it.
@Suite(.enabled(if: RecognizersText.isHere, "../shared/data/values/recognizers-text is not there"))
struct RecognizersTextTests {
  @Test(arguments: RecognizersText.sets)
  func spansAndValuesAreFound(set: RecognizersText) throws {
    var scanner = ValueScanner(kinds: set.kinds)
    scanner.isEager = set.isEager
    var (stated, found, agreed) = (0, 0, 0)
    for item in try set.cases() {
      let bytes = Array(item.input.utf8)
      var values = scanner.scan(bytes, in: 0..<bytes.count, reference: item.reference)
      stated += item.spans.count
      for span in item.spans {
        guard let place = values.firstIndex(where: { span.isStated(at: $0.range, in: bytes) }) else { continue }
        found += 1
        agreed += span.agrees(with: values.remove(at: place)) ? 1 : 0
      }
    }
    let spans = Double(found) / Double(max(stated, 1))
    let values = Double(agreed) / Double(max(stated, 1))
    print("\(set.file): \(found) of \(stated) spans, \(agreed) values\(set.isEager ? " (eager)" : "")")
    #expect(stated > 0)
    #expect(spans >= set.floor)
    #expect(values >= set.valueFloor)
  }
}

/// One file of the set.
struct RecognizersText: Sendable, CustomTestStringConvertible {
  let file: String
  let kinds: [ValueKind]
  let floor: Double
  /// The share of spans whose value agrees; 0 where normal forms differ in kind.
  var valueFloor = 0.0
  var isEager = false

  struct Case {
    var input: String
    var spans: [Span]
    var reference: CivilDate?
  }

  struct Span {
    var text: String
    /// In code points, the last one included; not stated everywhere.
    var start: Int?
    var value: String?

    func isStated(at range: ByteRange, in bytes: [UInt8]) -> Bool {
      guard String(decoding: bytes[range], as: UTF8.self).lowercased() == text.lowercased() else { return false }
      return start.map { $0 == String(decoding: bytes[..<range.lowerBound], as: UTF8.self).utf16.count } ?? true
    }

    func agrees(with found: RecognizedValue) -> Bool {
      let normal = found.normal.lowercased()
      guard let value = value?.lowercased(), value != "null" else { return true }
      switch found.kind {
      case .number, .ordinal, .percent, .money, .quantity, .age:
        let digits = normal.split(whereSeparator: { !"0123456789.-".contains($0) }).joined()
        guard let stated = Double(value.filter { $0 != "%" }), let number = Double(digits) else {
          return value == normal
        }
        // Recognizers-Text counts cents in cents.
        let isNear = { (other: Double) in abs(stated - other) <= 1e-9 * max(abs(stated), abs(other)) }
        return isNear(number) || found.kind == .money && isNear(number * 100)
      case .phone: return value.filter(\.isNumber).hasSuffix(normal.filter(\.isNumber).suffix(7))
      default: return value == normal
      }
    }
  }

  static let sets = [
    RecognizersText(file: "DateTime/DateTimeModel", kinds: timeKinds, floor: 0.8),
    RecognizersText(file: "Number/NumberModel", kinds: [.number], floor: 0.94, valueFloor: 0.93),
    RecognizersText(file: "Number/OrdinalModel", kinds: [.ordinal], floor: 0.98, valueFloor: 0.98, isEager: true),
    RecognizersText(file: "Number/OrdinalModel", kinds: [.ordinal], floor: 0.54),
    RecognizersText(file: "Number/OrdinalModelSuppressExtendedTypes", kinds: [.ordinal], floor: 1, valueFloor: 1),
    RecognizersText(file: "Number/PercentModel", kinds: [.percent], floor: 0.94, valueFloor: 0.94, isEager: true),
    RecognizersText(file: "Number/PercentModel", kinds: [.percent], floor: 0.83, valueFloor: 0.83),
    RecognizersText(file: "NumberWithUnit/CurrencyModel", kinds: [.money], floor: 0.92, valueFloor: 0.91),
    RecognizersText(file: "NumberWithUnit/DimensionModel", kinds: [.quantity], floor: 0.91, valueFloor: 0.9),
    RecognizersText(
      file: "NumberWithUnit/TemperatureModel",
      kinds: [.quantity],
      floor: 1,
      valueFloor: 1,
      isEager: true
    ),
    RecognizersText(file: "NumberWithUnit/TemperatureModel", kinds: [.quantity], floor: 0.74, valueFloor: 0.74),
    RecognizersText(file: "NumberWithUnit/AgeModel", kinds: [.age], floor: 1, valueFloor: 1),
    RecognizersText(file: "Sequence/PhoneNumberModel", kinds: [.phone], floor: 0.96, valueFloor: 0.96),
    RecognizersText(file: "Sequence/URLModel", kinds: [.url], floor: 0.91, valueFloor: 0.8),
    RecognizersText(file: "Sequence/IpAddressModel", kinds: [.ip], floor: 1),
    RecognizersText(file: "Sequence/EmailModel", kinds: [.email], floor: 1, valueFloor: 1),
    RecognizersText(file: "Sequence/MentionModel", kinds: [.handle], floor: 0.88, valueFloor: 0.88),
    RecognizersText(file: "Sequence/HashtagModel", kinds: [.hashtag], floor: 0.8, valueFloor: 0.8),
  ]

  var testDescription: String { isEager ? file + ", eager" : file }

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
      if case .string(let platforms)? = item["NotSupported"], Self.namesAll(platforms) { return nil }
      let spans = results.compactMap { result -> Span? in
        guard case .string(let text)? = result["Text"] else { return nil }
        var span = Span(text: text)
        // Some places are those of an older sentence.
        if let start = result["Start"]?.integerValue, Self.states(input, text, at: start) { span.start = start }
        if case .string(let value)? = result["Resolution"]?["value"] { span.value = value }
        return span
      }
      var reference: CivilDate?
      if case .string(let date)? = item["Context"]?["ReferenceDateTime"] {
        reference = CivilDate(iso: String(date.prefix(10)))
      }
      return Case(input: input, spans: spans, reference: reference)
    }
  }

  private static func namesAll(_ platforms: String) -> Bool {
    let names = Set(platforms.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
    return names.isSuperset(of: ["dotnet", "javascript", "python", "java"])
  }

  private static func states(_ input: String, _ text: String, at start: Int) -> Bool {
    let units = Array(input.lowercased().utf16)
    let wanted = Array(text.lowercased().utf16)
    return start >= 0 && start + wanted.count <= units.count && Array(units[start..<start + wanted.count]) == wanted
  }
}
