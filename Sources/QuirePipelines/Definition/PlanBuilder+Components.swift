import QuireDocument
import QuireStages
import QuireText

/// Components: looking them up, setting them up, and who writes where.
extension PlanBuilder {
  mutating func build(
    _ entry: ComponentEntry,
    name: String,
    in context: StepContext,
    _ log: inout ProblemLog
  ) -> PlanStep? {
    let when = condition(entry.controls.when, in: context, &log)
    guard let spec = lookUp(entry.name, in: context.file, &log) else {
      assumeMeant(entry)
      return nil
    }
    checkNeeds(spec, entry, in: context, &log)
    let maker = Availability.Maker(step: name, place: context.file.place(entry.name))
    for part in spec.produces {
      if made[part] == nil { made[part] = maker }
      if entry.controls.when == nil { availability.add(part) } else { availability.add(part, sometimesBy: maker) }
    }
    let options = ComponentOptionsResolver(
      spec: spec,
      name: entry.name,
      with: entry.controls.with?.value,
      scope: context.scope,
      file: context.file
    )
    let values = options.values(&log)
    let policy = entry.controls.onError ?? context.onError
    record.append(stepRecord(entry, options, name: name, policy: policy))
    guard let instance = configure(spec, options, values, name: name, &log) else { return nil }
    if entry.controls.when != nil, when == nil { return nil }
    if case .exporter(let exporter) = instance {
      for file in exporter.files {
        note(OutputPath(path: file.path), of: name, at: options.target(of: "to"), &log)
      }
    }
    return planStep(instance, entry, name: name, values.members, when, policy, context.file.place(entry.controls.node))
  }

  private func planStep(
    _ instance: ComponentSpec.Instance,
    _ entry: ComponentEntry,
    name: String,
    _ options: [OptionValue.Member],
    _ when: Expression?,
    _ policy: ErrorPolicy,
    _ place: Place
  ) -> PlanStep? {
    switch instance {
    case .stage(let stage):
      .stage(
        StageStep(
          name: name,
          component: entry.name.text ?? "",
          instance: stage,
          options: options,
          when: when,
          onError: policy,
          timeout: entry.controls.timeout,
          place: place
        )
      )
    case .corpusStage(let stage):
      .corpus(
        CorpusStep(
          name: name,
          component: entry.name.text ?? "",
          instance: stage,
          options: options,
          when: when,
          onError: policy,
          place: place
        )
      )
    case .orderedStage(let stage):
      .ordered(
        OrderedStep(
          name: name,
          component: entry.name.text ?? "",
          instance: stage,
          options: options,
          when: when,
          onError: policy,
          place: place
        )
      )
    case .exporter(let exporter):
      .exporter(
        ExporterStep(
          name: name,
          component: entry.name.text ?? "",
          instance: exporter,
          options: options,
          when: when,
          onError: policy,
          timeout: entry.controls.timeout,
          place: place
        )
      )
    case .reader: nil
    }
  }

  private func lookUp(_ node: YAMLNode, in file: SourceFile, _ log: inout ProblemLog) -> ComponentSpec? {
    let name = node.text ?? ""
    let steps = registry.components.filter { $0.role != .reader }
    guard let spec = registry[name] else {
      let question = Suggestions.question(for: name, among: steps.map(\.name))
      let family = name.prefix { $0 != "." }
      let inFamily = steps.map(\.name).filter { $0.hasPrefix("\(family).") }
      let help = question.isEmpty && !inFamily.isEmpty ? ["\(family) has \(inFamily.joined(separator: ", "))"] : []
      let more = question.isEmpty && inFamily.isEmpty ? ["\"quire stages\" lists all of them"] : []
      log.error(file.target(node), "unknown-stage", "there is no stage \"\(name)\"\(question)", help: help + more)
      return nil
    }
    if spec.role == .reader {
      log.error(
        file.target(node),
        "unknown-stage",
        "\"\(name)\" is a format to read; write it as the \"format\" of \"input\""
      )
      return nil
    }
    return spec
  }

  /// Goes on as if an unknown stage were the one that was meant, as far as that is clear, so that the steps after it are
  /// checked too and nothing is said that follows from the name alone.
  private mutating func assumeMeant(_ entry: ComponentEntry) {
    let names = registry.components.filter { $0.role != .reader }.map(\.name)
    let nearest = Suggestions.nearest(to: entry.name.text ?? "", among: names)
    guard nearest.count == 1, let spec = registry[nearest[0]] else {
      availability.isUncertain = true
      return
    }
    for part in spec.produces { availability.add(part) }
  }

  private func configure(
    _ spec: ComponentSpec,
    _ options: ComponentOptionsResolver,
    _ values: ResolvedOptions,
    name: String,
    _ log: inout ProblemLog
  ) -> ComponentSpec.Instance? {
    let folder = options.file.folder
    let load = access.file
    let setup = Setup(step: name, load: { load(SourceFile.join(folder, $0)) }, parse: YAMLLoader.value)
    switch spec.make(values.members, setup) {
    case .success(let instance): return values.unresolved.isEmpty ? instance : nil
    case .failure(let errors):
      options.reporter(values).report(errors, &log)
      return nil
    }
  }

  /// Notes who writes where; two exporters can't write to one file.
  mutating func note(_ output: OutputPath, of step: String, at target: Target, _ log: inout ProblemLog) {
    let path = output.path == "-" ? "-" : SourceFile.join("", output.path)
    guard let first = outputs[path] else {
      outputs[path] = (step, target.place)
      return
    }
    let line = first.place.map { place in
      place.file == target.file.path
        ? " (line \(place.position.line))" : " (\(place.file), line \(place.position.line))"
    }
    log.error(
      target,
      "same-output",
      "\"\(step)\" writes to \"\(output.path)\", and so does \"\(first.step)\"\(line ?? "")"
    )
  }

  private func stepRecord(
    _ entry: ComponentEntry,
    _ options: ComponentOptionsResolver,
    name: String,
    policy: ErrorPolicy
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("stage", .string(options.spec.name)),
      .init("id", .string(name)),
      .init("with", options.record),
      .init("on_error", .string(policy.rawValue)),
    ]
    if let when = entry.controls.when?.text { members.append(.init("when", .string(when))) }
    if let timeout = entry.controls.timeout { members.append(.init("timeout", .string("\(timeout)"))) }
    return .object(members)
  }
}
