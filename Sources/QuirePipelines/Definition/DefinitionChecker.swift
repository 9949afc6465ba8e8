public import QuireStages
import QuireText

/// Checks definitions and makes plans of them.
public struct DefinitionChecker: Sendable {
  /// The components that definitions can name.
  public let registry: Registry

  /// What definitions may read.
  public let access: DefinitionAccess

  /// Creates a checker.
  public init(registry: Registry, access: DefinitionAccess = .none) {
    self.registry = registry
    self.access = access
  }

  /// Checks the definition in `bytes` and reports everything that is wrong with it, once and in order.
  ///
  /// Nothing is read but what ``access`` grants, and components are configured but not used.
  ///
  /// - Parameters:
  ///   - bytes: The definition.
  ///   - path: Its path, for messages, and for the folder that its own paths count from.
  ///   - sets: Values for variables, each a name and a text (`--set name=value`).
  /// - Returns: The plan, unless there are errors, and everything that was found.
  public func check(_ bytes: [UInt8], path: String, sets: [(name: String, value: String)] = []) -> CheckResult {
    var log = ProblemLog()
    let file = SourceFile(path: path, bytes: bytes)
    let parser = DefinitionParser(file: file, registry: registry)
    guard let definition = parser.parse(.whole, &log) else { return CheckResult(plan: nil, problems: log.sorted) }
    let plan = plan(definition, sets, &log)
    return CheckResult(plan: log.hasErrors ? nil : plan, problems: log.sorted)
  }

  private func plan(
    _ definition: Definition,
    _ sets: [(name: String, value: String)],
    _ log: inout ProblemLog
  ) -> Plan {
    let file = definition.file
    var scope = ValueScope(environment: access.environment)
    VariableResolver(file: file).variables(definition.variables, sets: sets, into: &scope, &log)
    let input = InputChecker(registry: registry, access: access, file: file, scope: scope)
      .check(definition.input, &log)
    var expander = StepExpander(registry: registry, access: access)
    let context = StepContext(file: file, scope: scope, files: [SourceFile.join("", file.path)])
    let expanded = expander.expand(definition.steps, in: context, &log)
    let names = StepNames(expanded, &log)
    var builder = PlanBuilder(
      registry: registry,
      access: access,
      names: names,
      steps: expanded,
      start: input.availability
    )
    let sinks = SinkChecker(file: file, scope: scope)
    let rejects = sinks.check("rejects", definition.rejects, &builder, &log)
    let quarantine = sinks.check("quarantine", definition.quarantine, &builder, &log)
    let steps = builder.build(expanded, &log)
    warnWithoutExporter(expanded, definition, &log)
    let tests = TestParser(file: file, steps: names.names, readers: registry.readers.map(\.name))
      .parse(definition.tests, &log)
    let name = definition.name ?? SourceFile.stem(of: file.path)
    return Plan(
      name: name,
      description: definition.description,
      folder: file.folder,
      input: input.spec,
      steps: steps,
      rejects: rejects.path,
      quarantine: quarantine.path,
      tests: tests,
      vars: scope.vars.map { ($0.name, $0.value) },
      resolved: .object([
        .init("quire", 1),
        .init("name", .string(name)),
        .init("vars", OptionValue.map(scope.recordedVars).json),
        .init("input", input.record),
        .init("stages", .array(builder.record)),
        .init("rejects", rejects.record),
        .init("quarantine", quarantine.record),
      ])
    )
  }

  private func warnWithoutExporter(_ steps: [ExpandedStep], _ definition: Definition, _ log: inout ProblemLog) {
    guard let key = definition.stagesKey, !log.hasErrors else { return }
    guard !steps.contains(where: hasExporter) else { return }
    log.warning(
      definition.file.target(key),
      "no-export",
      "the definition writes no documents; add a stage that exports them",
      help: exporters.isEmpty ? [] : ["exporters are \(exporters.joined(separator: ", "))"]
    )
  }

  private var exporters: [String] { registry.components.filter { $0.role == .exporter }.map(\.name) }

  private func hasExporter(_ step: ExpandedStep) -> Bool {
    if case .component(let entry, _) = step { return registry[entry.name.text ?? ""]?.role == .exporter }
    return step.inner.contains(where: hasExporter)
  }
}
