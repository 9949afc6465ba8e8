public import QuireText

/// The bytes that a document was read from, and how their text was decoded.
///
/// `bytes` is the innermost layer that is still undecoded: a text file's bytes, the line of a JSON Lines file, a web
/// page. Everything that Quire says about "source bytes" counts in them. `decoded` is the same in UTF-8, and `map`
/// leads from it back to `bytes`.
public struct Source: Sendable {
  /// How to reach the bytes from outside.
  public let locator: Locator

  /// The media type, such as `text/plain`.
  public let mediaType: String

  /// The charset's name in lower case, as the WHATWG Encoding Standard spells it.
  public let charset: String

  /// The undecoded bytes.
  public let bytes: [UInt8]

  /// What `bytes` say, as validated UTF-8; the same buffer as `bytes` where nothing had to be decoded.
  public let decoded: [UInt8]

  /// From offsets in `decoded` to offsets in `bytes`.
  public let map: OffsetMap

  /// Creates a source; without `decoded`, `bytes` must be valid UTF-8 and are their own decoding.
  public init(
    bytes: [UInt8],
    decoded: [UInt8]? = nil,
    map: OffsetMap? = nil,
    charset: String = "utf-8",
    mediaType: String = "text/plain",
    locator: Locator = Locator()
  ) {
    self.bytes = bytes
    self.decoded = decoded ?? bytes
    self.map = map ?? .identity(count: bytes.count)
    self.charset = charset
    self.mediaType = mediaType
    self.locator = locator
  }

  /// The SHA-256 of `bytes` in hexadecimal digits, computed at each call.
  public var digest: String { SHA256.hex(of: bytes) }
}

/// How to reach a source: the file, the record in it, and what wraps the record, outermost first.
public struct Locator: Sendable, Equatable {
  /// The file's path as it was given, or `-` for standard input.
  public var uri: String

  /// The codecs that were undone on the way, outermost first, such as `gzip`.
  public var codecs: [String]

  /// The record's number in its file, counted from 1; `nil` where the file is the record.
  public var record: Int?

  /// Where the record's first byte stands in the file, in bytes, after `codecs` are undone.
  public var offset: Int

  /// Creates a locator.
  public init(uri: String = "", codecs: [String] = [], record: Int? = nil, offset: Int = 0) {
    self.uri = uri
    self.codecs = codecs
    self.record = record
    self.offset = offset
  }
}

/// A range of source bytes, of one source of a document.
public struct SourceRange: Sendable, Hashable {
  /// The source's index in ``Document/sources``.
  public var source: Int

  /// The bytes, counted in ``Source/bytes``.
  public var range: ByteRange

  /// Creates a range.
  public init(source: Int = 0, _ range: ByteRange) {
    self.source = source
    self.range = range
  }
}
