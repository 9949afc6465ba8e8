import QuireText

/// Says whether another unit of work may be read, by what the process takes and by what is in flight.
struct MemoryMeter {
  /// How many bytes a document takes at most on its way for each byte of its record, as far as that can be said: text,
  /// pieces, layers, the exporters' bytes.
  private static let bytesForEachByte = 24

  /// How many bytes the process may take; `nil` for as many as it needs.
  private let limit: Int?
  private var bytesInFlight = 0

  init(limit: Int?) { self.limit = limit }

  /// Whether another unit may be read.
  var hasRoom: Bool {
    guard let limit else { return true }
    guard bytesInFlight * Self.bytesForEachByte < limit else { return false }
    return ProcessMemory.residentBytes.map { $0 < limit } ?? true
  }

  mutating func add(_ bytes: Int) { bytesInFlight += bytes }

  mutating func remove(_ bytes: Int) { bytesInFlight -= bytes }
}
