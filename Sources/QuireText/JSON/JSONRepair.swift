/// Reads JSON as pages carry it: in a comment, with a comma too many, with line breaks inside of strings.
///
/// What is repaired keeps its length, so that places in the JSON stay places in the page.
public enum JSONRepair {
  /// Parses `bytes`, as they are or repaired.
  ///
  /// - Throws: The error of the repaired bytes.
  ///
  /// Complexity: O(*n*).
  public static func parse(_ bytes: [UInt8], with parser: JSONParser) throws(JSONError) -> JSONDocument {
    var bytes = bytes
    blankWrapping(&bytes)
    if let document = try? parser.parse(bytes) { return document }
    blankFaults(&bytes)
    return try parser.parse(bytes)
  }

  /// Blanks what stands around the value: `<!-- … -->`, `//<![CDATA[ … //]]>`, a semicolon.
  private static func blankWrapping(_ bytes: inout [UInt8]) {
    let mostMarks = 64
    let start = bytes.indices.prefix(mostMarks).first { isOpening(bytes, $0) } ?? 0
    let end = bytes.indices.suffix(mostMarks).last { isClosing(bytes, $0) } ?? bytes.count - 1
    guard start < end else { return }
    for index in 0..<start { bytes[index] = 0x20 }
    for index in end + 1..<bytes.count { bytes[index] = 0x20 }
  }

  /// Whether an object or an array begins at `index`; the brackets of `<![CDATA[` begin none.
  private static func isOpening(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes[index] == 0x5B else { return bytes[index] == 0x7B }
    return !bytes[..<index].hasEnd("<!") && !bytes[..<index].hasEnd("<![CDATA")
  }

  /// Whether an object or an array ends at `index`; the brackets of `]]>` end none.
  private static func isClosing(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes[index] == 0x5D else { return bytes[index] == 0x7D }
    let rest = bytes[(index + 1)...]
    return !rest.starts(with: "]>".utf8) && !rest.starts(with: ">".utf8)
  }

  /// Blanks commas before a closing bracket, and control characters in strings.
  private static func blankFaults(_ bytes: inout [UInt8]) {
    var isInString = false
    var comma: Int?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if byte == 0x5C { index += 1 } else if byte == 0x22 { isInString = false }
        if byte < 0x20 { bytes[index] = 0x20 }
      } else if byte == 0x2C {
        comma = index
      } else if byte > 0x20 {
        if byte == 0x7D || byte == 0x5D, let comma { bytes[comma] = 0x20 }
        comma = nil
        isInString = byte == 0x22
      }
      index += 1
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasEnd(_ word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount && suffix(word.utf8CodeUnitCount).elementsEqual(word.description.utf8)
  }
}
