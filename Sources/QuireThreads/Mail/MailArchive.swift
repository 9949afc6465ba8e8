import QuireDocument
import QuireMail
public import QuireStages
import QuireText
import Synchronization

/// What threading remembers of the mails that it has seen: their headers, and hashes of what they say and quote.
public struct MailArchive: CorpusState {
  /// What is known of a mail beside its header.
  struct Mail: Sendable {
    let documentID: String
    let name: String
    let address: String

    /// The words before what it quotes; only kept where its header names no parent.
    let attribution: String

    /// Hashes of what it quotes, the smallest ones; only kept where its header names no parent.
    let quotes: [UInt64]
  }

  /// How many hashes of a mail's quotations are kept.
  private static let quoteLimit = 64

  private(set) var table: MailTable
  private(set) var mails: [Mail] = []
  private(set) var phrases: PhraseIndex
  private var left = 0
  private let settings: ThreadMail.Options
  private var cache = ThreadCache()

  init(_ settings: ThreadMail.Options) {
    self.settings = settings
    table = MailTable(prefixes: BaseSubject.standardPrefixes + settings.replyPrefixes)
    phrases = PhraseIndex(limit: settings.maxPhrases)
  }

  /// Takes in a mail.
  mutating func add(_ reader: MailHeaderReader) {
    guard mails.count < settings.maxMails else {
      left += 1
      return
    }
    cache = ThreadCache()
    let message = reader.message
    let isOrphan = settings.ignoreHeaders || (message.references.isEmpty && message.inReplyTo.isEmpty)
    let words = settings.recovers ? reader.words : (own: [], quotes: [], attribution: nil)
    let text = reader.document.text
    if settings.recover.contains("quote") {
      phrases.add(PhraseIndex.hashes(of: words.own, in: text), mail: Int32(mails.count))
    }
    let quotes = isOrphan ? PhraseIndex.hashes(of: words.quotes, in: text) : []
    let author = reader.author
    mails.append(
      Mail(
        documentID: reader.document.id,
        name: author.name.lowercased(),
        address: author.address.lowercased(),
        attribution: isOrphan ? words.attribution.map { reader.document.string($0) } ?? "" : "",
        quotes: Array(Set(quotes).sorted().prefix(Self.quoteLimit))
      )
    )
    table.add(message)
  }

  public mutating func merge(_ later: Self) {
    cache = ThreadCache()
    let first = Int32(mails.count)
    let room = max(0, settings.maxMails - mails.count)
    left += later.left + max(0, later.mails.count - room)
    mails += later.mails.prefix(room)
    table.merge(later.table, atMost: room)
    phrases.merge(later.phrases, first: first)
  }

  /// The Message-ID of the mail called `number`; `nil` where it has none.
  func messageID(of number: Int) -> String? {
    let id = Int(table.entries[number].id)
    return id < 0 ? nil : table.names.texts[id]
  }

  public var shortfall: String? {
    if left > 0 { return "\(left) mails were left out to stay within max_mails" }
    return phrases.isFull ? "some words were forgotten to stay within max_phrases, so that fewer quotes are found" : nil
  }

  /// The threads of all mails, found when they are first asked for.
  var threads: MailThreads { cache.threads { MailThreads(self, settings) } }
}

/// Threads that are found once, though many tasks ask for them.
private final class ThreadCache: Sendable {
  private let found = Mutex<MailThreads?>(nil)

  func threads(_ find: () -> MailThreads) -> MailThreads {
    found.withLock { found in
      if let found { return found }
      let threads = find()
      found = threads
      return threads
    }
  }
}
