import QuireDocument
import QuireText

/// Parts that many fields have.
extension RecordEncoder {
  /// Writes the member `id`: the letter of the layer and the element's number.
  mutating func writeID(_ letter: UInt8, _ id: ElementID) {
    members.clear()
    members.appendID(letter, id)
    writer.raw(members.bytes)
  }

  /// Writes the members `start`, `end` and `source` of a range of the document; `clipped` is its place in the text.
  mutating func writePlace(_ range: ByteRange, at clipped: ByteRange) {
    members.clear()
    members.appendEnds(view.offsets[clipped.lowerBound], view.offsets[clipped.upperBound])
    members.beginSource()
    view.forEachFileRange(of: range) { members.append($0) }
    members.endSource()
    writer.raw(members.bytes)
  }

  /// Writes `start`, `end` and `source` of a range that may be missing or outside of the selected text.
  ///
  /// What stands in the source alone, as the value of an attribute does, has its source bytes in `source`.
  mutating func writePlace(_ range: ByteRange?, or source: [SourceRange] = []) {
    if let range, let clipped = view.selection.clipped(range) { return writePlace(range, at: clipped) }
    writer.field("start", Int?.none)
    writer.field("end", Int?.none)
    writer.key("source")
    writeSource(source)
  }

  /// Writes `text`, `start`, `end` and `source` of a range.
  mutating func writeWords(_ range: ByteRange, at clipped: ByteRange) {
    writer.field("text", utf8: view.selection.text, clipped)
    writePlace(range, at: clipped)
  }

  /// Writes ranges of a source as ranges of its file.
  mutating func writeSource(_ ranges: [SourceRange]) {
    members.clear()
    members.beginArray()
    for range in ranges { members.append(view.sources.inFile(range)) }
    members.endArray()
    writer.raw(members.bytes)
  }

  /// Writes the ranges of the file behind a range of the document.
  mutating func writeSource(of range: ByteRange) {
    members.clear()
    members.beginArray()
    view.forEachFileRange(of: range) { members.append($0) }
    members.endArray()
    writer.raw(members.bytes)
  }

  /// Writes `rule`, `by` and what else the document knows about where an element came from.
  mutating func writeProvenance(_ provenance: Provenance, score: String = "score") {
    writer.field("rule", provenance.rule)
    writer.field("by", provenance.by)
    if let reason = provenance.reason { writer.field("reason", reason) }
    writer.field(score, provenance.score)
  }

  mutating func writeMembers(_ members: [JSONValue.Member]) {
    writer.beginObject()
    for member in members { writer.field(member.name, member.value) }
    writer.endObject()
  }
}
