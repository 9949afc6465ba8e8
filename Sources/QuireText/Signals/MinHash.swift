/// Signatures by which texts that share most of their runs of words are found without comparing them: MinHash (Broder
/// 1997) with locality-sensitive hashing (Indyk and Motwani 1998).
///
/// A text becomes the set of its runs of *n* words; each of *bands × rows* random permutations keeps the least number of
/// the set, and the numbers of one band make one key. Two texts whose sets have the part *s* in common share a key with
/// a chance of 1 − (1 − *s*^rows)^bands: with 14 bands of 8 rows 92 % at 0.8, 11 % at 0.5. The permutations are
/// *ax + b* modulo the prime 2⁶¹ − 1 (Carter and Wegman 1979), as in datasketch and datatrove.
///
/// Words are what datatrove makes of a text before it: no case, no accents, no punctuation, every number 0. An ideograph
/// or kana is a word of its own.
public struct MinHash: Sendable {
  private let bands: Int
  private let rows: Int
  private let run: Int
  private let factors: [UInt64]
  private let terms: [UInt64]

  private static let prime: UInt64 = (1 << 61) - 1

  /// Creates the permutations that `seed` stands for.
  public init(bands: Int, rows: Int, run: Int, seed: UInt64) {
    self.bands = max(1, bands)
    self.rows = max(1, rows)
    self.run = max(1, run)
    let count = self.bands * self.rows
    factors = (0..<count).map { 1 + SignalHash.mixed(seed &* 0x9E37_79B9 &+ 2 * UInt64($0)) % (Self.prime - 1) }
    terms = (0..<count).map { SignalHash.mixed(seed &* 0x9E37_79B9 &+ 2 * UInt64($0) + 1) % Self.prime }
  }

  /// One key for each band; none where `text`, which is valid UTF-8, has fewer words than a run.
  ///
  /// Complexity: linear in the text, times the number of permutations.
  public func keys(of text: [UInt8]) -> [UInt64] {
    let sets = runs(in: text)
    guard !sets.isEmpty else { return [] }
    let least = least(of: sets)
    return (0..<bands).map { band in
      var key = UInt64(band)
      for row in 0..<rows { key = SignalHash.mixed(key ^ least[band * rows + row]) }
      return key
    }
  }

  /// The numbers of the different runs of words, below the prime.
  private func runs(in text: [UInt8]) -> [UInt64] {
    let words = FoldedWords(text).hashes
    guard words.count >= run else { return [] }
    var seen = NumberSet(capacity: words.count)
    var result: [UInt64] = []
    result.reserveCapacity(words.count)
    for start in 0...(words.count - run) {
      var hash: UInt64 = 0
      for index in start..<(start + run) { hash = hash &* 0x9E37_79B9_7F4A_7C15 &+ words[index] }
      hash = SignalHash.mixed(hash) & Self.prime
      if seen.insert(hash) { result.append(hash) }
    }
    return result
  }

  private func least(of runs: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: .max, count: factors.count)
    runs.withUnsafeBufferPointer { runs in
      for index in factors.indices {
        let factor = factors[index]
        let term = terms[index]
        var least = UInt64.max
        for run in runs {
          let product = factor.multipliedFullWidth(by: run)
          // Both halves modulo the prime: 2⁶¹ is 1 there.
          var value = (product.low & Self.prime) &+ (product.low &>> 61 | product.high &<< 3)
          value = (value & Self.prime) &+ value &>> 61 &+ term
          value = value >= Self.prime ? value &- Self.prime : value
          least = value < least ? value : least
        }
        result[index] = least
      }
    }
    return result
  }
}

/// The words of a text without case, accents and punctuation, as numbers.
private struct FoldedWords {
  private(set) var hashes: [UInt64] = []

  init(_ text: [UInt8]) {
    let folded = CaseFolding.folded(text, [.fullCase, .accents])
    hashes.reserveCapacity(folded.count / 6 + 8)
    folded.withUnsafeBufferPointer { read($0) }
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    var hasDigits = false
    while index < text.count {
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 {
        index &+= 1
        continue
      }
      if byte &- 0x30 < 10 {
        hasDigits = true
        index &+= 1
        continue
      }
      var length = 1
      if byte >= 0x80 {
        let scalar = text.scalar(at: index)
        length = scalar.length
        if CodePoint.isIdeographic(scalar.value) || (0x3040...0x30FF).contains(scalar.value) {
          add(text, start, index, hasDigits)
          hashes.append(SignalHash.value(of: text, index, index + length))
          index += length
          start = index
          hasDigits = false
          continue
        }
        let category = CodePoint.category(scalar.value).group
        if category == .letter || category == .mark || category == .number {
          index += length
          continue
        }
      }
      add(text, start, index, hasDigits)
      index += length
      start = index
      hasDigits = false
    }
    add(text, start, index, hasDigits)
  }

  /// Adds a word; runs of digits in it count as 0, whatever they are.
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int, _ hasDigits: Bool) {
    guard lower < upper else { return }
    guard hasDigits else { return hashes.append(SignalHash.value(of: text, lower, upper)) }
    var hash: UInt64 = 0x30
    var isAfterDigit = false
    for index in lower..<upper {
      let isDigit = text[index] &- 0x30 < 10
      if !isDigit || !isAfterDigit { hash = SignalHash.mixed(hash ^ UInt64(isDigit ? 0x30 : text[index])) }
      isAfterDigit = isDigit
    }
    hashes.append(hash)
  }
}
