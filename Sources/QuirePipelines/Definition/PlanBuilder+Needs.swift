import QuireDocument
import QuireStages

/// Conditions, and whether steps find what they need.
extension PlanBuilder {
  func condition(_ node: YAMLNode?, in context: StepContext, _ log: inout ProblemLog) -> Expression? {
    guard let node, let text = node.text else { return nil }
    let file = context.file
    let parsed = ExpressionParser.parse(
      text,
      scope: context.scope.expressionScope(known)
    )
    let places = ScalarPlaces(node, in: file.lines)
    let target = { (range: Range<Int>) in
      let start = places.offset(of: range.lowerBound)
      return Target(file: file, extent: start..<max(start, places.offset(of: range.upperBound)))
    }
    for problem in parsed.problems {
      if problem.isWarning {
        log.warning(target(problem.range), "condition", problem.message, help: problem.help)
      } else {
        log.error(target(problem.range), "condition", problem.message, help: problem.help)
      }
    }
    for read in parsed.reads where !availability.mayHave(read.part) {
      guard parsed.problems.allSatisfy({ $0.range != read.range }) else { continue }
      switch read.part {
      case .layer, .signal:
        log.warning(
          target(read.range),
          "not-made",
          "nothing before this step makes the \(read.part), so the condition finds none",
          help: laterMakers(of: read.part)
        )
      case .metadata: break
      }
    }
    return parsed.expression
  }

  // MARK: Needs

  func checkNeeds(
    _ spec: ComponentSpec,
    _ entry: ComponentEntry,
    in context: StepContext,
    _ log: inout ProblemLog
  ) {
    for part in spec.requires {
      let target = context.file.target(entry.name)
      if let maker = availability.conditionalMaker(of: part) {
        let place = maker.place.file == context.file.path ? "line" : "\(maker.place.file), line"
        log.note(
          target,
          "made-sometimes",
          "\(spec.name) needs the \(part), which \"\(maker.step)\" (\(place) \(maker.place.position.line)) makes for "
            + "some documents only; for the others it is empty"
        )
        continue
      }
      guard !availability.mayHave(part) else { continue }
      let later = laterMakers(of: part)
      let help = later.isEmpty ? possibleMakers(of: part) : later
      let message = "\(spec.name) needs the \(part), which nothing before it makes"
      if case .metadata = part {
        // A reader may bring any metadata, such as the other fields of a JSON record.
        log.warning(target, "not-made", message + "; it must come with the documents", help: help)
      } else {
        log.error(target, "not-made", message, help: help)
      }
    }
  }

  private func laterMakers(of part: DocumentPart) -> [String] {
    guard let maker = makers[part]?.first else { return [] }
    return ["\"\(maker.step)\" on line \(maker.place.position.line) makes it; move it before this step"]
  }

  private func possibleMakers(of part: DocumentPart) -> [String] {
    let names = registry.producers(of: part).filter { $0.role != .reader }.map(\.name)
    guard !names.isEmpty else { return [] }
    return ["it is made by \(names.joined(separator: ", "))"]
  }
}

extension ExpressionScope {
  /// What the components of `registry` make, and the metadata that most documents have.
  init(_ registry: Registry) {
    metadata = ["title", "authors", "published", "modified", "site", "url", "language", "description"]
    for part in registry.components.flatMap({ $0.produces + $0.requires }) {
      switch part {
      case .layer(let name): if !layers.contains(name) { layers.append(name) }
      case .signal(let name): if !signals.contains(name) { signals.append(name) }
      case .metadata(let key): if !metadata.contains(key) { metadata.append(key) }
      }
    }
  }
}
