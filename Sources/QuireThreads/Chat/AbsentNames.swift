import QuireDocument
import QuireText

/// The names of people who say nothing in a log and are there all the same.
///
/// A word with a colon or a comma behind it is a name where the program says that its bearer comes, goes or is called so
/// now, or where several messages of different people begin with it so. Else it may be any word: "well, …", "error: …".
struct AbsentNames {
  /// How many people have to speak to a name that the program does not tell of.
  private static let leastSpeakers = 2

  /// The first words of what the program says.
  private var told: Set<UInt64> = []

  /// Who begins a message with a word and a colon, by the word; at most ``leastSpeakers`` for each.
  private var speakers: [UInt64: Set<UInt64>] = [:]

  /// Reads all comments; linear in their number and the longest name.
  init(_ comments: [Comment], _ text: [UInt8]) {
    for comment in comments {
      if comment.kind == .event {
        let start = comment.body.lowerBound
        note(ChatWords.words(text, in: start..<min(comment.body.upperBound, start + 256)))
      } else if let opening = ChatOpening(text, comment.body), opening.isMarked, let name = comment.author?.range,
        opening.hasColon, Self.isNickname(text, opening.name)
      {
        if speakers[opening.hash, default: []].count < Self.leastSpeakers {
          speakers[opening.hash, default: []].insert(ChatWords.hash(text, in: name))
        }
      }
    }
  }

  /// Whether the first word of a message is the name of somebody; `hasColon` says that it has a colon behind it.
  ///
  /// A comma stands behind any word, so that a name before one has to be told of by the program and spoken to elsewhere.
  func isKnown(_ name: UInt64, hasColon: Bool) -> Bool {
    let count = speakers[name]?.count ?? 0
    guard !ChatPhrases.common.contains(name), !Self.labels.contains(name) else { return false }
    return hasColon ? told.contains(name) || count >= Self.leastSpeakers : told.contains(name) && count > 0
  }

  /// Notes who comes, goes or has a new name: "ann has joined", "ann is now known as anna", "ann → #harbour".
  private mutating func note(_ words: [ChatWord]) {
    guard words.count > 1 else { return }
    let place = words.prefix(5).firstIndex { Self.verbs.contains($0.hash) }
    if let place, place > 0, place < 4 { told.insert(words[0].hash) }
    let rest = words.prefix(8).map(\.hash)
    if let known = rest.firstIndex(of: Self.known), known + 2 < rest.count, rest[known + 1] == Self.as {
      told.insert(rest[known + 2])
    }
  }

  /// Whether `range` has the form of a nickname: three bytes at least, and a letter among them.
  private static func isNickname(_ text: [UInt8], _ range: ByteRange) -> Bool {
    range.count >= 3 && text[range].contains { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Words that people put before a colon and that are nobody's name.
  private static let labels = ChatWords.hashes(
    "error warning note edit update question answer hint tip example fyi btw ps nb re http https ftp file sudo first "
      + "second next also later problem solution reason result usage step"
  ).union(ChatPhrases.acknowledgements)

  private static let verbs = ChatWords.hashes("joined joins left quit quits parted parts kicked known")
  private static let known = ChatWords.hash("known")
  private static let `as` = ChatWords.hash("as")
}
