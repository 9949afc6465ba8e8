import QuireText

extension Document {
  /// Applies `changes` on behalf of the step called `step`: all of them, or none where an error is thrown.
  ///
  /// Complexity: linear in the text, the pieces and the layers where there are edits; otherwise linear in the changes.
  public mutating func apply(_ changes: consuming Changes, by step: String) throws(ChangesError) {
    try validate(changes)
    layers.apply(changes, by: step)
    let written = changes.edits.replacements.count
    var removed = 0
    for edit in changes.edits.entries { removed += Int(edit.removedCount) }
    let counts = changes.counts
    let edits = changes.edits.count
    for entry in changes.metadata {
      var value = entry.value
      value.by = step
      metadata.set(entry.key, value)
    }
    for signal in changes.signals { set(signal) }
    for var diagnostic in changes.diagnostics {
      diagnostic.by = step
      diagnostics.append(diagnostic)
    }
    if var drop = changes.drop {
      drop.by = step
      self.drop = drop
    }
    apply(changes.edits, by: step)
    trace.append(
      TraceEntry(
        by: step,
        edits: edits,
        bytesRemoved: removed,
        bytesWritten: written,
        added: counts.added,
        withdrawn: counts.withdrawn
      )
    )
  }

  /// Says something about the document from outside of a stage, on behalf of `step`.
  public mutating func report(_ diagnostic: Diagnostic, by step: String) {
    var diagnostic = diagnostic
    diagnostic.by = step
    diagnostics.append(diagnostic)
  }

  private mutating func set(_ signal: (name: String, value: Double)) {
    if let index = signals.firstIndex(where: { $0.name == signal.name }) {
      signals[index].value = signal.value
    } else {
      signals.append(signal)
    }
  }

  private mutating func apply(_ edits: EditList, by step: String) {
    guard !edits.isEmpty else { return }
    let interned = edits.reasons.map { attributions.intern(Attribution(by: step, rule: $0.rule, reason: $0.reason)) }
    var editor = PieceEditor(pieces: pieces, origins: origins, edits: edits.count)
    var result: [UInt8] = []
    result.reserveCapacity(text.count + edits.replacements.count)
    var cursor = 0
    var written = 0
    for edit in edits.entries {
      result.append(contentsOf: text[cursor..<edit.lower])
      editor.keep(edit.lower - cursor)
      cursor = edit.upper
      var previous = AttributionID.none
      let slices = editor.drop(Int(edit.removedCount), previous: &previous)
      let attribution = attributions.chained(interned[edit.reason.raw], after: previous)
      editCount &+= 1
      if edit.replacementCount == 0 {
        enter(slices, attribution)
      } else {
        let count = Int(edit.replacementCount)
        result.append(contentsOf: edits.replacements[written..<(written + count)])
        written += count
        editor.write(count, for: slices, attribution)
      }
    }
    result.append(contentsOf: text[cursor...])
    editor.keep(text.count - cursor)
    layers.move(by: RangeShift(edits))
    text = result
    pieces = editor.result
    origins = editor.origins
  }

  private mutating func enter(_ slices: [Slice], _ attribution: AttributionID) {
    for slice in slices where !slice.range.isEmpty {
      ledger.append(
        Removal(
          start: slice.range.lowerBound,
          count: UInt32(slice.range.count),
          source: slice.source,
          attribution: attribution,
          group: editCount
        )
      )
    }
  }
}

extension Changes {
  fileprivate var counts: (added: Int, withdrawn: Int) {
    let added =
      blocks.added.count + sections.added.count + sentences.added.count + tokens.added.count
      + mentions.added.count + entities.added.count + comments.added.count + links.added.count + notices.added.count
      + annotations.added.count
    let withdrawn =
      blocks.withdrawn.count + sections.withdrawn.count + mentions.withdrawn.count
      + entities.withdrawn.count + comments.withdrawn.count + links.withdrawn.count + notices.withdrawn.count
      + annotations.withdrawn.count
    return (added, withdrawn)
  }
}
