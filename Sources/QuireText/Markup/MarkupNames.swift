/// The names of one document by number: the known names, and what else was seen.
///
/// A value: copying it is cheap, and the known names are shared until a document brings a name of its own. Looking a
/// name up costs one hash over its bytes. At most 65,000 names are kept; later ones are `MarkupName.overflow`.
public struct MarkupNames: Sendable {
  /// One name: its first eight bytes for comparison, and where all of them stand in `storage`.
  struct Entry: Sendable {
    var head: UInt64
    var offset: UInt32
    var length: UInt32
  }

  private static let mostNames = 65_000

  var entries: [Entry] = []
  var storage: [UInt8] = []
  /// Open addressing: the number of a name, or 0; the length is a power of two, at least twice the names.
  var slots: [UInt16] = Array(repeating: 0, count: 2048)

  /// The table with the known names alone.
  public init() { self = Self.known }

  private init(empty: Void) { entries.append(Entry(head: 0, offset: 0, length: 0)) }

  /// How many names there are, the empty name (number 0) among them.
  public var count: Int { entries.count }

  /// The bytes of a name; none for `.overflow` and for numbers of another document.
  public func bytes(of name: MarkupName) -> ArraySlice<UInt8> {
    guard Int(name.raw) < entries.count else { return [] }
    let entry = entries[Int(name.raw)]
    return storage[Int(entry.offset)..<Int(entry.offset + entry.length)]
  }

  /// A name as a string; empty for `.overflow` and for numbers of another document.
  public func string(_ name: MarkupName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

  /// The number of a name that the table has, compared as it stands.
  public func name(_ string: String) -> MarkupName? {
    var string = string
    return string.withUTF8 { bytes in find(bytes, lowercasing: false).name }
  }

  /// The number of a name, compared as it stands; a new number if it is new.
  public mutating func intern(_ string: String) -> MarkupName {
    var string = string
    return string.withUTF8 { bytes in intern(bytes, lowercasing: false) }
  }

  /// The number of the name that stands at `range` of `bytes`; a new number if it is new.
  ///
  /// - Parameters:
  ///   - bytes: any bytes.
  ///   - range: the name's place, clamped to the bytes.
  ///   - lowercasing: whether ASCII letters are put into lower case first, as HTML's names are.
  /// - Returns: the number, or `.overflow` where the table is full.
  public mutating func intern(_ bytes: [UInt8], in range: ByteRange, lowercasing: Bool = false) -> MarkupName {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { intern(UnsafeBufferPointer(rebasing: $0[range]), lowercasing: lowercasing) }
  }

  /// The number of the name that stands at `start..<end` of `bytes`, ASCII letters put into lower case.
  public mutating func internLowercased(_ bytes: HeldBytes, from start: Int, to end: Int) -> MarkupName {
    intern(bytes.slice(start, end), lowercasing: true)
  }

  /// The number of a name; a new number if it is new.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, lowercasing: Bool) -> MarkupName {
    let found = find(bytes, lowercasing: lowercasing)
    if let name = found.name { return name }
    guard entries.count < Self.mostNames else { return .overflow }
    let entry = Entry(
      head: MarkupNameBytes.chunk(bytes, at: 0, lowercasing: lowercasing),
      offset: UInt32(storage.count),
      length: UInt32(bytes.count)
    )
    let name = UInt16(entries.count)
    entries.append(entry)
    storage.append(contentsOf: bytes)
    if lowercasing {
      for index in Int(entry.offset)..<storage.count where storage[index] &- 0x41 < 26 { storage[index] |= 0x20 }
    }
    slots[found.slot] = name
    if entries.count * 2 > slots.count { grow() }
    return MarkupName(raw: name)
  }

  /// The number of a name, or the slot where it would stand.
  private func find(
    _ bytes: UnsafeBufferPointer<UInt8>,
    lowercasing: Bool
  ) -> (name: MarkupName?, slot: Int) {
    guard !bytes.isEmpty else { return (MarkupName.none, 0) }
    let head = MarkupNameBytes.chunk(bytes, at: 0, lowercasing: lowercasing)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: MarkupNameBytes.hash(bytes, head: head, lowercasing: lowercasing)) & mask
    while slots[slot] != 0 {
      let number = slots[slot]
      let entry = entries[Int(number)]
      if entry.head == head, Int(entry.length) == bytes.count, hasTail(entry, bytes, lowercasing: lowercasing) {
        return (MarkupName(raw: number), slot)
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  /// Whether what follows the first eight bytes is the same.
  private func hasTail(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, lowercasing: Bool) -> Bool {
    guard bytes.count > 8 else { return true }
    return storage.withUnsafeBufferPointer { storage in
      let own = UnsafeBufferPointer(rebasing: storage[Int(entry.offset)..<Int(entry.offset) + bytes.count])
      var index = 8
      while index < bytes.count {
        let chunk = MarkupNameBytes.chunk(bytes, at: index, lowercasing: lowercasing)
        guard chunk == MarkupNameBytes.chunk(own, at: index, lowercasing: false) else { return false }
        index += 8
      }
      return true
    }
  }

  /// Doubles the slots.
  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    storage.withUnsafeBufferPointer { storage in
      for (number, entry) in entries.enumerated().dropFirst() {
        let bytes = UnsafeBufferPointer(rebasing: storage[Int(entry.offset)..<Int(entry.offset + entry.length)])
        let hash = MarkupNameBytes.hash(bytes, head: entry.head, lowercasing: false)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt16(number)
      }
    }
  }
}

/// The known names, made once.
extension MarkupNames {
  static let known: MarkupNames = {
    var names = MarkupNames(empty: ())
    for name in words(MarkupKnownNames.all) { _ = names.intern(name) }
    return names
  }()

  static let knownCount = known.count
  static let foreignElements = capitals(MarkupKnownNames.foreignElements)
  static let foreignAttributes = capitals(MarkupKnownNames.foreignAttributes)
  static let definitionURLInLowerCase = known.name("definitionurl") ?? .none

  /// By the number of a known name: the number of the same name with its capitals, or its own.
  private static func capitals(_ list: StaticString) -> [UInt16] {
    var table = known.entries.indices.map { UInt16($0) }
    for word in words(list) {
      guard let name = known.name(word), let lower = known.name(word.lowercased()) else { continue }
      table[Int(lower.raw)] = name.raw
    }
    return table
  }

  private static func words(_ list: StaticString) -> [String] {
    list.description.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  static func adjusted(_ name: MarkupName, by table: [UInt16]) -> MarkupName {
    Int(name.raw) < table.count ? MarkupName(raw: table[Int(name.raw)]) : name
  }
}
