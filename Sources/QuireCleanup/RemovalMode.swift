import QuireDocument
public import QuireStages
import QuireText

/// What becomes of text that is not the document's own.
public enum RemovalMode: String, OptionChoice {
  /// Its blocks are labelled, and exporters can leave them out.
  case mark

  /// It is taken out of the text and entered in the ledger.
  case remove
}

/// Marks or removes units of a document.
struct UnitRemoval {
  /// Why a unit is marked or removed.
  struct Verdict {
    let rule: String
    let reason: String
    let score: Double?
  }

  let mode: RemovalMode
  let label: Block.Label

  /// Asks in `changes` for what the mode says, for each of the units, which ascend.
  func apply(
    _ units: some Sequence<(TextUnit, Verdict)>,
    to document: borrowing Document,
    in changes: inout Changes
  ) {
    let units = Array(units)
    switch mode {
    case .mark:
      for (unit, verdict) in units { mark(unit, verdict, in: &changes) }
    case .remove:
      let ranges = LineRemoval.ranges(of: units.map(\.0.range), in: document.text)
      for (range, unit) in zip(ranges, units) where !range.isEmpty {
        changes.edits.remove(range, because: changes.edits.reason(unit.1.rule, unit.1.reason))
      }
    }
  }

  private func mark(_ unit: TextUnit, _ verdict: Verdict, in changes: inout Changes) {
    let provenance = Provenance(rule: verdict.rule, reason: verdict.reason, score: verdict.score)
    if var block = unit.block {
      guard block.label == .content else { return }
      block.label = label
      block.labelled = provenance
      changes.blocks.update(block)
    } else {
      var block = Block(id: changes.blocks.nextID(), range: unit.range, kind: .paragraph, provenance: provenance)
      block.label = label
      block.labelled = provenance
      changes.blocks.add(block)
    }
  }
}
