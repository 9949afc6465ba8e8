public import QuireStages
import QuireText

/// What two texts may differ in and still be the same.
public enum TextNormalization: String, OptionChoice {
  /// Nothing.
  case none

  /// How much white space stands between words and at the ends.
  case whitespace

  /// White space, letter case and accents.
  case folded

  /// The first 128 bits of the SHA-256 of the bytes `range` of `text`, normalised.
  func digest(_ text: [UInt8], in range: ByteRange) -> [UInt8] {
    switch self {
    case .none: return SHA256.prefix(of: text, in: range)
    case .whitespace: return SHA256.prefix(of: Self.words(of: text, in: range))
    case .folded:
      let folded = CaseFolding.folded(text, in: range, [.fullCase, .accents])
      return SHA256.prefix(of: Self.words(of: folded, in: 0..<folded.count))
    }
  }

  /// The words with one blank between them.
  private static func words(of text: [UInt8], in range: ByteRange) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for word in BlankSeparatedWords(text, in: range) {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: text[word])
    }
    return result
  }
}
