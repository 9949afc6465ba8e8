import QuireText
import Testing

@Suite struct GzipTests {
  @Test func whatIsWrittenAsGzipReadsBack() throws {
    try withFolder { folder in
      let path = "\(folder)/out.txt.gz"
      let whole = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }
      let writer = try FileWriter(path)
      for start in stride(from: 0, to: whole.count, by: 70_000) {
        try writer.write(Array(whole[start..<min(start + 70_000, whole.count)]))
      }
      try writer.commit()
      let raw = try FileStream.contents(of: path)
      #expect(GzipStream.recognizes(raw))
      // No time stands in the header, or the same run would give other bytes tomorrow.
      #expect(Array(raw[4..<8]) == [0, 0, 0, 0])
      #expect(try inflated(raw, chunk: 1000).bytes == whole)
      try write([], path)
      #expect(try inflated(FileStream.contents(of: path)).bytes.isEmpty)
    }
  }

  @Test func membersFollowEachOther() throws {
    let one = try gzip(bytes("one "))
    let two = try gzip(bytes("two"))
    for chunk in [1, 5, 1000] {
      #expect(try inflated(one + two, chunk: chunk).bytes == bytes("one two"))
      #expect(try inflated(one + two + [0, 0, 0], chunk: chunk).error == nil)
    }
  }

  @Test func whatCameBeforeDamageIsKept() throws {
    let plain = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let whole = try gzip(plain)
    let cut = try inflated(Array(whole.dropLast(9)), chunk: 100)
    #expect(cut.error?.why == "the gzip stream breaks off")
    #expect(!cut.bytes.isEmpty && plain.starts(with: cut.bytes))
    var damaged = whole
    damaged[whole.count - 8] ^= 1  // the checksum
    let wrong = try inflated(damaged)
    #expect(wrong.error?.why.contains("incorrect data check") == true)
    #expect(wrong.bytes == plain)
    let trailed = try inflated(whole + bytes("tail"))
    #expect(trailed.bytes == plain)
    #expect(trailed.error?.why == "something else follows the gzip stream")
    #expect(try inflated([]).error != nil)
    #expect(try inflated([0x1F]).error != nil)
    #expect(try inflated(bytes("plain text")).error != nil)
  }

  @Test func noMoreComesOutThanTheLimit() throws {
    let bomb = try gzip([UInt8](repeating: 0x61, count: 3_000_000))
    #expect(bomb.count < 5000)
    let result = try inflated(bomb, limit: 1_000_000)
    #expect(result.bytes.count == 1_000_000)
    #expect(result.error?.why == "inflates to more than 1000000 bytes")
    #expect(try inflated(bomb, limit: 3_000_000).error == nil)
  }

  @Test func aZlibStreamIsToldByItsHead() throws {
    // zlib.compress(b"zlib stream"), from Python.
    let raw: [UInt8] = [
      0x78, 0x9C, 0xAB, 0xCA, 0xC9, 0x4C, 0x52, 0x28, 0x2E, 0x29, 0x4A, 0x4D, 0xCC, 0x05, 0x00, 0x1A, 0x3E, 0x04, 0x5E,
    ]
    let result = try inflated(raw)
    #expect(result.bytes == bytes("zlib stream"))
    #expect(result.error == nil)
  }

  private func gzip(_ plain: [UInt8]) throws -> [UInt8] {
    var raw: [UInt8] = []
    try withFolder { folder in
      try write(plain, "\(folder)/x.gz")
      raw = try FileStream.contents(of: "\(folder)/x.gz")
    }
    return raw
  }

  private func inflated(
    _ raw: [UInt8],
    chunk: Int = 1 << 20,
    limit: Int = 1 << 30
  ) throws -> (bytes: [UInt8], error: FileError?) {
    let stream = GzipStream(Chunks(bytes: raw, size: chunk), path: "x.gz", limit: limit)
    var result: [UInt8] = []
    do throws(FileError) {
      while let more = try stream.next() { result += more }
    } catch {
      return (result, error)
    }
    return (result, nil)
  }
}

/// Bytes that come in pieces of one size.
struct Chunks: ByteStream {
  var bytes: [UInt8]
  let size: Int

  mutating func next() throws(FileError) -> [UInt8]? {
    guard !bytes.isEmpty else { return nil }
    let chunk = Array(bytes.prefix(size))
    bytes.removeFirst(chunk.count)
    return chunk
  }
}
