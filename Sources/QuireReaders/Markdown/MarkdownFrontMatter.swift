import QuireDocument
import QuireText

/// The lines of YAML between `---` at the beginning of a Markdown document, as far as they are plain: a key and a value,
/// or a key and a list.
struct MarkdownFrontMatter {
  /// The longest front matter, in bytes.
  private static let limit = 1 << 16

  /// The most items of a list that are kept, and one more.
  private static let maximumItems = 1_000

  /// Where the document itself begins.
  let end: Int

  private let entries: [(key: String, value: JSONValue, range: ByteRange)]

  /// Reads the lines at the beginning of `bytes`, which is linear in them; `nil` where there are none.
  init?(_ bytes: [UInt8]) {
    var lines: [ByteRange] = []
    var start = 0
    while start < min(bytes.count, Self.limit) {
      let feed = firstPlace(of: 0x0A, in: bytes, start..<bytes.count) ?? bytes.count
      var line = start..<feed
      if let last = line.last, bytes[last] == 0x0D { line = start..<last }
      start = min(bytes.count, feed + 1)
      let isMark = bytes[line].elementsEqual("---".utf8)
      if lines.isEmpty, !isMark { return nil }
      lines.append(line)
      guard lines.count > 1, isMark || bytes[line].elementsEqual("...".utf8) else { continue }
      end = start
      entries = Self.entries(bytes, lines[1..<(lines.count - 1)])
      return
    }
    return nil
  }

  /// Sets the values, and states that the lines are no text.
  func write(to builder: inout DocumentBuilder) {
    builder.structure(.header, decoded: 0..<end)
    for (key, value, range) in entries {
      let source = builder.sourceRanges(decoded: range)
      let (name, value) = Self.known(key, value)
      builder.set(name, MetadataValue(value, rule: "front-matter", source: source))
    }
  }

  /// Keys that mean what other formats call otherwise.
  private static func known(_ key: String, _ value: JSONValue) -> (String, JSONValue) {
    switch key.lowercased() {
    case "author", "authors": ("authors", value.arrayValue == nil ? .array([value]) : value)
    case "date": ("published", value)
    case "lang", "language": ("language", value)
    default: (key, value)
    }
  }

  private static func entries(
    _ bytes: [UInt8],
    _ lines: ArraySlice<ByteRange>
  ) -> [(key: String, value: JSONValue, range: ByteRange)] {
    var entries: [(key: String, value: JSONValue, range: ByteRange)] = []
    for line in lines {
      let content = trimmed(bytes, line)
      guard let first = content.first, bytes[first] != UInt8(ascii: "#") else { continue }
      if bytes[first] == UInt8(ascii: "-"), let last = entries.last {
        // An item of the list that the key above begins.
        let item = scalar(bytes, trimmed(bytes, (first + 1)..<content.upperBound))
        let items = (last.value.arrayValue ?? []).prefix(Self.maximumItems) + [.string(item.text)]
        let lower = last.value == .string("") ? item.range.lowerBound : last.range.lowerBound
        entries[entries.count - 1] = (last.key, .array(Array(items)), lower..<max(lower, item.range.upperBound))
        continue
      }
      // Lines that are set in belong to a value of several lines or to a map, which are left alone.
      guard first == line.lowerBound, let colon = firstPlace(of: UInt8(ascii: ":"), in: bytes, content) else {
        continue
      }
      let key = String(decoding: bytes[trimmed(bytes, first..<colon)], as: UTF8.self)
      let (value, range) = value(bytes, trimmed(bytes, (colon + 1)..<content.upperBound))
      entries.append((key, value, range))
    }
    return entries.filter { $0.value != .string("") }
  }

  private static func value(_ bytes: [UInt8], _ range: ByteRange) -> (JSONValue, ByteRange) {
    guard let first = range.first, let last = range.last, first < last, bytes[first] == UInt8(ascii: "["),
      bytes[last] == UInt8(ascii: "]")
    else {
      let (text, range) = scalar(bytes, range)
      return (.string(text), range)
    }
    let items = bytes[(first + 1)..<last].split(separator: UInt8(ascii: ","))
      .map { scalar(bytes, trimmed(bytes, $0.startIndex..<$0.endIndex)).text }
    return (.array(items.map { .string($0) }), range)
  }

  /// A value without quotation marks, and where it stands.
  private static func scalar(_ bytes: [UInt8], _ range: ByteRange) -> (text: String, range: ByteRange) {
    guard let first = range.first, let last = range.last, first < last, bytes[first] == bytes[last],
      bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
    else { return (String(decoding: bytes[range], as: UTF8.self), range) }
    return (String(decoding: bytes[(first + 1)..<last], as: UTF8.self), (first + 1)..<last)
  }

  private static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<upper
  }
}
