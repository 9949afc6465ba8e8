import QuireText
import Testing

@Suite struct TransferCodingTests {
  @Test(
    arguments: [
      ("3\r\nabc\r\n0\r\n\r\n", "abc", true),
      ("3;x=\"y\"\r\nabc\r\n2  \r\nde\r\n0\r\nTrailer: a\r\n\r\n", "abcde", true),
      ("A\n0123456789\n0\n\n", "0123456789", true), ("0\r\n\r\n", "", true), ("5\r\nabc", "abc", false),
      ("3\r\nabc\r\n", "abc", false), ("3\r\nabc\r\nzz\r\n", "abc", false), ("3\r\nabcdef", "abc", false),
      ("7fffffffffffff\r\nabc", "abc", false),
    ] as [(String, String, Bool)]
  )
  func chunksAreUndone(_ body: String, _ content: String, _ isWhole: Bool) {
    let found = undoChunks(bytes(body))
    #expect(found?.bytes == bytes(content))
    #expect((found?.problem == nil) == isWhole)
  }

  @Test(arguments: ["", "<p>plain", "abc", "3 letters\r\n", "\r\n", "fffffffffffffffff\r\nx"])
  func whatHasNoChunksIsNone(_ body: String) {
    #expect(undoChunks(bytes(body)) == nil)
  }

  @Test func deflateComesInTwoForms() throws {
    // "ships ships ships" as RFC 1951 and RFC 1950 write it.
    let bare: [UInt8] = [0x2B, 0xCE, 0xC8, 0x2C, 0x28, 0x56, 0x28, 0x46, 0x90, 0x00]
    let wrapped: [UInt8] = [0x78, 0x9C] + bare + [0x3C, 0x56, 0x06, 0xB6]
    for raw in [bare, wrapped] {
      let body = try #require(inflateBody(raw, isDeflate: true, limit: 100))
      #expect(body.bytes == bytes("ships ships ships"))
      #expect(body.problem == nil)
    }
    #expect(inflateBody(bare, isDeflate: false, limit: 100) == nil)
    #expect(inflateBody(bytes("<p>plain"), isDeflate: false, limit: 100) == nil)
    #expect(inflateBody([], isDeflate: true, limit: 100) == nil)
    #expect(inflateBody(wrapped, isDeflate: true, limit: 5)?.bytes == bytes("ships"))
    #expect(inflateBody(Array(wrapped.dropLast(6)), isDeflate: true, limit: 100)?.problem != nil)
  }

  @Test func headersAsTheyAreWritten() throws {
    let raw = bytes(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nno field\r\nX : y\r\nX: z\n\nbody"
    )
    guard case .complete(let header) = HeaderBlock.read(raw, from: 0, limit: 1000) else {
      Issue.record("the header is whole")
      return
    }
    #expect(header.startLine == "HTTP/1.1 200 OK")
    #expect(header["content-type"] == "text/html; charset=utf-8")
    #expect(header["x"] == "y")
    #expect(header.fields.count == 3)
    #expect(header.brokenLines == 1)
    #expect(text(Array(raw[header.end...])) == "body")
    guard case .incomplete = HeaderBlock.read(bytes("a: b\r\n"), from: 0, limit: 1000) else {
      Issue.record("no blank line is there")
      return
    }
    guard case .tooLong = HeaderBlock.read(raw, from: 0, limit: 20) else {
      Issue.record("the header is longer than 20 bytes")
      return
    }
  }

  @Test func wordsAreFoundInBytes() {
    let raw = bytes("a ship, another ship")
    #expect(firstPlace(of: bytes("ship"), in: raw) == 2)
    #expect(firstPlace(of: bytes("ship"), in: raw, from: 3) == 16)
    #expect(firstPlace(of: bytes("ship"), in: raw, from: 3, end: 19) == nil)
    #expect(firstPlace(of: bytes("ship"), in: raw, from: 30) == nil)
    #expect(firstPlace(of: [], in: raw) == nil)
  }
}
