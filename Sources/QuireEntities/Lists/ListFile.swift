import QuireStages
import QuireText

/// A list of phrases that a definition brings along, as TSV or JSON Lines.
///
/// TSV has two to four columns: the phrase, its type, its canonical name, and attributes as `key=value` between
/// semicolons; lines that begin with `#` are comments. A JSON line is an object with `phrase` (or `phrases`), `type`, and
/// perhaps `name`; its other members are attributes.
struct ListFile: Sendable {
  private(set) var entries: [ListEntry] = []
  private(set) var phrases: [(bytes: [UInt8], entry: Int32)] = []

  private let path: InputPath
  private let type: String

  /// Reads the list at `path`; `type` is the type of lines that name none.
  init(_ path: InputPath, type: String, in setup: Setup) throws(OptionError) {
    self.path = path
    self.type = type
    let bytes = try setup.read(path, for: "files")
    guard UTF8Validation.isValid(bytes) else { throw failure(1, "is not valid UTF-8") }
    let isJSON = path.path.hasSuffix(".jsonl") || path.path.hasSuffix(".ndjson")
    var number = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      number += 1
      let line = Array(bytes[start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)])
      start = end + 1
      guard line.contains(where: { $0 > 0x20 }), line[0] != UInt8(ascii: "#") else { continue }
      if isJSON { try addJSON(line, number) } else { try addTabbed(line, number) }
    }
    guard !phrases.isEmpty else { throw failure(number, "the list has no phrases") }
  }

  private mutating func addTabbed(_ line: [UInt8], _ number: Int) throws(OptionError) {
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count <= 4 else { throw failure(number, "has \(columns.count) columns; at most four are read") }
    func text(_ column: Int) -> String {
      column < columns.count ? String(decoding: columns[column], as: UTF8.self) : ""
    }
    let attributes: [JSONValue.Member] = text(3).split(separator: ";").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? .init(String(parts[0]), .string(String(parts[1]))) : nil
    }
    try add([text(0)], type: text(1), name: text(2), attributes, number)
  }

  private mutating func addJSON(_ line: [UInt8], _ number: Int) throws(OptionError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: line) } catch {
      throw failure(number, "is not JSON: \(error.message)")
    }
    guard case .object(let members) = value else { throw failure(number, "is no JSON object") }
    let several = value["phrases"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let phrases = (value["phrase"]?.stringValue).map { [$0] + several } ?? several
    guard !phrases.isEmpty else { throw failure(number, "has no \"phrase\"") }
    let known = ["phrase", "phrases", "type", "name"]
    let attributes = members.filter { !known.contains($0.name) }
    try add(
      phrases,
      type: value["type"]?.stringValue ?? "",
      name: value["name"]?.stringValue ?? "",
      attributes,
      number
    )
  }

  private mutating func add(
    _ phrases: [String],
    type: String,
    name: String,
    _ attributes: [JSONValue.Member],
    _ number: Int
  ) throws(OptionError) {
    let type = type.isEmpty ? self.type : type
    guard !type.isEmpty else {
      throw failure(number, "names no type; write one in the second column, or set \"file_type\"")
    }
    let first = phrases.first ?? ""
    guard !first.isEmpty else { throw failure(number, "has an empty phrase") }
    let entry = Int32(entries.count)
    entries.append(ListEntry(type: type, subtype: "", name: name.isEmpty ? first : name, attributes: attributes))
    for phrase in phrases { self.phrases.append((Array(phrase.utf8), entry)) }
  }

  private func failure(_ line: Int, _ why: String) -> OptionError {
    OptionError("files", .unreadable(path: path.path, why: "line \(line) \(why)"))
  }
}
