import QuireDocument
import QuireText

/// Lines of up to four columns between tabs: the phrase, its type, its canonical name, and attributes as `key=value`
/// between semicolons.
struct TabbedLines: ListFormat {
  /// The type of lines that name none; empty where they must.
  let type: String

  let hasComments = true

  func phrases(of line: ByteRange, in bytes: [UInt8], _ body: (ListPhrase) throws(ListProblem) -> Void)
    throws(ListProblem)
  {
    let phraseEnd = firstPlace(of: 0x09, in: bytes, line) ?? line.upperBound
    try check(phraseEnd, line.upperBound, bytes)
    try body(.range(line.lowerBound..<phraseEnd))
  }

  private func check(_ phraseEnd: Int, _ end: Int, _ bytes: [UInt8]) throws(ListProblem) {
    guard phraseEnd < end, type.isEmpty || firstPlace(of: 0x09, in: bytes, phraseEnd + 1..<end) != nil else {
      guard phraseEnd + 1 < end || !type.isEmpty else { throw .noType }
      return
    }
    let columns = bytes.columns(of: phraseEnd + 1..<end, separator: 0x09, limit: .max)
    guard columns.count <= 3 else {
      throw ListProblem(words: "has \(columns.count + 1) columns; at most four are read")
    }
    guard !type.isEmpty || !bytes.trimmed(columns[0]).isEmpty else { throw .noType }
    guard columns.count == 3, !columns[2].isEmpty else { return }
    for pair in bytes.columns(of: columns[2], separator: UInt8(ascii: ";"), limit: .max) where !pair.isEmpty {
      guard firstPlace(of: UInt8(ascii: "="), in: bytes, pair) != nil else {
        throw ListProblem(words: "has \"\(bytes.text(pair).prefix(40))\" among its attributes; write key=value")
      }
    }
  }

  func entry(of line: ByteRange, in bytes: [UInt8]) -> ListEntry {
    let columns = bytes.columns(of: line, separator: 0x09, limit: 4).map { bytes.trimmed($0) }
    func text(_ column: Int) -> String { column < columns.count ? bytes.text(columns[column]) : "" }
    let (type, name) = (text(1), text(2))
    let pairs = columns.count == 4 ? bytes.columns(of: columns[3], separator: UInt8(ascii: ";"), limit: .max) : []
    return ListEntry(
      type: type.isEmpty ? self.type : type,
      subtype: "",
      name: name.isEmpty ? text(0) : name,
      attributes: pairs.compactMap { bytes.attribute($0) }
    )
  }
}

extension [UInt8] {
  /// `key=value` as an attribute; `nil` where a part is empty.
  func attribute(_ pair: ByteRange) -> JSONValue.Member? {
    guard let equals = firstPlace(of: UInt8(ascii: "="), in: self, pair) else { return nil }
    let (key, value) = (trimmed(pair.lowerBound..<equals), trimmed(equals + 1..<pair.upperBound))
    return key.isEmpty || value.isEmpty ? nil : .init(text(key), .string(text(value)))
  }
}

extension ListProblem {
  /// A line without a type where the options give none.
  static let noType = Self(words: "names no type; write one in the second column, or set \"file_type\"")
}
