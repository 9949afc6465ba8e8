/// The fields of one record of delimited values (RFC 4180), as ranges of its bytes.
public struct DelimitedFields: Sendable {
  /// One field.
  public struct Field: Sendable, Equatable {
    /// The field with its quotation marks.
    public let range: ByteRange

    /// Whether it begins with a quotation mark.
    public let isQuoted: Bool
  }

  /// The fields, at least one.
  public private(set) var fields: [Field] = []

  private let quote: UInt8?

  /// Finds the fields of `bytes`, a record without its line end; linear.
  public init(_ bytes: [UInt8], delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\"")) {
    self.quote = quote
    var fields: [Field] = []
    bytes.withUnsafeBufferPointer { bytes in
      // `place` stays below the count wherever a byte is read.
      var place = 0
      while true {
        let start = place
        let isQuoted = place < bytes.count && bytes[place] == quote
        if isQuoted {
          place += 1
          while place < bytes.count {
            if bytes[place] == quote {
              guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
              place += 1
            }
            place += 1
          }
        }
        while place < bytes.count, bytes[place] != delimiter { place += 1 }
        fields.append(Field(range: start..<place, isQuoted: isQuoted))
        guard place < bytes.count else { break }
        place += 1
      }
    }
    self.fields = fields
  }

  /// The text of `field` of `bytes`: its parts without the marks around it and without the second mark of each pair.
  ///
  /// Complexity: linear in the field.
  public func content(of field: Field, in bytes: [UInt8]) -> [ByteRange] {
    guard field.isQuoted, let quote else { return field.range.isEmpty ? [] : [field.range] }
    var parts: [ByteRange] = []
    var start = field.range.lowerBound + 1
    let end = field.range.upperBound
    func add(_ upper: Int) { if start < upper { parts.append(start..<upper) } }
    while let mark = firstPlace(of: quote, in: bytes, start..<end) {
      if mark + 1 < end, bytes[mark + 1] == quote {
        add(mark + 1)
        start = mark + 2
        continue
      }
      add(mark)
      // Behind the closing mark there should be nothing; what there is belongs to the field nevertheless.
      start = mark + 1
      break
    }
    add(end)
    return parts
  }

  /// Whether something stands behind the closing mark of `field`, or the mark is missing; linear in the field.
  public func isMisquoted(_ field: Field, in bytes: [UInt8]) -> Bool {
    guard field.isQuoted, let quote else { return false }
    var place = field.range.lowerBound + 1
    while let mark = firstPlace(of: quote, in: bytes, place..<field.range.upperBound) {
      guard mark + 1 < field.range.upperBound, bytes[mark + 1] == quote else {
        return mark + 1 != field.range.upperBound
      }
      place = mark + 2
    }
    return true
  }

  /// What parts the fields of a table, told by its beginning: the delimiter of those in use by which most of the first
  /// records have the same number of fields, a comma where none does.
  ///
  /// Complexity: linear in the first 20 records, for each of the four delimiters.
  public static func delimiter(of head: [UInt8], quote: UInt8? = UInt8(ascii: "\"")) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), share: 0, fields: 1)
    for delimiter in ",\t;|".utf8 {
      var splitter = DelimitedSplitter(delimiter: delimiter, quote: quote, limit: head.count + 1)
      var records = splitter.append(head)
      // The last record may be cut off.
      if records.count < 2 { records += splitter.finish() }
      let counts = records.lazy.filter { !$0.bytes.isEmpty }.prefix(20)
        .map { DelimitedFields($0.bytes, delimiter: delimiter, quote: quote).fields.count }
      guard let first = counts.first, first > 1 else { continue }
      let share = counts.count { $0 == first } * 20 / counts.count
      if (share, first) > (best.share, best.fields) { best = (delimiter, share, first) }
    }
    return best.delimiter
  }
}
