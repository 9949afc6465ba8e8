public import QuireDocument
import QuireText

/// What becomes of text that is not the document's own.
public enum RemovalMode: String, OptionChoice {
  /// Its blocks are labelled, and exporters can leave them out.
  case mark

  /// It is taken out of the text and entered in the ledger.
  case remove
}

/// Marks or removes units of a document.
public struct UnitRemoval: Sendable {
  /// Why a unit is marked or removed.
  public struct Verdict: Sendable {
    /// The rule, in kebab-case.
    public let rule: String

    /// Why, in words.
    public let reason: String

    /// The confidence, from 0 to 1, where the rule has one.
    public let score: Double?

    /// Creates a verdict.
    public init(rule: String, reason: String, score: Double?) {
      self.rule = rule
      self.reason = reason
      self.score = score
    }
  }

  private let mode: RemovalMode
  private let label: Block.Label

  /// Creates a removal; `label` is what marked blocks get.
  public init(mode: RemovalMode, label: Block.Label) {
    self.mode = mode
    self.label = label
  }

  /// Asks in `changes` for what the mode says, for each of the units, which ascend.
  ///
  /// To mark a unit that is no block, a block is added over it. A block that is labelled already stays as it is.
  public func apply(
    _ units: [(TextUnit, Verdict)],
    to document: borrowing Document,
    in changes: inout Changes
  ) {
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
