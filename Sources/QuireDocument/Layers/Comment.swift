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

    /// Whether the name is marked as the article's author or a moderator.
    public var isOwner: Bool

    /// Creates an author.
    public init(name: String, range: ByteRange?, url: String? = nil, isOwner: Bool = false) {
      self.name = name
      self.range = range
      self.url = url
      self.isOwner = isOwner
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

    /// Creates a time.
    public init(iso: String?, precision: String?, isRelative: Bool, range: ByteRange?) {
      self.iso = iso
      self.precision = precision
      self.isRelative = isRelative
      self.range = range
    }
  }

  /// What a comment is.
  public enum Kind: String, Sendable, CaseIterable {
    case comment
    case pingback
    case editorsNote = "editors-note"
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
  }
}
