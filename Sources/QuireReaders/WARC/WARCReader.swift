import QuireDocument
public import QuireStages
import QuireText

/// Reads web archives: one document for each page that was answered or stored.
///
/// A document's source is the page as the server meant it: the body, its transfer coding and content coding undone, as
/// the locator says. Records of other kinds and media types are passed over. A record that can't be read goes to
/// quarantine, and the next line that begins with `WARC/1.` is read on. Files may be compressed as a whole or record by
/// record.
///
/// ```yaml
/// input: { files: ["crawl/*.warc.gz"], format: warc }
/// ```
public struct WARCReader: Reader {
  public static let name = "warc"
  public static let summary = "Reads web archives: one document for each HTML page in them."
  public static let suffixes = [".warc"]
  public static let mediaTypes = ["application/warc"]
  public static let produces: [DocumentPart] = [
    .markup, .blocks, .metadata("url"), .metadata("retrieved"), .metadata("http_status"),
  ]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var mediaTypes = ["text/html", "application/xhtml+xml"]
    public var maxRecordBytes = 1 << 28
    public var maxPageBytes = 1 << 28

    public static let declared: [OptionField<Self>] = [
      OptionField("media_types", \.mediaTypes, "The media types of the records that are read, in lower case."),
      OptionField(
        "max_record_bytes",
        \.maxRecordBytes,
        "The largest record that is read, in bytes.",
        .within(1...(1 << 31))
      ),
      OptionField(
        "max_page_bytes",
        \.maxPageBytes,
        "The largest page that is read, in bytes, after its content coding is undone.",
        .within(1...(1 << 31))
      ),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard !options.mediaTypes.isEmpty else { throw .invalid("media_types", "must not be empty") }
    self.options = options
  }

  public static func recognizes(_ head: [UInt8]) -> Bool { head.starts(with: "WARC/1.".utf8) }

  public func makeSplitter() -> any RecordSplitter { WARCSplitter(limit: options.maxRecordBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    // Other records have no bytes.
    guard !record.bytes.isEmpty else { return .nothing }
    guard case .complete(let header) = HeaderBlock.read(record.bytes, from: 0, limit: WARCSplitter.headerLimit) else {
      return .failure(ReadFailure(code: "no-record", "the record has no header", at: 0))
    }
    do throws(ReadFailure) {
      guard let page = try WARCPage(record.bytes, header, options) else { return .nothing }
      var locator = context.locator
      locator.codecs += page.codecs
      return HTMLPage(
        reader: Self.name,
        id: Self.identifier(header) ?? context.id,
        locator: locator,
        charset: page.charset ?? context.charset,
        mediaType: page.mediaType,
        metadata: Self.metadata(header, page),
        diagnostics: page.diagnostics
      )
      .read(page.body)
    } catch {
      return .failure(error)
    }
  }

  /// The record's own id: of `<urn:uuid:…>` the UUID, of other URIs the whole.
  private static func identifier(_ header: HeaderBlock) -> String? {
    guard let value = header["warc-record-id"].map(withoutBrackets) else { return nil }
    let prefix = "urn:uuid:"
    let id = value.lowercased().hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : value
    return id.isEmpty ? nil : id
  }

  private static func metadata(_ header: HeaderBlock, _ page: WARCPage) -> [(key: String, value: MetadataValue)] {
    var values: [(key: String, value: MetadataValue)] = []
    if let url = header["warc-target-uri"].map(withoutBrackets), !url.isEmpty {
      values.append(("url", MetadataValue(.string(url), rule: "warc-target-uri")))
    }
    if let date = header["warc-date"], isTimestamp(date) {
      values.append(("retrieved", MetadataValue(.string(date), rule: "warc-date", precision: "second")))
    }
    if let status = page.status {
      values.append(("http_status", MetadataValue(.integer(Int64(status)), rule: "http-status")))
    }
    return values
  }

  /// Some writers put URIs in angle brackets.
  private static func withoutBrackets(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }

  /// Whether `date` is a time of ISO 8601 in UTC, with or without a fraction of the second.
  private static func isTimestamp(_ date: String) -> Bool {
    let form = Array("0000-00-00T00:00:00".utf8)
    let bytes = Array(date.utf8)
    guard bytes.count > form.count, bytes.count <= 30, bytes.last == UInt8(ascii: "Z") else { return false }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let hasForm = zip(bytes, form).allSatisfy { $1 == 0x30 ? isDigit($0) : $0 == $1 }
    let fraction = bytes[form.count...].dropLast()
    return hasForm
      && (fraction.isEmpty || (fraction.first == UInt8(ascii: ".") && fraction.dropFirst().allSatisfy(isDigit)))
  }
}
