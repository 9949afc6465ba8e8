/// Keys in order in a temporary file, with their numbers: 24 bytes each.
final class KeyRun {
  /// How many keys a block has: what is read at once is a page of 4 KB.
  static let blockEntries = 170
  static let entryBytes = 24

  /// How many generations of merging it has behind it.
  let level: Int

  private let file: TemporaryFile
  private let count: Int
  private let filter: KeyFilter

  /// The first key of each block.
  private let firsts: [WideKey]

  init(file: TemporaryFile, count: Int, filter: KeyFilter, firsts: [WideKey], level: Int) {
    self.file = file
    self.count = count
    self.filter = filter
    self.firsts = firsts
    self.level = level
  }

  /// The number of `key`; `nil` where the run has no such key.
  func value(of key: WideKey) throws(FileError) -> UInt64? {
    guard filter.mayHave(key) else { return nil }
    var lower = 0
    var upper = firsts.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if firsts[middle] <= key { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0 else { return nil }
    let block = try block(lower - 1)
    lower = 0
    upper = block.count / Self.entryBytes
    while lower < upper {
      let middle = (lower + upper) / 2
      let entry = Self.entry(block, middle)
      if entry.key == key { return entry.value }
      if entry.key < key { lower = middle + 1 } else { upper = middle }
    }
    return nil
  }

  /// One run with the keys of all of `runs`, which have none in common.
  static func merged(_ runs: [KeyRun], level: Int) throws(FileError) -> KeyRun {
    let writer = try KeyRunWriter(capacity: runs.reduce(0) { $0 + $1.count }, level: level)
    var readers = runs.map { KeyRunReader(run: $0) }
    for index in readers.indices { try readers[index].advance() }
    while true {
      var least: Int?
      for index in readers.indices {
        guard let entry = readers[index].entry else { continue }
        if let place = least, let other = readers[place].entry, other.key < entry.key { continue }
        least = index
      }
      guard let least, let entry = readers[least].entry else { return try writer.finish() }
      try writer.append(entry)
      try readers[least].advance()
    }
  }

  /// The bytes of one block, or of `blocks` from it on; none beyond the end.
  func block(_ index: Int, blocks: Int = 1) throws(FileError) -> [UInt8] {
    let start = index * Self.blockEntries
    let entries = min(blocks * Self.blockEntries, count - start)
    guard entries > 0 else { return [] }
    let bytes = try file.read(at: start * Self.entryBytes, count: entries * Self.entryBytes)
    guard bytes.count == entries * Self.entryBytes else { throw FileError(file.path, "is cut short") }
    return bytes
  }

  static func entry(_ block: [UInt8], _ index: Int) -> KeyEntry {
    let offset = index * entryBytes
    return KeyEntry(key: WideKey(block, at: offset), value: PackedBytes.number(block, at: offset + 16))
  }
}

/// Reads a run from its start.
private struct KeyRunReader {
  private static let blocksAtOnce = 64

  let run: KeyRun
  private(set) var entry: KeyEntry?
  private var bytes: [UInt8] = []
  private var index = 0
  private var nextBlock = 0

  init(run: KeyRun) { self.run = run }

  mutating func advance() throws(FileError) {
    if index * KeyRun.entryBytes >= bytes.count {
      bytes = try run.block(nextBlock, blocks: Self.blocksAtOnce)
      nextBlock += Self.blocksAtOnce
      index = 0
    }
    guard !bytes.isEmpty else {
      entry = nil
      return
    }
    entry = KeyRun.entry(bytes, index)
    index += 1
  }
}

/// Writes a run, in the order of its keys.
final class KeyRunWriter {
  private let file: TemporaryFile
  private let level: Int
  private var filter: KeyFilter
  private var firsts: [WideKey] = []
  private var buffer: [UInt8] = []
  private var count = 0

  init(capacity: Int, level: Int) throws(FileError) {
    file = try TemporaryFile()
    filter = KeyFilter(capacity: capacity)
    self.level = level
  }

  func append(_ entry: KeyEntry) throws(FileError) {
    if count % KeyRun.blockEntries == 0 { firsts.append(entry.key) }
    count += 1
    filter.add(entry.key)
    PackedBytes.append(entry.key.high, to: &buffer)
    PackedBytes.append(entry.key.low, to: &buffer)
    PackedBytes.append(entry.value, to: &buffer)
    if buffer.count >= 1 << 20 { try flush() }
  }

  func finish() throws(FileError) -> KeyRun {
    try flush()
    return KeyRun(file: file, count: count, filter: filter, firsts: firsts, level: level)
  }

  private func flush() throws(FileError) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A Bloom filter with ten bits and seven probes a key (Bloom 1970; two hashes make all, Kirsch and Mitzenmacher 2006).
struct KeyFilter: Sendable {
  private var words: [UInt64]

  init(capacity: Int) { words = [UInt64](repeating: 0, count: max(1, (10 * capacity + 63) / 64)) }

  mutating func add(_ key: WideKey) {
    var (place, step) = Self.start(key)
    for _ in 0..<7 {
      let bit = place % UInt64(64 * words.count)
      words[Int(bit >> 6)] |= 1 << (bit & 63)
      place &+= step
    }
  }

  func mayHave(_ key: WideKey) -> Bool {
    var (place, step) = Self.start(key)
    for _ in 0..<7 {
      let bit = place % UInt64(64 * words.count)
      guard words[Int(bit >> 6)] & (1 << (bit & 63)) != 0 else { return false }
      place &+= step
    }
    return true
  }

  private static func start(_ key: WideKey) -> (UInt64, UInt64) {
    let first = SignalHash.mixed(key.high &+ key.low &* 0x9E37_79B9_7F4A_7C15)
    return (first, SignalHash.mixed(first ^ key.low) | 1)
  }
}
