import CMark
public import QuireText

/// A walk through the tree of a Markdown document (CommonMark 0.29 with the tables and task lists of GitHub), as cmark-gfm
/// parses it.
public struct MarkdownSteps: Sendable {
  /// What a node is.
  public enum Kind: Sendable {
    case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, rule, table, row, cell
    case text, softBreak, lineBreak, code, html, link, image, other
  }

  /// A node that is entered or, where it can have children, left.
  public struct Step: Sendable {
    /// What the node is.
    public let kind: Kind

    /// Whether the node is entered.
    public let isEnter: Bool

    /// The line where it begins, and the last one, from 0.
    public let lines: ClosedRange<Int>

    /// The byte in the line where it begins, from 0, as far as the parser can tell; wrong for what stands in a line
    /// whose marks of quotes and lists differ from those of the block's first line.
    public let column: Int

    /// A heading's rank; 1 for code between fences.
    public let level: Int

    /// Its text, in ``MarkdownSteps/literals``.
    public let literal: ByteRange
  }

  /// The steps, in the order of the document.
  public let steps: [Step]

  /// The texts of the nodes: escapes and references decoded.
  public let literals: [UInt8]

  /// Parses `bytes`, which must be UTF-8; `nil` where there is no memory.
  ///
  /// Complexity: linear in honest documents; deeply nested ones cost their size times their depth.
  public init?(parsing bytes: [UInt8]) {
    guard let result = cmarknodes_parse(bytes, bytes.count) else { return nil }
    defer { cmarknodes_free(result) }
    var literals = [UInt8](repeating: 0, count: cmarknodes_literal_count(result))
    cmarknodes_copy_literals(result, &literals)
    self.literals = literals
    steps = (0..<cmarknodes_step_count(result)).map { Step(cmarknodes_step_at(result, $0)) }
  }
}

extension MarkdownSteps.Step {
  fileprivate init(_ step: cmarknodes_step) {
    let start = max(0, Int(step.start_line) - 1)
    isEnter = step.is_enter
    lines = start...max(start, Int(step.end_line) - 1)
    column = max(0, Int(step.start_column) - 1)
    level = Int(step.level)
    literal = Int(step.literal_start)..<(Int(step.literal_start) + Int(step.literal_count))
    kind =
      switch step.kind {
      case CMARKNODES_DOCUMENT: .document
      case CMARKNODES_QUOTE: .quote
      case CMARKNODES_LIST: .list
      case CMARKNODES_ITEM: .item
      case CMARKNODES_CODE_BLOCK: .codeBlock
      case CMARKNODES_HTML_BLOCK: .htmlBlock
      case CMARKNODES_PARAGRAPH: .paragraph
      case CMARKNODES_HEADING: .heading
      case CMARKNODES_RULE: .rule
      case CMARKNODES_TABLE: .table
      case CMARKNODES_ROW: .row
      case CMARKNODES_CELL: .cell
      case CMARKNODES_TEXT: .text
      case CMARKNODES_SOFT_BREAK: .softBreak
      case CMARKNODES_LINE_BREAK: .lineBreak
      case CMARKNODES_CODE: .code
      case CMARKNODES_HTML: .html
      case CMARKNODES_LINK: .link
      case CMARKNODES_IMAGE: .image
      default: .other
      }
  }
}
