public import QuireDocument
public import QuireStages
import QuireText

/// Joins words that were broken with a hyphen at line ends, and by option the lines of wrapped paragraphs.
///
/// No dictionary is asked, but the text itself: the hyphen stays where the text has the hyphenated word within a line,
/// or where the word's other parts have hyphens too.
///
/// With `lines: true` the line ends of wrapped paragraphs become spaces. Which line ends those are, blocks say where
/// they were found; else the width that the text was wrapped at.
public struct JoinHyphenation: Stage {
  public static let name = "join-hyphenation"
  public static let summary = "Joins words broken with a hyphen at line ends, and by option wrapped lines."

  public struct Options: ComponentOptions {
    public var lines = false

    public static let declared: [OptionField<Self>] = [
      OptionField("lines", \.lines, "Whether the line ends of wrapped paragraphs become spaces.")
    ]

    public init() {}
  }

  private let joinsLines: Bool

  public init(_ options: Options, in setup: Setup) throws(OptionError) { joinsLines = options.lines }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let words = LineEndHyphen.find(in: document.text)
    for word in words { join(word, in: &changes) }
    if joinsLines {
      joinLines(document.textUnits(), of: document.text, without: words, in: &changes)
      changes.edits.sort()
    }
    return changes
  }

  private func join(_ word: LineEndHyphen, in changes: inout Changes) {
    if word.belongsToWord {
      let reason = changes.edits.reason("kept-hyphen", "the word has a hyphen anyway")
      changes.edits.remove(word.gap, because: reason)
    } else {
      let reason = changes.edits.reason("line-end-hyphen", "the hyphen only broke the word at the line end")
      changes.edits.remove(word.hyphen.lowerBound..<word.gap.upperBound, because: reason)
    }
  }

  /// Puts a space in the place of every line end within a unit; none between characters of East Asia.
  private func joinLines(
    _ units: [TextUnit],
    of text: [UInt8],
    without words: [LineEndHyphen],
    in changes: inout Changes
  ) {
    let reason = changes.edits.reason("wrapped-line", "the line was broken to fit a width")
    let joined = Set(words.map(\.gap.upperBound))
    for unit in units where unit.isOfWords {
      var last: TextLine?
      for line in TextLines(text, in: unit.range) where !line.isBlank {
        if let last, !joined.contains(line.content.lowerBound), text[line.content.lowerBound] != 0x3E {
          let gap = last.content.upperBound..<line.content.lowerBound
          if isWide(text, before: gap.lowerBound), isWide(text, at: gap.upperBound) {
            changes.edits.remove(gap, because: reason)
          } else {
            changes.edits.replace(gap, withASCII: 0x20, because: reason)
          }
        }
        last = line
      }
    }
  }

  private func isWide(_ text: [UInt8], before place: Int) -> Bool {
    UTF8Scalars.decode(text, before: place).map { CodePoint.isEastAsianWide($0.value) } ?? false
  }

  private func isWide(_ text: [UInt8], at place: Int) -> Bool {
    UTF8Scalars.decode(text, at: place).map { CodePoint.isEastAsianWide($0.value) } ?? false
  }
}

extension TextUnit {
  /// Whether the unit's lines are words that were wrapped, not rows of a table or of code.
  fileprivate var isOfWords: Bool {
    guard let block else { return true }
    return [.paragraph, .heading, .listItem, .quote, .caption].contains(block.kind)
  }
}
