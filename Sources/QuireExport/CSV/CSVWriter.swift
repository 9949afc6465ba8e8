import QuireText

/// Writes rows of comma-separated values (RFC 4180): lines end in CR LF, cells are quoted where they must be.
struct CSVWriter {
  private(set) var bytes: [UInt8]
  private let separator: UInt8
  private let isNeutral: Bool
  private var isRowOpen = false

  /// Creates a writer that appends to `bytes`; with `isNeutral`, no cell can be taken for a formula.
  init(appendingTo bytes: consuming [UInt8] = [], separator: UInt8 = 0x2C, isNeutral: Bool) {
    self.bytes = bytes
    self.separator = separator
    self.isNeutral = isNeutral
  }

  /// Writes a cell of text.
  mutating func cell(_ text: String?) {
    var text = text ?? ""
    text.makeContiguousUTF8()
    cell(Array(text.utf8), nil)
  }

  /// Writes a cell with a number, which is never taken for a formula.
  mutating func cell(_ number: Int?) {
    beginCell()
    if let number { bytes.append(contentsOf: "\(number)".utf8) }
  }

  /// Writes a cell with a number, which is never taken for a formula.
  mutating func cell(_ number: Double?) {
    beginCell()
    if let number { bytes.append(contentsOf: "\(number)".utf8) }
  }

  /// Writes a cell of valid UTF-8, or of a part of it.
  mutating func cell(_ text: [UInt8], _ range: ByteRange?) {
    beginCell()
    let range = range ?? 0..<text.count
    let isFormula = isNeutral && beginsFormula(text, range)
    guard isFormula || needsQuotes(text, range) else { return bytes.append(contentsOf: text[range]) }
    bytes.append(0x22)
    if isFormula { bytes.append(0x27) }
    for byte in text[range] {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isRowOpen = false
  }

  private mutating func beginCell() {
    if isRowOpen { bytes.append(separator) }
    isRowOpen = true
  }

  /// Whether the cell has a character that means something in CSV, with any of the usual separators.
  private func needsQuotes(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard let first = text[range].first, let last = text[range].last else { return false }
    return first == 0x20 || last == 0x20
      || text[range].contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) || $0 == separator }
  }

  /// Whether a spreadsheet could take the text for a formula (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10).
  ///
  /// That is decided by its first character, the full-width forms included; white space before it and control
  /// characters don't help.
  private func beginsFormula(_ text: [UInt8], _ range: ByteRange) -> Bool {
    var place = range.lowerBound
    if place < range.upperBound, [0x00, 0x09, 0x0A, 0x0D].contains(text[place]) { return true }
    while place < range.upperBound, let scalar = UTF8Scalars.decode(text, at: place) {
      switch scalar.value {
      case 0x2B, 0x2D, 0x3D, 0x40, 0xFF0B, 0xFF0D, 0xFF1D, 0xFF20: return true
      case 0x00...0x20, 0x7F...0xA0, 0xFEFF, 0x200B...0x200F: place += scalar.length
      default:
        guard CodePoint.isWhiteSpace(scalar.value) else { return false }
        place += scalar.length
      }
    }
    return false
  }
}
