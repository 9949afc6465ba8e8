import QuireStages

/// The steps of a plan as a list in which a document only goes forward: what it does not need, it jumps over.
///
/// So a place in the list says all about how far a document is, and one that waits before an ordered stage goes on from
/// there.
final class Program: Sendable {
  /// One entry of the list.
  enum Instruction: Sendable {
    case stage(StageStep)
    case corpus(CorpusStep)
    case ordered(OrderedStep)
    /// An exporter, and the number of its first file among those of all exporters.
    case exporter(ExporterStep, firstFile: Int)
    /// Goes on at `end` where the condition does not hold.
    case unless(Expression, end: Int)
    /// Goes on where the first condition that holds says. All are asked here, so that no branch makes another one true.
    case choose([(when: Expression, start: Int)], otherwise: Int)
    case jump(Int)
  }

  let plan: Plan

  /// The list.
  let instructions: [Instruction]

  /// The paths of the exporters' files, in the order of the plan.
  let templates: [OutputTemplate]

  /// The places of the ordered stages, ascending.
  let gates: [Int]

  /// The number of the step at each place among the plan's leaves; -1 for what is no step of its own.
  private let leafIndices: [Int]

  /// The place behind each step, by its name.
  private let ends: [String: Int]

  /// How many steps of work a stage may do on one document.
  let budget: Int

  init(_ plan: Plan, budget: Int = StageContext.defaultBudget) {
    self.plan = plan
    self.budget = budget
    templates = plan.outputTemplates
    var draft = ProgramDraft()
    draft.append(plan.steps)
    instructions = draft.instructions
    gates = draft.gates
    ends = draft.ends
    var count = 0
    leafIndices = draft.instructions.map { instruction in
      switch instruction {
      case .unless, .choose, .jump: return -1
      case .stage, .corpus, .ordered, .exporter:
        count += 1
        return count - 1
      }
    }
  }

  /// The number of the step at `place` among the plan's leaves; `nil` for what is no step of its own.
  func leafIndex(at place: Int) -> Int? { leafIndices[place] < 0 ? nil : leafIndices[place] }

  /// The place behind the step called `name`.
  func end(of name: String) -> Int? { ends[name] }

  /// The step's name at `place`; `nil` for what is no step of its own.
  func name(at place: Int) -> String? {
    switch instructions[place] {
    case .stage(let step): step.name
    case .corpus(let step): step.name
    case .ordered(let step): step.name
    case .exporter(let step, _): step.name
    case .unless, .choose, .jump: nil
    }
  }
}

/// A program while it is put together.
private struct ProgramDraft {
  var instructions: [Program.Instruction] = []
  var gates: [Int] = []
  var ends: [String: Int] = [:]
  private var fileCount = 0

  mutating func append(_ steps: [PlanStep]) {
    for step in steps {
      switch step {
      case .stage(let stage): instructions.append(.stage(stage))
      case .corpus(let stage): instructions.append(.corpus(stage))
      case .ordered(let stage):
        gates.append(instructions.count)
        instructions.append(.ordered(stage))
      case .exporter(let exporter):
        instructions.append(.exporter(exporter, firstFile: fileCount))
        fileCount += exporter.instance.files.count
      case .group(let group): append(group)
      case .choice(let choice): append(choice)
      }
      ends[step.name] = instructions.count
    }
  }

  private mutating func append(_ group: GroupStep) {
    guard let when = group.when else { return append(group.steps) }
    let place = instructions.count
    instructions.append(.unless(when, end: place + 1))
    append(group.steps)
    instructions[place] = .unless(when, end: instructions.count)
  }

  private mutating func append(_ choice: ChoiceStep) {
    let place = instructions.count
    instructions.append(.choose([], otherwise: place + 1))
    var starts: [(when: Expression, start: Int)] = []
    var jumps: [Int] = []
    for branch in choice.branches {
      starts.append((branch.when, instructions.count))
      append(branch.steps)
      jumps.append(instructions.count)
      instructions.append(.jump(0))
    }
    instructions[place] = .choose(starts, otherwise: instructions.count)
    append(choice.otherwise)
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }
}

extension Plan {
  /// The files of all exporters, in the order of the plan.
  var outputFiles: [OutputFile] { leaves.compactMap(\.exporter).flatMap(\.instance.files) }

  /// The paths of the exporters' files, in the order of the plan.
  var outputTemplates: [OutputTemplate] { outputFiles.map { OutputTemplate($0.path) } }
}

extension PlanStep {
  /// The exporter, where the step is one.
  var exporter: ExporterStep? {
    guard case .exporter(let exporter) = self else { return nil }
    return exporter
  }
}
