import QuireDocument
import QuireStages
import QuireText

/// The page in a record of a web archive: what an HTTP server answered, or what was stored without one.
struct WARCPage {
  /// The longest header of an HTTP answer, in bytes.
  private static let headerLimit = 1 << 18

  /// The most content codings that are undone.
  private static let codingLimit = 4

  /// The body, codings undone.
  private(set) var body: [UInt8]

  /// What was undone to reach the body, outermost first.
  private(set) var codecs = ["warc"]

  let mediaType: String

  /// The charset that the transport gives, as it stands there.
  let charset: String?

  /// The HTTP status, where there is one.
  let status: Int?

  private(set) var diagnostics: [Diagnostic] = []

  /// Takes the page out of `record`, whose own header is known; `nil` where the record has another media type.
  init?(_ record: [UInt8], _ header: HeaderBlock, _ options: WARCReader.Options) throws(ReadFailure) {
    let isResponse = header["warc-type"]?.lowercased() == "response"
    var http: HeaderBlock?
    if isResponse {
      // A name server's answer, or another protocol's, is no page.
      guard header["content-type"]?.lowercased().hasPrefix("application/http") ?? true else { return nil }
      http = try Self.answer(record, header.end)
    }
    let type = isResponse ? http?["content-type"] ?? header["warc-identified-payload-type"] : header["content-type"]
    guard let type, case let mediaType = Self.mediaType(type), options.mediaTypes.contains(mediaType) else {
      return nil
    }
    self.mediaType = mediaType
    charset = Self.charset(type)
    status = http.flatMap { Self.status($0.startLine) }
    body = Array(record[(http?.end ?? header.end)...])
    if let http {
      codecs.append("http")
      if http["transfer-encoding"]?.lowercased().contains("chunked") == true { undoTransfer() }
      try undoContent(http["content-encoding"] ?? "", options)
    }
    guard body.count <= options.maxPageBytes else { throw Self.tooLarge(options) }
  }

  private static func answer(_ record: [UInt8], _ start: Int) throws(ReadFailure) -> HeaderBlock {
    switch HeaderBlock.read(record, from: start, limit: headerLimit) {
    case .complete(let http) where status(http.startLine) != nil: return http
    case .tooLong:
      throw ReadFailure(code: "bad-http", "the HTTP header has more than \(headerLimit) bytes", at: start)
    case .complete, .incomplete:
      throw ReadFailure(code: "bad-http", "the block must be an HTTP answer, \"HTTP/1.1 200 OK\" and so on", at: start)
    }
  }

  /// The number in `HTTP/1.1 200 OK`.
  private static func status(_ line: String) -> Int? {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), words[1].utf8.count == 3 else { return nil }
    return Int(words[1])
  }

  private static func mediaType(_ value: String) -> String {
    String(value.prefix { $0 != ";" && $0 != "," }.filter { $0 != " " && $0 != "\t" }).lowercased()
  }

  /// The `charset` parameter of a media type, without quotes.
  private static func charset(_ value: String) -> String? {
    for parameter in value.split(separator: ";").dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ $0 != " " }).lowercased() == "charset" else { continue }
      let label = parts[1].filter { $0 != " " && $0 != "\"" && $0 != "'" }
      return label.isEmpty ? nil : label
    }
    return nil
  }

  /// Crawlers often leave the header when they have undone the chunks; then no chunk size stands there.
  private mutating func undoTransfer() {
    guard let content = undoChunks(body) else { return }
    take(content, "chunked")
  }

  private mutating func undoContent(_ codings: String, _ options: WARCReader.Options) throws(ReadFailure) {
    let names = codings.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }
    guard names.count <= Self.codingLimit else {
      throw ReadFailure(code: "unsupported-encoding", "the page has more than \(Self.codingLimit) content codings")
    }
    for name in names.reversed() {
      switch name {
      case "identity", "none", "utf-8": continue
      case "gzip", "x-gzip", "deflate":
        // As with chunks: what is no such stream was inflated already.
        let isDeflate = name == "deflate"
        guard let content = inflateBody(body, isDeflate: isDeflate, limit: options.maxPageBytes + 1) else { continue }
        guard content.bytes.count <= options.maxPageBytes else { throw Self.tooLarge(options) }
        take(content, isDeflate ? "deflate" : "gzip")
      case "zstd":
        guard let content = decompressZstdBody(body, limit: options.maxPageBytes + 1) else { continue }
        guard content.bytes.count <= options.maxPageBytes else { throw Self.tooLarge(options) }
        take(content, "zstd")
      default:
        let known = "gzip, deflate and zstd can be undone"
        throw ReadFailure(
          code: "unsupported-encoding",
          "the page is compressed with Content-Encoding \"\(name.prefix(40))\"; \(known)"
        )
      }
    }
  }

  private mutating func take(_ content: DecodedBody, _ codec: String) {
    body = content.bytes
    codecs.append(codec)
    if let problem = content.problem {
      diagnostics.append(Diagnostic(.warning, code: "damaged-body", "\(codec): \(problem); what came before is read"))
    }
  }

  private static func tooLarge(_ options: WARCReader.Options) -> ReadFailure {
    let message = "the page has more than \(options.maxPageBytes) bytes; raise \"max_page_bytes\" to read it"
    return ReadFailure(code: "too-large", message)
  }
}
