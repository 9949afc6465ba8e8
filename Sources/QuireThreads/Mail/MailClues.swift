import QuireMail
import QuireText

/// What the words of a mail show of the mail that it answers, where its header does not say it.
///
/// Surest first: a line before the quotation that names the mail's id, or its writer and its very minute; words that are
/// quoted; a line that names somebody who wrote under the same subject.
struct MailClues {
  /// How far clocks may lie apart where zones are unknown or wrong, in seconds.
  private static let clockTolerance = 26 * 3_600

  private let archive: MailArchive
  private let options: ThreadMail.Options
  private let authors: AuthorTable

  /// The first mail with each id.
  private var byID: [Int32] = []

  init(_ archive: MailArchive, _ options: ThreadMail.Options) {
    self.archive = archive
    self.options = options
    let isAsked = options.recover.contains("attribution")
    authors = AuthorTable(isAsked ? archive.mails : [], archive.table)
    guard isAsked else { return }
    byID = Array(repeating: -1, count: archive.table.names.texts.count)
    for (mail, entry) in archive.table.entries.enumerated() where entry.id >= 0 && byID[Int(entry.id)] < 0 {
      byID[Int(entry.id)] = Int32(mail)
    }
  }

  /// What `mail` may answer, the surest first.
  func guesses(for mail: Int) -> [(target: Int, rule: MailForest.Rule)] {
    var guesses: [(target: Int, rule: MailForest.Rule)] = []
    let attributed = options.recover.contains("attribution") ? attributed(mail) : nil
    if let attributed, attributed.isSure { guesses.append((attributed.target, .attribution)) }
    if options.recover.contains("quote"), let target = quoted(mail) { guesses.append((target, .quote)) }
    if let attributed, !attributed.isSure { guesses.append((attributed.target, .attribution)) }
    return guesses
  }

  private func attributed(_ mail: Int) -> (target: Int, isSure: Bool)? {
    let text = archive.mails[mail].attribution
    guard !text.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    for id in MessageID.list(bytes) {
      guard let number = archive.table.number(ofID: id), byID[Int(number)] >= 0 else { continue }
      if Int(byID[Int(number)]) != mail { return (Int(byID[Int(number)]), true) }
    }
    let date = MailDate(bytes)?.secondsSince1970
    for candidates in authors.mails(named: bytes, subject: archive.table.entries[mail].subject) {
      if let found = pick(candidates, before: mail, date) { return found }
    }
    return nil
  }

  /// The mail of one writer that was sent at `date`, else the last one before `mail`.
  private func pick(_ candidates: [Int32], before mail: Int, _ date: Int?) -> (target: Int, isSure: Bool)? {
    let table = archive.table
    let end = candidates.firstPlace { !table.isEarlier(Int($0), mail) }
    guard end > 0 else { return nil }
    guard let date else { return (Int(candidates[end - 1]), false) }
    func distance(_ place: Int) -> Int { abs((table.entries[Int(candidates[place])].date ?? 0) - date) }
    let after = min(end - 1, candidates.firstPlace { (table.entries[Int($0)].date ?? 0) >= date })
    let nearest = after > 0 && distance(after - 1) <= distance(after) ? after - 1 : after
    // Where a zone is left out, the clock is off by half hours, and right to the minute all the same.
    if distance(nearest) <= Self.clockTolerance {
      let rest = distance(nearest) % 1_800
      return (Int(candidates[nearest]), min(rest, 1_800 - rest) < 60)
    }
    return (Int(candidates[end - 1]), false)
  }

  private func quoted(_ mail: Int) -> Int? {
    let votes = archive.phrases.votes(archive.mails[mail].quotes)
    // Of equal votes the later mail, which is nearer to the answer.
    return votes.filter { $0.key != mail && archive.table.isEarlier($0.key, mail) }
      .max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

/// Who wrote under which subject: the words of a name or of an address lead to mails, by their date.
private struct AuthorTable {
  private struct Key: Hashable {
    let subject: Int32
    let words: UInt64
  }

  /// How many words a name has at most.
  private static let longestName = 5

  /// How many words of an attribution are looked at.
  private static let wordLimit = 100

  private var mails: [Key: [Int32]] = [:]

  init(_ authors: [MailArchive.Mail], _ table: MailTable) {
    for mail in authors.indices.sorted(by: { table.isEarlier($0, $1) }) {
      let names = Set([authors[mail].name, authors[mail].address].compactMap { Self.key(ofName: $0) })
      let subject = table.entries[mail].subject
      for words in names { mails[Key(subject: subject, words: words), default: []].append(Int32(mail)) }
    }
  }

  /// The mails of everybody whom `text` names, the longest names first.
  func mails(named text: [UInt8], subject: Int32) -> [[Int32]] {
    guard !mails.isEmpty else { return [] }
    let words = Self.words(text).prefix(Self.wordLimit)
    var found: [[Int32]] = []
    for length in (1...Self.longestName).reversed() where words.count >= length {
      for start in 0...(words.count - length) {
        let key = Key(subject: subject, words: Self.joined(words[start..<(start + length)]))
        if let list = mails[key] { found.append(list) }
      }
    }
    return found
  }

  private static func key(ofName name: String) -> UInt64? {
    let words = words(Array(name.utf8))
    // Initials and the like are no name.
    guard !words.isEmpty, words.count <= longestName, name.utf8.count > 2 else { return nil }
    return joined(words[...])
  }

  /// The hashes of the words in `text`, letter case left out.
  private static func words(_ text: [UInt8]) -> [UInt64] {
    var words: [UInt64] = []
    var word: UInt64 = 0
    for byte in text + [0x20] {
      let isLetter = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if isLetter {
        let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        word = ((word == 0 ? 0xCBF2_9CE4_8422_2325 : word) ^ UInt64(folded)) &* 0x100_0000_01B3
      } else if word != 0 {
        words.append(word)
        word = 0
      }
    }
    return words
  }

  private static func joined(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(UInt64(words.count)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5677 }
  }
}

extension [Int32] {
  /// The first place whose element, and all behind it, `isBehind` holds for.
  fileprivate func firstPlace(where isBehind: (Int32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
