import QuireDocument
import QuireText

/// Ships by the prefix of their navy or kind.
struct ShipNames {
  private static let certain = words(
    """
    USS USNS USCGC HMS HMAS HMCS HMNZS RMS RFS ORP TCG KRI BRP ROKS HNLMS HNoMS HDMS HSwMS ARA RFA RRS MV M/V M/T M/Y S/Y
    """
  )
  private static let doubtful = words("SS MS MT INS FS JS PNS BNS CNS KD NRP FV F/V SV GTS")
  private static let shipWords = words(
    """
    ship warship vessel tanker supertanker freighter ferry liner steamer steamship carrier destroyer frigate corvette
    cruiser battleship submarine trawler yacht bulker barge tug tugboat icebreaker boat aboard
    """
  )
  private static let inside = words("of the de la and")

  /// The ships in the text.
  private(set) var candidates: [MentionCandidate] = []

  private let text: [UInt8]

  /// Looks through `text`.
  ///
  /// Complexity: linear.
  init(_ text: [UInt8]) {
    self.text = text
    var index = 0
    while index < text.count {
      guard (0x41...0x5A).contains(text[index]), index == 0 || !isPart(text[index - 1]) else {
        index += 1
        continue
      }
      let end = wordEnd(from: index)
      if end - index <= 5, end - index >= 2, let ship = ship(index..<end) {
        candidates.append(ship)
        index = ship.range.upperBound
      } else {
        index = max(index + 1, end)
      }
    }
  }

  private func ship(_ prefix: ByteRange) -> MentionCandidate? {
    let word = Array(text[prefix])
    let isCertain = Self.certain.contains(word)
    guard isCertain || (Self.doubtful.contains(word) && followsShipWord(prefix.lowerBound)) else { return nil }
    var end = prefix.upperBound
    var next = end
    var count = 0
    while count < 4, next < text.count, text[next] == 0x20 {
      let start = next + 1
      let stop = wordEnd(from: start)
      guard stop > start else { break }
      let isNumber = text[start..<stop].allSatisfy { (0x30...0x39).contains($0) }
      if (0x41...0x5A).contains(text[start]) || (isNumber && count > 0) || text[start] >= 0xC3 {
        end = stop
        count += 1
      } else if !Self.inside.contains(Array(text[start..<stop])) || count == 0 {
        break
      }
      next = stop
    }
    guard count > 0 else { return nil }
    return MentionCandidate(
      range: prefix.lowerBound..<end,
      type: "SHIP",
      normal: nil,
      attributes: [.init("prefix", .string(String(decoding: word, as: UTF8.self)))],
      rule: "ship-prefix",
      score: isCertain ? 0.9 : 0.75
    )
  }

  /// Whether a word for a ship stands directly before: "the tanker MT Nord".
  private func followsShipWord(_ start: Int) -> Bool {
    guard start > 1, text[start - 1] == 0x20 else { return false }
    var first = start - 1
    while first > 0, start - first < 16, (0x61...0x7A).contains(text[first - 1]) { first -= 1 }
    return Self.shipWords.contains(Array(text[first..<start - 1]))
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < 40, isPart(text[end]), !isQuote(at: end) { end += 1 }
    return end
  }

  private func isPart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "/")
  }

  private func isQuote(at index: Int) -> Bool { text[index...].starts(with: [0xE2, 0x80]) }

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }
}
