import QuireText

/// Rows in words: a line for each, with the columns that are not null.
struct RowWords {
  private let bytes: [UInt8]
  private var place: Int
  private var end = 0
  private var document = 0

  /// The rows of a file; what is damaged ends the list.
  static func list(_ bytes: [UInt8]) -> String {
    var reader = RowWords(bytes)
    var lines = ""
    while let line = reader.next() { lines += line + "\n" }
    return lines
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = RowWriter.head.count
  }

  private mutating func next() -> String? {
    guard place + 5 <= bytes.count, let table = SQLiteTable(number: bytes[place]) else { return nil }
    place += 1
    let count = integer(4)
    end = place + count
    guard end <= bytes.count else { return nil }
    if table == .documents { document += 1 }
    var words = ["\(table.rawValue) \(document)"]
    for column in table.columns {
      guard let value = value() else { return nil }
      if !value.isEmpty { words.append("\(column.name)=\(value)") }
    }
    return words.joined(separator: " ")
  }

  /// The next column as JSON, empty where it is null; `nil` where the row is damaged.
  private mutating func value() -> String? {
    guard place < end else { return nil }
    let kind = bytes[place]
    place += 1
    if kind == 0 { return "" }
    guard kind <= 3, place + (kind == 3 ? 4 : 8) <= end else { return nil }
    let number = integer(kind == 3 ? 4 : 8)
    if kind == 1 { return "\(number)" }
    if kind == 2 { return "\(Double(bitPattern: UInt64(bitPattern: Int64(number))))" }
    guard place + number <= end else { return nil }
    defer { place += number }
    var writer = JSONWriter()
    writer.string(utf8: bytes, place..<(place + number))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func integer(_ count: Int) -> Int {
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
    place += count
    return Int(truncatingIfNeeded: value)
  }
}
