import QuireText

/// Which mail wrote a run of seven words first, for a bounded number of runs.
///
/// Runs are kept by the smallest of their hashes: where there are too many, the border below which a hash is kept is
/// halved, so that what is kept of a mail and of what quotes it are the same runs, in whatever order mails come.
struct PhraseIndex: Sendable {
  private var mails: [UInt64: Int32] = [:]
  private let limit: Int
  private var border = UInt64.max

  /// Whether runs were forgotten.
  var isFull: Bool { border < .max }

  init(limit: Int) { self.limit = max(1, limit) }

  /// Notes that the mail numbered `mail` wrote runs with these hashes.
  mutating func add(_ hashes: [UInt64], mail: Int32) {
    for hash in hashes where hash <= border {
      mails[hash] = min(mails[hash] ?? mail, mail)
    }
    shrink()
  }

  /// Adds the runs of `later`, whose mails are numbered from `first` on.
  mutating func merge(_ later: PhraseIndex, first: Int32) {
    border = min(border, later.border)
    for (hash, mail) in later.mails where hash <= border {
      mails[hash] = min(mails[hash] ?? (mail + first), mail + first)
    }
    mails = mails.filter { $0.key <= border }
    shrink()
  }

  /// The mails that wrote runs with these hashes, each with the number of them.
  func votes(_ hashes: [UInt64]) -> [Int: Int] {
    var votes: [Int: Int] = [:]
    for hash in hashes where hash <= border {
      if let mail = mails[hash] { votes[Int(mail), default: 0] += 1 }
    }
    return votes
  }

  private mutating func shrink() {
    while mails.count > limit {
      border /= 2
      mails = mails.filter { $0.key <= border }
    }
  }

  /// How many words a run has.
  static let length = 7

  /// The hashes of all runs of words in `ranges` of `text`; letter case and marks between words count for nothing.
  static func hashes(of ranges: [ByteRange], in text: [UInt8]) -> [UInt64] {
    var result: [UInt64] = []
    for range in ranges { append(range, text, &result) }
    return result
  }

  private static func append(_ range: ByteRange, _ text: [UInt8], _ result: inout [UInt64]) {
    var words = [UInt64](repeating: 0, count: length)
    var count = 0
    var word: UInt64 = 0
    // One byte behind the end, so that the last word ends.
    for place in range.lowerBound...range.upperBound {
      let byte = place < range.upperBound ? text[place] : 0x20
      let isLetter = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if isLetter {
        let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        word = ((word == 0 ? 0xCBF2_9CE4_8422_2325 : word) ^ UInt64(folded)) &* 0x100_0000_01B3
      } else if word != 0 {
        words[count % length] = word
        count += 1
        word = 0
        if count >= length { result.append(combined(words, from: count)) }
      }
    }
  }

  /// One hash of the words in their order, mixed so that small ones are a fair sample (the finalizer of MurmurHash3).
  private static func combined(_ words: [UInt64], from start: Int) -> UInt64 {
    var hash: UInt64 = 0
    for index in 0..<length { hash = (hash ^ words[(start + index) % length]) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5677 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
