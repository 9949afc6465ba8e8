import QuireText

/// Tells the name of somebody who is spoken to but has no comment here.
///
/// Without a known name to compare, more has to be there: a greeting before it, or two words written as names, a sign
/// behind them, and then "I" or "you".
struct GhostName {
  let text: [UInt8]

  /// The name that begins with the word at `place`.
  func range(_ words: [BodyWord], at place: Int, isGreeted: Bool) -> ByteRange? {
    guard place < words.count, isName(words[place]) else { return nil }
    var last = place
    if place + 1 < words.count, isName(words[place + 1]) || isInitial(words[place + 1]),
      isSpace(words[place], words[place + 1])
    {
      last = place + 1
    }
    let range = words[place].range.lowerBound..<words[last].range.upperBound
    guard range.count >= 3, let sign = sign(after: range.upperBound) else { return nil }
    if isGreeted { return last == place || sign != 0x2E ? range : nil }
    guard sign != 0x21, sign != 0x2E, sign != 0x0A else { return nil }
    let following = words.dropFirst(last + 1).prefix(10)
    if last > place {
      return following.contains { Self.first.contains($0.hash) || Self.second.contains($0.hash) } ? range : nil
    }
    return following.prefix(6).contains { Self.second.contains($0.hash) } ? range : nil
  }

  private func isName(_ word: BodyWord) -> Bool {
    guard word.isCapitalized, word.range.count > 1, let first = UTF8Scalars.decode(text, at: word.range.lowerBound),
      CodePoint.isAlphabetic(first.value)
    else { return false }
    let meaning = HeaderLexicon.meaning(of: word.hash)
    if !meaning.roles.isDisjoint(with: [.function, .greeting, .speech, .month, .weekday, .verb, .owner, .numeral]) {
      return false
    }
    // "Actually, you …"
    let isAdverb = word.range.count > 4 && text[word.range].suffix(2).elementsEqual(Array("ly".utf8))
    let isShouted = word.range.count > 3 && text[word.range].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    let isVerb = word.range.count > 5 && text[word.range].suffix(3).elementsEqual(Array("ing".utf8))
    return !isAdverb && !isVerb && !isShouted && !Self.stopped.contains(word.hash)
  }

  private func isInitial(_ word: BodyWord) -> Bool {
    word.isCapitalized && word.range.count == 1 && text[word.range.lowerBound] >= 0x41
  }

  private func isSpace(_ word: BodyWord, _ next: BodyWord) -> Bool {
    next.range.lowerBound == word.range.upperBound + 1 && text[word.range.upperBound] == 0x20
  }

  /// The sign behind a name: comma, colon, dash, stop, line end.
  private func sign(after end: Int) -> UInt32? {
    var index = end
    if index < text.count, text[index] == 0x20 { index += 1 }
    guard let scalar = UTF8Scalars.decode(text, at: index) else { return 0x0A }
    let isSpaced = index > end
    switch scalar.value {
    case 0x2C, 0x3A, 0x21, 0x2E, 0x0A: return isSpaced ? nil : scalar.value
    case 0x2D, 0x2013, 0x2014: return isSpaced || scalar.value != 0x2D ? scalar.value : nil
    default: return nil
    }
  }

  private static let first = hashes("i i'm i've i'd i'll my me")
  private static let second = hashes("you your you're you've you'd yours")

  /// Words that open sentences with a capital and a comma, or follow a greeting, and are no names.
  private static let stopped = hashes(
    "all everyone everybody folks guys there world again team friends friend people sir madam editor god man dude buddy "
      + "bro mate lady ladies gentlemen readers reader group gang however also first second third finally maybe perhaps "
      + "otherwise anyway still besides indeed great good nice excellent amazing interesting cool true right wrong exactly "
      + "absolutely look listen see btw fyi ps imo oh ah hmm huh ha wait sure fine today yesterday tomorrow thus hence "
      + "meanwhile instead whatever please correct nope seriously honestly congrats bravo kudos merci gracias danke now "
      + "here same ditto both every another brilliant fantastic wonderful awesome beautiful lovely nah duh ugh omg lol "
      + "yay ooh whoa woah aww awww yikes woohoo yum yummy gosh phew sweet baby salaam salam asalamu assalamu shalom cheers"
  )

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordHash.hash(Array($0.utf8)) })
  }
}
