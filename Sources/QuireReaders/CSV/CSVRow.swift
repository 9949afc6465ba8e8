import QuireDocument
import QuireStages
import QuireText

/// A row of a table, decoded.
struct CSVRow {
  let table: DelimitedFields

  private let bytes: [UInt8]
  private let decoded: DecodedText
  private let charset: Charset

  init(_ bytes: [UInt8], delimiter: UInt8, _ options: CSVReader.Options, _ charset: Charset) {
    self.bytes = bytes
    self.charset = charset
    decoded = decode(bytes, as: charset)
    table = DelimitedFields(decoded.bytes, delimiter: delimiter, quote: options.quotes ? UInt8(ascii: "\"") : nil)
  }

  /// What stands in a cell.
  func string(_ field: DelimitedFields.Field) -> String {
    var content: [UInt8] = []
    for part in table.content(of: field, in: decoded.bytes) { content += decoded.bytes[part] }
    return String(decoding: content, as: UTF8.self)
  }

  /// The row as a document.
  func document(_ columns: CSVColumns, _ context: ReadContext, reader: String) throws(ReadFailure) -> Document {
    let fields = table.fields
    guard let index = columns.text else { throw Self.noColumn(columns) }
    guard index < fields.count else {
      let count = "\(fields.count) cell\(fields.count == 1 ? "" : "s")"
      throw ReadFailure(code: "bad-record", "the row has \(count), and the text should stand in number \(index + 1)")
    }
    let source = Source(
      bytes: bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: charset.name,
      mediaType: "text/csv",
      locator: context.locator
    )
    let id = columns.id.flatMap { $0 < fields.count ? string(fields[$0]) : nil } ?? ""
    var builder = DocumentBuilder(id: id.isEmpty ? context.id : id, source: source, reader: reader)
    for gap in decoded.map.gaps(count: bytes.count) { builder.structure(.encoding, gap) }
    write(fields[index], to: &builder)
    for (index, field) in fields.enumerated() {
      guard let key = columns.key(of: index) else { continue }
      let places = builder.sourceRanges(decoded: field.range)
      builder.set(key, MetadataValue(.string(string(field)), rule: "column", source: places))
    }
    report(columns, to: &builder)
    builder.reportProblems(decoded, charset: charset.name)
    return builder.finish()
  }

  /// Takes the cell into the text; its marks and all other cells are structure.
  private func write(_ field: DelimitedFields.Field, to builder: inout DocumentBuilder) {
    var end = 0
    for part in table.content(of: field, in: decoded.bytes) {
      builder.structure(.record, decoded: end..<part.lowerBound)
      builder.copy(part)
      end = part.upperBound
    }
    builder.structure(.record, decoded: end..<decoded.bytes.count)
  }

  private func report(_ columns: CSVColumns, to builder: inout DocumentBuilder) {
    let (found, named) = (table.fields.count, columns.names.count)
    if named > 0, found != named {
      let message = "the row has \(found) cell\(found == 1 ? "" : "s"), and the header names \(named)"
      builder.report(Diagnostic(.warning, code: "ragged-row", message))
    }
    let odd = table.fields.filter { table.isMisquoted($0, in: decoded.bytes) }
    guard !odd.isEmpty else { return }
    let message = "\(odd.count) cell\(odd.count == 1 ? " goes" : "s go") on behind the closing quotation mark"
    let places = odd.prefix(100).flatMap { builder.sourceRanges(decoded: $0.range) }
    builder.report(Diagnostic(.warning, code: "stray-quote", message, source: places))
  }

  private static func noColumn(_ columns: CSVColumns) -> ReadFailure {
    let names = columns.names.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = columns.names.count > 10 ? ", …" : ""
    return ReadFailure(
      code: "bad-record",
      "the table has no such text column; its columns are \(names)\(more); set \"text_column\" to one of them"
    )
  }
}
