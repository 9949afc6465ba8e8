/// Finds the words and phrases of a list in text, at word boundaries, the longest first.
///
/// Text and phrases are read as tokens: a run of letters and digits is one token, every other character that is
/// not white space is one of its own (so is every character of scripts that are written without spaces: Han, kana,
/// Thai, Lao, Khmer, Burmese). A phrase is found where the text has the same tokens with the same gaps, so a match
/// never begins or ends inside a run: `US` is found in `US-led` and `(US)`, not in `USA`. A gap of white space
/// equals any other, a line end included, but not a blank line: no phrase spans two paragraphs. Soft hyphens and
/// direction marks count as nothing.
///
/// ```swift
/// var builder = PhraseMatcher.Builder()
/// builder.add(Array("Deir ez-Zour".utf8), payload: 7)
/// let found = builder.build().matches(in: Array("near Deir\u{A0}ez‑Zour, they said".utf8))
/// // one match: payload 7, the bytes 5..<20
/// ```
///
/// The method is a table of hashes of token sequences: each prefix of each phrase has a slot, a scan hashes one
/// token and looks at one bit for most words of the text, and walks on only where a phrase may begin. A hash that
/// agrees is not believed: each phrase is compared with the text token by token before it is reported.
///
/// Complexity: a scan is linear in the text; where tokens begin phrases it walks on for at most the tokens of the
/// longest phrase.
public struct PhraseMatcher: Sendable {
  /// How the letter case of a phrase binds the text.
  public enum CaseMode: UInt8, Sendable, CaseIterable {
    /// The letters agree in case.
    case exact = 1

    /// Each word is written as in the phrase, or wholly in capitals, as in a headline.
    case exactOrCapitals = 2

    /// Capitals of the phrase must be capitals in the text; its small letters match either.
    case smart = 4

    /// Letter case does not count.
    case fold = 8
  }

  /// Which differences in writing do not count, whatever the case mode.
  public struct Options: Sendable, Equatable {
    /// Whether curly, modifier and prime apostrophes equal `'`, typographic double quotes equal `"`, and hyphens,
    /// en dashes and minus signs equal `-`.
    public var foldsTypography = true

    /// Whether letters equal their base letters: `é` = `e`, `ø` = `o`, `ß` = `ss`, `ё` = `е`.
    public var foldsAccents = false

    /// Whether a hyphen between two words, without white space about it, equals a space: `al-Qaeda` = `al Qaeda`.
    public var hyphenEqualsSpace = false

    /// Creates the options: typography is folded, accents and hyphens are not.
    public init(foldsTypography: Bool = true, foldsAccents: Bool = false, hyphenEqualsSpace: Bool = false) {
      self.foldsTypography = foldsTypography
      self.foldsAccents = foldsAccents
      self.hyphenEqualsSpace = hyphenEqualsSpace
    }
  }

  /// One phrase at one place in a text.
  public struct Match: Sendable, Equatable {
    /// Where the phrase stands, in bytes of the text.
    public let range: ByteRange

    /// The number that was given with the phrase.
    public let payload: Int32

    /// Creates a match.
    public init(range: ByteRange, payload: Int32) {
      self.range = range
      self.payload = payload
    }
  }

  /// The options that the matcher was built with.
  public let options: Options

  let table: PhraseTable
  let phrases: PhraseStore
  let folding: TokenFolding

  /// The number of phrases.
  public var count: Int { phrases.records.count }

  /// Finds phrases from left to right, the longest at each place, none overlapping the one before.
  ///
  /// Where several phrases of the list have the same tokens, each that agrees with the text is reported, with the
  /// same range, in the order in which they were added.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - range: the part of the text to look at, as if it were the whole; all of it where `nil`.
  /// - Returns: the matches in ascending order.
  public func matches(in text: [UInt8], range: ByteRange? = nil) -> [Match] {
    var found: [Match] = []
    withScanner(text, range) { scanner in
      scanner.scan(overlapping: false) { range, payload in
        found.append(Match(range: range, payload: payload))
        return true
      }
    }
    return found
  }

  /// Finds all phrases, also those inside or across others, ordered by where they begin, then by where they end.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - range: the part of the text to look at, as if it were the whole; all of it where `nil`.
  /// - Returns: the matches in ascending order.
  public func overlappingMatches(in text: [UInt8], range: ByteRange? = nil) -> [Match] {
    var found: [Match] = []
    withScanner(text, range) { scanner in
      scanner.scan(overlapping: true) { range, payload in
        found.append(Match(range: range, payload: payload))
        return true
      }
    }
    return found
  }

  /// Finds the first of the matches that ``matches(in:range:)`` gives, and looks no further.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - range: the part of the text to look at, as if it were the whole; all of it where `nil`.
  /// - Returns: the match, or `nil` where the text holds no phrase.
  public func firstMatch(in text: [UInt8], range: ByteRange? = nil) -> Match? {
    var first: Match?
    withScanner(text, range) { scanner in
      scanner.scan(overlapping: false) { range, payload in
        first = Match(range: range, payload: payload)
        return false
      }
    }
    return first
  }

  /// Looks up the phrases that a range holds from its first token to its last.
  ///
  /// White space at the ends of the range does not count. Use it to ask whether a word is in a list.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - range: the range that must be a phrase as a whole; all of the text where `nil`.
  /// - Returns: their payloads, in the order in which they were added.
  public func payloads(ofWhole text: [UInt8], range: ByteRange? = nil) -> [Int32] {
    var found: [Int32] = []
    withScanner(text, range) { scanner in
      scanner.lookUpWhole { found.append($0) }
    }
    return found
  }

  private func withScanner(_ text: [UInt8], _ range: ByteRange?, _ body: (borrowing PhraseScanner) -> Void) {
    guard count > 0 else { return }
    let range = (range ?? 0..<text.count).clamped(to: 0..<text.count)
    text.withUnsafeBufferPointer { bytes in
      // The buffers live as long as the closures; the scanner is borrowed and can't outlive them.
      phrases.bytes.withUnsafeBufferPointer { phraseBytes in
        phrases.records.withUnsafeBufferPointer { records in
          withExtendedLifetime(table) {
            body(
              PhraseScanner(
                text: TokenText(bytes, upTo: range.upperBound, folding),
                start: range.lowerBound,
                phraseBytes: phraseBytes,
                records: records,
                table: table.view
              )
            )
          }
        }
      }
    }
  }
}
