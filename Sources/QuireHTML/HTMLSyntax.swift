public import QuireText

/// One token of the input, by its kind and place.
public struct HTMLSyntaxRun: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Text in which character references count: of elements, titles and text areas.
    case text
    /// The contents of `script`, `style` and other elements in which only their own end tag counts.
    case rawText
    case startTag
    case endTag
    case comment
    case doctype
    /// What has the look of markup, but is none: `<?xml …>`, `<!…>`, `</ …>`; most of it becomes a comment.
    case bogus
    /// A tag that the end of the input broke off; it is in no tree.
    case unfinished
    /// `<![CDATA[` and `]]>` in SVG and MathML.
    case cdataMarker
  }

  /// What the token is.
  public let kind: Kind

  /// Of text: whether the tree has nothing of it.
  public let isDropped: Bool

  /// Its place in the input.
  public let range: ByteRange
}

/// The tokens of the whole input, in order, without gaps and overlaps; 8 bytes each.
public struct HTMLSyntaxRuns: RandomAccessCollection, Sendable {
  struct Entry: Sendable {
    var start: UInt32
    var kind: HTMLSyntaxRun.Kind
    var isDropped = false
  }

  var entries: [Entry] = []
  var end: Int = 0

  public var startIndex: Int { 0 }
  public var endIndex: Int { entries.count }

  public subscript(index: Int) -> HTMLSyntaxRun {
    let entry = entries[index]
    let end = index + 1 < entries.count ? Int(entries[index + 1].start) : end
    return HTMLSyntaxRun(kind: entry.kind, isDropped: entry.isDropped, range: Int(entry.start)..<end)
  }
}
