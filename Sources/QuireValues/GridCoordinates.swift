import Glibc

/// Latitude and longitude of references on the grids UTM and MGRS (WGS 84), in the normal form of coordinates.
///
/// The transverse Mercator projection is undone by Krüger's series in the third flattening to the fourth order, as
/// Karney gives them ("Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, equations 11, 35,
/// 36); squares and bands are those of NGA.STND.0037.
enum GridCoordinates {
  /// Half of the Earth's longest axis in metres, and the third flattening, in WGS 84.
  private static let axis = 6_378_137.0
  private static let third = 1 / (2 * 298.257223563 - 1)

  /// The degrees of "445950 3667850" in zone 38, band `S`; `nil` where the point is not there.
  ///
  /// The band's letter may also be meant as that of a hemisphere, as in "23S 683473 7460687"; where the point is not in
  /// the band, it is.
  static func degrees(zone: Int, band: UInt8, east: Int, north: Int) -> String? {
    guard (100_000...900_000).contains(east), (0...10_000_000).contains(north) else { return nil }
    let isNorthern = band >= UInt8(ascii: "N")
    let north = Double(north)
    if let point = point(zone, Double(east), isNorthern ? north : north - 10_000_000), isIn(band, point.latitude) {
      return written(point, places: 5)
    }
    guard band == UInt8(ascii: "S") || band == UInt8(ascii: "N"),
      let point = point(zone, Double(east), isNorthern && band == UInt8(ascii: "N") ? north : north - 10_000_000),
      (-80...84).contains(point.latitude)
    else { return nil }
    return written(point, places: 5)
  }

  /// The degrees of the middle of the square that "38SMB4595067850" names, given in bytes without spaces; `nil` where
  /// the zone has no such square.
  static func degrees(square reference: [UInt8]) -> String? {
    let zoneDigits = reference.prefix(3).prefix { isDigit($0) }
    let letters = reference.dropFirst(zoneDigits.count).prefix(3)
    let digits = reference.dropFirst(zoneDigits.count + 3)
    guard let zone = number(zoneDigits), (1...60).contains(zone), letters.count == 3, digits.count % 2 == 0,
      digits.count <= 10, let band = letters.first, let column = place(letters[letters.startIndex + 1]),
      let row = place(letters[letters.startIndex + 2]), row < 20
    else { return nil }
    let count = digits.count / 2
    let unit = [100_000.0, 10_000, 1_000, 100, 10, 1][count]
    guard let east = number(digits.prefix(count)), let north = number(digits.suffix(count)) else { return nil }
    // Columns begin anew every three zones, rows every two, those of even zones five letters later.
    let easting = Double(column - (zone - 1) % 3 * 8 + 1) * 100_000 + (Double(east) + 0.5) * unit
    let rest = Double((row + (zone % 2 == 0 ? 15 : 0)) % 20) * 100_000 + (Double(north) + 0.5) * unit
    guard (100_000...900_000).contains(easting) else { return nil }
    // Rows repeat after 2,000 km; the band tells which of them is meant.
    let isNorthern = band >= UInt8(ascii: "N")
    for turn in 0..<5 {
      let northing = rest + Double(turn) * 2_000_000 - (isNorthern ? 0 : 10_000_000)
      guard let point = point(zone, easting, northing), isIn(band, point.latitude) else { continue }
      return written(point, places: min(5, count + 1))
    }
    return nil
  }

  /// The point `east` (500 km on the zone's meridian) and `north` of the equator, in metres and degrees.
  private static func point(_ zone: Int, _ east: Double, _ north: Double) -> (latitude: Double, longitude: Double)? {
    let n = third
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    let radius = 0.9996 * axis / (1 + n) * (1 + n2 / 4 + n4 / 64)
    let (xi, eta) = (north / radius, (east - 500_000) / radius)
    guard xi.magnitude < .pi / 2 else { return nil }
    let beta = [
      n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360, n2 / 48 + n3 / 15 - 437 * n4 / 1440,
      17 * n3 / 480 - 37 * n4 / 840, 4397 * n4 / 161_280,
    ]
    var (sphereXi, sphereEta) = (xi, eta)
    for (index, factor) in beta.enumerated() {
      let multiple = Double(2 * index + 2)
      sphereXi -= factor * sin(multiple * xi) * cosh(multiple * eta)
      sphereEta -= factor * cos(multiple * xi) * sinh(multiple * eta)
    }
    let conformal = asin(sin(sphereXi) / cosh(sphereEta))
    let delta = [
      2 * n - 2 * n2 / 3 - 2 * n3 + 116 * n4 / 45, 7 * n2 / 3 - 8 * n3 / 5 - 227 * n4 / 45,
      56 * n3 / 15 - 136 * n4 / 35, 4279 * n4 / 630,
    ]
    var latitude = conformal
    for (index, factor) in delta.enumerated() { latitude += factor * sin(Double(2 * index + 2) * conformal) }
    let longitude = atan2(sinh(sphereEta), cos(sphereXi)) * 180 / .pi + Double(zone * 6 - 183)
    return (latitude * 180 / .pi, longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude)
  }

  /// Whether `latitude` lies in the band, or less than a degree beside it: squares cross the borders of bands.
  private static func isIn(_ band: UInt8, _ latitude: Double) -> Bool {
    guard let index = place(band) else { return false }
    // Bands are 8 degrees high and begin with C at 80 degrees south; X is 12 degrees high.
    let south = Double((index - 2) * 8 - 80)
    return latitude > south - 1 && latitude < south + (band == UInt8(ascii: "X") ? 13 : 9)
  }

  /// A letter's place in the alphabet without `I` and `O`.
  private static func place(_ letter: UInt8) -> Int? {
    guard isUppercase(letter), letter != UInt8(ascii: "I"), letter != UInt8(ascii: "O") else { return nil }
    return Int(letter) - 0x41 - (letter > UInt8(ascii: "I") ? 1 : 0) - (letter > UInt8(ascii: "O") ? 1 : 0)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0) { total, digit in total.flatMap { isDigit(digit) ? $0 * 10 + Int(digit & 15) : nil } }
  }

  /// Both degrees with at most `places` decimals, as fine as a reference is.
  private static func written(_ point: (latitude: Double, longitude: Double), places: Int) -> String {
    let scale = [1.0, 10, 100, 1_000, 10_000, 100_000][places]
    let parts = [point.latitude, point.longitude].map { degrees in
      "\(DecimalNumber(Int((degrees * scale).rounded()), exponent: -places))"
    }
    return parts.joined(separator: ",")
  }
}
