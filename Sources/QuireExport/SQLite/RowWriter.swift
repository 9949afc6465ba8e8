import QuireDocument
import QuireText

/// Writes rows one after another, as `csqlite.h` describes them; the database is made of them later.
struct RowWriter: Sendable {
  /// What a file of rows begins with.
  static let head = Array("QUIRROW1".utf8)

  /// The most bytes that the columns of a row may have.
  static let maximumRow = 900_000_000

  private(set) var bytes: [UInt8]

  /// Whether all rows are short enough so far.
  private(set) var fits = true

  /// Where the row's columns begin.
  private var start = 0

  init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  /// Begins a row of `table`; its columns come next, in their order.
  mutating func begin(_ table: SQLiteTable) {
    bytes.append(table.number)
    append(UInt32(0))
    start = bytes.count
  }

  /// Ends the row.
  mutating func end() {
    let count = bytes.count - start
    fits = fits && count <= Self.maximumRow
    let length = UInt32(truncatingIfNeeded: count)
    for index in 0..<4 { bytes[start - 4 + index] = UInt8(truncatingIfNeeded: length >> UInt32(8 * index)) }
  }

  mutating func null() { bytes.append(0) }

  mutating func integer(_ value: Int?) {
    guard let value else { return null() }
    bytes.append(1)
    append(UInt64(bitPattern: Int64(value)))
  }

  mutating func real(_ value: Double?) {
    // SQLite has no NaN.
    guard let value, !value.isNaN else { return null() }
    bytes.append(2)
    append(value.bitPattern)
  }

  mutating func text(_ value: String?) {
    guard let value else { return null() }
    text(utf8: Array(value.utf8)[...])
  }

  mutating func text(utf8 value: ArraySlice<UInt8>) {
    fits = fits && value.count <= Self.maximumRow
    bytes.append(3)
    append(UInt32(truncatingIfNeeded: value.count))
    bytes.append(contentsOf: value)
  }

  /// Writes JSON as text.
  mutating func json(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    body(&writer)
    text(utf8: writer.bytes[...])
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
