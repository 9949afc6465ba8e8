import QuireDocument
import QuireText

/// Writes the tokens of one document, a line each.
struct CoNLLEncoder {
  private let view: ExportView
  private let tagged: TaggedTokens
  private let columns: [CoNLLColumn]
  private let scheme: ExportCoNLL.Scheme
  private let delimiter: UInt8
  private(set) var bytes: [UInt8]

  /// A token's place in a mention.
  private struct Tag {
    let mention: Mention
    let isFirst: Bool
    let isLast: Bool
  }

  init(
    _ view: ExportView,
    columns: [CoNLLColumn],
    scheme: ExportCoNLL.Scheme,
    delimiter: UInt8,
    appendingTo bytes: consuming [UInt8]
  ) {
    self.view = view
    tagged = TaggedTokens(view)
    self.columns = columns
    self.scheme = scheme
    self.delimiter = delimiter
    self.bytes = bytes
  }

  /// Writes all sentences, each with a blank line behind it.
  mutating func encode(withStart: Bool) {
    if withStart { writeStart() }
    var next = 0
    for sentence in tagged.sentences {
      for index in sentence {
        while next < tagged.spans.count, tagged.spans[next].tokens.upperBound <= index { next += 1 }
        writeLine(index, next < tagged.spans.count ? tag(of: index, in: tagged.spans[next]) : nil)
      }
      bytes.append(0x0A)
    }
  }

  /// Writes the line that begins a document, with as many columns as the others have.
  private mutating func writeStart() {
    for (place, column) in columns.enumerated() {
      if place > 0 { bytes.append(delimiter) }
      switch column {
      case .token: append("-DOCSTART-")
      case .tag: append("O")
      default: append("_")
      }
    }
    append("\n\n")
  }

  private func tag(of index: Int, in span: TaggedTokens.Tagging) -> Tag? {
    guard span.tokens.contains(index) else { return nil }
    return Tag(
      mention: view.layers.mentions.elements[span.mention],
      isFirst: index == span.tokens.lowerBound,
      isLast: index == span.tokens.upperBound - 1
    )
  }

  private mutating func writeLine(_ index: Int, _ tag: Tag?) {
    let range = tagged.tokens[index]
    for (place, column) in columns.enumerated() {
      if place > 0 { bytes.append(delimiter) }
      write(column, range, tag)
    }
    bytes.append(0x0A)
  }

  private mutating func write(_ column: CoNLLColumn, _ range: ByteRange, _ tag: Tag?) {
    switch column {
    case .token: appendCell(view.selection.text, range)
    case .tag: write(tag)
    case .start: append("\(view.offsets[range.lowerBound])")
    case .end: append("\(view.offsets[range.upperBound])")
    case .source: writeSource(range)
    case .mention: appendCell(tag.map { "e\($0.mention.id.raw)" })
    case .normal: appendCell(tag?.mention.normal)
    case .entity: appendCell(tag?.mention.entity.map { "n\($0.raw)" })
    case .score: appendCell(tag?.mention.provenance.score.map { "\($0)" })
    case .blank: append("_")
    }
  }

  private mutating func write(_ tag: Tag?) {
    guard let tag else { return append("O") }
    switch (scheme, tag.isFirst, tag.isLast) {
    case (.bilou, true, true): append("U-")
    case (.iobes, true, true): append("S-")
    case (_, true, _): append("B-")
    case (.bilou, false, true): append("L-")
    case (.iobes, false, true): append("E-")
    case (_, false, _): append("I-")
    }
    appendCell(view.types[tag.mention.type])
  }

  /// Writes the bytes of the file behind a token, as in `3..9,12..15`.
  private mutating func writeSource(_ range: ByteRange) {
    let ranges = view.fileRanges(ofSelected: range)
    appendCell(SourceWords.list(ranges, separator: ","))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a cell; `_` where there is nothing to say.
  private mutating func appendCell(_ text: String?) {
    let text = Array((text ?? "").utf8)
    appendCell(text, 0..<text.count)
  }

  /// Appends a cell; what readers could take for the end of a cell or of a line becomes `_`.
  private mutating func appendCell(_ text: [UInt8], _ range: ByteRange) {
    guard !range.isEmpty else { return bytes.append(0x5F) }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      let length = byte < 0x80 ? (byte < 0x21 || byte == 0x7F ? 1 : 0) : TokenSpace.length(text, at: index)
      bytes.append(length > 0 ? 0x5F : byte)
      index += max(1, length)
    }
  }
}
