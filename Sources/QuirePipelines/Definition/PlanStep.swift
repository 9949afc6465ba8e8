public import QuireStages

/// One step of a plan.
public indirect enum PlanStep: Sendable {
  /// A stage that reads a document and changes it.
  case stage(StageStep)

  /// A stage that sees all documents before it changes one.
  case corpus(CorpusStep)

  /// A stage that meets documents in the order of the input.
  case ordered(OrderedStep)

  /// An exporter that encodes the document as it stands here.
  case exporter(ExporterStep)

  /// Steps under one name and one condition; an `include` is a group too.
  case group(GroupStep)

  /// Steps of which the first branch whose condition holds is run.
  case choice(ChoiceStep)

  /// The step's name, unique in its plan.
  public var name: String {
    switch self {
    case .stage(let step): step.name
    case .corpus(let step): step.name
    case .ordered(let step): step.name
    case .exporter(let step): step.name
    case .group(let step): step.name
    case .choice(let step): step.name
    }
  }

  /// The stages and exporters in the step, in order.
  public var leaves: [PlanStep] {
    switch self {
    case .stage, .corpus, .ordered, .exporter: [self]
    case .group(let step): step.steps.flatMap(\.leaves)
    case .choice(let step): step.branches.flatMap { $0.steps.flatMap(\.leaves) } + step.otherwise.flatMap(\.leaves)
    }
  }
}

/// What becomes of a document that a stage failed on.
public enum ErrorPolicy: String, Sendable, CaseIterable {
  /// The document goes to quarantine; the default.
  case quarantine

  /// The document goes on as if the stage were not there.
  case skip

  /// The run stops.
  case stop
}

/// A stage with its options and conditions.
public struct StageStep: Sendable {
  /// The name in reports, tests and traces, unique in the plan.
  public let name: String

  /// The component's full name.
  public let component: String

  /// The stage, configured.
  public let instance: any Stage

  /// The options that the definition gives, after interpolation.
  public let options: [OptionValue.Member]

  /// The condition on the document; `nil` where the stage always runs.
  public let when: Expression?

  /// What becomes of a document that the stage fails on; what a group around the step says counts where the step says
  /// nothing.
  public let onError: ErrorPolicy

  /// How long a component outside of the process may take for one document.
  public let timeout: Duration?

  /// Where the step stands.
  public let place: Place
}

/// A corpus stage with its options and conditions.
public struct CorpusStep: Sendable {
  /// The name in reports, tests and traces, unique in the plan.
  public let name: String

  /// The component's full name.
  public let component: String

  /// The stage, configured.
  public let instance: any CorpusStage

  /// The options that the definition gives, after interpolation.
  public let options: [OptionValue.Member]

  /// The condition on the document; a document for which it does not hold is neither observed nor changed.
  public let when: Expression?

  /// What becomes of a document that the stage fails on.
  public let onError: ErrorPolicy

  /// Where the step stands.
  public let place: Place
}

/// An ordered stage with its options and conditions.
public struct OrderedStep: Sendable {
  /// The name in reports, tests and traces, unique in the plan.
  public let name: String

  /// The component's full name.
  public let component: String

  /// The stage, configured.
  public let instance: any OrderedStage

  /// The options that the definition gives, after interpolation.
  public let options: [OptionValue.Member]

  /// The condition on the document; a document for which it does not hold is neither met nor changed.
  public let when: Expression?

  /// What becomes of a document that the stage fails on.
  public let onError: ErrorPolicy

  /// Where the step stands.
  public let place: Place
}

/// An exporter with its options and conditions.
public struct ExporterStep: Sendable {
  /// The name in reports, tests and traces, unique in the plan.
  public let name: String

  /// The component's full name.
  public let component: String

  /// The exporter, configured.
  public let instance: any Exporter

  /// The options that the definition gives, after interpolation.
  public let options: [OptionValue.Member]

  /// The condition on the document; `nil` where every document is written.
  public let when: Expression?

  /// What becomes of a document that can't be encoded.
  public let onError: ErrorPolicy

  /// How long a component outside of the process may take for one document.
  public let timeout: Duration?

  /// Where the step stands.
  public let place: Place
}

/// Steps under one name and one condition.
public struct GroupStep: Sendable {
  /// The name, unique in the plan.
  public let name: String

  /// The condition, asked once where the group begins; `nil` where its steps always run.
  public let when: Expression?

  /// What the group says for its steps; it already stands in those that say nothing themselves.
  public let onError: ErrorPolicy

  /// The steps.
  public let steps: [PlanStep]

  /// Where the group stands.
  public let place: Place
}

/// Steps of which the first branch whose condition holds is run.
public struct ChoiceStep: Sendable {
  /// The name, unique in the plan.
  public let name: String

  /// The conditions and their steps, in order; conditions are asked where the choice begins.
  public let branches: [(when: Expression, steps: [PlanStep])]

  /// The steps where no condition holds.
  public let otherwise: [PlanStep]

  /// Where the choice stands.
  public let place: Place
}
