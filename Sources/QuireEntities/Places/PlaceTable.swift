import CGazetteer
import QuireText

/// A place that a name may mean.
struct PlaceRecord {
  let id: Int
  /// ISO 3166-1.
  let country: String
  /// The first-level division in GeoNames' code: in the USA the state's letters.
  let region: String
  /// The inhabitants; 0 where the list does not know them, as of regions.
  let population: Int
  /// Degrees north and east; `nil` for countries and regions.
  let latitude: Double?
  let longitude: Double?
  let name: String
  /// Whether it is a country or the capital of one.
  var isPrincipal = false
}

/// The towns that share names, found by binary search in the list as it is embedded: nothing is built for it.
struct PlaceTable: Sendable {
  /// The list that comes with Quire.
  static let builtin = PlaceTable(EmbeddedList.bytes(CGAZETTEER_PLACES))

  private let bytes: [UInt8]
  /// Where the sorted lines begin, behind the comment lines.
  private let start: Int

  /// Takes a list: comment lines, then lines sorted by their first column; the script beside it explains the columns.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }
    self.start = start
  }

  /// The form of a name under which the list has it.
  static func key(_ name: some Sequence<UInt8>) -> [UInt8] {
    let folded = CaseFolding.folded(Array(name), [.fullCase, .accents])
    var key: [UInt8] = []
    key.reserveCapacity(folded.count)
    var index = 0
    while index < folded.count {
      let rest = folded[index...]
      if rest.starts(with: [0xE2, 0x80]), index + 2 < folded.count {
        // Hyphens and dashes are blanks, the apostrophe is the typewriter's.
        key.append(folded[index + 2] == 0x98 || folded[index + 2] == 0x99 ? UInt8(ascii: "'") : 0x20)
        index += 3
      } else {
        let isBlank = folded[index] == UInt8(ascii: "-") || folded[index] <= 0x20
        if !isBlank || key.last != 0x20 { key.append(isBlank ? 0x20 : folded[index]) }
        index += 1
      }
    }
    return key
  }

  /// The places of a name, the one with the most inhabitants first.
  ///
  /// Complexity: O(log *list*).
  func places(named key: [UInt8]) -> [PlaceRecord] {
    lines(of: key).compactMap { line in
      let columns = bytes[line].split(separator: 0x09, omittingEmptySubsequences: false)
      guard columns.count >= 6 else { return nil }
      func text(_ column: Int) -> String { String(decoding: columns[column], as: UTF8.self) }
      let at = text(5).split(separator: ",").compactMap { Double($0) }
      guard at.count == 2, let id = Int(text(1)) else { return nil }
      return PlaceRecord(
        id: id,
        country: text(2),
        region: text(3),
        population: Int(text(4)) ?? 0,
        latitude: at[0],
        longitude: at[1],
        name: columns.count > 6 ? text(6) : Self.capitalized(columns[0])
      )
    }
  }

  /// The countries around one.
  func neighbours(of country: String) -> [String] {
    guard let line = lines(of: Array("=\(country)".utf8)).first,
      let column = bytes[line].split(separator: 0x09).dropFirst().first
    else { return [] }
    return column.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func capitalized(_ key: ArraySlice<UInt8>) -> String {
    var isFirst = true
    let letters = key.map { byte -> UInt8 in
      defer { isFirst = byte == 0x20 }
      return isFirst && (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The lines whose first column is `key`.
  private func lines(of key: [UInt8]) -> [ByteRange] {
    var low = start
    var high = bytes.count
    while low < high {
      var middle = (low + high) / 2
      while middle > low, bytes[middle - 1] != 0x0A { middle -= 1 }
      let tab = bytes[middle..<high].firstIndex(of: 0x09) ?? high
      if bytes[middle..<tab].lexicographicallyPrecedes(key) {
        low = (bytes[tab..<high].firstIndex(of: 0x0A) ?? high - 1) + 1
      } else {
        high = middle
      }
    }
    var found: [ByteRange] = []
    while low < bytes.count, bytes[low...].starts(with: key), low + key.count < bytes.count,
      bytes[low + key.count] == 0x09
    {
      let end = bytes[low...].firstIndex(of: 0x0A) ?? bytes.count
      found.append(low..<end)
      low = end + 1
    }
    return found
  }
}
