/// The sentences of a text by the sentence boundaries of UAX #29, without tailoring.
///
/// The ranges cover the text without gaps: the space after a sentence belongs to it. Line ends of any kind end a
/// sentence. For prose, `SentenceSegmenter` knows abbreviations, lists and wrapped lines; this is the standard's
/// default, for text of any language. Linear in the text.
public struct SentenceBoundaries: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Prepares to segment `range` of `bytes`, or all of them; the range is taken as a text of its own.
  public init(_ bytes: [UInt8], in range: ByteRange? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> ByteRange? {
    guard position < end else { return nil }
    let start = position
    position = bytes.withUnsafeBufferPointer { all in
      SentenceRules(text: UnsafeBufferPointer(rebasing: all[..<end]), start: start).boundary()
    }
    return start..<position
  }
}

/// The rules SB3 to SB11 of UAX #29, from one boundary to the next.
private struct SentenceRules {
  let text: UnsafeBufferPointer<UInt8>
  let start: Int

  /// The next boundary after `start`.
  func boundary() -> Int {
    var index = start
    while true {
      index = text.nextSentenceConcern(from: index)
      guard index < text.count else { return index }
      let scalar = text.scalar(at: index)
      switch CodePoint.sentenceBreak(scalar.value) {
      case .cr, .lf, .sep: return endOfSeparator(at: index)
      case .aTerm, .sTerm:
        switch afterTerminator(at: index) {
        case .boundary(let place): return place
        case .none(let place): index = place
        }
      default: index += scalar.length
      }
    }
  }

  private enum Verdict {
    /// A boundary stands here.
    case boundary(Int)

    /// None does; the search goes on here.
    case none(Int)
  }

  /// SB6 to SB11 for the terminator at `index`.
  private func afterTerminator(at index: Int) -> Verdict {
    let terminator = text.scalar(at: index)
    let isATerm = CodePoint.sentenceBreak(terminator.value) == .aTerm
    var place = skipIgnored(from: index + terminator.length)
    guard place < text.count else { return .boundary(place) }
    let next = sentenceBreak(at: place)
    if isATerm, next == .numeric { return .none(place) }
    if isATerm, next == .upper, isCasedBefore(index) { return .none(place) }
    var seenSpace = false
    while place < text.count {
      switch sentenceBreak(at: place) {
      case .close where !seenSpace: place = skip(at: place)
      case .sp:
        seenSpace = true
        place = skip(at: place)
      case .cr, .lf, .sep: return .boundary(endOfSeparator(at: place))
      case .sContinue, .aTerm, .sTerm: return .none(place)
      default: return isATerm && lowerFollows(from: place) ? .none(place) : .boundary(place)
      }
    }
    return .boundary(place)
  }

  /// SB7: whether an upper- or lowercase letter stands before the terminator at `index`.
  private func isCasedBefore(_ index: Int) -> Bool {
    var place = index
    while place > start {
      let scalar = text.scalar(before: place)
      switch CodePoint.sentenceBreak(scalar.value) {
      case .extend, .format: place -= scalar.length
      case .upper, .lower: return true
      default: return false
      }
    }
    return false
  }

  /// SB8: whether a lowercase letter comes before any other letter, terminator or separator.
  private func lowerFollows(from start: Int) -> Bool {
    var place = start
    while place < text.count {
      switch sentenceBreak(at: place) {
      case .lower: return true
      case .oLetter, .upper, .cr, .lf, .sep, .aTerm, .sTerm: return false
      default: place += text.scalar(at: place).length
      }
    }
    return false
  }

  private func sentenceBreak(at index: Int) -> SentenceBreak {
    CodePoint.sentenceBreak(text.scalar(at: index).value)
  }

  private func skip(at index: Int) -> Int { skipIgnored(from: index + text.scalar(at: index).length) }

  /// SB5: what extends a character belongs to it.
  private func skipIgnored(from index: Int) -> Int {
    var place = index
    while place < text.count {
      let scalar = text.scalar(at: place)
      let value = CodePoint.sentenceBreak(scalar.value)
      guard value == .extend || value == .format else { break }
      place += scalar.length
    }
    return place
  }

  /// The end of a line end; a carriage return takes its line feed with it.
  private func endOfSeparator(at index: Int) -> Int {
    let end = index + text.scalar(at: index).length
    return text[index] == 0x0D && end < text.count && text[end] == 0x0A ? end + 1 : end
  }
}
