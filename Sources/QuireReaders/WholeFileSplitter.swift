import QuireStages

/// Takes the whole stream as one record, up to a limit.
struct WholeFileSplitter: RecordSplitter {
  private let limit: Int
  private var bytes: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  mutating func append(_ chunk: [UInt8]) throws(ReadError) -> [Record] {
    guard bytes.count + chunk.count <= limit else {
      throw ReadError(
        code: "too-large",
        "the file has more than \(limit) bytes, which is the limit for one document",
        at: bytes.count
      )
    }
    if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
    return []
  }

  mutating func finish() -> [Record] {
    defer { bytes = [] }
    return [Record(bytes: bytes)]
  }
}
