/// What was seen, by key: a number for each key, in memory as long as it is small, in temporary files beyond.
///
/// A log-structured merge tree for keys that are only ever added (O'Neil and others 1996): new keys stand in a hash table; when
/// it is full they are sorted and written as a run, which memory keeps a filter of (10 bits a key, 1 in 100 absent keys
/// passes it) and the first key of every block; eight runs of one size are merged into one. A key that was never seen costs
/// a look into the table and one into the filter of each run, one that was costs one read of 4 KB at most for each run
/// whose filter it passes.
///
/// The answers are the same wherever the keys stand. Keys have to be spread well, as digests are.
///
/// ```swift
/// var table = KeyTable(entriesInMemory: 1_000_000)
/// try table.value(of: key, orAdd: 7)  // nil: it is new, and 7 is kept
/// try table.value(of: key, orAdd: 8)  // 7
/// ```
public struct KeyTable {
  private var young: YoungKeys
  private var runs: [KeyRun] = []
  private let limit: Int

  /// How many keys there are.
  public private(set) var count = 0

  /// Creates an empty table that keeps at most `entriesInMemory` keys in memory; each takes about 50 bytes there, and 24
  /// on disk with 1.3 in memory.
  public init(entriesInMemory: Int) {
    limit = max(16, entriesInMemory)
    young = YoungKeys(capacity: min(limit, 1 << 10))
  }

  /// The number of `key`; where it has none, `value` becomes it and the answer is `nil`.
  ///
  /// - Throws: `FileError` where the temporary files can't be written or read.
  public mutating func value(of key: WideKey, orAdd value: UInt64) throws(FileError) -> UInt64? {
    if let known = try self.value(of: key) { return known }
    young.add(key, value)
    count += 1
    if young.count >= limit { try spill() } else { young.growIfFull(limit: limit) }
    return nil
  }

  /// The number of `key`; `nil` where it has none.
  public func value(of key: WideKey) throws(FileError) -> UInt64? {
    if let known = young[key] { return known }
    for run in runs.reversed() {
      if let known = try run.value(of: key) { return known }
    }
    return nil
  }

  /// How many temporary files there are.
  public var fileCount: Int { runs.count }

  private mutating func spill() throws(FileError) {
    let writer = try KeyRunWriter(capacity: young.count, level: 0)
    for entry in young.sorted() { try writer.append(entry) }
    runs.append(try writer.finish())
    young.removeAll()
    while let level = runs.last?.level, runs.count(where: { $0.level == level }) >= 8 {
      let merged = try KeyRun.merged(runs.filter { $0.level == level }, level: level + 1)
      runs.removeAll { $0.level == level }
      runs.append(merged)
    }
  }
}

/// A key and its number.
struct KeyEntry: Sendable {
  let key: WideKey
  let value: UInt64
}

/// The keys that are in memory: open addressing, at most half full.
private struct YoungKeys {
  private var entries: [KeyEntry]
  private var isTaken: [Bool]
  private(set) var count = 0

  init(capacity: Int) {
    let slots = NumberSet.slots(for: capacity)
    entries = [KeyEntry](repeating: KeyEntry(key: WideKey(high: 0, low: 0), value: 0), count: slots)
    isTaken = [Bool](repeating: false, count: slots)
  }

  subscript(key: WideKey) -> UInt64? {
    let slot = slot(of: key)
    return isTaken[slot] ? entries[slot].value : nil
  }

  mutating func add(_ key: WideKey, _ value: UInt64) {
    let slot = slot(of: key)
    entries[slot] = KeyEntry(key: key, value: value)
    isTaken[slot] = true
    count += 1
  }

  mutating func growIfFull(limit: Int) {
    guard 2 * count >= entries.count else { return }
    var larger = YoungKeys(capacity: min(limit, 2 * count))
    for index in entries.indices where isTaken[index] { larger.add(entries[index].key, entries[index].value) }
    self = larger
  }

  func sorted() -> [KeyEntry] {
    entries.indices.lazy.filter { isTaken[$0] }.map { entries[$0] }.sorted { $0.key < $1.key }
  }

  mutating func removeAll() {
    for index in isTaken.indices { isTaken[index] = false }
    count = 0
  }

  private func slot(of key: WideKey) -> Int {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: SignalHash.mixed(key.high ^ key.low &* 0x9E37_79B9_7F4A_7C15)) & mask
    while isTaken[slot], entries[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }
}
