import QuireStages

/// What a step stands in.
struct StepContext {
  let file: SourceFile
  let scope: ValueScope

  /// What stands in front of the names of the steps of a file that was included under an id of its own.
  var prefix = ""

  /// What counts for steps that say nothing themselves.
  var onError = ErrorPolicy.quarantine

  /// The paths of the files around the step, the outermost first.
  var files: [String]
}

/// What a group came of: `group`, or `include`.
struct GroupOrigin {
  let controls: StepControls

  /// The name after `group`.
  var name: YAMLNode?
  let standardName: String

  /// The path of the file that was included.
  var file: String?

  /// The file's parameters, for the record.
  var params: [OptionValue.Member] = []
}

/// A step after includes are read.
indirect enum ExpandedStep {
  case component(ComponentEntry, StepContext)
  case group(GroupOrigin, [ExpandedStep], StepContext)
  case choice(ChoiceEntry, branches: [(when: YAMLNode, steps: [ExpandedStep])], otherwise: [ExpandedStep], StepContext)

  /// The name that the definition gives.
  var explicitName: YAMLNode? {
    switch self {
    case .component(let entry, _): entry.controls.id
    case .group(let origin, _, _): origin.name ?? origin.controls.id
    case .choice(let entry, _, _, _): entry.controls.id
    }
  }

  /// The name that a step has where the definition gives none.
  var standardName: String {
    switch self {
    case .component(let entry, _): entry.name.text ?? ""
    case .group(let origin, _, _): origin.standardName
    case .choice: "switch"
    }
  }

  var context: StepContext {
    switch self {
    case .component(_, let context), .group(_, _, let context), .choice(_, _, _, let context): context
    }
  }

  /// The steps inside, in order.
  var inner: [ExpandedStep] {
    switch self {
    case .component: []
    case .group(_, let steps, _): steps
    case .choice(_, let branches, let otherwise, _): branches.flatMap(\.steps) + otherwise
    }
  }
}

/// Reads the files that a definition includes and puts their steps in place.
struct StepExpander {
  let registry: Registry
  let access: DefinitionAccess

  /// How deep files may include each other.
  static let deepestIncludes = 8

  /// How many files may be included in all.
  static let mostIncludes = 200

  /// How many bytes the included files may have together.
  static let mostBytes = 4 << 20

  /// How many steps a definition may have in all.
  static let mostSteps = 5000

  private var includes = 0
  private var bytes = 0
  private var steps = 0

  init(registry: Registry, access: DefinitionAccess) {
    self.registry = registry
    self.access = access
  }

  mutating func expand(_ entries: [StepEntry], in context: StepContext, _ log: inout ProblemLog) -> [ExpandedStep] {
    var result: [ExpandedStep] = []
    for entry in entries {
      steps += 1
      guard steps <= Self.mostSteps else {
        if steps == Self.mostSteps + 1 {
          log.error(context.file.target(entry.node), "too-many", "the definition has more than \(Self.mostSteps) steps")
        }
        return result
      }
      if let step = expand(entry, in: context, &log) { result.append(step) }
    }
    return result
  }

  private mutating func expand(
    _ entry: StepEntry,
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> ExpandedStep? {
    switch entry {
    case .component(let entry): return .component(entry, context)
    case .group(let entry):
      let steps = expand(entry.steps, in: context.inside(entry.controls), &log)
      return .group(GroupOrigin(controls: entry.controls, name: entry.name, standardName: "group"), steps, context)
    case .choice(let entry):
      let inside = context.inside(entry.controls)
      var branches: [(when: YAMLNode, steps: [ExpandedStep])] = []
      for branch in entry.branches { branches.append((branch.when, expand(branch.steps, in: inside, &log))) }
      return .choice(entry, branches: branches, otherwise: expand(entry.otherwise, in: inside, &log), context)
    case .include(let entry): return include(entry, in: context, &log)
    }
  }

  private mutating func include(
    _ entry: IncludeEntry,
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> ExpandedStep? {
    let resolver = ValueResolver(scope: context.scope, file: context.file)
    guard let path = resolver.string(entry.path, "\"include\"", &log) else { return nil }
    let (given, unresolved) = parameters(entry, resolver, &log)
    let target = context.file.target(entry.path)
    let whole = SourceFile.join(context.file.folder, path)
    guard let file = read(whole, for: entry, in: context, &log) else { return nil }
    let parser = DefinitionParser(file: file, registry: registry)
    guard let definition = parser.parse(.included, &log) else { return nil }
    guard context.files.count <= Self.deepestIncludes else {
      log.error(target, "too-deep", "files include each other more than \(Self.deepestIncludes) deep")
      return nil
    }
    let scope = VariableResolver(file: file).parameters(
      definition.variables,
      given: given,
      unresolved: unresolved,
      from: entry,
      in: context.file,
      scope: context.scope,
      &log
    )
    let outside = context.inside(entry.controls)
    let inner = StepContext(
      file: file,
      scope: scope,
      prefix: entry.controls.id?.text.map { "\(context.prefix)\($0)/" } ?? context.prefix,
      onError: outside.onError,
      files: context.files + [whole]
    )
    let name = definition.name ?? SourceFile.stem(of: whole)
    let steps = expand(definition.steps, in: inner, &log)
    let origin = GroupOrigin(controls: entry.controls, standardName: name, file: whole, params: scope.recordedParams)
    return .group(origin, steps, context)
  }

  /// The values that `with` gives, resolved where the include stands.
  private func parameters(
    _ entry: IncludeEntry,
    _ resolver: ValueResolver,
    _ log: inout ProblemLog
  ) -> (given: [OptionValue.Member], unresolved: Set<String>) {
    var given: [OptionValue.Member] = []
    var unresolved: Set<String> = []
    for member in entry.controls.with?.value.members ?? [] {
      guard let name = member.key.text else { continue }
      if let value = resolver.value(member.value, ValueName("the parameter \"\(name)\""), &log) {
        given.append(.init(name, value))
      } else {
        unresolved.insert(name)
      }
    }
    return (given, unresolved)
  }

  private mutating func read(
    _ path: String,
    for entry: IncludeEntry,
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> SourceFile? {
    let target = context.file.target(entry.path)
    if let first = context.files.firstIndex(of: path) {
      let circle = (context.files[first...] + [path]).map { "\"\($0)\"" }.joined(separator: " includes ")
      log.error(target, "include-cycle", "files include each other in a circle: \(circle)")
      return nil
    }
    includes += 1
    guard includes <= Self.mostIncludes else {
      log.error(target, "too-many", "the definition includes more than \(Self.mostIncludes) files")
      return nil
    }
    switch access.file(path) {
    case .success(let content):
      bytes += content.count
      guard bytes <= Self.mostBytes else {
        log.error(target, "too-large", "the included files have more than \(Self.mostBytes) bytes together")
        return nil
      }
      let from = [Place(file: context.file.path, position: entry.path.position)] + context.file.includedFrom
      return SourceFile(path: path, bytes: content, includedFrom: from)
    case .failure(let error):
      log.error(target, "unreadable", "\"\(path)\" can't be included: \(error.why)")
      return nil
    }
  }
}

extension StepContext {
  /// The context of the steps inside of a step with `controls`.
  fileprivate func inside(_ controls: StepControls) -> Self {
    var inner = self
    if let policy = controls.onError { inner.onError = policy }
    return inner
  }
}

extension StepEntry {
  /// The item of the list.
  fileprivate var node: YAMLNode {
    switch self {
    case .component(let entry): entry.controls.node
    case .group(let entry): entry.controls.node
    case .include(let entry): entry.controls.node
    case .choice(let entry): entry.controls.node
    }
  }
}
