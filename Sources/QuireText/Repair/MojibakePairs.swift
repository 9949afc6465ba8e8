/// The pairs of characters in which mojibake can begin, answered by one look at a table.
///
/// A pair is doubtful where some rule of `MojibakeEvidence` can begin with it. Clean text of any language has hardly any
/// doubtful pair, so that asking for them is the whole cost of it.
struct MojibakePairs: Sendable {
  static let shared = MojibakePairs()

  /// Stands for the end of a text; no character.
  static let end: UInt32 = 0xFFFF_FFFF

  /// The rule that a control of U+0080 to U+009F is doubtful before anything.
  static let controlRule: UInt64 = 1

  /// For each slot of `MojibakeTable` the rules whose first character it can be, a bit each, and in the high half those
  /// whose second one it can be.
  let entries: [UInt64]

  /// Whether mojibake can begin with the pair whose entries these are.
  @inline(__always)
  static func areDoubtful(_ first: UInt64, _ second: UInt64) -> Bool { first & (second >> 32) != 0 }

  @inline(__always)
  func areDoubtful(_ first: UInt32, _ second: UInt32) -> Bool {
    Self.areDoubtful(entries[MojibakeTable.slot(first)], entries[MojibakeTable.slot(second)])
  }

  /// Sets that don't go together, whatever is around them.
  static let odd: [(first: MojibakeSet, second: MojibakeSet)] = [
    (MojibakeSet.oddBesideBad.union(.bad), .bad),
    (.bad, .oddBesideBad),
    ([.lowerAccented, .lowerCommon, .box, .closing, .currency, .numeric], .upperAccented),
    ([.box, .closing, .currency, .numeric], .lowerAccented),
    ([.lowerAccented, .box, .closing], .currency),
    ([.upperAccented, .box], [.numeric, .law]),
    ([.currency, .numeric, .box], .opening),
    (.box, [.face, .closing]),
    ([.lowerAccented, .upperAccented, .currency, .numeric, .opening, .closing, .law], .box),
  ]

  /// Sets that don't go together in some surroundings.
  private static let oddInWord: [(first: MojibakeSet, second: MojibakeSet)] = [
    ([.lowerCommon, .upperCommon], .bad),
    (.upperAccented, .currency),
    ([.lowerAccented, .upperAccented, .box, .currency, .closing], .opening),
    ([.lowerAccented, .upperAccented, .currency, .numeric, .box, .law], .closing),
  ]

  /// Characters that rules name one by one, before sets and other such characters.
  private static let named: [(first: String, sets: MojibakeSet, second: String)] = [
    ("ÂÃÎÐ", [], " €œŠš¢£Ÿž\u{A0}\u{AD}®©°·»¡´–—"),
    ("ØÙ", [.common, .currency, .bad, .numeric, .opening], "ŸŠ®°µ»"),
    ("ВГРСΒΓΞΟ", [.control, .currency, .bad, .opening, .closing], "°µ"),
    ("×", [], "²³"), ("à", [], "²µ¹¼½¾"), ("√", [], "±∂†≠®™´≤≥¥µø"), ("≈", [], "°¢"), ("в", [], "Ђ"),
    ("ā", [], "€"), ("β", [], "€"), ("‚", [], "Äâó"), ("Г", [], "ў"),
  ]

  private init() {
    let table = MojibakeTable.shared
    var entries = [UInt64](repeating: 0, count: MojibakeTable.slotCount)
    var rule = Self.controlRule
    func add(_ isFirst: (UInt32, MojibakeSet) -> Bool, _ isSecond: (UInt32, MojibakeSet) -> Bool) {
      for slot in 0..<MojibakeTable.slotCount {
        let point = MojibakeTable.point(slot)
        let set = table.set(point)
        if point >= 0x80, isFirst(point, set) { entries[slot] |= rule }
        if isSecond(point, set) { entries[slot] |= rule << 32 }
      }
      rule <<= 1
    }
    add({ $1.contains(.control) }, { _, _ in true })
    add({ point, _ in point == 0x152 || point == 0x153 }, { point, _ in !((point | 0x20) &- 0x61 < 26) })
    add({ $1.contains(.upperAccented) }, { point, _ in point == 0xB0 })
    for pair in Self.odd + Self.oddInWord {
      add({ !$1.isDisjoint(with: pair.first) }, { !$1.isDisjoint(with: pair.second) })
    }
    for pair in Self.named {
      let first = Set(pair.first.unicodeScalars.map(\.value))
      let second = Set(pair.second.unicodeScalars.map(\.value))
      add({ point, _ in first.contains(point) }, { second.contains($0) || !$1.isDisjoint(with: pair.sets) })
    }
    self.entries = entries
  }
}
