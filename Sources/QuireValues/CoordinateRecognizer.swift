import QuireText

// Coordinates: pairs of latitude and longitude in decimal degrees, or in degrees, minutes and seconds. The normal form
// is that of a geo URI (RFC 5870): decimal degrees, latitude first.
extension ContactScanner {
  /// The pair whose first digit is at `start`.
  func coordinates(at start: Int) -> RecognizedValue? {
    guard kinds.contains(.coordinates), text.mayBeginDegrees(at: start),
      !text.isWord(before: start) || isHemisphere(start - 1), let first = text.degrees(around: start, from: text.start),
      let second = text.degreesAfter(first.range.upperBound)
    else { return nil }
    guard !text.isWord(before: first.range.lowerBound), !text.isWord(at: second.range.upperBound) else { return nil }
    // Nothing of a longer row of numbers.
    let (before, after) = (text[first.range.lowerBound - 1], text[second.range.upperBound])
    let isBehindNumber = before == 0x20 && text[first.range.lowerBound - 2] == UInt8(ascii: ",")
    guard !isBehindNumber || !isDigit(text[first.range.lowerBound - 3]), before != UInt8(ascii: "."),
      before != UInt8(ascii: ","), !isPercent(second.range.upperBound),
      !(after == UInt8(ascii: ",") && text.isNumber(near: second.range.upperBound + 1))
    else { return nil }
    return coordinates(first, second)
  }

  private func coordinates(_ first: Degrees, _ second: Degrees) -> RecognizedValue? {
    let isSwapped = first.axis == .longitude && second.axis == .latitude
    let (latitude, longitude) = isSwapped ? (second, first) : (first, second)
    guard latitude.axis != .longitude, longitude.axis != .latitude, latitude.value.magnitude <= 90_000_000,
      longitude.value.magnitude <= 180_000_000
    else { return nil }
    let hasLetters = latitude.axis == .latitude && longitude.axis == .longitude
    let score: Double
    if hasLetters {
      score = latitude.hasSign || latitude.places > 1 ? 0.97 : 0.8
    } else if latitude.hasSign, longitude.hasSign, latitude.places > 0 || latitude.hasMinutes {
      score = 0.8
    } else if latitude.places >= 4, longitude.places >= 4 {
      score = 0.85
    } else if latitude.places >= 2, longitude.places >= 2, text.hasPlaceCue(before: first.range.lowerBound) {
      score = 0.8
    } else {
      return nil
    }
    return RecognizedValue(
      range: first.range.lowerBound..<second.range.upperBound,
      kind: .coordinates,
      normal: latitude.decimal + "," + longitude.decimal,
      rule: latitude.hasMinutes ? "coordinates.minutes" : "coordinates.decimal",
      score: score
    )
  }

  private func isHemisphere(_ offset: Int) -> Bool {
    "NSEWnsew".utf8.contains(text[offset]) && !text.isWord(before: offset)
  }

  private func isPercent(_ offset: Int) -> Bool {
    text[offset] == UInt8(ascii: "%") || text[offset] == UInt8(ascii: " ") && text[offset + 1] == UInt8(ascii: "%")
  }
}

/// One angle of a pair.
private struct Degrees {
  enum Axis {
    case latitude, longitude
  }

  var range: ByteRange
  /// Millionths of a degree.
  var value: Int
  /// What a letter says the angle is.
  var axis: Axis?
  /// The number of decimal places of the degrees.
  var places: Int
  var hasSign: Bool
  var hasMinutes: Bool

  var decimal: String {
    "\(DecimalNumber(value, exponent: -6))"
  }
}

extension TextWindow {
  /// A quick look whether the number at `start` may be degrees: it has a point or a degree sign.
  fileprivate func mayBeginDegrees(at start: Int) -> Bool {
    var end = start
    while isDigit(self[end]), end - start < 4 { end += 1 }
    guard end - start <= 3 else { return false }
    return self[end] == UInt8(ascii: ".") && isDigit(self[end + 1]) || degreeSign(at: end) > 0
      || self[end] == 0x20 && degreeSign(at: end + 1) > 0
  }

  fileprivate func isNumber(near offset: Int) -> Bool {
    isDigit(self[offset]) || self[offset] == 0x20 && isDigit(self[offset + 1])
  }

  /// Whether words shortly before `start` speak of a place on the map.
  fileprivate func hasPlaceCue(before start: Int) -> Bool {
    var first = start
    while first > self.start, start - first < 28, self[first - 1] >= 0x20 { first -= 1 }
    for offset in first..<start where isLetter(self[offset]) && !isWord(before: offset) {
      for cue in placeCues where matches(cue, at: offset) { return true }
    }
    return false
  }

  /// The bytes of a degree sign at `offset`: U+00B0 or U+00BA.
  private func degreeSign(at offset: Int) -> Int {
    self[offset] == 0xC2 && (self[offset + 1] == 0xB0 || self[offset + 1] == 0xBA) ? 2 : 0
  }

  /// The bytes of a mark for minutes (`'`, U+2019, U+2032) or, doubled or as U+201D or U+2033, for seconds.
  private func mark(at offset: Int, seconds: Bool) -> Int {
    if self[offset] == 0xE2, self[offset + 1] == 0x80 {
      let third = self[offset + 2]
      return (seconds ? third == 0x9D || third == 0xB3 : third == 0x99 || third == 0xB2) ? 3 : 0
    }
    if seconds {
      if self[offset] == UInt8(ascii: "\"") { return 1 }
      return self[offset] == UInt8(ascii: "'") && self[offset + 1] == UInt8(ascii: "'") ? 2 : 0
    }
    return self[offset] == UInt8(ascii: "'") ? 1 : 0
  }

  /// The angle whose first digit is at `start`, with the sign or letter before it, from `lower` on.
  fileprivate func degrees(around start: Int, from lower: Int) -> Degrees? {
    var first = start
    var axis: Degrees.Axis?
    var isNegative = false
    let gap = self[start - 1] == 0x20 ? 2 : 1
    if start - gap >= lower, let letter = hemisphere(at: start - gap), !isWord(before: start - gap),
      gap == 1 || isUppercase(self[start - 2])
    {
      (axis, isNegative, first) = (letter.axis, letter.isNegative, start - gap)
    } else if self[start - 1] == UInt8(ascii: "-") || self[start - 1] == UInt8(ascii: "+") {
      (isNegative, first) = (self[start - 1] == UInt8(ascii: "-"), start - 1)
    } else if self[start - 3] == 0xE2, self[start - 2] == 0x88, self[start - 1] == 0x92 {
      (isNegative, first) = (true, start - 3)
    }
    guard var angle = angle(at: start) else { return nil }
    if axis == nil {
      let end = angle.range.upperBound
      let letterPlace = self[end] == 0x20 ? end + 1 : end
      if let letter = hemisphere(at: letterPlace), isUppercase(self[letterPlace]), !isWord(at: letterPlace + 1) {
        (axis, isNegative) = (letter.axis, letter.isNegative)
        angle.range = start..<letterPlace + 1
      }
    }
    angle.range = first..<angle.range.upperBound
    angle.axis = axis
    if isNegative { angle.value = -angle.value }
    return angle
  }

  /// The second angle of a pair, behind a comma, a slash, spaces, or a word for longitude.
  fileprivate func degreesAfter(_ end: Int) -> Degrees? {
    var position = end
    while position - end < 4, " ,;/".utf8.contains(self[position]) { position += 1 }
    for word in longitudeWords where matches(word, at: position) {
      position += word.count
      while position - end < 18, " :=.".utf8.contains(self[position]) { position += 1 }
      break
    }
    guard position > end else { return nil }
    if hemisphere(at: position) != nil { position += self[position + 1] == 0x20 ? 2 : 1 }
    if "+-".utf8.contains(self[position]) { position += 1 }
    if self[position] == 0xE2, self[position + 1] == 0x88, self[position + 2] == 0x92 { position += 3 }
    return isDigit(self[position]) ? degrees(around: position, from: end) : nil
  }

  private func hemisphere(at offset: Int) -> (axis: Degrees.Axis, isNegative: Bool)? {
    switch self[offset] | 0x20 {
    case UInt8(ascii: "n"): (.latitude, false)
    case UInt8(ascii: "s"): (.latitude, true)
    case UInt8(ascii: "e"): (.longitude, false)
    case UInt8(ascii: "w"): (.longitude, true)
    default: nil
    }
  }

  private func angle(at start: Int) -> Degrees? {
    guard let whole = fixedPoint(at: start, most: 3) else { return nil }
    var position = whole.end
    var value = whole.millionths
    var hasMinutes = false
    let signPlace = self[position] == 0x20 ? position + 1 : position
    let sign = degreeSign(at: signPlace)
    if sign > 0 {
      position = signPlace + sign
      for (seconds, divisor) in [(false, 60), (true, 3600)] where whole.places == 0 {
        let next = self[position] == 0x20 ? position + 1 : position
        guard let part = fixedPoint(at: next, most: 2), part.millionths < 60_000_000 else { break }
        let gap = self[part.end] == 0x20 ? 1 : 0
        let mark = mark(at: part.end + gap, seconds: seconds)
        guard mark > 0 else { break }
        value += part.millionths / divisor
        position = part.end + gap + mark
        hasMinutes = true
      }
    }
    return Degrees(
      range: start..<position,
      value: value,
      places: whole.places,
      hasSign: sign > 0,
      hasMinutes: hasMinutes
    )
  }

  /// A number of at most `most` digits before its point and twelve behind it, in millionths.
  private func fixedPoint(at start: Int, most: Int) -> (millionths: Int, end: Int, places: Int)? {
    var end = start
    var value = 0
    while isDigit(self[end]), end - start <= most {
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    guard end > start, end - start <= most else { return nil }
    value *= 1_000_000
    guard self[end] == UInt8(ascii: "."), isDigit(self[end + 1]) else { return (value, end, 0) }
    let point = end
    var unit = 100_000
    end += 1
    while isDigit(self[end]), end - point <= 13 {
      value += Int(self[end] - 0x30) * unit
      unit /= 10
      end += 1
    }
    return end - point <= 13 ? (value, end, end - point - 1) : nil
  }
}

private let placeCues = ["lat", "coord", "gps", "location", "position", "geo", "grid"].map { Array($0.utf8) }
private let longitudeWords = ["longitude", "long", "lon", "lng"].map { Array($0.utf8) }
