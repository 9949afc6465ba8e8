import QuireText
import Testing

@Suite struct ZstdTests {
  @Test func whatIsWrittenReadsBack() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<20 {
      let plain = Self.plain(Int.random(in: 0...300_000, using: &random), spread: .random(in: 0...8, using: &random))
      let encoder = try ZstdEncoder("x.zst", level: .random(in: -1...6, using: &random))
      let cut = Int.random(in: 0...plain.count, using: &random)
      let raw = try encoder.frame(Array(plain[..<cut])) + encoder.frame(Array(plain[cut...]))
      #expect(ZstdStream.recognizes(raw))
      let result = try decompressed(raw, chunk: .random(in: 500...70_000, using: &random))
      #expect(result.bytes == plain && result.error == nil)
      #expect(try ZstdEncoder("x.zst").frame(plain) == ZstdEncoder("x.zst").frame(plain))
    }
  }

  @Test func aFileIsCutIntoFramesByItsBytesAlone() throws {
    try withFolder { folder in
      let whole = Self.plain(9_000_000, spread: 0)
      var files: [[UInt8]] = []
      for size in [1_000_000, 70_001, 9_000_000] {
        let path = "\(folder)/\(size).ZST"
        let writer = try FileWriter(path)
        for start in stride(from: 0, to: whole.count, by: size) {
          try writer.write(Array(whole[start..<min(start + size, whole.count)]))
        }
        try writer.commit()
        files.append(try FileStream.contents(of: path))
      }
      #expect(files[0] == files[1] && files[1] == files[2])
      #expect(try decompressed(files[0]).bytes == whole)
      try write([], "\(folder)/empty.zst")
      let empty = try decompressed(FileStream.contents(of: "\(folder)/empty.zst"))
      #expect(empty.bytes.isEmpty && empty.error == nil)
    }
  }

  @Test func framesFollowEachOtherAndSkippableOnesArePassedOver() throws {
    let encoder = try ZstdEncoder("x.zst")
    let skipped: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let raw = try skipped + encoder.frame(bytes("one ")) + skipped + encoder.frame(bytes("two")) + skipped
    for chunk in [1, 5, 1000] {
      let result = try decompressed(raw, chunk: chunk)
      #expect(result.bytes == bytes("one two") && result.error == nil)
    }
    #expect(ZstdStream.recognizes(raw))
  }

  @Test func whatCameBeforeDamageIsKept() throws {
    let plain = Self.plain(600_000, spread: 7)
    let whole = try ZstdEncoder("x.zst").frame(plain)
    for chunk in [1000, 1 << 20] {
      let cut = try decompressed(Array(whole.dropLast(whole.count / 3)), chunk: chunk)
      #expect(cut.error?.why == "the zstd stream breaks off")
      #expect(cut.bytes.count > 200_000 && plain.starts(with: cut.bytes))
      var damaged = whole
      damaged[whole.count - 2] ^= 1  // the checksum
      let wrong = try decompressed(damaged, chunk: chunk)
      #expect(wrong.error?.why == "the zstd stream is damaged: restored data doesn't match checksum")
      #expect(wrong.bytes == plain)
      let trailed = try decompressed(whole + bytes("tail"), chunk: chunk)
      #expect(trailed.bytes == plain)
      #expect(trailed.error?.why == "something else follows the zstd stream")
    }
    #expect(try decompressed([]).error != nil)
    #expect(try decompressed([0x28, 0xB5]).error != nil)
    #expect(try decompressed(bytes("plain text")).error != nil)
  }

  @Test func damageAnywhereIsAnErrorAndNeverATrap() throws {
    var random = SeededRandom(seed: 7)
    let plain = Self.plain(40_000, spread: 5)
    let whole = try ZstdEncoder("x.zst").frame(plain)
    for _ in 0..<200 {
      var damaged = whole
      damaged[.random(in: 0..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let result = try decompressed(damaged, chunk: 3000)
      // A bit of the header that says nothing about the content may turn unseen.
      #expect(result.error != nil || result.bytes == plain)
    }
  }

  @Test func noMoreComesOutThanTheLimit() throws {
    let bomb = try ZstdEncoder("x.zst").frame([UInt8](repeating: 0x61, count: 3_000_000))
    #expect(bomb.count < 1000)
    let result = try decompressed(bomb, limit: 1_000_000)
    #expect(result.bytes.count == 1_000_000)
    #expect(result.error?.why == "decompresses to more than 1000000 bytes")
    #expect(try decompressed(bomb, limit: 3_000_000).error == nil)
  }

  @Test func aFrameThatWantsTooMuchMemoryIsRefused() throws {
    // A window of 2^(10 + 18) bytes, no size, no checksum; one raw block of one byte, which is the last.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x09, 0x00, 0x00, 0x61]
    #expect(try decompressed(frame).error?.why == "a frame of the zstd stream wants more than 128 MB of memory")
    var smaller = frame
    smaller[5] = 17 << 3
    #expect(try decompressed(smaller).bytes == bytes("a"))
  }

  @Test func namesAndHeadsTellTheCompression() throws {
    #expect(Compression.named("a/b.jsonl.zst") == .zstd)
    #expect(Compression.named("B.TXT.GZ") == .gzip)
    #expect(Compression.named("zst") == nil)
    #expect(Compression.withoutSuffix("a.jsonl.ZST") == "a.jsonl")
    #expect(Compression.withoutSuffix("a.gz.txt") == "a.gz.txt")
    #expect(try Compression.recognized(ZstdEncoder("x").frame([])) == .zstd)
    #expect(Compression.recognized([0x1F, 0x8B, 8, 0]) == .gzip)
    #expect(Compression.recognized(bytes("text")) == nil)
  }

  /// Bytes that compress the better the smaller `spread` is.
  private static func plain(_ count: Int, spread: Int) -> [UInt8] {
    var random = SeededRandom(seed: count)
    var words = (0..<(count / 8 + 1)).map { _ in random.next() & 0x0101_0101_0101_0101 &* (1 << spread &- 1) }
    return words.withUnsafeMutableBytes { Array($0.prefix(count)) }
  }

  private func decompressed(
    _ raw: [UInt8],
    chunk: Int = 1 << 20,
    limit: Int = 1 << 30
  ) throws -> (bytes: [UInt8], error: FileError?) {
    let stream = ZstdStream(Chunks(bytes: raw, size: chunk), path: "x.zst", limit: limit)
    var result: [UInt8] = []
    do throws(FileError) {
      while let more = try stream.next() { result += more }
    } catch {
      return (result, error)
    }
    return (result, nil)
  }
}
