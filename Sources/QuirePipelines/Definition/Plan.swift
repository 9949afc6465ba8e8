public import QuireStages
public import QuireText

/// Everything that a run needs: a definition that was checked, with its components configured.
///
/// ``DefinitionChecker`` makes plans; a plan that exists has no errors left in it.
public struct Plan: Sendable {
  /// The definition's name; without one, its file's name without suffix.
  public let name: String

  /// What the definition is for.
  public let description: String?

  /// The folder that relative input patterns and test files count from; empty for the current folder.
  public let folder: String

  /// What is read.
  public let input: InputSpec

  /// The steps, in the order of the definition.
  public let steps: [PlanStep]

  /// Where dropped documents are written; `nil` where the definition says `rejects: false`.
  public let rejects: String?

  /// Where documents that a stage failed on are written; `nil` where the definition says `quarantine: false`.
  public let quarantine: String?

  /// The definition's own tests.
  public let tests: [DefinitionTest]

  /// The variables and their values after `--set`, in the order of the definition.
  public let vars: [(name: String, value: OptionValue)]

  /// The definition as resolved, for run records: includes expanded, variables filled in, defaults written out.
  ///
  /// References to the environment stay as they were written, so that a record gives no secret away.
  public let resolved: JSONValue
}

extension Plan {
  /// The stages and exporters, in order, whatever group or choice they stand in.
  public var leaves: [PlanStep] { steps.flatMap(\.leaves) }

  /// The corpus stages, in order; each of them costs one more pass over the input.
  public var corpusSteps: [CorpusStep] {
    leaves.compactMap { step in
      if case .corpus(let step) = step { step } else { nil }
    }
  }
}

extension Plan {
  /// The stages that meet documents in the order of the input, in the order of the plan.
  public var orderedSteps: [OrderedStep] {
    leaves.compactMap { step in
      if case .ordered(let step) = step { step } else { nil }
    }
  }
}

/// What a run reads.
public struct InputSpec: Sendable {
  /// Patterns of paths, relative to the definition's folder.
  public let files: [String]

  /// The name of a reader, or `auto`.
  public let format: String

  /// The reader that ``format`` names, configured; `nil` for `auto`.
  public let reader: (any Reader)?

  /// The options given for the reader.
  public let options: [OptionValue.Member]

  /// The charset that the definition declares.
  public let charset: String?
}
