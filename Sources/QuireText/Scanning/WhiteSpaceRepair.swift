/// A stretch of white space that is more than it has to be, and what takes its place.
public struct WhiteSpaceRepair: Sendable, Equatable {
  /// What is wrong with the stretch.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A line end of another form than LF.
    case lineEnd

    /// Blanks before a line end or the text's end.
    case trailingBlanks

    /// Blanks between words beyond the first.
    case blankRun

    /// Blanks at the start of a line.
    case indentation

    /// Blank lines between other lines, beyond those allowed.
    case blankLines

    /// Blank lines at the text's start or end.
    case outerBlankLines
  }

  /// The stretch, in bytes.
  public let range: ByteRange

  /// What is wrong with it.
  public let kind: Kind

  /// Whether a line feed takes its place; otherwise nothing does.
  public let isReplacedByLineFeed: Bool
}

/// Which white space is put in order, and how.
public struct WhiteSpaceOrder: Sendable, Equatable {
  /// How many blank lines may stand between two others.
  public var blankLines = 1

  /// Whether blanks at the start of a line stay.
  public var keepsIndentation = true

  /// Whether blanks between words beyond the first stay.
  public var keepsRuns = false

  /// Creates the default order.
  public init() {}

  /// The white space of `bytes` that is not in this order, as repairs that ascend and do not overlap.
  ///
  /// Of several blanks between words one stays: a tab before a space, a space before a no-break space. Text in order
  /// costs one pass and no memory. A line feed at the end of the text stays; blank lines there go.
  ///
  /// Complexity: linear in the text.
  public func repairs(of bytes: [UInt8]) -> [WhiteSpaceRepair] {
    bytes.withUnsafeBufferPointer { text in
      var finder = WhiteSpaceRepairFinder(text: text, order: self)
      finder.run()
      return finder.repairs
    }
  }
}
