import CLanguage
public import QuireText

/// The language that a text is in, as far as can be told.
public struct LanguageGuess: Sendable, Equatable {
  /// The language's code: of ISO 639-1 where it has one, such as `en`, else of ISO 639-2 or 639-3, such as `ceb`.
  public let code: String

  /// The script's code of ISO 15924 where the language is written in several and the letters tell which: `Hant`.
  public let script: String?

  /// How sure the language is, from 0 to 1: the part of the letters that is in it, less where it is hardly likelier than
  /// another, where its letter sequences are unusual, and where the text is short.
  public let score: Double

  /// Creates a guess.
  public init(_ code: String, script: String? = nil, score: Double) {
    self.code = code
    self.script = script
    self.score = score
  }
}

/// Tells the language of a text by its letters and their sequences, with CLD2's tables for 83 languages.
///
/// - Parameters:
///   - text: Valid UTF-8.
///   - ranges: The parts of the text that count, ascending; all of it where there are none. Long texts are told by their
///     first 4 KB.
/// - Returns: The likeliest language; `nil` where there are no letters, or too few to tell. Scores below about 0.5 are
///   better not relied on.
///
/// The same text gives the same guess, on any number of threads. Complexity: O(*n*).
public func identifyLanguage(_ text: [UInt8], in ranges: [ByteRange] = []) -> LanguageGuess? {
  let sample = LanguageSample(text, ranges)
  let found = sample.bytes.withUnsafeBufferPointer { clanguage_identify($0.baseAddress, $0.count) }
  guard let name = found.code.map({ String(cString: $0) }), found.letters > 0, !name.hasPrefix("xx") else { return nil }
  let letters = Double(found.letters)
  // Below about a hundred bytes of letters, one more word can turn the guess.
  let length = letters / (letters + 12)
  // Sentences in 42 languages have from 0.42 to 3.6; lists of names have less, and what is no language next to nothing.
  let usual = min(1, found.typicality / 0.45)
  let score = Double(found.percent) / 100 * length * usual * usual * (found.reliable ? 1 : 0.5)
  guard score >= 0.1 else { return nil }
  let (code, script) = standardLanguage(name)
  return LanguageGuess(code, script: script, score: min(1, score))
}

/// The language and script that CLD2 means by `code`, in the codes of today.
private func standardLanguage(_ code: String) -> (code: String, script: String?) {
  switch code {
  case "iw": return ("he", nil)
  case "in": return ("id", nil)
  case "ji": return ("yi", nil)
  case "jw": return ("jv", nil)
  case "mo": return ("ro", "Cyrl")
  case "no": return ("nb", nil)
  case "sh": return ("sr", "Latn")
  case "zh": return ("zh", "Hans")
  case "sr-ME": return ("sr", "Latn")
  default:
    let parts = code.split(separator: "-")
    guard parts.count == 2, parts[1].utf8.count == 4 else { return (String(parts.first ?? ""), nil) }
    return (String(parts[0]), String(parts[1]))
  }
}

/// The bytes that a language is told by.
private struct LanguageSample {
  /// More text tells no more.
  static let limit = 1 << 12

  private(set) var bytes: [UInt8] = []

  init(_ text: [UInt8], _ ranges: [ByteRange]) {
    if ranges.isEmpty, text.count <= Self.limit {
      bytes = text
      return
    }
    for range in ranges.isEmpty ? [0..<text.count] : ranges {
      let part = range.clamped(to: 0..<text.count)
      var end = min(part.upperBound, part.lowerBound + Self.limit - bytes.count)
      // The limit must not cut a character.
      while end > part.lowerBound, end < part.upperBound, text[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += text[part.lowerBound..<end]
      guard end == part.upperBound, bytes.count < Self.limit else { break }
      // Parts are no neighbours: words must not run together.
      bytes.append(0x0A)
    }
  }
}
