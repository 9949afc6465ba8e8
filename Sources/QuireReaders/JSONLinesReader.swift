import QuireDocument
public import QuireStages
import QuireText

/// Reads JSON Lines: each line one document, one field of it the text, the others metadata.
///
/// Source ranges lead through the string's escapes to the bytes of the line. A line that is not JSON goes to quarantine
/// with its number, and the next line is read.
///
/// ```yaml
/// input: { files: ["corpus/*.jsonl.gz"], format: jsonl, with: { text_field: body } }
/// ```
public struct JSONLinesReader: Reader {
  public static let name = "jsonl"
  public static let summary = "Reads JSON Lines: one field of each line is the text, the others are metadata."
  public static let suffixes = [".jsonl", ".ndjson"]
  public static let mediaTypes = ["application/jsonl", "application/x-ndjson"]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var textField = "text"
    public var idField = "id"
    public var maxLineBytes = 1 << 28

    public static let declared: [OptionField<Self>] = [
      OptionField("text_field", \.textField, "The field that holds the text."),
      OptionField("id_field", \.idField, "The field that holds the document's id, a string or an integer."),
      OptionField("max_line_bytes", \.maxLineBytes, "The longest line that is read, in bytes.", .within(1...(1 << 31))),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard !options.textField.isEmpty else { throw .invalid("text_field", "must not be empty") }
    self.options = options
  }

  public static func recognizes(_ head: [UInt8]) -> Bool {
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    func skip(_ byte: UInt8) -> Bool {
      rest = rest.drop { $0 <= 0x20 }
      return rest.popFirst() == byte
    }
    guard skip(UInt8(ascii: "{")), skip(UInt8(ascii: "\"")) else { return false }
    let line = rest.prefix { $0 != 0x0A }
    // An object over several lines is no JSON Lines; a line longer than the head can only be judged by its beginning.
    guard line.count == rest.count && head.count >= longestHead || line.last(where: { $0 > 0x20 }) == UInt8(ascii: "}")
    else { return false }
    rest = line.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
    return skip(UInt8(ascii: ":"))
  }

  /// How much of a file a reader sees at most before it is chosen, in bytes.
  private static let longestHead = 4_096

  public func makeSplitter() -> any RecordSplitter { LineRecords(limit: options.maxLineBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    guard !Self.isBlank(record.bytes) else { return .nothing }
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONParser(limits: JSONLimits(maximumBytes: options.maxLineBytes)).parse(record.bytes)
    } catch {
      return .failure(ReadFailure(code: error.code.rawValue, "not JSON: \(error.message)", at: error.offset))
    }
    return build(document.root, record, context)
  }

  /// Whether there is nothing but white space, and perhaps the file's byte order mark; a zero byte is damage.
  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private func build(_ root: JSONNode, _ record: Record, _ context: ReadContext) -> ReadOutcome {
    guard root.kind == .object else { return failure("the line is no object but \(root.kind.rawValue)", at: 0) }
    let fields = RecordFields(root, textField: options.textField, idField: options.idField)
    guard let node = fields.text else {
      let names = fields.others.filter { $0.value.kind == .string }.map { "\"\($0.name)\"" }
      let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
      let known = names.isEmpty ? "it has no string fields" : "its string fields are \(shown)"
      return failure("the object has no field \"\(options.textField)\"; \(known)", at: root.range.lowerBound)
    }
    guard let text = node.text() else {
      let message = "field \"\(options.textField)\" must be a string, found \(node.kind.rawValue)"
      return failure(message, at: node.range.lowerBound)
    }
    let source = Source(
      bytes: record.bytes,
      decoded: text.bytes,
      map: text.map,
      charset: Charset.utf8.name,
      mediaType: "application/jsonl",
      locator: context.locator
    )
    var builder = DocumentBuilder(id: fields.id ?? context.id, source: source, reader: Self.name)
    builder.structure(.record, 0..<(node.range.lowerBound + 1))
    builder.copy(0..<text.bytes.count)
    builder.structure(.record, (node.range.upperBound - 1)..<record.bytes.count)
    for (name, value) in fields.others {
      builder.set(name, MetadataValue(value.value, rule: "field", source: [SourceRange(value.range)]))
    }
    builder.reportProblems(text, charset: Charset.utf8.name)
    // With more problems than are kept one by one it is unknown on which side the bytes stand; they are reported above.
    let areCounted = text.problemCount == text.problems.count
    let inside = areCounted ? text.undecodableByteCount : root.document.invalidByteCount
    report(fields, invalidOutside: root.document.invalidByteCount - inside, to: &builder)
    return .document(builder.finish())
  }

  /// Says what is odd about the record around its text.
  private func report(_ fields: RecordFields, invalidOutside: Int, to builder: inout DocumentBuilder) {
    if invalidOutside > 0 {
      let message = "\(invalidOutside) byte\(invalidOutside == 1 ? "" : "s") outside of the text are not valid UTF-8"
      builder.report(Diagnostic(.warning, code: "undecodable-bytes", message))
    }
    for (name, places) in fields.repeated {
      let message = "field \"\(name)\" stands \(places.count) times in the record; the last one counts"
      builder.report(Diagnostic(.warning, code: "repeated-field", message, source: places.map { SourceRange($0) }))
    }
  }

  private func failure(_ message: String, at offset: Int) -> ReadOutcome {
    .failure(ReadFailure(code: "bad-record", message, at: offset))
  }
}

/// The lines of a stream as records.
private struct LineRecords: RecordSplitter {
  private var lines: LineSplitter

  init(limit: Int) { lines = LineSplitter(limit: limit) }

  mutating func append(_ chunk: [UInt8]) -> [Record] {
    lines.append(chunk).map(record)
  }

  mutating func finish() -> [Record] { lines.finish().map { [record($0)] } ?? [] }

  private func record(_ line: LineSplitter.Line) -> Record {
    let message = "the line has more than \(lines.limit) bytes; raise \"max_line_bytes\" to read it"
    return Record(
      bytes: line.bytes,
      offset: line.offset,
      number: line.number,
      line: line.number,
      failure: line.isTooLong ? ReadFailure(code: "line-too-long", message) : nil
    )
  }
}
