import Foundation
import QuireText
import QuireValues
import Testing

/// How many of the spans of Recognizers-Text's DateTimeModel are found exactly, by their offsets, and how many of them
/// with the first TIMEX that it states.
///
/// Cases that none of its four implementations supports are left out. The set lies beside the project.
@Suite(.enabled(if: RecognizersText.isHere, "../shared/data/values/recognizers-text is not there"))
struct RecognizersTextValuesTests {
  @Test func spansAndValuesOfDates() throws {
    var stated = 0
    var found = 0
    var right = 0
    for item in try RecognizersText(file: "DateTime/DateTimeModel", kinds: [], floor: 0).datedCases() {
      let bytes = Array(item.input.utf8)
      let values = DateTimeScanner().scan(bytes, in: 0..<bytes.count, reference: item.date, time: item.time)
      stated += item.results.count
      for result in item.results {
        let value = values.first { item.utf16Range($0.range) == result.range }
        if value != nil { found += 1 }
        if value?.timex == result.timex { right += 1 }
      }
    }
    print("DateTimeModel: \(found) spans and \(right) values of \(stated)")
    #expect(stated > 1000)
    #expect(Double(found) >= 0.9 * Double(stated))
    #expect(Double(right) >= 0.87 * Double(stated))
  }
}

/// A case with offsets and values.
private struct DatedCase {
  var input: String
  var date: CivilDate?
  var time: TimeOfDay?
  var results: [(range: Range<Int>, timex: String)]

  /// The range in code units of UTF-16, as the set counts.
  func utf16Range(_ bytes: ByteRange) -> Range<Int> {
    let text = input.utf8
    let lower = text.index(text.startIndex, offsetBy: bytes.lowerBound)
    let upper = text.index(text.startIndex, offsetBy: bytes.upperBound)
    let start = input.utf16.distance(from: input.startIndex, to: lower)
    return start..<start + input.utf16.distance(from: lower, to: upper)
  }
}

extension RecognizersText {
  fileprivate func datedCases() throws -> [DatedCase] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + file + ".json"))
    guard case .array(let items) = try JSONValue(parsing: Array(data)) else { return [] }
    return items.compactMap { item in
      guard case .string(let input)? = item["Input"], case .array(let results)? = item["Results"] else { return nil }
      if case .string(let platforms)? = item["NotSupported"],
        ["dotnet", "javascript", "python", "java"].allSatisfy({ platforms.lowercased().contains($0) })
      {
        return nil
      }
      var dated = DatedCase(input: input, results: results.compactMap { result(of: $0) })
      if case .string(let written)? = item["Context"]?["ReferenceDateTime"] {
        dated.date = CivilDate(iso: String(written.prefix(10)))
        let parts = written.dropFirst(11).split(separator: ":").compactMap { Int($0) }
        if parts.count > 1 { dated.time = TimeOfDay(hour: parts[0], minute: parts[1], second: 0) }
      }
      return dated
    }
  }

  private func result(of item: JSONValue) -> (range: Range<Int>, timex: String)? {
    guard let start = item["Start"]?.integerValue, let end = item["End"]?.integerValue, start <= end else { return nil }
    guard case .array(let values)? = item["Resolution"]?["values"], case .string(let timex)? = values.first?["timex"]
    else { return (start..<end + 1, "") }
    return (start..<end + 1, timex)
  }
}
