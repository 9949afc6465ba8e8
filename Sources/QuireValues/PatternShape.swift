import QuireText

/// How many bytes something in a pattern takes, and whether a line feed can be among them.
struct PatternExtent: Hashable {
  /// The least number of bytes.
  var least = 0

  /// The greatest number of bytes; `nil` where there is no end to it.
  var most: Int? = 0

  /// Whether a line feed can be among them; true where in doubt.
  var mayHoldLineFeed = false

  /// Anything at all.
  static let anything = PatternExtent(least: 0, most: nil, mayHoldLineFeed: true)

  /// Beyond this, lengths are as good as unlimited.
  private static let limit = 1 << 20

  /// The extent of this and then `other`.
  func followed(by other: PatternExtent) -> PatternExtent {
    var sum: Int?
    if let most, let more = other.most, most + more <= Self.limit { sum = most + more }
    return PatternExtent(
      least: min(least + other.least, Self.limit),
      most: sum,
      mayHoldLineFeed: mayHoldLineFeed || other.mayHoldLineFeed
    )
  }

  /// The extent of either.
  func or(_ other: PatternExtent) -> PatternExtent {
    var most: Int?
    if let own = self.most, let others = other.most { most = max(own, others) }
    return PatternExtent(
      least: min(least, other.least),
      most: most,
      mayHoldLineFeed: mayHoldLineFeed || other.mayHoldLineFeed
    )
  }

  /// The extent of `least` to `most` repetitions.
  func repeated(least count: Int, most limit: Int?) -> PatternExtent {
    var product: Int?
    if most == 0 || limit == 0 {
      product = 0
    } else if let most, let limit, most * limit <= Self.limit {
      product = most * limit
    }
    return PatternExtent(least: min(least * count, Self.limit), most: product, mayHoldLineFeed: mayHoldLineFeed)
  }
}

/// Sequences of bytes of which every match of a pattern holds one.
struct PatternRequirement: Hashable {
  /// The sequences; none is empty.
  let sequences: [[ByteSet]]

  /// What a match may hold before the sequence begins.
  let before: PatternExtent

  /// How often the sequences stand in ordinary text, a place of it.
  let frequency: Double

  init(_ sequences: [[ByteSet]], before: PatternExtent) {
    self.init(sequences, before: before, frequency: sequences.reduce(0) { $0 + Self.frequency(of: $1) })
  }

  private init(_ sequences: [[ByteSet]], before: PatternExtent, frequency: Double) {
    self.sequences = sequences
    self.before = before
    self.frequency = frequency
  }

  private static func frequency(of sequence: [ByteSet]) -> Double { sequence.reduce(1) { $0 * $1.frequency } }

  /// What it costs to use: how often a search begins, and how much of the text it has to look at.
  fileprivate var cost: Double {
    frequency * (before.most != nil ? 1 : before.mayHoldLineFeed ? 200 : 20)
  }

  func shifted(by extent: PatternExtent) -> PatternRequirement {
    PatternRequirement(sequences, before: extent.followed(by: before), frequency: frequency)
  }
}

/// What is known of the bytes that a part of a pattern matches.
struct PatternShape {
  /// Alternatives of one requirement at most; more are too many to be worth it.
  static let mostAlternatives = 32

  /// How much it takes.
  var extent: PatternExtent

  /// All that it matches, where it is one of few sequences of bytes.
  var exact: [[ByteSet]]?

  /// What each of its matches holds.
  var requirement: PatternRequirement?

  /// The set of characters that it is one of, where some take several bytes.
  var character: PatternCharacters?

  /// What matches nothing but a place: `\b`, lookarounds.
  static let nothing = PatternShape(extent: PatternExtent(), exact: [[]])

  /// What nothing is known of.
  static let anything = PatternShape(extent: .anything)

  /// One character of a set.
  init(_ characters: PatternCharacters) {
    extent = characters.extent
    if characters.leads.isEmpty { exact = [[characters.ascii]] } else { character = characters }
  }

  init(extent: PatternExtent, exact: [[ByteSet]]? = nil, requirement: PatternRequirement? = nil) {
    self.extent = extent
    self.exact = exact
    self.requirement = requirement
  }

  /// What every match holds, be it all that there is.
  var required: PatternRequirement? {
    guard let exact else { return requirement }
    guard !exact.contains(where: \.isEmpty) else { return nil }
    let longest = ByteSequenceScanner.longestSequence
    return PatternRequirement(exact.map { Array($0.prefix(longest)) }, before: PatternExtent())
  }

  /// The shape of `least` to `most` of these, one after the other.
  func repeated(least: Int, most: Int?) -> PatternShape {
    if least == 0 {
      if most == 1, let exact, exact.count < Self.mostAlternatives {
        return PatternShape(extent: extent.repeated(least: 0, most: 1), exact: exact + [[]])
      }
      return PatternShape(extent: extent.repeated(least: 0, most: most))
    }
    // The last one stands beside what follows; what is more than a few in the middle can be anything.
    let copies = min(least, ByteSequenceScanner.longestSequence)
    var sequence = PatternShapeSequence()
    for _ in 1..<copies { sequence.append(self) }
    if copies < least || most != least {
      let rest = extent.repeated(least: least - copies, most: most.map { $0 - copies })
      sequence.append(PatternShape(extent: rest))
    }
    sequence.append(self)
    return sequence.shape
  }

  /// The shape of one of several.
  static func either(_ shapes: [PatternShape]) -> PatternShape {
    guard let first = shapes.first, shapes.count > 1 else { return shapes.first ?? .nothing }
    let extent = shapes.dropFirst().reduce(first.extent) { $0.or($1.extent) }
    let exact = shapes.compactMap(\.exact)
    if exact.count == shapes.count, exact.reduce(0, { $0 + $1.count }) <= mostAlternatives {
      return PatternShape(extent: extent, exact: exact.flatMap { $0 })
    }
    let all = shapes.compactMap(\.required)
    guard all.count == shapes.count, all.reduce(0, { $0 + $1.sequences.count }) <= mostAlternatives else {
      return PatternShape(extent: extent)
    }
    let before = all.dropFirst().reduce(all[0].before) { $0.or($1.before) }
    let requirement = PatternRequirement(all.flatMap(\.sequences), before: before)
    return PatternShape(extent: extent, requirement: requirement)
  }
}

/// Puts shapes one after the other and keeps the best of what they require.
struct PatternShapeSequence {
  private var extent = PatternExtent()

  /// The sequences that end where the pattern has been read to, and what may stand before them.
  private var run: [[ByteSet]] = [[]]
  private var beforeRun = PatternExtent()

  /// Whether the run is all that there is.
  private var isExact = true
  private var best: PatternRequirement?

  /// What has been put together.
  var shape: PatternShape {
    if isExact { return PatternShape(extent: extent, exact: run) }
    var copy = self
    copy.closeRun()
    return PatternShape(extent: extent, requirement: copy.best)
  }

  /// Puts a shape behind the others.
  mutating func append(_ shape: PatternShape) {
    if let exact = shape.exact {
      let longest = (run.map(\.count).max() ?? 0) + (exact.map(\.count).max() ?? 0)
      let fits = run.count * exact.count <= PatternShape.mostAlternatives && longest <= 64
      if fits {
        run = run.flatMap { start in exact.map { start + $0 } }
      } else {
        begin(exact, before: extent)
      }
      extent = extent.followed(by: shape.extent)
      return
    }
    if let character = shape.character {
      // The run ends with the character's first byte; the next one begins with its last byte.
      run = run.map { $0 + [character.firstBytes] }
      let head = PatternExtent(least: 0, most: 3)
      begin([[character.lastBytes]], before: extent.followed(by: head))
    } else {
      offer(shape.requirement?.shifted(by: extent))
      begin([[]], before: extent.followed(by: shape.extent))
    }
    extent = extent.followed(by: shape.extent)
  }

  private mutating func begin(_ sequences: [[ByteSet]], before: PatternExtent) {
    closeRun()
    isExact = false
    run = sequences
    beforeRun = before
  }

  private mutating func closeRun() {
    offer(PatternShape(extent: extent, exact: run).required?.shifted(by: beforeRun))
  }

  private mutating func offer(_ requirement: PatternRequirement?) {
    guard let requirement else { return }
    if let best, best.cost <= requirement.cost { return }
    best = requirement
  }
}

/// A set of characters as far as bytes can tell: those of ASCII, and the first bytes of the others in UTF-8.
struct PatternCharacters: Hashable {
  /// The characters of ASCII, the letter cases that match included.
  var ascii = ByteSet()

  /// The first bytes of other characters; empty where there are none.
  var leads = ByteSet()

  static let asciiBytes = ByteSet(0...0x7F)
  static let anyLead = ByteSet(0xC2...0xF4)

  var firstBytes: ByteSet { ascii.union(leads) }
  var lastBytes: ByteSet { leads.isEmpty ? ascii : ascii.union(ByteSet(0x80...0xBF)) }

  var extent: PatternExtent {
    PatternExtent(least: ascii.isEmpty ? 2 : 1, most: leads.isEmpty ? 1 : 4, mayHoldLineFeed: ascii.contains(0x0A))
  }

  mutating func formUnion(_ other: PatternCharacters) {
    ascii.formUnion(other.ascii)
    leads.formUnion(other.leads)
  }

  /// The other characters.
  ///
  /// Which of those outside of ASCII they are is not known: they may begin with any byte.
  var complement: PatternCharacters {
    PatternCharacters(ascii: ascii.complement.intersection(Self.asciiBytes), leads: Self.anyLead)
  }

  /// The characters and those that they match in other letter case (Unicode's simple folding).
  var caseless: PatternCharacters {
    var result = self
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") where ascii.contains(letter) || ascii.contains(letter | 0x20) {
      result.ascii.insert(letter)
      result.ascii.insert(letter | 0x20)
    }
    // The Kelvin sign and the long s are the only others that fold to ASCII.
    if result.ascii.contains(UInt8(ascii: "k")) { result.leads.insert(0xE2) }
    if result.ascii.contains(UInt8(ascii: "s")) { result.leads.insert(0xC5) }
    if !leads.isEmpty {
      for letter in "kKsS".utf8 { result.ascii.insert(letter) }
      result.leads = Self.anyLead
    }
    return result
  }
}
