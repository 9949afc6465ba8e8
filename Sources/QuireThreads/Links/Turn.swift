import QuireDocument
import QuireText

/// A comment as one turn of a conversation.
struct Turn {
  /// The comment.
  let comment: Comment

  /// The words of its author's name, at most ``mostNameWords`` of them.
  let nameWords: [BodyWord]

  /// The author, as one hash; `nil` where there is none or everybody has the name.
  let author: UInt64?

  /// The hash of the author's name written as one word.
  let joinedName: UInt64

  /// The time as a number that grows; `nil` where it is not known.
  let rank: Int?

  /// The words of its body that are the author's own.
  private(set) var own: [BodyWord] = []

  /// The words of the lines that are marked as quoted.
  private(set) var quoted: [BodyWord] = []

  /// The most words of a name that count.
  static let mostNameWords = 8

  init(_ comment: Comment, _ text: [UInt8]) {
    self.comment = comment
    rank = comment.time.flatMap { $0.isRelative ? nil : $0.iso.flatMap(TimeRank.rank) }
    let words = comment.author?.range.map { BodyWords.words(text, in: $0, limit: Self.mostNameWords) } ?? []
    nameWords = words
    let hash = Self.hash(words)
    author = words.isEmpty || Self.nobody.contains(hash) ? nil : hash
    joinedName = words.reduce(WordHash.start) { hash, word in
      BodyWords.word(text, at: word.range.lowerBound, to: word.range.upperBound, after: hash)?.hash ?? hash
    }
    var start = comment.body.lowerBound
    for quote in comment.quotes where quote.lowerBound >= start {
      own += BodyWords.words(text, in: start..<quote.lowerBound)
      quoted += BodyWords.words(text, in: quote)
      start = quote.upperBound
    }
    own += BodyWords.words(text, in: start..<max(start, comment.body.upperBound))
  }

  /// The hash of a name.
  static func hash(_ words: [BodyWord]) -> UInt64 { words.reduce(1) { BodyWords.chain($0, $1.hash) } }

  /// Whether the name at `range` stands for anybody.
  static func isNobody(_ text: [UInt8], _ range: ByteRange) -> Bool {
    nobody.contains(hash(BodyWords.words(text, in: range, limit: mostNameWords)))
  }

  /// Names that stand for anybody.
  static let nobody: Set<UInt64> = {
    let names = ["anonymous", "anonymous coward", "guest", "anon", "deleted", "none", "unknown", "user", "reader"]
    return Set(names.map { hash(BodyWords.words(Array($0.utf8), in: 0..<$0.utf8.count)) })
  }()
}

/// Times as numbers that can be compared.
enum TimeRank {
  /// Seconds in a calendar of equal months, for a date with or without a time in ISO 8601; `nil` for anything else.
  static func rank(_ iso: String) -> Int? {
    var fields: [Int] = []
    var value: Int?
    var offset = 0
    for byte in iso.utf8.prefix(32) {
      if byte >= 0x30, byte <= 0x39 {
        value = min((value ?? 0) * 10 + Int(byte) - 0x30, 1_000_000)
      } else {
        if let value { fields.append(value) }
        value = nil
        if fields.count > 3, byte == 0x2B || byte == 0x2D { offset = byte == 0x2B ? 1 : -1 }
      }
    }
    if let value { fields.append(value) }
    guard fields.count >= 3, fields[0] > 31 else { return nil }
    let zone = offset == 0 ? [] : Array(fields.suffix(2))
    let clock = fields.dropFirst(3).prefix(fields.count - 3 - zone.count)
    var seconds = ((fields[0] * 12 + fields[1]) * 31 + fields[2]) * 86_400
    for (unit, value) in zip([3_600, 60, 1], clock) { seconds += unit * value }
    for (unit, value) in zip([3_600, 60], zone) { seconds -= offset * unit * value }
    return seconds
  }
}
