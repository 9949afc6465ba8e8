import QuireDocument
import QuireText

/// Text as the files of brat can hold it.
enum BratText {
  /// The text of a document: carriage returns become spaces or, alone, line ends.
  ///
  /// Readers that open files as text would make one character of two and shift all offsets behind them.
  static func bytes(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x0D) else { return text }
    var result = text
    for index in text.indices where text[index] == 0x0D {
      result[index] = index + 1 < text.count && text[index + 1] == 0x0A ? 0x20 : 0x0A
    }
    return result
  }

  /// The parts of `range` that lines of an annotation file can hold: without tabs and anything that ends a line for
  /// Python's `splitlines`, and without white space at their ends.
  static func fragments(of range: ByteRange, in text: [UInt8]) -> [ByteRange] {
    var parts: [ByteRange] = []
    var start = range.lowerBound
    func end(_ offset: Int) {
      let part = TokenSpace.trimmed(text, start..<offset)
      if !part.isEmpty { parts.append(part) }
    }
    var index = start
    while index < range.upperBound {
      let length = breakLength(text, at: index)
      if length > 0 {
        end(index)
        start = index + length
      }
      index += max(1, length)
    }
    end(range.upperBound)
    return parts
  }

  /// `text` on one line: what ends lines or columns becomes a space.
  static func line(_ text: String) -> [UInt8] {
    let text = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let length = breakLength(text, at: index)
      result.append(length > 0 ? 0x20 : text[index])
      index += max(1, length)
    }
    return result
  }

  /// A name for types and attributes: letters and digits of ASCII, `-` and `_`, which all else becomes.
  static func name(_ name: String) -> String {
    let safe = name.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
      return isPlain ? Character(scalar) : "_"
    }
    return safe.isEmpty ? "_" : String(safe)
  }

  /// The length of a tab or of what ends a line; 0 for anything else.
  private static func breakLength(_ text: [UInt8], at index: Int) -> Int {
    let byte = text[index]
    switch byte {
    case 0x09...0x0D, 0x1C...0x1E: return 1
    case 0xC2: return index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
      return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}

/// The file `annotation.conf`, which names what annotators may use.
enum BratConfiguration {
  /// Writes the sections that brat wants; types stand once each, in their order.
  static func bytes(_ types: [String], _ names: TypeNames) -> [UInt8] {
    var seen: Set<String> = []
    let listed = types.map { BratText.name(names[EntityType($0)]) }.filter { seen.insert($0).inserted }
    let entities = listed.joined(separator: "\n")
    let text = """
      [entities]
      \(entities)

      [relations]
      Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive

      [events]

      [attributes]

      """
    return Array(text.utf8)
  }
}
