public import QuireDocument
public import QuireStages
import QuireText

/// Marks or removes what stands more than once in a document: running heads and feet, paragraphs pasted twice.
///
/// What is compared are blocks, or lines where there are none: letter by letter, but for letter case and white space.
/// With `ignore_digits` page numbers count for nothing. The first of several stays.
public struct RemoveRepeated: Stage {
  public static let name = "remove-repeated"
  public static let summary = "Marks or removes lines and blocks that stand more than once in a document."

  public struct Options: ComponentOptions {
    public var mode = RemovalMode.mark
    public var minLength = 20
    public var minCount = 2
    public var ignoreDigits = false

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "Whether repetitions are marked, for exporters to leave out, or removed."),
      OptionField("min_length", \.minLength, "How many characters a line has to have.", .within(1...100_000)),
      OptionField("min_count", \.minCount, "How often a line has to stand in the document.", .within(2...100_000)),
      OptionField("ignore_digits", \.ignoreDigits, "Whether lines are the same that differ in numbers alone."),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(2 * document.text.count)
    var changes = Changes(for: document)
    let units = candidates(document.textUnits(), of: document)
    let found = repetitions(units, in: document.text)
    UnitRemoval(mode: options.mode, label: .duplicate).apply(found, to: document, in: &changes)
    return changes
  }

  private func candidates(_ units: [TextUnit], of document: borrowing Document) -> [TextUnit] {
    units.filter { unit in
      guard let block = unit.block else { return true }
      return block.label == .content && block.kind != .rule
    }
  }

  /// The units that stand before too, in order.
  private func repetitions(_ units: [TextUnit], in text: [UInt8]) -> [(TextUnit, UnitRemoval.Verdict)] {
    let words = RepeatedText(text, units.map(\.range), ignoresDigits: options.ignoreDigits)
    let counts = words.counts
    let verdict = UnitRemoval.Verdict(rule: "repeated", reason: "the same words stand in the text before", score: nil)
    var result: [(TextUnit, UnitRemoval.Verdict)] = []
    for (index, unit) in units.enumerated() {
      let count = counts[words.first[index]]
      guard count >= options.minCount, words.first[index] != index, words.length(index) >= options.minLength else {
        continue
      }
      result.append((unit, verdict))
    }
    return result
  }
}

/// The units of a text with small letters and single blanks, and which of them are the same.
private struct RepeatedText {
  /// For each unit, the first one with the same words.
  private(set) var first: [Int] = []

  /// For each unit, how many have the same words, itself included; meaningful for first ones.
  private(set) var counts: [Int]

  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  init(_ text: [UInt8], _ ranges: [ByteRange], ignoresDigits: Bool) {
    counts = Array(repeating: 0, count: ranges.count)
    for range in ranges {
      append(text, range, ignoresDigits)
      ends.append(bytes.count)
    }
    var known: [ArraySlice<UInt8>: Int] = [:]
    known.reserveCapacity(ranges.count)
    for index in ranges.indices {
      let found = known[bytes[range(index)], default: index]
      if found == index { known[bytes[range(index)]] = index }
      first.append(found)
      counts[found] += 1
    }
  }

  /// The number of characters of a unit as compared.
  func length(_ index: Int) -> Int { bytes[range(index)].count { $0 & 0xC0 != 0x80 } }

  private func range(_ index: Int) -> ByteRange { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  private mutating func append(_ text: [UInt8], _ range: ByteRange, _ ignoresDigits: Bool) {
    var isFirst = true
    for word in BlankSeparatedWords(text, in: range) {
      if !isFirst { bytes.append(0x20) }
      isFirst = false
      var lastIsDigit = false
      for byte in text[word] {
        let isDigit = byte >= 0x30 && byte <= 0x39
        if isDigit, ignoresDigits {
          if !lastIsDigit { bytes.append(0x30) }
        } else {
          bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        lastIsDigit = isDigit
      }
    }
  }
}
