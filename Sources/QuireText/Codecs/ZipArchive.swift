import CZlib

/// The files in a ZIP archive (PKWARE's APPNOTE, as ISO/IEC 21320-1 profiles it) that is in memory.
///
/// Files are found by the directory at the archive's end, stored or deflated; nothing is ever written to a path that an
/// archive names. Archives beyond 4 GB, on several disks or with a password are not read.
public struct ZipArchive: Sendable {
  /// One file.
  public struct Entry: Sendable {
    /// The path in the archive, as it stands there.
    public let name: String

    /// How many bytes it has, as the directory says.
    public let count: Int

    fileprivate let compressedCount: Int
    fileprivate let method: Int
    fileprivate let checksum: UInt
    fileprivate let header: Int
    fileprivate let isEncrypted: Bool

    /// Whether it is deflated.
    public var isDeflated: Bool { method == 8 }
  }

  /// The most files that an archive may have.
  public static let maximumEntries = 1 << 16

  /// The files, in the order of the directory.
  public private(set) var entries: [Entry] = []

  private let bytes: [UInt8]
  private var indices: [String: Int] = [:]

  /// Whether `head` is the beginning of an archive.
  public static func recognizes(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// Reads the directory of `bytes`; linear in it.
  ///
  /// - Throws: `ZipError` where there is none that could be read.
  public init(_ bytes: [UInt8]) throws(ZipError) {
    self.bytes = bytes
    guard let end = Self.directoryEnd(bytes) else { throw ZipError("the archive has no directory; it may be cut off") }
    let count = Self.number(bytes, end + 10, 2)
    let (size, offset) = (Self.number(bytes, end + 12, 4), Self.number(bytes, end + 16, 4))
    guard count < Self.maximumEntries - 1, offset < 0xFFFF_FFFF else { throw ZipError("the archive is too large") }
    // Something may stand before the archive that its offsets don't count.
    let base = end - size - offset
    guard base >= 0 else { throw ZipError("the archive's directory is damaged") }
    var place = base + offset
    for _ in 0..<count {
      guard place + 46 <= end, Self.number(bytes, place, 4) == 0x0201_4B50 else {
        throw ZipError("the archive's directory is damaged")
      }
      let name = place + 46..<place + 46 + Self.number(bytes, place + 28, 2)
      guard name.upperBound <= end else { throw ZipError("the archive's directory is damaged") }
      let entry = Entry(
        name: String(decoding: bytes[name], as: UTF8.self),
        count: Self.number(bytes, place + 24, 4),
        compressedCount: Self.number(bytes, place + 20, 4),
        method: Self.number(bytes, place + 10, 2),
        checksum: UInt(Self.number(bytes, place + 16, 4)),
        header: base + Self.number(bytes, place + 42, 4),
        isEncrypted: Self.number(bytes, place + 8, 2) & 1 != 0
      )
      if indices[entry.name] == nil { indices[entry.name] = entries.count }
      entries.append(entry)
      place = name.upperBound + Self.number(bytes, place + 30, 2) + Self.number(bytes, place + 32, 2)
    }
  }

  /// The first file called `name`.
  public subscript(name: String) -> Entry? { indices[name].map { entries[$0] } }

  /// The bytes of `entry`, of which there may be `limit`.
  ///
  /// Complexity: linear in what comes out; no more is inflated than the directory says or the limit allows.
  ///
  /// - Throws: `ZipError` where the file is damaged, too large or in a form that is not read.
  public func contents(of entry: Entry, limit: Int) throws(ZipError) -> [UInt8] {
    let name = "\"\(entry.name.prefix(200))\" in the archive"
    guard !entry.isEncrypted else { throw ZipError("\(name) is encrypted") }
    guard entry.count <= limit else { throw ZipError("\(name) has \(entry.count) bytes, more than \(limit)") }
    guard entry.header + 30 <= bytes.count, Self.number(bytes, entry.header, 4) == 0x0403_4B50 else {
      throw ZipError("\(name) is damaged: it has no header")
    }
    let start =
      entry.header + 30 + Self.number(bytes, entry.header + 26, 2) + Self.number(bytes, entry.header + 28, 2)
    guard start <= bytes.count - entry.compressedCount else { throw ZipError("\(name) breaks off") }
    let packed = Array(bytes[start..<(start + entry.compressedCount)])
    let contents: [UInt8]
    switch entry.method {
    case 0: contents = packed
    case 8:
      guard let body = inflateBareBody(packed, limit: entry.count + 1) else { throw ZipError("\(name) is damaged") }
      contents = body
    default: throw ZipError("\(name) is compressed by method \(entry.method); stored and deflated ones are read")
    }
    let checksum = contents.withUnsafeBufferPointer { buffer in
      // zlib reads as many bytes as it is told, which are those of the buffer.
      crc32(0, buffer.baseAddress, UInt32(clamping: buffer.count))
    }
    guard contents.count == entry.count, contents.isEmpty || checksum == entry.checksum else {
      throw ZipError("\(name) is damaged: its bytes are not those that were put in")
    }
    return contents
  }

  /// Where the record at the end of the directory begins: a comment of up to 64 KB may follow it.
  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    var place = bytes.count - 22
    while place >= max(0, bytes.count - 22 - 0xFFFF) {
      if bytes[place] == 0x50, number(bytes, place, 4) == 0x0605_4B50,
        place + 22 + number(bytes, place + 20, 2) == bytes.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// The number of `count` bytes at `place`, the lowest first; the bytes must be there.
  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}

/// An archive, or a file in one, that can't be read.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, in words; lower case, no full stop.
  public let description: String

  init(_ description: String) { self.description = description }
}
