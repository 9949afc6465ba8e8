/// Short texts one after another, found again by the place that each was given: the newest in memory, the others in a
/// temporary file.
public struct TextLog {
  private static let limit = 1 << 16

  private var file: TemporaryFile?
  private var written = 0
  private var tail: [UInt8] = []

  /// Creates an empty log.
  public init() {}

  /// Keeps `text` and returns its place.
  public mutating func append(_ text: String) throws(FileError) -> UInt64 {
    let place = UInt64(written + tail.count)
    let bytes = Array(text.utf8)
    PackedBytes.append(UInt64(bytes.count), to: &tail)
    tail.append(contentsOf: bytes)
    if tail.count >= Self.limit { try flush() }
    return place
  }

  /// The text at `place`, which ``append(_:)`` gave.
  public func text(at place: UInt64) throws(FileError) -> String {
    let start = Int(clamping: place)
    if start >= written {
      let count = Int(clamping: PackedBytes.number(tail, at: start - written))
      let range = (start - written + 8)..<(start - written + 8 + count)
      return String(decoding: tail[range.clamped(to: 0..<tail.count)], as: UTF8.self)
    }
    guard let file else { return "" }
    let count = Int(clamping: PackedBytes.number(try file.read(at: start, count: 8), at: 0))
    return String(decoding: try file.read(at: start + 8, count: min(count, written - start)), as: UTF8.self)
  }

  private mutating func flush() throws(FileError) {
    let file: TemporaryFile
    if let open = self.file { file = open } else { file = try TemporaryFile() }
    self.file = file
    try file.write(tail)
    written += tail.count
    tail.removeAll(keepingCapacity: true)
  }
}
