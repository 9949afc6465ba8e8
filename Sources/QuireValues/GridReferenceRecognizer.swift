import QuireText

// References on the grids of soldiers and surveyors: MGRS (NGA.STND.0037) and UTM with its latitude band.
extension ContactScanner {
  /// The reference that begins with the word `word`: "38SMB4595067850", "38S MB 45950 67850", "38S 445950 3667850".
  func gridReference(_ word: ByteRange) -> RecognizedValue? {
    guard kinds.contains(.coordinates), word.count <= 15, text[word.lowerBound - 1] != UInt8(ascii: "-"),
      let zone = text.gridZone(word)
    else { return nil }
    if zone.end == word.upperBound, let value = universalReference(word, zone) { return value }
    // The letters of the square, right behind the zone or after a space.
    let square = text[zone.end] == 0x20 ? zone.end + 1 : zone.end
    guard text.isSquare(at: square, zone: zone.number) else { return nil }
    var position = square + 2
    var digits: [UInt8] = []
    var lengths: [Int] = []
    while lengths.count < 2 {
      let first = text[position] == 0x20 ? position + 1 : position
      var end = first
      while isDigit(text[end]), end - first < 11 { end += 1 }
      guard end > first else { break }
      digits += text.bytes[first..<end]
      lengths.append(end - first)
      position = end
      if end - first > 5 { break }
    }
    let isEven = lengths.count == 2 ? lengths[0] == lengths[1] : digits.count % 2 == 0
    let hasCue = text.hasGridCue(before: word.lowerBound)
    guard isEven, digits.count <= 10, digits.count >= (hasCue ? 4 : 6), !text.isWord(at: position) else { return nil }
    let letters = text.bytes[word.lowerBound..<zone.end] + text.bytes[square..<square + 2]
    return RecognizedValue(
      range: word.lowerBound..<position,
      kind: .coordinates,
      normal: GridCoordinates.degrees(square: letters + digits)
        ?? "mgrs:" + String(decoding: letters + digits, as: UTF8.self),
      rule: "coordinates.mgrs",
      score: hasCue ? 0.97 : 0.85
    )
  }

  /// "38S 445950 3667850", with "mE" and "mN" or without.
  private func universalReference(_ word: ByteRange, _ zone: (number: Int, end: Int)) -> RecognizedValue? {
    guard text[zone.end] == 0x20, let east = text.metres(at: zone.end + 1, 6, letter: UInt8(ascii: "E")) else {
      return nil
    }
    var next = east.end
    while next - east.end < 2, text[next] == 0x20 || text[next] == UInt8(ascii: ",") { next += 1 }
    guard next > east.end, let north = text.metres(at: next, 7, letter: UInt8(ascii: "N")), !text.isWord(at: north.end)
    else { return nil }
    let (easting, northing) = (text.string(east.digits), text.string(north.digits))
    let normal =
      GridCoordinates.degrees(
        zone: zone.number,
        band: text[zone.end - 1],
        east: Int(easting) ?? 0,
        north: Int(northing) ?? 0
      ) ?? "utm:" + text.string(word) + " " + easting + " " + northing
    return RecognizedValue(
      range: word.lowerBound..<north.end,
      kind: .coordinates,
      normal: normal,
      rule: "coordinates.utm",
      score: 0.9
    )
  }
}

extension TextWindow {
  /// The zone (1 to 60) and the latitude band that begin a word.
  fileprivate func gridZone(_ word: ByteRange) -> (number: Int, end: Int)? {
    var position = word.lowerBound
    var number = 0
    while isDigit(self[position]), position - word.lowerBound < 3 {
      number = number * 10 + Int(self[position] - 0x30)
      position += 1
    }
    let band = self[position]
    guard (1...60).contains(number), position - word.lowerBound <= 2, band >= UInt8(ascii: "C"),
      band <= UInt8(ascii: "X"), band != UInt8(ascii: "I"), band != UInt8(ascii: "O")
    else { return nil }
    return (number, position + 1)
  }

  /// Whether two letters name a square of 100 km that the zone has.
  fileprivate func isSquare(at offset: Int, zone: Int) -> Bool {
    let (column, row) = (self[offset], self[offset + 1])
    guard isUppercase(column), isUppercase(row), row <= UInt8(ascii: "V"), row != UInt8(ascii: "I"),
      row != UInt8(ascii: "O")
    else { return false }
    switch zone % 3 {
    case 1: return column <= UInt8(ascii: "H")
    case 2: return (UInt8(ascii: "J")...UInt8(ascii: "R")).contains(column) && column != UInt8(ascii: "O")
    default: return column >= UInt8(ascii: "S")
    }
  }

  /// `count` digits with "m" and `letter` or without.
  fileprivate func metres(at start: Int, _ count: Int, letter: UInt8) -> (digits: ByteRange, end: Int)? {
    var end = start
    while isDigit(self[end]), end - start <= count { end += 1 }
    guard end - start == count else { return nil }
    let digits = start..<end
    if self[end] == UInt8(ascii: "m") { end += 1 }
    if self[end] == letter { end += 1 }
    return (digits, end)
  }

  fileprivate func hasGridCue(before start: Int) -> Bool {
    var first = start
    while first > self.start, start - first < 16, self[first - 1] >= 0x20 { first -= 1 }
    return (first..<start).contains { offset in gridCues.contains { matches($0, at: offset) } }
  }
}

private let gridCues = ["mgrs", "grid"].map { Array($0.utf8) }
