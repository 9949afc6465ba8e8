import QuireDocument
import QuireText

/// Lines of a list in GATE's form: an entry, and features as `name=value`, all parted by the separator.
///
/// An entry's type is the annotation type that the index names, or else the major type; the minor type is its kind.
/// Nothing is a comment (https://gate.ac.uk/sale/tao/splitch13.html).
struct GateLines: ListFormat {
  /// A line of an index (`lists.def`): `file.lst:majorType:minorType:language:annotationType`.
  struct Index: Sendable, Equatable {
    var file = ""
    var majorType = ""
    var minorType = ""
    var language = ""
    var annotationType = ""
  }

  let index: Index

  /// The byte between an entry and its features; `nil` where there are no features.
  let separator: UInt8?

  let hasComments = false

  func phrases(of line: ByteRange, in bytes: [UInt8], _ body: (ListPhrase) throws(ListProblem) -> Void)
    throws(ListProblem)
  {
    var end = line.upperBound
    if let separator, let first = firstPlace(of: separator, in: bytes, line) {
      end = first
      for feature in bytes.columns(of: first + 1..<line.upperBound, separator: separator, limit: .max) {
        guard feature.isEmpty || firstPlace(of: UInt8(ascii: "="), in: bytes, feature) != nil else {
          throw ListProblem(words: "has \"\(bytes.text(feature).prefix(40))\" among its features; write name=value")
        }
      }
    }
    try body(.range(line.lowerBound..<end))
  }

  func entry(of line: ByteRange, in bytes: [UInt8]) -> ListEntry {
    let parts = separator.map { bytes.columns(of: line, separator: $0, limit: .max) } ?? [line]
    var attributes: [JSONValue.Member] = []
    if !index.annotationType.isEmpty, !index.majorType.isEmpty {
      attributes.append(.init("major_type", .string(index.majorType)))
    }
    if !index.language.isEmpty { attributes.append(.init("language", .string(index.language))) }
    return ListEntry(
      type: index.annotationType.isEmpty ? index.majorType : index.annotationType,
      subtype: index.minorType,
      name: bytes.text(bytes.trimmed(parts[0])),
      attributes: attributes + parts.dropFirst().compactMap { bytes.attribute($0) }
    )
  }
}

extension GateLines.Index {
  /// Reads a line of an index.
  init(_ line: ByteRange, in bytes: [UInt8]) throws(ListProblem) {
    let columns = bytes.columns(of: line, separator: UInt8(ascii: ":"), limit: .max).map {
      bytes.text(bytes.trimmed($0))
    }
    guard (2...5).contains(columns.count), !columns[0].isEmpty, columns.dropFirst().contains(where: { !$0.isEmpty })
    else { throw ListProblem(words: "is not written as file:majorType:minorType:language:annotationType") }
    // Lists stand beside their index or below it: no way leads out of its folder.
    guard !columns[0].hasPrefix("/"), !columns[0].split(separator: "/").contains("..") else {
      throw ListProblem(words: "names \"\(columns[0])\", which is not below the folder of the index")
    }
    func column(_ index: Int) -> String { index < columns.count ? columns[index] : "" }
    self.init(
      file: columns[0],
      majorType: column(1),
      minorType: column(2),
      language: column(3),
      annotationType: column(4)
    )
    guard !majorType.isEmpty || !annotationType.isEmpty else { throw ListProblem(words: "names no major type") }
  }
}
