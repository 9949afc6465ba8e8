import QuireDocument
import QuireText

/// Reads the messages of a chat for who speaks to whom, in one pass.
struct ChatTurns {
  private(set) var turns: [ChatTurn] = []

  /// How many people speak.
  private(set) var speakers = 0

  /// Who is known by which name, by its hash.
  private var people: [UInt64: Int] = [:]

  /// The people who have said something so far.
  private var hasSpoken: Set<Int> = []

  /// The names that come and go in the log, or are spoken to, and that say nothing.
  private let absent: AbsentNames

  private let text: [UInt8]

  init(_ comments: [Comment], _ text: [UInt8]) {
    self.text = text
    absent = AbsentNames(comments, text)
    for comment in comments where comment.kind == .comment {
      if let name = comment.author?.range { add(name) }
    }
    var words: [[UInt64]] = []
    for (index, comment) in comments.enumerated() where comment.kind == .comment {
      guard let name = comment.author?.range, let speaker = people[ChatWords.hash(text, in: name)] else { continue }
      var turn = ChatTurn(index: index, speaker: speaker)
      turn.minute = comment.time?.iso.flatMap(ChatGap.minute)
      let spoken = ChatWords.words(text, in: comment.body)
      read(comment.body, spoken, into: &turn)
      words.append(Set(spoken.map(\.hash)).sorted())
      turns.append(turn)
      hasSpoken.insert(speaker)
    }
    weigh(words)
  }

  private mutating func add(_ name: ByteRange) {
    let hash = ChatWords.hash(text, in: name)
    guard people[hash] == nil else { return }
    people[hash] = speakers
    // Messengers write full names, and people call each other by the first.
    if let space = text[name].firstIndex(of: 0x20), space - name.lowerBound >= 3 {
      let first = ChatWords.hash(text, in: name.lowerBound..<space)
      if people[first] == nil { people[first] = speakers }
    }
    speakers += 1
  }

  /// Who has spoken before under the name `hash`, unless it is `speaker`.
  private func person(_ hash: UInt64, besides speaker: Int) -> Int? {
    guard let person = people[hash], person != speaker, hasSpoken.contains(person) else { return nil }
    return person
  }

  private func read(_ body: ByteRange, _ words: [ChatWord], into turn: inout ChatTurn) {
    turn.length = words.count
    turn.isQuestion = text[body].contains(UInt8(ascii: "?"))
    let opening = ChatOpening(text, body)
    if let opening, let person = person(opening.hash, besides: turn.speaker) {
      let isCommon = ChatPhrases.common.contains(opening.hash) || opening.name.count < 3
      if opening.isMarked || !isCommon {
        turn.lead = person
        turn.leadRange = opening.name
        turn.address = opening.isMarked ? .marked : .leading
      }
    } else if let opening, opening.isMarked, people[opening.hash] == nil,
      absent.isKnown(opening.hash, hasColon: opening.hasColon)
    {
      turn.absent = opening.name
    }
    let leadHash = turn.lead == nil ? nil : opening?.hash
    for word in words where word.range.count >= 3 && word.hash != leadHash && !ChatPhrases.common.contains(word.hash) {
      if let person = person(word.hash, besides: turn.speaker) { turn.named.append(person) }
    }
    if turn.address == .none, !turn.named.isEmpty { turn.address = .within }
    let start = opening?.isMarked == true ? opening?.end ?? body.lowerBound : body.lowerBound
    let rest = words.drop { $0.range.lowerBound < start }.prefix(3).map(\.hash)
    turn.isGreeting = ChatPhrases.isGreeting(rest)
    turn.isAcknowledgement = rest.first.map { ChatPhrases.acknowledgements.contains($0) } ?? false
  }

  /// Keeps the words that at most one message in twenty has, weighed by how rare they are.
  private mutating func weigh(_ words: [[UInt64]]) {
    var counts: [UInt64: Int] = [:]
    for list in words { for word in list { counts[word, default: 0] += 1 } }
    let total = Double(words.count)
    for (place, list) in words.enumerated() {
      turns[place].words = list.compactMap { word in
        guard let count = counts[word], Double(count) <= total * 0.05, people[word] == nil,
          !ChatPhrases.empty.contains(word)
        else { return nil }
        return (word, Exponential.naturalLogarithm(total / Double(count)))
      }
    }
  }
}

/// Minutes between two lines of a chat.
enum ChatGap {
  /// The minutes that an ISO time says: since some day where it has a date, else since midnight.
  static func minute(_ iso: String) -> Int? {
    let parts = iso.utf8.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count >= 5 else { return nil }
    let clock = Array(parts[1].prefix(5))
    guard let hour = number(clock[0..<2]), let minute = number(clock[3..<5]) else { return nil }
    let date = parts[0].split(separator: UInt8(ascii: "-")).compactMap { number($0) }
    let days = date.count == 3 ? (date[0] * 12 + date[1]) * 31 + date[2] : 0
    return days * 1_440 + hour * 60 + minute
  }

  /// The minutes from `earlier` to `later`; a clock that went back has passed midnight.
  static func minutes(from earlier: Int?, to later: Int?) -> Int? {
    guard let earlier, let later else { return nil }
    let gap = later - earlier
    return max(0, gap < 0 ? gap + 1_440 : gap)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 6, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
