public import QuireText

/// A reader's comment.
public struct Comment: IdentifiedElement {
  public static let layer: LayerName = .comments
  public static let survivesRemoval = true

  /// Who wrote a comment.
  public struct Author: Sendable, Equatable {
    /// The name as printed, without furniture around it.
    public var name: String

    /// Where the name stands.
    public var range: ByteRange?

    /// The author's page.
    public var url: String?

    /// Whether the name is marked as the article's author or the owner of the page.
    public var isOwner: Bool

    /// Whether the name is marked as a moderator's or an editor's.
    public var isModerator: Bool

    /// The account's id or name on the site, or the mail address, where the source tells it.
    public var account: String?

    /// Where the source says who it is, where that is no text: an attribute, a header of a mail.
    public var source: [SourceRange]

    /// Creates an author.
    public init(
      name: String,
      range: ByteRange?,
      url: String? = nil,
      isOwner: Bool = false,
      isModerator: Bool = false,
      account: String? = nil,
      source: [SourceRange] = []
    ) {
      self.name = name
      self.range = range
      self.url = url
      self.isOwner = isOwner
      self.isModerator = isModerator
      self.account = account
      self.source = source
    }
  }

  /// When a comment was written.
  public struct Time: Sendable, Equatable {
    /// The time as ISO 8601, as precise as it was printed; `nil` where it can't be told.
    public var iso: String?

    /// How precise the time is: `year`, `month`, `day`, `minute`, `second`.
    public var precision: String?

    /// Whether the time was printed relative to the day of reading ("3 hours ago").
    public var isRelative: Bool

    /// Where the time stands.
    public var range: ByteRange?

    /// Where the source says the time, where that is no text: an attribute, a header of a mail.
    public var source: [SourceRange]

    /// Creates a time.
    public init(
      iso: String?,
      precision: String?,
      isRelative: Bool,
      range: ByteRange?,
      source: [SourceRange] = []
    ) {
      self.iso = iso
      self.precision = precision
      self.isRelative = isRelative
      self.range = range
      self.source = source
    }

    /// Whether ``iso`` says how far the clock is from UTC.
    public var hasZone: Bool {
      guard let iso, let clock = iso.utf8.firstIndex(of: UInt8(ascii: "T")) else { return false }
      return iso.utf8[clock...].contains { "Z+-".utf8.contains($0) }
    }
  }

  /// What a comment is.
  public enum Kind: String, Sendable, CaseIterable {
    case comment
    case pingback
    case editorsNote = "editors-note"

    /// Something that a program says in a chat: who comes, goes or changes the name.
    case event
  }

  /// Whether a comment can be read.
  public enum State: String, Sendable, CaseIterable {
    case visible
    case deleted
    case held
  }

  public let id: ElementID

  /// The whole comment, header and body.
  public var range: ByteRange
  public var provenance: Provenance

  /// The body, without number, name and time.
  public var body: ByteRange

  /// The number as printed.
  public var number: Int?

  /// Who wrote it; `nil` where the source does not say.
  public var author: Author?

  /// When it was written; `nil` where the source does not say.
  public var time: Time?

  /// The id that the source gives it.
  public var sourceID: String?

  /// The address that leads to this comment alone, as the source has it.
  public var permalink: String?

  /// How the site's readers rate it: votes for it less votes against it, or likes.
  public var score: Int?

  /// The index of the element of ``Layers/markup`` that holds the comment, where it comes from a web page.
  public var element: Int?

  /// The names that it speaks to with a mark before them, as in `@Ann`, the mark left out.
  public var mentions: [ByteRange]

  /// The depth of nesting as shown, from 0.
  public var depth: Int

  /// Text that the comment quotes from others.
  public var quotes: [ByteRange]

  /// What the comment is.
  public var kind: Kind

  /// Whether it can be read.
  public var state: State

  /// The readings of the header that were considered and given up, each with its reason.
  public var rejected: [JSONValue]

  /// Creates a comment.
  public init(id: ElementID, range: ByteRange, body: ByteRange, provenance: Provenance) {
    self.id = id
    self.range = range
    self.body = body
    self.provenance = provenance
    depth = 0
    mentions = []
    quotes = []
    kind = .comment
    state = .visible
    rejected = []
  }

  public mutating func moveInnerRanges(by shift: inout RangeShift) {
    body = shift.movedOrEmpty(body)
    if let range = author?.range { author?.range = shift.moved(range) }
    if let range = time?.range { time?.range = shift.moved(range) }
    quotes = quotes.compactMap { shift.moved($0) }
    mentions = mentions.compactMap { shift.moved($0) }
  }
}
