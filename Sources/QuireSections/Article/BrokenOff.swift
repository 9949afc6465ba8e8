import QuireText

/// Tells paragraphs whose end is missing.
enum BrokenOff {
  /// Whether a paragraph ends without a stop in a word that no sentence ends with, such as `cited by`.
  ///
  /// The paragraph has to be long enough to be prose: headings and labels end as they like.
  static func isBrokenOff(_ text: [UInt8], _ paragraph: ByteRange) -> Bool {
    guard let last = lastWord(text, paragraph), WordList.functionWords.contains(text, last) else { return false }
    // Nothing may stand behind the word, not even a comma: that would be a list that goes on.
    guard WordKey.core(text, last).upperBound == paragraph.upperBound, LineText.startsLower(text, last) == true else {
      return false
    }
    var words = BlankSeparatedWords(text, in: paragraph)
    for _ in 0..<8 where words.next() == nil { return false }
    return true
  }

  private static func lastWord(_ text: [UInt8], _ range: ByteRange) -> ByteRange? {
    var start = range.upperBound
    while start > range.lowerBound, range.upperBound - start <= 40 {
      guard let scalar = UTF8Scalars.decode(text, before: start) else { break }
      if CodePoint.isWhiteSpace(scalar.value) { break }
      start -= scalar.length
    }
    return start < range.upperBound ? start..<range.upperBound : nil
  }
}
