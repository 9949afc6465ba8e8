import QuireText

/// Prose and lists that are made up, the same on every machine: news of a coast that does not exist.
enum BenchmarkProse {
  /// What stands before the numbers that own patterns look for.
  static let prefixes = [
    "INV", "CASE", "PO", "REF", "LOT", "HULL", "BERTH", "DOCK", "CREW", "GRAIN", "BILL", "SEAL", "ROUTE", "CALL", "TUG",
    "PILOT", "BUOY", "LIGHT", "CHART", "TIDE",
  ]

  private static let given = [
    "Helen", "Marcus", "Ida", "Jonas", "Priya", "Samuel", "Lena", "Omar", "Clara", "Viktor", "Ruth", "Diego", "Amina",
    "Peter", "Yuki", "Thomas",
  ]
  private static let surnames = [
    "Okoro", "Lindqvist", "Haddad", "Moreau", "Castell", "Petrov", "Nakamura", "Brandt", "O'Leary", "Santos",
    "Kowalski",
    "Abara", "Whitfield", "Ivanova", "Berg", "Ramos",
  ]
  private static let places = [
    "Limassol", "Port Ellery", "Norway", "Cape Sorrel", "Rotterdam", "New Harrow", "Greece", "the Gulf of Arden",
    "Odessa",
    "Lisbon", "East Morrow", "Japan",
  ]
  private static let bodies = [
    "Harbour Authority", "Ministry of Transport", "Coast Guard", "University of Ellery", "Grain & Seed Co.",
    "Northern Shipping Ltd.", "Red Cross", "Ellery Post", "Union of Pilots", "Bank of Harrow",
  ]
  private static let nouns = [
    "ferry", "cargo", "storm", "harbour", "permit", "engine", "lighthouse", "crew", "contract", "report", "bridge",
    "market",
    "inspection", "anchor", "warehouse", "delay", "repair", "season", "price", "harvest",
  ]
  private static let verbs = [
    "reached", "left", "repaired", "inspected", "delayed", "bought", "reported", "followed", "closed", "measured",
    "questioned", "welcomed",
  ]
  private static let adjectives = [
    "old", "northern", "late", "heavy", "quiet", "small", "costly", "early", "damaged", "new", "steady", "unusual",
  ]
  private static let dates = [
    "Tuesday", "May 3, 2019", "last week", "14 March", "in the morning", "two days later", "2019-05-03", "at 6:30 p.m.",
  ]
  private static let amounts = [
    "$1.2 million", "40 tonnes", "12 percent", "three hours", "1,250 euros", "18 knots", "7 km", "a dozen crates",
  ]

  private static let consonants = Array("bcdfghklmnprstvz".utf8)
  private static let vowels = Array("aeiou".utf8)

  /// Numbers that follow from a seed.
  private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func one(of words: [String]) -> String { words[below(words.count)] }

    /// A made-up word, mostly a rare one: real text has a long tail, too, and tables are slower where it reaches.
    mutating func rareWord(capital: Bool = false) -> String {
      var own = Chance(state: UInt64(min(below(50_000), below(50_000))))
      return String(decoding: own.syllables(capital: capital), as: UTF8.self)
    }

    private mutating func syllables(capital: Bool) -> [UInt8] {
      var bytes: [UInt8] = []
      for _ in 0..<(2 + below(3)) {
        bytes.append(BenchmarkProse.consonants[below(16)])
        bytes.append(BenchmarkProse.vowels[below(5)])
      }
      if capital { bytes[0] -= 0x20 }
      return bytes
    }
  }

  /// Documents of about four kilobytes each with at least `bytes` bytes in all.
  static func corpus(bytes: Int) -> BenchmarkCorpus {
    var chance = Chance(state: 4)
    let samples = (0..<512)
      .map { number in
        var text = ""
        while text.utf8.count < 4_000 { text += paragraph(&chance) }
        return BenchmarkCorpus.Sample(name: "prose-\(number).txt", bytes: Array(text.utf8))
      }
    return BenchmarkCorpus(samples: samples, bytes: bytes)
  }

  private static func paragraph(_ chance: inout Chance) -> String {
    (0..<(2 + chance.below(4))).map { _ in sentence(&chance) }.joined(separator: " ") + "\n\n"
  }

  private static func sentence(_ chance: inout Chance) -> String {
    func thing() -> String {
      "the \(chance.one(of: adjectives)) \(chance.below(3) == 0 ? chance.rareWord() : chance.one(of: nouns))"
    }
    let first = thing()
    let second = thing()
    let verb = chance.one(of: verbs)
    let surname = chance.below(2) == 0 ? chance.rareWord(capital: true) : chance.one(of: surnames)
    let person = "\(chance.one(of: given)) \(surname)"
    switch chance.below(9) {
    case 0: return "\(person) of the \(chance.one(of: bodies)) \(verb) \(first) in \(chance.one(of: places))."
    case 1: return "On the quay, \(first) \(verb) \(second) \(chance.one(of: dates)), and nobody said why."
    case 2: return "“We \(verb) \(first),” Mr. \(surname) said, “before \(second) was ready.”"
    case 3: return "It cost \(chance.one(of: amounts)), more than \(first) and \(second) together."
    case 4:
      return "The \(chance.one(of: bodies)) \(verb) \(first) near \(chance.one(of: places)) \(chance.one(of: dates))."
    case 5: return "After that, \(first) was not what it had been; \(second) \(verb) less than in other years."
    case 6: return "See \(chance.one(of: prefixes))-\(100_000 + chance.below(900_000)) for what \(second) \(verb)."
    case 7: return "What they \(verb) first, though, was \(first), which had lain there since spring with \(second)."
    default: return "Those who had \(verb) \(first) went home, as they did when \(second) came, and waited for news."
    }
  }

  /// A list in TSV of `count` phrases: names of people, then one to four of the prose's rare words.
  static func list(of count: Int) -> [UInt8] {
    var chance = Chance(state: 9)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 24)
    var written = 0
    for first in given {
      for last in surnames.prefix(min(surnames.count, max(0, count - written))) {
        bytes += "\(first) \(last)\n".utf8
        written += 1
      }
    }
    while written < count {
      for word in 0...chance.below(4) {
        if word > 0 { bytes.append(0x20) }
        bytes += chance.rareWord(capital: true).utf8
      }
      bytes.append(0x0A)
      written += 1
    }
    return bytes
  }
}
