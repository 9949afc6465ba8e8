import QuireDocument
import QuireText

/// Lists of phrases and what they mean; a line is taken apart only when a phrase of it matches.
///
/// All lists stand one behind the other in one array of bytes, and phrases are parts of it: a list takes little more
/// memory than its file, and many lists are found in one scan.
struct EntryTable: Sendable {
  /// One match of a phrase.
  struct Match {
    let range: ByteRange
    let payload: Int32
    /// The letters by which the text differs from the phrase, 0 or 1.
    var distance = 0
  }

  /// A list within the bytes.
  struct Part: Sendable {
    let start: Int
    let format: any ListFormat
  }

  private let bytes: [UInt8]
  private let parts: [Part]
  private let matcher: PhraseMatcher

  init(_ bytes: [UInt8], _ parts: [Part], _ matcher: PhraseMatcher) {
    self.bytes = bytes
    self.parts = parts
    self.matcher = matcher
  }

  /// Reads a list that comes with Quire.
  ///
  /// Complexity: linear in the bytes.
  init(_ bytes: [UInt8], mode: PhraseMatcher.CaseMode = .exact, options: PhraseMatcher.Options) {
    var reader = ListReader(bytes, mode: mode, options: options)
    reader.read(0..<bytes.count, as: BuiltinLines())
    self = reader.finish()
  }

  /// The longest phrases of the lists in `text`, from left to right; with an edit where the table was made for that.
  func matches(in text: [UInt8], range: ByteRange? = nil) -> [Match] {
    guard matcher.options.findsSimilar else {
      return matcher.matches(in: text, range: range).map { Match(range: $0.range, payload: $0.payload) }
    }
    return matcher.similarMatches(in: text, range: range).map {
      Match(range: $0.match.range, payload: $0.match.payload, distance: $0.distance)
    }
  }

  /// Why a match of a list that comes with Quire wants evidence.
  func flags(of match: Match) -> PhraseFlags { BuiltinLines.flags(bytes, ofPhraseAt: Int(match.payload)) }

  /// What the list says of a match.
  func entry(of match: Match) -> ListEntry {
    let place = Int(match.payload)
    guard let part = parts.last(where: { $0.start <= place }) else { return .nothing }
    var start = place
    while start > part.start, bytes[start - 1] != 0x0A { start -= 1 }
    return part.format.entry(of: ListReader.line(bytes, from: start, before: bytes.count), in: bytes)
  }
}
