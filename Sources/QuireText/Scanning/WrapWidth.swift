/// Tells from a text's line ends whether its lines were wrapped at a width, as in mail, and at which.
///
/// Wrapping is greedy: a line ends where the next word would have crossed the width. So every line end speaks for the
/// widths from its line's length up to that length and the next word; in wrapped text most line ends agree on one
/// width, and the lines after them mostly begin with small letters. Paragraphs of one line each, lists, addresses and
/// verse agree on none.
public struct WrapWidth: Sendable {
  /// The narrowest width that counts as wrapping, in columns.
  public static let narrowest = 36

  /// The widest width that counts as wrapping, in columns.
  public static let widest = 132

  /// For each width: how many more line ends speak for it than for the width before.
  private var agreeing = [Int](repeating: 0, count: WrapWidth.widest + 2)
  private var agreeingLower = [Int](repeating: 0, count: WrapWidth.widest + 2)
  private var agreeingUpper = [Int](repeating: 0, count: WrapWidth.widest + 2)

  /// For each width: how many lines end there.
  private var ends = [Int](repeating: 0, count: WrapWidth.widest + 1)

  /// For each width: how many lines have it that end a paragraph; the last place is for wider ones.
  private var lastLines = [Int](repeating: 0, count: WrapWidth.widest + 2)

  /// The number of line ends seen, those of paragraphs aside.
  public private(set) var count = 0

  /// Begins with no line end seen.
  public init() {}

  /// Takes a line end into account.
  public mutating func add(_ lineBreak: LineBreak) {
    count += 1
    guard lineBreak.width <= WrapWidth.widest else { return }
    ends[lineBreak.width] += 1
    let first = max(lineBreak.width, WrapWidth.narrowest)
    let last = min(lineBreak.width + lineBreak.nextWord, WrapWidth.widest)
    guard first <= last else { return }
    agreeing[first] += 1
    agreeing[last + 1] -= 1
    switch lineBreak.startsLower {
    case true:
      agreeingLower[first] += 1
      agreeingLower[last + 1] -= 1
    case false:
      agreeingUpper[first] += 1
      agreeingUpper[last + 1] -= 1
    default: break
    }
  }

  /// Takes a line into account that ends a paragraph: it fits into the width, if there is one.
  ///
  /// - Parameter columns: the line's length, its indentation included.
  public mutating func addLastLine(columns: Int) { lastLines[min(max(columns, 0), WrapWidth.widest + 1)] += 1 }

  /// The width, in columns, or `nil` where the text was not wrapped or too little of it is known.
  ///
  /// Complexity: constant.
  public var width: Int? {
    guard count >= 3 else { return nil }
    var best: (width: Int, score: Int, agreeing: Int, lower: Int, upper: Int, widerParagraphs: Int)?
    var wider = count - ends[..<WrapWidth.narrowest].reduce(0, +)
    var widerParagraphs = lastLines[WrapWidth.narrowest...].reduce(0, +)
    var agreeing = 0
    var lower = 0
    var upper = 0
    for width in WrapWidth.narrowest...WrapWidth.widest {
      wider -= ends[width]
      widerParagraphs -= lastLines[width]
      agreeing += self.agreeing[width]
      lower += agreeingLower[width]
      upper += agreeingUpper[width]
      let score = agreeing - wider - widerParagraphs
      if score > best?.score ?? 0 { best = (width, score, agreeing, lower, upper, widerParagraphs) }
    }
    guard let best, best.agreeing >= 3, best.agreeing * 5 >= count * 3 else { return nil }
    // A few paragraphs may be a long address each, but not more.
    guard best.widerParagraphs * 10 <= count + lastLines.reduce(0, +) else { return nil }
    // Nouns are capitals in German, and sentences begin somewhere: a third of small letters is enough.
    return best.lower * 2 >= best.upper ? best.width : nil
  }
}
