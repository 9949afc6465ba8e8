import Foundation
import QuireDocument
import QuireStages
import QuireText
import Testing

@testable import QuireReaders

@Suite struct WARCReaderTests {
  static func reader(_ set: (inout WARCReader.Options) -> Void = { _ in }) throws -> WARCReader {
    try WARCReader(options(set), in: Setup(step: "warc"))
  }

  private func result(_ bytes: [UInt8], chunk: Int = 1 << 18) throws -> ReadResult {
    try read(bytes, with: try Self.reader(), chunk: chunk)
  }

  private static let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html"

  // MARK: Good archives

  @Test func aPageWithItsAddressAndTime() throws {
    let archive =
      Self.information + Self.response("\(Self.answer); charset=\"windows-1251\"", [0x3C, 0x70, 0x3E, 0xCF])
    let result = try result(archive)
    #expect(result.failures.isEmpty)
    #expect(result.blank == 1)
    let page = try #require(result.documents.first)
    #expect(page.words == "П")
    #expect(page.id == "0000-page")
    #expect(page.metadata["url"]?.value == .string("http://harbour.test/a"))
    #expect(page.metadata["retrieved"]?.value == .string("2024-05-01T10:00:00Z"))
    #expect(page.metadata["http_status"]?.value == .integer(200))
    let source = page.sources[0]
    #expect(source.charset == "windows-1251")
    #expect(source.mediaType == "text/html")
    #expect(source.locator.codecs == ["warc", "http"])
    #expect(source.locator.record == 2)
    #expect(source.locator.offset == Self.information.count)
  }

  @Test func resourcesAreReadAndOtherKindsPassedOver() throws {
    let parts = [
      Self.record("resource", "<p>stored", type: "text/html; charset=utf-8"), Self.record("request", "GET / HTTP/1.1"),
      Self.response("HTTP/1.1 200 OK\r\nContent-Type: image/png", [1, 2]),
      Self.response("HTTP/1.0 404 Not Found\nContent-Type: Application/XHTML+XML", Self.bytes("<p>gone")),
      Self.record("response", "20 text/gemini", type: "application/gemini"), Self.record("revisit", Self.answer),
    ]
    let result = try result(parts.flatMap { $0 })
    #expect(result.failures.isEmpty)
    #expect(result.blank == 4)
    #expect(result.documents.map(\.words) == ["stored", "gone"])
    #expect(result.documents[0].sources[0].locator.codecs == ["warc"])
    #expect(result.documents[1].metadata["http_status"]?.value == .integer(404))
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func chunksMakeNoDifference(chunk: Int) throws {
    let parts = [
      Self.information, Self.page("<p>one"), Self.bytes("junk\r\n"), Self.page("<p>two", length: 43),
      Self.page("<p>three"), Self.page("<p>four", length: 400), Self.page("<p>five"),
    ]
    let archive = parts.flatMap { $0 }
    let whole = try result(archive)
    let cut = try result(archive, chunk: chunk)
    #expect(cut.documents.map(\.words) == whole.documents.map(\.words))
    #expect(cut.documents.map(\.sources[0].locator) == whole.documents.map(\.sources[0].locator))
    #expect(cut.failures.map(\.failure) == whole.failures.map(\.failure))
  }

  @Test func compressedRecordByRecordOrAsAWhole() throws {
    let records = [Self.information, Self.page("<p>one"), Self.page("<p>two")]
    let whole = try result(records.flatMap { $0 })
    for archive in [try records.flatMap { try Self.gzip($0) }, try Self.gzip(records.flatMap { $0 })] {
      let plain = try #require(inflateBody(archive, isDeflate: false, limit: 1 << 20))
      #expect(plain.problem == nil)
      let result = try result(plain.bytes)
      #expect(result.documents.map(\.words) == ["one", "two"])
      #expect(result.documents.map(\.sources[0].locator) == whole.documents.map(\.sources[0].locator))
    }
  }

  @Test func lineFeedsAloneAreEnough() throws {
    let archive = Self.page("<p>one").filter { $0 != 0x0D }
    // The length still counts the carriage returns that are gone, so another writer's is put in its place.
    let text = String(decoding: archive, as: UTF8.self).replacing("Content-Length: 50", with: "Content-Length: 47")
    #expect(try result(Array(text.utf8)).documents.map(\.words) == ["one"])
  }

  // MARK: Codings

  @Test func codingsAreUndoneAndNamed() throws {
    let body = try Self.gzip(Self.bytes("<p>squeezed"))
    let chunks = Self.chunked(body)
    let header = "\(Self.answer)\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
    let result = try result(Self.response(header, chunks))
    #expect(result.documents.map(\.words) == ["squeezed"])
    #expect(result.documents.first?.sources[0].locator.codecs == ["warc", "http", "chunked", "gzip"])
    #expect(result.documents.first?.diagnostics.isEmpty == true)
  }

  @Test func codingsThatWereUndoneAlreadyAreNoDamage() throws {
    let header = "\(Self.answer)\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip, deflate"
    let result = try result(Self.response(header, Self.bytes("<p>plain")))
    #expect(result.documents.map(\.words) == ["plain"])
    #expect(result.documents.first?.sources[0].locator.codecs == ["warc", "http"])
  }

  @Test func damagedBodiesAreReadAsFarAsTheyGo() throws {
    let body = try Self.gzip(Array(String(repeating: "<p>squeezed and cut ", count: 400).utf8))
    let cut = try result(Self.response("\(Self.answer)\r\nContent-Encoding: gzip", Array(body.dropLast(12))))
    #expect(cut.documents.first?.words.hasPrefix("squeezed") == true)
    #expect(cut.documents.first?.codes == ["damaged-body"])
    let chunk = try result(
      Self.response("\(Self.answer)\r\nTransfer-Encoding: chunked", Self.bytes("5\r\nwhole\r\n9\r\nhal"))
    )
    #expect(chunk.documents.first?.words == "wholehal")
    #expect(chunk.documents.first?.codes == ["damaged-body"])
  }

  @Test func pagesThatCannotBeReadSayWhy() throws {
    let brotli = try result(Self.response("\(Self.answer)\r\nContent-Encoding: br", [1, 2, 3]))
    #expect(brotli.failures.first?.failure.code == "unsupported-encoding")
    #expect(brotli.failures.first?.failure.message.contains("\"br\"") == true)
    let body = try Self.gzip([UInt8](repeating: 0x20, count: 100_000))
    let bomb = try read(
      Self.response("\(Self.answer)\r\nContent-Encoding: gzip", body),
      with: try Self.reader { $0.maxPageBytes = 1000 }
    )
    #expect(bomb.failures.map(\.failure.code) == ["too-large"])
    #expect(try result(Self.record("response", "garbage")).failures.map(\.failure.code) == ["bad-http"])
    #expect(try result(Self.record("response", "\0\0\r\n\r\n<p>")).failures.map(\.failure.code) == ["bad-http"])
  }

  // MARK: Damage

  private static let badRecords: [(bytes: [UInt8], code: String)] = [
    (bytes("WARC/9.9\r\nContent-Length: 0\r\n\r\n"), "no-record"), (bytes("junk"), "no-record"),
    (bytes("WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n"), "wrong-length"),
    (bytes("WARC/1.0\r\nContent-Length: many\r\n\r\n\r\n\r\n"), "wrong-length"),
    (bytes("WARC/1.0\r\nContent-Length: -1\r\n\r\n\r\n\r\n"), "wrong-length"),
    (bytes("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n\r\n\r\n"), "wrong-length"),
    (bytes("WARC/1.0\r\nContent-Length: 9000000000000000000\r\n\r\n\r\n\r\n"), "too-large"),
    (bytes("WARC/1.0\r\n\(String(repeating: "a", count: 1 << 17))\r\n"), "too-large"),
    (page("<p>short", length: 44), "wrong-length"), (page("<p>long", length: 60), "wrong-length"),
    (page("<p>longer", length: 100_000), "truncated"),
  ]

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: badRecords.indices)
  func aBadRecordIsPassedOver(_ index: Int) throws {
    let (bad, code) = Self.badRecords[index]
    let parts = [Self.page("<p>before"), bad, Self.bytes("\r\n"), Self.page("<p>after")]
    let result = try result(parts.flatMap { $0 })
    #expect(result.documents.map(\.words) == ["before", "after"])
    #expect(result.failures.map(\.failure.code) == [code])
  }

  @Test func aFileThatEndsAmidARecord() throws {
    let archive = Self.page("<p>before") + Self.page("<p>after")
    for count in (Self.page("<p>before").count + 20)..<(archive.count - 4) {
      let result = try result(Array(archive.prefix(count)))
      #expect(result.documents.map(\.words) == ["before"])
      #expect(result.failures.map(\.failure.code) == ["truncated"])
    }
    #expect(try result(Array(archive.dropLast(4))).documents.count == 2)
    #expect(try result([]).documents.isEmpty)
  }

  @Test func aRecordBeyondTheLimitIsPassedOver() throws {
    let archive = Self.page("<p>one") + Self.page(String(repeating: "x\n", count: 5000)) + Self.page("<p>two")
    for chunk in [100, 1 << 18] {
      let result = try read(archive, with: try Self.reader { $0.maxRecordBytes = 1000 }, chunk: chunk)
      #expect(result.documents.map(\.words) == ["one", "two"])
      #expect(result.failures.map(\.failure.code) == ["too-large"])
    }
  }

  @Test func noiseEnds() throws {
    var state: UInt64 = 7
    for _ in 0..<200 {
      var archive = Self.page("<p>one") + Self.page("<p>two") + Self.page("<p>three")
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        archive[Int(state >> 33) % archive.count] = UInt8(truncatingIfNeeded: state >> 17)
      }
      let result = try result(archive, chunk: 50)
      #expect(result.documents.count + result.failures.count + result.blank <= 12)
    }
  }

  // MARK: Archives in our own words

  private static let information = record("warcinfo", "software: a crawler of our own")

  static func page(_ body: String, length: Int? = nil) -> [UInt8] {
    record("response", "\(answer)\r\n\r\n\(body)", length: length)
  }

  private static func response(_ header: String, _ body: [UInt8]) -> [UInt8] {
    record("response", Self.bytes("\(header)\r\n\r\n") + body)
  }

  private static func record(_ kind: String, _ block: String, type: String? = nil, length: Int? = nil) -> [UInt8] {
    record(kind, Array(block.utf8), type: type, length: length)
  }

  private static func record(_ kind: String, _ block: [UInt8], type: String? = nil, length: Int? = nil) -> [UInt8] {
    let type = type ?? (kind == "response" ? "application/http; msgtype=response" : "application/http")
    let header = """
      WARC/1.0\r
      WARC-Type: \(kind)\r
      WARC-Record-ID: <urn:uuid:0000-page>\r
      WARC-Target-URI: <http://harbour.test/a>\r
      WARC-Date: 2024-05-01T10:00:00Z\r
      Content-Type: \(type)\r
      Content-Length: \(length ?? block.count)\r
      \r

      """
    return Array(header.utf8) + block + Self.bytes("\r\n\r\n")
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try FileWriter(path)
    try writer.write(bytes)
    try writer.commit()
    return try FileStream.contents(of: path)
  }

  private static func chunked(_ body: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: 10) {
      let part = body[start..<min(body.count, start + 10)]
      result += Self.bytes("\(String(part.count, radix: 16)); x=y\r\n") + part + Self.bytes("\r\n")
    }
    return result + Self.bytes("0\r\n\r\n")
  }
}
