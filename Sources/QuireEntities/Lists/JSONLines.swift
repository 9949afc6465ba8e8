import QuireDocument
import QuireText

/// Lines that are JSON objects with `phrase` (or `phrases`), `type`, and perhaps `name`; other members are attributes.
struct JSONLines: ListFormat {
  /// The type of lines that name none; empty where they must.
  let type: String

  let hasComments = true

  private static let known = ["phrase", "phrases", "type", "name"]

  func phrases(of line: ByteRange, in bytes: [UInt8], _ body: (ListPhrase) throws(ListProblem) -> Void)
    throws(ListProblem)
  {
    let root = try parse(bytes, line)
    guard root.kind == .object else { throw ListProblem(words: "is no JSON object") }
    var count = 0
    var hasType = !type.isEmpty
    for member in root.members {
      if member.isNamed("phrase"), member.value.kind == .string {
        try body(phrase(member.value, bytes))
        count += 1
      } else if member.isNamed("phrases") {
        for value in member.value.elements where value.kind == .string {
          try body(phrase(value, bytes))
          count += 1
        }
      } else if !hasType, member.isNamed("type") {
        hasType = member.value.kind == .string && member.value.range.count > 2
      }
    }
    guard count > 0 else { throw ListProblem(words: "has no \"phrase\"") }
    guard hasType else { throw ListProblem(words: "names no \"type\"; write one, or set \"file_type\"") }
  }

  private func parse(_ bytes: [UInt8], _ line: ByteRange) throws(ListProblem) -> JSONNode {
    do throws(JSONError) {
      return try JSONParser().parse(bytes, in: line).root
    } catch {
      throw ListProblem(words: "is not JSON: column \(error.column): \(error.message)")
    }
  }

  private func phrase(_ value: JSONNode, _ bytes: [UInt8]) -> ListPhrase {
    let inside = value.range.lowerBound + 1..<value.range.upperBound - 1
    guard firstPlace(of: UInt8(ascii: "\\"), in: bytes, inside) != nil else { return .range(inside) }
    return .decoded(Array((value.string ?? "").utf8))
  }

  func entry(of line: ByteRange, in bytes: [UInt8]) -> ListEntry {
    let value = (try? parse(bytes, line))?.value ?? .null
    func text(_ name: String) -> String { value[name]?.stringValue ?? "" }
    let (type, name) = (text("type"), text("name"))
    let phrase = value["phrase"]?.stringValue ?? value["phrases"]?.arrayValue?.lazy.compactMap(\.stringValue).first
    return ListEntry(
      type: type.isEmpty ? self.type : type,
      subtype: "",
      name: name.isEmpty ? phrase ?? "" : name,
      attributes: (value.objectValue ?? []).filter { !Self.known.contains($0.name) }
    )
  }
}
