/// The letters of a word, and the hashes of what is left of them when one is taken away.
///
/// Two words that differ in one letter too many, one too few, another letter or two neighbours swapped have such a
/// remainder in common, or one is a remainder of the other (Garbe, "SymSpell", 2012).
struct WordLetters {
  /// The fewest letters of a phrase's word that may differ from the text.
  static let fewest = 5

  /// The most: a longer run of letters is no word.
  static let most = 40

  /// The letters as they are compared, in small letters where case does not count.
  private(set) var letters: [UInt32] = []

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Reads a token; false where it has fewer letters than `fewest` or more than `most`.
  mutating func read(_ scalars: consuming TokenScalars, foldsCase: Bool, fewest: Int, most: Int) -> Bool {
    letters.removeAll(keepingCapacity: true)
    while let scalar = scalars.next() {
      guard letters.count < most else { return false }
      letters.append(foldsCase ? PhraseFolding.lowercase(of: scalar) : scalar)
    }
    return letters.count >= fewest
  }

  /// Calls `body` with the hash of all letters, then with the hashes of what is left without one of them.
  ///
  /// Complexity: linear in the letters: a remainder's hash is made from the hashes of what stands before and behind.
  func eachRemainder(_ body: (UInt64) -> Void) {
    var whole: UInt64 = 0
    for letter in letters { whole = whole &* Self.base &+ UInt64(letter) &+ 1 }
    body(Self.mixed(whole))
    // From the last letter to the first: its weight is a power of the base, and so is that of all behind it.
    var weight: UInt64 = 1
    var suffix: UInt64 = 0
    for index in letters.indices.reversed() {
      let here = (UInt64(letters[index]) &+ 1) &* weight
      // What stands before loses one power; with a base that is odd it can be divided, by its inverse.
      let before = (whole &- here &- suffix) &* Self.inverse
      if index + 1 == letters.count || letters[index + 1] != letters[index] { body(Self.mixed(before &+ suffix)) }
      suffix &+= here
      weight = weight &* Self.base
    }
  }

  /// The inverse of the base modulo 2^64, by Newton's iteration.
  private static let inverse: UInt64 = {
    var inverse = base
    for _ in 0..<5 { inverse = inverse &* (2 &- base &* inverse) }
    return inverse
  }()

  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = (hash ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Whether one edit, and no fewer, makes one word of the other: a letter added, taken away or replaced, or two
  /// neighbours swapped.
  static func isOneEdit(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    guard left.count <= right.count else { return isOneEdit(right, left) }
    guard right.count - left.count <= 1 else { return false }
    guard let place = left.indices.first(where: { left[$0] != right[$0] }) else { return left.count != right.count }
    if left.count < right.count { return left[place...].elementsEqual(right[(place + 1)...]) }
    if left[(place + 1)...].elementsEqual(right[(place + 1)...]) { return true }
    return place + 1 < left.count && left[place] == right[place + 1] && left[place + 1] == right[place]
      && left[(place + 2)...].elementsEqual(right[(place + 2)...])
  }
}
