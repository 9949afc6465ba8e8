import QuireDocument
import QuireText

/// Finds references to comments by their numbers: "@12", "#12".
struct NumberReferences {
  /// The most references of one comment.
  private static let most = 8

  let text: [UInt8]

  /// The turns by their printed numbers.
  let numbers: [Int: Int]

  /// Whether the list shows the newest comment first.
  let isReversed: Bool

  /// The references of `turn` to turns that were written before that at `index`.
  func cues(of turn: Turn, at index: Int) -> [LinkCue] {
    guard !numbers.isEmpty else { return [] }
    var cues: [LinkCue] = []
    for word in turn.own where word.range.count <= 6 && cues.count < Self.most {
      let start = word.range.lowerBound
      guard start > 0, text[start - 1] == 0x40 || text[start - 1] == 0x23, let number = number(word.range),
        let target = numbers[number], target != index, (target < index) != isReversed
      else { continue }
      cues.append(LinkCue(rule: .numberReference, target: .turn(target), evidence: (start - 1)..<word.range.upperBound))
    }
    return cues
  }

  /// Whether `turn` answers "@12", a number before its own that no comment has: the page lacks it.
  func lacks(_ turn: Turn) -> Bool {
    guard let own = turn.comment.number else { return false }
    return turn.own.prefix(8).contains { word in
      let start = word.range.lowerBound
      guard word.range.count <= 6, start > 0, text[start - 1] == 0x40, let number = number(word.range) else {
        return false
      }
      return number > 0 && number < own && numbers[number] == nil
    }
  }

  private func number(_ range: ByteRange) -> Int? {
    var value = 0
    for byte in text[range] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte) - 0x30
    }
    return value
  }
}
