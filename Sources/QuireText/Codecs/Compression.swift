/// The ways in which a file can be compressed, told by its first bytes when it is read and by its name when it is written.
public enum Compression: String, Sendable, CaseIterable {
  case gzip
  case zstd

  /// What names of such files end with.
  public var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// How the bytes are compressed that begin with `head`; `nil` where they are not.
  public static func recognized(_ head: [UInt8]) -> Compression? {
    if GzipStream.recognizes(head) { return .gzip }
    return ZstdStream.recognizes(head) ? .zstd : nil
  }

  /// How a file called `path` is compressed by its name, whose letter case does not matter; `nil` where it is not.
  public static func named(_ path: String) -> Compression? {
    allCases.first { path.utf8.count >= $0.suffix.utf8.count && path.suffix($0.suffix.count).lowercased() == $0.suffix }
  }

  /// `path` without the suffix of a compressed file.
  public static func withoutSuffix(_ path: String) -> String {
    guard let compression = named(path) else { return path }
    return String(path.dropLast(compression.suffix.count))
  }

  /// Undoes it: the bytes behind `input`; `path` is named in errors.
  public func decompress(_ input: any ByteStream, path: String) -> any ByteStream {
    switch self {
    case .gzip: GzipStream(input, path: path)
    case .zstd: ZstdStream(input, path: path)
    }
  }

  /// An encoder for a file at `path`.
  func encoder(_ path: String) throws(FileError) -> any BlockEncoder {
    switch self {
    case .gzip: try GzipEncoder(path)
    case .zstd: try ZstdEncoder(path)
    }
  }
}
