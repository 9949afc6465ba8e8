import QuireDocument
import QuireMail
import QuireText

/// Writes the plain text of a mail, with blocks: paragraphs, what is quoted by its depth, and the signature.
struct PlainTextWriter {
  private(set) var builder: DocumentBuilder
  private(set) var blocks: [Block]

  /// The source, decoded.
  private let decoded: [UInt8]
  private let isFlowed: Bool

  /// Whether the blank at the end of a flowed line goes (`delsp=yes`).
  private let dropsSpaces: Bool
  private let keepsMarks: Bool

  /// A block that is not at its end.
  private struct Draft {
    let start: Int
    var end: Int
    var lines = 0
    let depth: Int
    let isSignature: Bool

    /// The last byte of it that is not blank.
    var last: UInt8 = 0
  }

  private var open: Draft?

  /// The line end that a flowed line leaves open, and that line's depth.
  private var held: (lineEnd: ByteRange, depth: Int)?

  /// Whether the last block is a paragraph that ends with a colon and may say who is quoted behind it.
  private var mayBeAttribution = false

  init(
    _ builder: consuming DocumentBuilder,
    blocks: [Block],
    decoded: [UInt8],
    type: MIMEParameters,
    keepsMarks: Bool
  ) {
    self.builder = builder
    self.blocks = blocks
    self.decoded = decoded
    self.keepsMarks = keepsMarks
    isFlowed = type["format"]?.lowercased() == "flowed"
    dropsSpaces = type["delsp"]?.lowercased() == "yes"
  }

  /// Writes `range` of the decoded source.
  mutating func write(_ range: ByteRange) {
    for line in MailLines(decoded, in: range, isFlowed: isFlowed) { write(line) }
    if let held { copyLineEnd(held.lineEnd) }
    held = nil
    closeBlock()
  }

  private mutating func write(_ line: MailLine) {
    let continues = held.map { $0.depth == line.depth && !line.isSignatureMark } ?? false
    if let held {
      if continues {
        structureLineEnd(held.lineEnd)
      } else {
        copyLineEnd(held.lineEnd)
      }
    }
    held = nil
    if !continues { begin(line) }
    if continues || !keepsMarks {
      builder.structure(.tag, decoded: line.marks)
    } else {
      builder.copy(line.marks)
    }
    // Behind a mark the blank reads as the one that people put there themselves.
    if line.depth > 0, keepsMarks, !continues {
      builder.copy(line.stuffing)
    } else {
      builder.structure(.encoding, decoded: line.stuffing)
    }
    let lineEnd = line.content.upperBound..<line.range.upperBound
    guard line.isFlowed else {
      builder.copy(line.content)
      noteContent(line)
      return copyLineEnd(lineEnd)
    }
    let end = line.content.upperBound - (dropsSpaces ? 1 : 0)
    builder.copy(line.content.lowerBound..<end)
    builder.structure(.encoding, decoded: end..<line.content.upperBound)
    noteContent(line)
    held = (lineEnd, line.depth)
  }

  // MARK: Line ends

  private mutating func copyLineEnd(_ range: ByteRange) {
    guard let last = range.last else { return }
    builder.structure(.encoding, decoded: range.lowerBound..<last)
    builder.copy(last..<(last + 1))
  }

  private mutating func structureLineEnd(_ range: ByteRange) { builder.structure(.encoding, decoded: range) }

  // MARK: Blocks

  /// Ends the open block where `line` is no part of it, and opens one.
  private mutating func begin(_ line: MailLine) {
    let isBlank = line.depth == 0 && decoded[line.content].allSatisfy { $0 <= 0x20 }
    if let open {
      let isSame = open.isSignature ? line.depth == 0 : !isBlank && open.depth == line.depth && !line.isSignatureMark
      if isSame { return }
      closeBlock()
    }
    guard !isBlank else { return }
    if line.depth > 0, mayBeAttribution, let last = blocks.indices.last {
      blocks[last].provenance.rule = "attribution"
    }
    let isSignature = line.isSignatureMark && line.depth == 0
    open = Draft(start: builder.count, end: builder.count, depth: line.depth, isSignature: isSignature)
  }

  private mutating func noteContent(_ line: MailLine) {
    guard open != nil else { return }
    let last = decoded[line.content].last { $0 > 0x20 }
    guard last != nil || line.depth > 0 else { return }
    open?.end = builder.count
    open?.lines += 1
    if let last { open?.last = last }
  }

  private mutating func closeBlock() {
    guard let draft = open else { return }
    open = nil
    mayBeAttribution = false
    guard draft.start < draft.end else { return }
    let rule = draft.isSignature ? "signature" : draft.depth > 0 ? "quote-marks" : "blank-lines"
    var block = Block(
      id: ElementID(UInt32(clamping: blocks.count + 1)),
      range: draft.start..<draft.end,
      kind: draft.depth > 0 ? .quote : .paragraph,
      level: draft.depth,
      provenance: Provenance(rule: rule)
    )
    if draft.isSignature {
      block.label = .boilerplate
      block.labelled = Provenance(rule: rule, reason: "it stands behind the line \"-- \"")
    }
    mayBeAttribution =
      draft.depth == 0 && !draft.isSignature && draft.lines <= 4 && draft.last == UInt8(ascii: ":")
    blocks.append(block)
  }
}
