import CCharsetTables

/// The legacy charset whose languages explain the bytes best.
///
/// Each charset and language has a cost for each character, -10 ln of how likely it is there (see `CCharsetTables`);
/// costs add up, so the lowest sum is the most likely reading (naive Bayes). What letters stand beside counts too: an
/// accent amid a Latin word is common, a Cyrillic letter beside a Latin one is not.
func legacyGuess(_ source: UnsafeBufferPointer<UInt8>) -> CharsetGuess {
  let sample = highBytesWithNeighbours(source)
  let (best, second) = sample.withUnsafeBufferPointer { bytes in
    var ranking = LegacyRanking()
    for index in 0..<ccharset_single_byte_model_count {
      guard let model = ccharset_single_byte_model_at(index) else { continue }
      ranking.take(Charset(rawValue: String(cString: model.pointee.label)), singleByteCost(bytes, model))
    }
    for index in 0..<ccharset_multi_byte_model_count {
      guard let model = ccharset_multi_byte_model_at(index) else { continue }
      let charset = Charset(rawValue: String(cString: model.pointee.label))
      ranking.take(charset, multiByteCost(bytes, model, charset))
    }
    return (ranking.best, ranking.second)
  }
  let highBytes = sample.count { $0 >= 0x80 }
  // A language costs 2 to 4 nats a byte, noise about 10.
  guard let best, highBytes > 0, best.cost < highBytes * 80 else {
    return CharsetGuess(.windows1252, .detected, confidence: 0.1)
  }
  let margin = Double((second?.cost ?? best.cost + 100) - best.cost) / 10
  return CharsetGuess(best.charset, .detected, confidence: 0.5 + 0.45 * margin / (margin + 4))
}

/// The two cheapest charsets so far, each with its cheapest language.
private struct LegacyRanking {
  private(set) var best: (charset: Charset, cost: Int)?
  private(set) var second: (charset: Charset, cost: Int)?

  mutating func take(_ charset: Charset?, _ cost: Int) {
    guard let charset else { return }
    guard let leader = best else {
      best = (charset, cost)
      return
    }
    if cost < leader.cost {
      if leader.charset != charset { second = leader }
      best = (charset, cost)
    } else if leader.charset != charset, cost < second?.cost ?? .max {
      second = (charset, cost)
    }
  }
}

/// The first few thousand bytes from 0x80 on, with one ASCII byte before and after each run of them.
private func highBytesWithNeighbours(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var sample: [UInt8] = []
  var found = 0
  var place = endOfASCII(source, from: 0, end: source.count)
  while place < source.count, found < 4096 {
    if place > 0 { sample.append(source[place - 1]) }
    while place < source.count, source[place] >= 0x80, found < 4096 {
      sample.append(source[place])
      found += 1
      place += 1
    }
    if place < source.count { sample.append(source[place]) }
    place = endOfASCII(source, from: place, end: source.count)
  }
  return sample
}

// MARK: Charsets of one byte

private enum Neighbour {
  case other
  case asciiLetter
  case letter
}

/// The cost of the sample under a model; `bytes` has an ASCII byte around each run, so no neighbour is amiss.
private func singleByteCost(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ model: UnsafePointer<ccharset_single_byte_model>
) -> Int {
  // Both tables have 128 entries, for the bytes from 0x80 on.
  guard let costs = ccharset_single_byte_costs(model), let kinds = ccharset_kinds_of(Int32(model.pointee.table)) else {
    return .max
  }
  let isLatin = model.pointee.script == 0
  var cost = Int(model.pointee.prior)
  var before = Neighbour.other
  var beforeIsLower = false
  for (place, byte) in bytes.enumerated() {
    guard byte >= 0x80 else {
      before = isASCIILetter(byte) ? .asciiLetter : .other
      beforeIsLower = byte >= 0x61 && byte <= 0x7A
      continue
    }
    cost += Int(costs[Int(byte & 0x7F)])
    let kind = Int(kinds[Int(byte & 0x7F)])
    let after = place + 1 < bytes.count ? bytes[place + 1] : 0x20
    switch kind {
    case CCHARSET_KIND_LOWER, CCHARSET_KIND_UPPER, CCHARSET_KIND_LETTER:
      cost += letterCost(isLatin, before, isASCIILetter(after))
      if kind == CCHARSET_KIND_UPPER, beforeIsLower { cost += 40 }
      before = .letter
    case CCHARSET_KIND_SYMBOL:
      if before != .other, isASCIILetter(after) { cost += 40 }
      before = .other
    default: before = .other
    }
    beforeIsLower = kind == CCHARSET_KIND_LOWER
  }
  return cost
}

/// What a letter costs for the letters beside it, in a Latin script or another.
private func letterCost(_ isLatin: Bool, _ before: Neighbour, _ asciiAfter: Bool) -> Int {
  guard isLatin else { return (before == .asciiLetter ? 40 : 0) + (asciiAfter ? 40 : 0) }
  switch before {
  case .letter: return 25
  case .asciiLetter: return 2
  case .other: return asciiAfter ? 5 : 15
  }
}

private func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

// MARK: Charsets of several bytes

private func multiByteCost(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ model: UnsafePointer<ccharset_multi_byte_model>,
  _ charset: Charset?
) -> Int {
  switch charset {
  case .shiftJIS: multiByteCost(bytes, model, ShiftJISReader())
  case .eucJP: multiByteCost(bytes, model, EUCJPReader())
  case .eucKR: multiByteCost(bytes, model, EUCKRReader())
  case .gbk: multiByteCost(bytes, model, GB18030Reader())
  case .big5: multiByteCost(bytes, model, Big5Reader())
  default: .max
  }
}

private func multiByteCost(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ model: UnsafePointer<ccharset_multi_byte_model>,
  _ reader: some MultiByteReader
) -> Int {
  guard let leadCosts = ccharset_lead_costs(model) else { return .max }
  var cost = Int(model.pointee.prior)
  var place = 0
  while place < bytes.count {
    guard bytes[place] >= 0x80 else {
      place += 1
      continue
    }
    switch reader.step(bytes, at: place) {
    case .scalar(let scalar, let count):
      cost += commonestCost(scalar, model) ?? Int(leadCosts[Int(bytes[place] & 0x7F)])
      // The single-byte models don't pay for the ASCII letter that is a trail byte here.
      if count == 2, bytes[place + 1] < 0x80 { cost -= 30 }
      place += count
    case .pair(_, _, let count):
      cost += 140
      place += count
    case .invalid(let count):
      cost += 250
      place += count
    }
  }
  return cost
}

/// The cost of one of the language's commonest characters.
private func commonestCost(_ scalar: UInt32, _ model: UnsafePointer<ccharset_multi_byte_model>) -> Int? {
  let model = model.pointee
  guard let codePoints = model.commonest, let costs = model.commonest_costs else { return nil }
  var low = 0
  var high = Int(model.count)
  while low < high {
    let middle = (low + high) / 2
    if UInt32(codePoints[middle]) < scalar { low = middle + 1 } else { high = middle }
  }
  return low < Int(model.count) && UInt32(codePoints[low]) == scalar ? Int(costs[low]) : nil
}
