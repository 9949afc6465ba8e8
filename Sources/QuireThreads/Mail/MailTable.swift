import QuireMail

/// What threading has to know of a mail's header.
struct MailMessage: Sendable {
  /// The id; `nil` where there is none.
  var id: String?

  /// The ids in References, the nearest ancestor last.
  var references: [String] = []

  /// The ids in In-Reply-To.
  var inReplyTo: [String] = []

  /// The subject, as the header has it.
  var subject = ""

  /// When it was sent, in seconds since 1970, UTC; `nil` where that is unknown.
  var date: Int?
}

/// The headers of many mails, each id and each subject kept once.
struct MailTable: Sendable {
  /// A mail; ids and subjects are numbers of ``names`` and ``subjects``.
  struct Entry: Sendable {
    var id: Int32
    var references: [Int32]
    var inReplyTo: [Int32]
    var subject: Int32
    var isReply: Bool
    var date: Int?
  }

  /// The ids.
  private(set) var names = NameTable()

  /// The base subjects; the first is the empty one.
  private(set) var subjects = NameTable()

  /// The mails, in the order of the input.
  private(set) var entries: [Entry] = []

  private let prefixes: [String]

  /// Creates an empty table; `prefixes` mark replies and forwards in subjects.
  init(prefixes: [String] = BaseSubject.standardPrefixes) {
    self.prefixes = prefixes
    _ = subjects.number(of: "")
  }

  /// Adds a mail.
  mutating func add(_ message: MailMessage) {
    let subject = BaseSubject(message.subject, prefixes: prefixes)
    entries.append(
      Entry(
        id: message.id.map { names.number(of: $0) } ?? -1,
        references: message.references.map { names.number(of: $0) },
        inReplyTo: message.inReplyTo.map { names.number(of: $0) },
        subject: subjects.number(of: subject.text),
        isReply: subject.isReplyOrForward,
        date: message.date
      )
    )
  }

  /// Adds the first mails of `later`, at most `room`, behind those of this table.
  mutating func merge(_ later: MailTable, atMost room: Int = .max) {
    let ids = later.names.texts.map { names.number(of: $0) }
    let bases = later.subjects.texts.map { subjects.number(of: $0) }
    for var entry in later.entries.prefix(room) {
      if entry.id >= 0 { entry.id = ids[Int(entry.id)] }
      entry.references = entry.references.map { ids[Int($0)] }
      entry.inReplyTo = entry.inReplyTo.map { ids[Int($0)] }
      entry.subject = bases[Int(entry.subject)]
      entries.append(entry)
    }
  }

  /// The number of an id, where any mail has or names it.
  func number(ofID id: String) -> Int32? { names[id] }

  /// Whether the mail at `left` was sent before the one at `right`; without dates the order of the input decides.
  func isEarlier(_ left: Int, _ right: Int) -> Bool {
    (entries[left].date ?? 0, left) < (entries[right].date ?? 0, right)
  }
}

/// Texts and their numbers.
struct NameTable: Sendable {
  private(set) var texts: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of `text`, which it gets now where it has none.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  subscript(text: String) -> Int32? { numbers[text] }
}
