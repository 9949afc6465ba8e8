/// Goes from one doubtful place of a text to the next and repairs the lines that have one.
struct TextRepairFinder {
  private let text: UnsafeBufferPointer<UInt8>
  private let options: TextRepairOptions
  private let references: CharacterReferenceRepair?
  private(set) var repairs = TextRepairs()

  /// How far lines have been repaired.
  private var done = 0

  /// How far markup has been looked for, and whether there was some.
  private var searched = 0
  private var hasMarkup = false

  /// The bytes of a line that are taken at a time.
  private static let longestLine = 1 << 20

  /// How many times a line's repairs follow each other: a reference may hide mojibake, and the other way round.
  private static let mostRounds = 8

  init(text: UnsafeBufferPointer<UInt8>, options: TextRepairOptions) {
    self.text = text
    self.options = options
    references = options.references.map(CharacterReferenceRepair.init)
  }

  mutating func run() {
    MojibakePairs.shared.entries.withUnsafeBufferPointer { entries in
      var gate = MojibakeGate(
        text: text,
        entries: entries,
        rules: options.mojibake ? .max : options.controls ? MojibakePairs.controlRule : 0,
        findsReferences: references != nil,
        findsEscapes: options.terminalEscapes
      )
      var start = 0
      while let place = gate.next(from: start) {
        start = take(place)
        if hasMarkup, !options.referencesInMarkup { gate.findsReferences = false }
      }
    }
  }

  /// Repairs the line at a doubtful place, if there is reason to, and returns where to go on.
  private mutating func take(_ place: Int) -> Int {
    if text[place] >= 0x80, options.mojibake, !isBad(at: place) { return place + text.scalar(at: place).length }
    let range = line(at: place)
    if !hasMarkup, range.upperBound > searched {
      hasMarkup = text[searched..<range.upperBound].contains(0x3C)
      searched = range.upperBound
    }
    repair(range)
    done = range.upperBound
    return done
  }

  /// Whether mojibake begins with the pair at `place`: the characters around it are all that counts.
  private func isBad(at place: Int) -> Bool {
    var lower = place
    var isStart = false
    for _ in 0..<8 {
      guard lower > done, text[lower - 1] != 0x0A else {
        isStart = true
        break
      }
      lower -= text.scalar(before: lower).length
    }
    var points: [UInt32] = []
    points.reserveCapacity(20)
    var index = lower
    while index < text.count, points.count < 20 {
      let (point, length) = text.scalar(at: index)
      points.append(point)
      index += length
      if point == 0x0A { break }
    }
    return MojibakeEvidence.isBad(points, isStart: isStart)
  }

  /// The line around `place`, with its line feed.
  private func line(at place: Int) -> ByteRange {
    let lowest = max(done, place - Self.longestLine / 2)
    var lower = place
    while lower > lowest, text[lower - 1] != 0x0A { lower -= 1 }
    while lower < place, text[lower] & 0xC0 == 0x80 { lower += 1 }
    let limit = min(text.count, lower + Self.longestLine)
    var upper = place
    while upper < limit, text[upper] != 0x0A { upper += 1 }
    if upper < limit { return lower..<upper + 1 }
    while upper < text.count, upper > place + 4, text[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<upper
  }

  private mutating func repair(_ range: ByteRange) {
    let source = RepairLine(text, range)
    var mojibake = MojibakeRepair(options: options, count: source.count)
    let decodesReferences = options.referencesInMarkup || !hasMarkup
    var line = source
    for _ in 0..<Self.mostRounds {
      var isChanged = false
      func take(_ repaired: RepairLine?) {
        guard let repaired else { return }
        line = repaired
        isChanged = true
      }
      if decodesReferences { take(references?.repaired(line)) }
      if options.mojibake { take(mojibake.repaired(line, isStart: true)) }
      if options.controls { take(MojibakeRepair.readingControls(of: line)) }
      if options.terminalEscapes { take(TerminalEscapes.removed(from: line)) }
      guard isChanged else { break }
    }
    enter(line, range)
  }

  /// Enters what differs from the source.
  private mutating func enter(_ line: RepairLine, _ range: ByteRange) {
    var position = 0
    var index = 0
    while index < line.count {
      let lower = Int(line.lowers[index])
      let upper = Int(line.uppers[index])
      if lower > position { remove(position..<lower, in: range) }
      var end = index + 1
      // Further characters of one repair have no bytes of their own.
      while end < line.count, line.uppers[end] == line.lowers[end] { end += 1 }
      if let kind = TextRepairKind(rawValue: line.kinds[index]) {
        let place = range.lowerBound + lower..<range.lowerBound + upper
        let isSame = end == index + 1 && text.scalar(at: place.lowerBound) == (line.points[index], place.count)
        if !isSame { repairs.append(place, kind, line.points[index..<end]) }
      }
      position = upper
      index = end
    }
    if position < range.count { remove(position..<range.count, in: range) }
  }

  private mutating func remove(_ gap: Range<Int>, in range: ByteRange) {
    repairs.append(range.lowerBound + gap.lowerBound..<range.lowerBound + gap.upperBound, .terminalEscape, [])
  }
}
