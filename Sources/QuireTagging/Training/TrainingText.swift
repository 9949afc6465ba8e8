/// Training sentences joined to running text, as a writer would, with the spans of their names.
struct TrainingText {
  private(set) var bytes: [UInt8] = []
  /// Names with their type, ascending.
  private(set) var names: [(range: Range<Int>, type: Int)] = []

  private static let closing: Set<String> = [
    ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "n't", "'m", "'re", "'ve", "'ll", "'d", "’s", "’", "'",
    "...",
  ]
  private static let opening: Set<String> = ["(", "[", "{", "$", "£", "€", "#", "@"]

  /// Adds a sentence and a line end; `type` gives the number of a tag's type, `nil` for what is no name.
  mutating func add(_ sentence: TaggedSentence, type: (String) -> Int?) {
    var open: (start: Int, end: Int, name: String)?
    var previous: String?
    func isGlued(_ token: String) -> Bool {
      guard let previous else { return true }
      return Self.closing.contains(token) || Self.opening.contains(previous)
    }
    func close(_ names: inout [(range: Range<Int>, type: Int)]) {
      if let name = open, let type = type(name.name) { names.append((name.start..<name.end, type)) }
      open = nil
    }
    for (token, tag) in zip(sentence.tokens, sentence.tags) {
      if !isGlued(token) { bytes.append(0x20) }
      let start = bytes.count
      bytes += token.utf8
      let name = String(tag.dropFirst(2))
      switch tag.first {
      case "B", "S", "U":
        close(&names)
        open = (start, bytes.count, name)
      case "I", "E", "L":
        if let current = open, current.name == name {
          open?.end = bytes.count
        } else {
          close(&names)
          open = (start, bytes.count, name)
        }
      default: close(&names)
      }
      previous = token
    }
    close(&names)
    bytes.append(0x0A)
  }

  /// How letters are changed.
  enum Recasing {
    case small
    case capitals
    case title

    /// Deals the ways out: small letters and capitals twice as often as titles.
    init(number: Int) { self = [.small, .capitals, .small, .capitals, .title][number % 5] }
  }

  /// The same text with its ASCII letters in another case, so that the spans stay.
  func recased(_ way: Recasing) -> TrainingText {
    var copy = self
    var lengthOfWord = 0
    for index in bytes.indices {
      guard bytes[index] | 0x20 &- 0x61 < 26 else {
        lengthOfWord = 0
        continue
      }
      lengthOfWord += 1
      switch way {
      case .small: copy.bytes[index] = bytes[index] | 0x20
      case .capitals: copy.bytes[index] = bytes[index] & 0xDF
      case .title:
        // Short words stay small in titles.
        let isLong = index + 3 < bytes.count && bytes[index + 3] | 0x20 &- 0x61 < 26
        if lengthOfWord == 1, isLong { copy.bytes[index] = bytes[index] & 0xDF }
      }
    }
    return copy
  }
}
