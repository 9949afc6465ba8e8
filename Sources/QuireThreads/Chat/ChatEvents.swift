import QuireText

/// Tells what the program says from what people do.
enum ChatEvents {
  /// Whether a line such as `ann has joined #harbour` is a message of the program; linear in its first 256 bytes.
  static func isEvent(_ text: [UInt8], _ body: ByteRange) -> Bool {
    let words = ChatWords.words(text, in: body.lowerBound..<min(body.upperBound, body.lowerBound + 256))
    guard let first = words.first else { return true }
    if starts.contains(first.hash) { return true }
    let rest = words.dropFirst().prefix(6).map(\.hash)
    for (word, next) in zip(rest, rest.dropFirst()) where pairs[word]?.contains(next) == true { return true }
    return rest.first.map { verbs.contains($0) } ?? false
  }

  private static let starts = ChatWords.hashes("joins parts quits now topic mode you users channel disconnected")

  /// "ann sets mode", "ann quit (…)".
  private static let verbs = ChatWords.hashes("sets joined quit parted kicked")

  private static let pairs: [UInt64: Set<UInt64>] = [
    "has": "joined left quit parted changed set kicked", "is": "now", "was": "kicked banned added removed",
    "changes": "topic the", "changed": "the topic", "set": "the topic mode", "left": "the channel",
  ].reduce(into: [:]) { $0[ChatWords.hash($1.key)] = ChatWords.hashes($1.value) }
}

/// Reads the lines that say which day it is: `--- Day changed Mon Nov 15 2004`, `**** BEGIN LOGGING AT …`.
enum ChatDay {
  static func isDayLine(_ text: [UInt8], _ range: ByteRange) -> Bool {
    let line = text[range].prefix(40)
    return openings.contains { line.starts(with: $0) }
  }

  private static let openings = [
    "--- Day changed", "--- Log opened", "--- Log closed", "**** BEGIN LOGGING", "**** ENDING LOGGING",
    "Session Start:", "Session Close:", "Session Time:",
  ].map { Array($0.utf8) }

  /// The day that the line names by a month's name, a day and a year; `nil` where it names none.
  static func date(_ text: [UInt8], _ range: ByteRange) -> (year: Int, month: Int, day: Int)? {
    var month: Int?
    var day: Int?
    var year: Int?
    for word in ChatWords.words(text, in: range.lowerBound..<min(range.upperBound, range.lowerBound + 128)) {
      if let named = months.firstIndex(of: word.hash) {
        month = named % 12 + 1
      } else if let number = number(text[word.range]) {
        if word.range.count == 4, number > 1_900 {
          year = number
        } else if word.range.count <= 2, (1...31).contains(number), day == nil {
          day = number
        }
      }
    }
    guard let month, let day, let year else { return nil }
    return (year, month, day)
  }

  private static let months =
    ("jan feb mar apr may jun jul aug sep oct nov dec january february march april may june july august september "
    + "october november december").split(separator: " ").map { ChatWords.hash(String($0)) }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return digits.prefix(6).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
