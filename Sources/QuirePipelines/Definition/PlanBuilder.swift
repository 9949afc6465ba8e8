import QuireDocument
import QuireStages
import QuireText

/// Looks up the names in expanded steps, configures their components and checks that each step finds what it needs.
struct PlanBuilder {
  let registry: Registry
  let access: DefinitionAccess

  /// What expressions can name.
  let known: ExpressionScope

  /// The steps' names that are left, in the order of the steps.
  private var names: ArraySlice<String>

  /// What documents have at the place that the builder has reached.
  var availability: Availability

  /// What was made since the condition around the steps began.
  var made: [DocumentPart: Availability.Maker] = [:]

  /// Every step that makes a part, in the order of the definition.
  let makers: [DocumentPart: [Availability.Maker]]

  /// Who writes to a path, and where that stands.
  var outputs: [String: (step: String, place: Place?)] = [:]

  /// The steps as resolved, for the record.
  var record: [JSONValue] = []

  init(
    registry: Registry,
    access: DefinitionAccess,
    names: StepNames,
    steps: [ExpandedStep],
    start: Availability
  ) {
    self.registry = registry
    self.access = access
    self.names = names.names[...]
    availability = start
    known = ExpressionScope(registry)
    var makers: [DocumentPart: [Availability.Maker]] = [:]
    var index = 0
    Self.collect(steps, names.names, &index, registry, &makers)
    self.makers = makers
  }

  private static func collect(
    _ steps: [ExpandedStep],
    _ names: [String],
    _ index: inout Int,
    _ registry: Registry,
    _ makers: inout [DocumentPart: [Availability.Maker]]
  ) {
    for step in steps {
      let name = names[index]
      index += 1
      if case .component(let entry, let context) = step, let spec = registry[entry.name.text ?? ""] {
        let maker = Availability.Maker(step: name, place: context.file.place(entry.name))
        for part in spec.produces { makers[part, default: []].append(maker) }
      }
      collect(step.inner, names, &index, registry, &makers)
    }
  }

  /// The steps of the plan; those with errors, which were reported, are left out.
  mutating func build(_ steps: [ExpandedStep], _ log: inout ProblemLog) -> [PlanStep] {
    var result: [PlanStep] = []
    for step in steps {
      // Who made a thousand mistakes has made one great one: there is no need to look for more.
      guard !log.isFull else { break }
      if let step = build(step, &log) { result.append(step) }
    }
    return result
  }

  private mutating func build(_ step: ExpandedStep, _ log: inout ProblemLog) -> PlanStep? {
    let name = names.popFirst() ?? step.standardName
    switch step {
    case .component(let entry, let context):
      return build(entry, name: name, in: context, &log)
    case .group(let origin, let steps, let context):
      return group(origin, name: name, steps, in: context, &log)
    case .choice(let entry, let branches, let otherwise, let context):
      return choice(entry, name: name, branches, otherwise, in: context, &log)
    }
  }

  // MARK: Groups and choices

  private mutating func group(
    _ origin: GroupOrigin,
    name: String,
    _ inner: [ExpandedStep],
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> PlanStep? {
    let controls = origin.controls
    let when = condition(controls.when, in: context, &log)
    let outer = record
    record = []
    var steps: [PlanStep] = []
    if controls.when == nil {
      steps = build(inner, &log)
    } else {
      let before = availability
      let madeBefore = made
      made = [:]
      steps = build(inner, &log)
      let after = availability
      availability = before
      availability.merge(conditional: after, parts: made)
      made.merge(madeBefore) { _, earlier in earlier }
    }
    let policy = controls.onError ?? context.onError
    var members = [JSONValue.Member("group", .string(name))]
    if let file = origin.file {
      members += [.init("include", .string(file)), .init("params", OptionValue.map(origin.params).json)]
    }
    if let when { members.append(.init("when", .string(when.source))) }
    members.append(.init("stages", .array(record)))
    record = outer + [.object(members)]
    if controls.when != nil, when == nil { return nil }
    let place = context.file.place(controls.node)
    return .group(GroupStep(name: name, when: when, onError: policy, steps: steps, place: place))
  }

  private mutating func choice(
    _ entry: ChoiceEntry,
    name: String,
    _ branches: [(when: YAMLNode, steps: [ExpandedStep])],
    _ otherwise: [ExpandedStep],
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> PlanStep? {
    let conditions = branches.map { condition($0.when, in: context, &log) }
    let before = availability
    let madeBefore = made
    let outer = record
    made = [:]
    var ends: [Availability] = []
    var built: [(when: Expression, steps: [PlanStep])] = []
    var records: [JSONValue] = []
    for (branch, when) in zip(branches, conditions) {
      availability = before
      record = []
      let steps = build(branch.steps, &log)
      ends.append(availability)
      records.append(["when": .string(branch.when.text ?? ""), "stages": .array(record)])
      if let when { built.append((when, steps)) }
    }
    availability = before
    record = []
    let rest = build(otherwise, &log)
    ends.append(availability)
    record = outer + [["switch": .array(records), "else": .array(record), "id": .string(name)]]
    availability = before
    availability.merge(branches: ends, parts: made)
    made.merge(madeBefore) { _, earlier in earlier }
    let place = context.file.place(entry.controls.node)
    return .choice(ChoiceStep(name: name, branches: built, otherwise: rest, place: place))
  }
}
