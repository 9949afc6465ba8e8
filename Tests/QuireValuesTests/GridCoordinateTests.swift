import Testing

@testable import QuireValues

/// Points of the grids against what PROJ 9 and GeoTrans (through its Python package `mgrs`) say.
@Suite struct GridCoordinateTests {
  @Test(arguments: [
    ("38SMB4595067850", "33.14806,44.42044"), ("33XVG7459443593", "77.86549,13.91729"),
    ("31NAA6602100000", "0,0"), ("4QFJ12345678", "21.30948,-157.91682"), ("18SUJ2337106519", "38.88981,-77.03654"),
    ("1CCV0000000000", "-72.9043,176.8951"), ("32VKM5000050000", "59.91147,4.52761"), ("38SMB4567", "33.145,44.416"),
    ("60CVS1234512345", "-80.02373,172.4633"),
  ])
  func aSquareHasItsMiddle(reference: String, expected: String) {
    #expect(GridCoordinates.degrees(square: Array(reference.utf8)) == expected)
  }

  @Test(arguments: [
    (38, "S", 445_950, 3_667_850, "33.14805,44.42044"),
    // A hemisphere's letter, no band's.
    (23, "S", 683_473, 7_460_687, "-22.9519,-43.21053"),
    (31, "N", 500_000, 0, "0,3"),
  ])
  func aPointHasItsDegrees(zone: Int, band: Unicode.Scalar, east: Int, north: Int, expected: String) {
    let found = GridCoordinates.degrees(zone: zone, band: UInt8(ascii: band), east: east, north: north)
    #expect(found == expected)
  }

  @Test(arguments: ["", "38", "38S", "38SMB123", "61SMB12", "38SMW12", "38SZB1234", "38IMB1234", "38TMB4567"])
  func whatIsNoSquareHasNone(reference: String) {
    #expect(GridCoordinates.degrees(square: Array(reference.utf8)) == nil)
  }

  @Test func noPointIsOutOfTheWorld() {
    for zone in [1, 31, 60] {
      for band in UInt8(ascii: "A")...UInt8(ascii: "Z") {
        for north in stride(from: 0, through: 10_000_000, by: 1_000_000) {
          let found = GridCoordinates.degrees(zone: zone, band: band, east: 166_000, north: north)
          guard let found else { continue }
          let degrees = found.split(separator: ",").compactMap { Double($0) }
          #expect(degrees.count == 2 && (-81...85).contains(degrees[0]) && (-180...180).contains(degrees[1]))
        }
      }
    }
  }
}
