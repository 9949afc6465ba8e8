import QuireText
import Synchronization

/// The columns of the table whose rows were read last, so that a long header is not read for each row.
final class CSVColumnCache: Sendable {
  private struct Table {
    let preamble: [UInt8]
    let charset: Charset
    let columns: CSVColumns
  }

  private let last = Mutex<Table?>(nil)

  /// The columns of the table that `preamble` tells of, made by `make` where they are not those that were asked for last.
  ///
  /// Rows of a table share the preamble's buffer, so that comparing it costs nothing.
  func columns(of preamble: [UInt8], _ charset: Charset, make: () -> CSVColumns) -> CSVColumns {
    last.withLock { last in
      if let last, last.charset == charset, last.preamble == preamble { return last.columns }
      let columns = make()
      last = Table(preamble: preamble, charset: charset, columns: columns)
      return columns
    }
  }
}

/// What the columns of a table are for.
struct CSVColumns {
  /// The names as the header gives them; none without a header.
  let names: [String]

  /// The index of the column that holds the text; `nil` where there is none.
  let text: Int?

  /// The index of the column that holds the id.
  let id: Int?

  /// The names of columns that are kept as metadata; `nil` for all.
  private let kept: Set<String>?

  /// Reads `header`, the first row of a table; linear.
  init(_ header: [UInt8], delimiter: UInt8, _ options: CSVReader.Options, _ charset: Charset) {
    var names: [String] = []
    var taken: Set<String> = []
    if options.header {
      let row = CSVRow(header, delimiter: delimiter, options, charset)
      for (index, field) in row.table.fields.enumerated() {
        let name = row.string(field).trimmingBlanks
        // Columns without a name, and further ones of a name, go by their number.
        names.append(name.isEmpty || !taken.insert(name).inserted ? "column_\(index + 1)" : name)
      }
    }
    self.names = names
    text = Self.index(of: options.textColumn, in: names)
    id = Self.index(of: options.idColumn, in: names)
    kept = options.metadataColumns.isEmpty ? nil : Set(options.metadataColumns)
  }

  private static func index(of column: String, in names: [String]) -> Int? {
    if let index = names.firstIndex(of: column) { return index }
    guard let number = Int(column), number > 0, names.isEmpty || number <= names.count else { return nil }
    return number - 1
  }

  /// The key under which the cell of a column is kept; `nil` where it is not kept.
  func key(of index: Int) -> String? {
    guard index != text, index != id else { return nil }
    let name = index < names.count ? names[index] : "column_\(index + 1)"
    guard let kept else { return name }
    return kept.contains(name) || kept.contains(String(index + 1)) ? name : nil
  }
}

extension String {
  /// The string without blanks around it.
  var trimmingBlanks: String {
    let rest = drop { $0 == " " || $0 == "\t" }
    guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(rest[...last])
  }
}
