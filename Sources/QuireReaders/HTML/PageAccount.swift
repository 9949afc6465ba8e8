import QuireDocument
import QuireHTML
import QuireText

/// Where the bytes of a page go that are not in its text.
extension PageWalker {
  /// Enters all words inside of an element in the ledger.
  mutating func take(_ root: HTMLNodeID, by attribution: AttributionID) {
    var roots = [root]
    while let root = roots.popLast() {
      for id in tree.descendants(of: root) {
        markSeen(id)
        let node = tree[id]
        if let contents = tree.templateContents(of: id) { roots.append(contents) }
        guard node.kind == .text else { continue }
        let isProgram = node.parent.map { tree[$0].name == .script || tree[$0].name == .style } ?? false
        if isProgram { structure(id) } else { remove(id, by: attribution) }
      }
      if let contents = tree.templateContents(of: root) { roots.append(contents) }
    }
  }

  /// States that a text node is a program.
  mutating func structure(_ id: HTMLNodeID) {
    markSeen(id)
    for run in tree.runs(of: id) { writer.builder.structure(.script, decoded: run.range) }
  }

  /// Accounts for what is in no node that the walk came by, and states the page's syntax.
  mutating func accountForTheRest() {
    for (index, node) in tree.nodes.enumerated() where node.kind == .text && !isSeen[index] {
      remove(HTMLNodeID(raw: Int32(index)), by: unplaced)
    }
    for dropped in tree.droppedText { remove(dropped.range, by: unplaced) }
    for run in tree.syntax {
      switch run.kind {
      case .startTag, .endTag, .unfinished, .cdataMarker: writer.builder.structure(.tag, decoded: run.range)
      case .comment, .doctype, .bogus: writer.builder.structure(.declaration, decoded: run.range)
      case .text, .rawText: break
      }
    }
  }

  private mutating func remove(_ id: HTMLNodeID, by attribution: AttributionID) {
    for run in tree.runs(of: id) { remove(run.range, by: attribution) }
  }

  /// Enters words in the ledger; white space alone is structure.
  private mutating func remove(_ range: ByteRange, by attribution: AttributionID) {
    if CollapsibleSpace.endOfSpace(tree.bytes, in: range) == range.upperBound {
      writer.builder.structure(.space, decoded: range)
    } else {
      writer.builder.remove(range, by: attribution)
    }
  }
}
