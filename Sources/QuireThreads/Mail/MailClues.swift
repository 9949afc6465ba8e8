import QuireMail

/// What the words of a mail show of the mail that it answers, where its header does not say it.
struct MailClues {
  /// How many mails of a subject are looked through for the one who is quoted.
  private static let candidateLimit = 200

  /// How far the clocks of two programs may lie apart, in seconds.
  private static let clockTolerance = 26 * 3_600

  private let archive: MailArchive
  private let options: ThreadMail.Options

  /// The mails of each subject, by their date, and where each mail stands there.
  private var bySubject: [[Int32]] = []
  private var ranks: [Int32] = []

  /// The first mail with each id.
  private var byID: [Int32] = []

  init(_ archive: MailArchive, _ options: ThreadMail.Options) {
    self.archive = archive
    self.options = options
    let table = archive.table
    guard options.recover.contains("attribution") else { return }
    bySubject = Array(repeating: [], count: table.subjects.texts.count)
    ranks = Array(repeating: 0, count: table.entries.count)
    for mail in table.entries.indices.sorted(by: { table.isEarlier($0, $1) }) {
      let subject = Int(table.entries[mail].subject)
      ranks[mail] = Int32(bySubject[subject].count)
      bySubject[subject].append(Int32(mail))
    }
    byID = Array(repeating: -1, count: table.names.texts.count)
    for (mail, entry) in table.entries.enumerated() where entry.id >= 0 && byID[Int(entry.id)] < 0 {
      byID[Int(entry.id)] = Int32(mail)
    }
  }

  /// What `mail` may answer, the surest first.
  func guesses(for mail: Int) -> [(target: Int, rule: MailForest.Rule)] {
    var guesses: [(target: Int, rule: MailForest.Rule)] = []
    if options.recover.contains("attribution"), let target = attributed(mail) { guesses.append((target, .attribution)) }
    if options.recover.contains("quote"), let target = quoted(mail) { guesses.append((target, .quote)) }
    return guesses
  }

  private func attributed(_ mail: Int) -> Int? {
    let text = archive.mails[mail].attribution
    guard !text.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    for id in MessageID.list(bytes) {
      guard let number = archive.table.number(ofID: id), byID[Int(number)] >= 0 else { continue }
      if Int(byID[Int(number)]) != mail { return Int(byID[Int(number)]) }
    }
    // "On Monday, Ann wrote": somebody who wrote under the same subject before, at that time where one is named.
    let table = archive.table
    let date = MailDate(bytes)?.secondsSince1970
    let lower = text.lowercased()
    var latest: Int?
    let mails = bySubject[Int(table.entries[mail].subject)]
    let before = mails[..<Int(ranks[mail])].suffix(Self.candidateLimit)
    for candidate in before.reversed().map({ Int($0) }) where isNamed(archive.mails[candidate], in: lower) {
      latest = latest ?? candidate
      guard let date, let sent = table.entries[candidate].date else { continue }
      if abs(sent - date) <= Self.clockTolerance { return candidate }
    }
    return latest
  }

  private func isNamed(_ mail: MailArchive.Mail, in text: String) -> Bool {
    (mail.name.utf8.count > 2 && text.contains(mail.name))
      || (mail.address.utf8.count > 2 && text.contains(mail.address))
  }

  private func quoted(_ mail: Int) -> Int? {
    let votes = archive.phrases.votes(archive.mails[mail].quotes)
    // Of equal votes the later mail, which is nearer to the answer.
    return votes.filter { $0.key != mail && archive.table.isEarlier($0.key, mail) }
      .max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
