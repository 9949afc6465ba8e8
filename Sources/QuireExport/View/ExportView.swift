import QuireDocument
import QuireText

/// A document as an exporter looks at it: the selected text, its offsets, and the way back to the file.
///
/// A class, since the parts of an exporter share it and it is large.
public final class ExportView: Sendable {
  let document: Document
  let layers: Layers
  let selection: TextSelection
  let offsets: OffsetTable
  let sources: SourceTable

  /// The names under which entity types are written.
  let types: TypeNames

  /// Looks at `document`; with `isPlain` nothing will be asked about places, so that no table of them is made.
  init(_ document: borrowing Document, _ options: ExportOptions, isPlain: Bool = false) {
    let document = copy document
    self.document = document
    layers = document.layers
    selection = TextSelection(document, options.content, comments: options.comments)
    offsets = OffsetTable(selection.text, in: isPlain ? .utf8 : options.offsets)
    sources = isPlain ? SourceTable() : SourceTable(document)
    types = TypeNames(options.entityTypes)
  }

  /// Calls `body` with the bytes of the file behind the selected part of `range`, in the order of the text, neighbours
  /// joined.
  func forEachFileRange(of range: ByteRange, _ body: (SourceRange) -> Void) {
    guard !selection.isWhole else { return sources.forEach(in: range, body) }
    for next in fileRanges(of: range) { body(next) }
  }

  /// The bytes of the file behind the selected part of `range`, in the order of the text, neighbours joined.
  func fileRanges(of range: ByteRange) -> [SourceRange] {
    var result: [SourceRange] = []
    for part in selection.parts(of: range) { sources.forEach(in: part) { result.join($0) } }
    return result
  }

  /// The bytes of the file behind `range` of the selected text, in the order of the text, neighbours joined.
  func fileRanges(ofSelected range: ByteRange) -> [SourceRange] {
    var result: [SourceRange] = []
    for part in selection.documentRanges(of: range) { sources.forEach(in: part) { result.join($0) } }
    return result
  }

  /// The selected text behind `range` of the document, as a string.
  func string(_ range: ByteRange) -> String {
    guard let range = selection.clipped(range) else { return "" }
    return String(decoding: selection.text[range], as: UTF8.self)
  }
}

extension [SourceRange] {
  /// Appends `next`, joined to the last one where it goes on as that did.
  fileprivate mutating func join(_ next: SourceRange) {
    if let last, last.source == next.source, last.range.upperBound == next.range.lowerBound {
      self[count - 1].range = last.range.lowerBound..<next.range.upperBound
    } else if last != next {
      append(next)
    }
  }
}
