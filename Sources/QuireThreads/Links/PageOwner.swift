import QuireDocument

/// The person whose page it is, as far as the comments show.
struct PageOwner {
  /// The author.
  let author: UInt64

  /// Whether the page marks the author, or the author wrote three comments at least.
  let isCertain: Bool

  /// Whether nearly all of the author's comments follow somebody else's, and they are many: so writes who answers.
  let answers: Bool

  /// The author who is marked as the owner, or who writes most.
  ///
  /// Three comments at least and an eighth of all make an owner; in a few comments the only one who wrote twice does,
  /// always behind somebody else.
  init?(of turns: [Turn]) {
    if let marked = turns.first(where: { $0.comment.author?.isOwner == true && $0.author != nil })?.author {
      author = marked
      isCertain = true
      answers = true
      return
    }
    var counts: [UInt64: Int] = [:]
    var best: (author: UInt64, count: Int)?
    var second = 0
    for turn in turns {
      guard let author = turn.author else { continue }
      counts[author, default: 0] += 1
    }
    for turn in turns {
      guard let author = turn.author, author != best?.author, let count = counts[author] else { continue }
      if count > best?.count ?? 0 {
        second = best?.count ?? 0
        best = (author, count)
      } else {
        second = max(second, count)
      }
    }
    guard let best else { return nil }
    let behind = zip(turns, turns.dropFirst()).count { $1.author == best.author && $0.author != best.author }
    let isAlways = behind == best.count
    if best.count >= 3, best.count * 8 >= turns.count {
      let addresses = Self.addresses(turns, best.author)
      let isBehind = behind * 5 >= best.count * 4 && (best.count * 10 >= turns.count * 3 || addresses > 0)
      answers = isBehind || addresses * 5 >= max(1, behind)
    } else if best.count == 2, second < 2, turns.count <= 6, isAlways {
      answers = true
    } else {
      return nil
    }
    author = best.author
    isCertain = best.count >= 3
  }

  /// How many comments of `author` greet, thank, or name the one above.
  private static func addresses(_ turns: [Turn], _ author: UInt64) -> Int {
    zip(turns, turns.dropFirst()).count { other, turn in
      guard turn.author == author, other.author != author else { return false }
      if let first = turn.own.first, courtesies.contains(first.hash) { return true }
      guard let name = other.nameWords.first, name.range.count >= 3 else { return false }
      return turn.own.prefix(12).contains { $0.hash == name.hash }
    }
  }

  /// The words with which the owner of a page begins an answer.
  private static let courtesies = Set(
    ("thanks thank thx cheers glad welcome hi hello hey dear sorry danke dankeschön vielen bitte hallo liebe lieber merci "
      + "bonjour salut gracias hola obrigado obrigada olá grazie ciao bedankt hoi tack hej dziękuję dzięki спасибо")
      .split(separator: " ").map { WordHash.hash(Array($0.utf8)) }
  )
}
