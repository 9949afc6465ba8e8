/// An exporter of one JSON value for each document: a file of several documents is an array of them.
public protocol JSONFileExporter: ViewExporter {}

extension JSONFileExporter {
  /// Trees say what stands above what, and no places.
  public var isPlain: Bool { true }
  public var head: [UInt8] { isPerDocument ? [] : Array("[\n".utf8) }
  public var separator: [UInt8] { isPerDocument ? [] : Array(",\n".utf8) }
  public var tail: [UInt8] { isPerDocument ? [] : Array("]\n".utf8) }
}
