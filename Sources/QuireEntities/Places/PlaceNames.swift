import QuireDocument
import QuireText

/// Which places a mention may mean, and what directly behind it says which.
struct PlaceNames {
  /// A country or a region that stands behind a name: "Paris, Texas".
  struct Qualifier {
    let country: String
    /// ISO 3166-2, such as `US-TX`; `nil` where a country or another region is meant.
    let code: String?

    func fits(_ place: PlaceRecord) -> Bool {
      place.country == country && (code.map { $0 == "\(place.country)-\(place.region)" } ?? true)
    }
  }

  private let text: [UInt8]
  private var known: [[UInt8]: [PlaceRecord]] = [:]

  init(text: [UInt8]) { self.text = text }

  /// The places of a name: towns of the table, and countries and regions of the lists.
  mutating func places(named name: some Sequence<UInt8>) -> [PlaceRecord] {
    let words = Array(name)
    let key = PlaceTable.key(words)
    if let places = known[key] { return places }
    var places = PlaceTable.builtin.places(named: key)
    for match in BuiltinLists.gazetteer.matches(in: words) where match.range == words.indices {
      let entry = BuiltinLists.gazetteer.entry(of: match)
      guard entry.type == "PLACE", let record = PlaceRecord(entry) else { continue }
      if let twin = places.firstIndex(where: { $0.id == record.id }) {
        places[twin].isPrincipal = record.isPrincipal
      } else {
        places.append(record)
      }
    }
    known[key] = places
    return places
  }

  /// The country or region behind a name, after a comma or in brackets.
  func qualifier(behind range: ByteRange) -> Qualifier? {
    let end = range.upperBound
    guard end + 3 < text.count else { return nil }
    let start: Int
    if text[end] == UInt8(ascii: ","), text[end + 1] == 0x20 {
      start = end + 2
    } else if text[end] == 0x20, text[end + 1] == UInt8(ascii: "(") {
      start = end + 2
    } else {
      return nil
    }
    guard (0x41...0x5A).contains(text[start]) else { return nil }
    if let state = postalCode(at: start) { return Qualifier(country: "US", code: state) }
    let window = start..<min(text.count, start + 48)
    for match in BuiltinLists.gazetteer.matches(in: text, range: window) where match.range.lowerBound == start {
      let entry = BuiltinLists.gazetteer.entry(of: match)
      guard entry.type == "PLACE", entry.subtype == "country" || entry.subtype == "subdivision",
        let country = entry.attributes.first(where: { $0.name == "country" })?.value.stringValue
      else { continue }
      return Qualifier(country: country, code: entry.attributes.first { $0.name == "code" }?.value.stringValue)
    }
    return nil
  }

  private static let states = Set(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC
    SD TN TX UT VT VA WA WV WI WY
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  )

  private func postalCode(at start: Int) -> String? {
    guard start + 2 <= text.count, Self.states.contains(Array(text[start..<start + 2])) else { return nil }
    let isWord = start + 2 < text.count && (0x41...0x5A).contains(text[start + 2] & 0xDF)
    return isWord ? nil : "US-" + String(decoding: text[start..<start + 2], as: UTF8.self)
  }
}

extension PlaceRecord {
  /// What a list says of a place that has a number in GeoNames.
  init?(_ entry: ListEntry) {
    func value(_ name: String) -> JSONValue? { entry.attributes.first { $0.name == name }?.value }
    guard let id = value("geonames_id")?.integerValue, let country = value("country")?.stringValue else { return nil }
    let at = value("coordinates")?.arrayValue?.compactMap(\.doubleValue) ?? []
    self.init(
      id: id,
      country: country,
      region: (value("code")?.stringValue).map { String($0.drop { $0 != "-" }.dropFirst()) } ?? "",
      population: value("population")?.integerValue ?? 0,
      latitude: at.count == 2 ? at[0] : nil,
      longitude: at.count == 2 ? at[1] : nil,
      name: entry.name,
      isPrincipal: entry.subtype == "country" || entry.subtype == "capital"
    )
  }
}
