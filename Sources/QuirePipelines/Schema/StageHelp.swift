public import QuireStages

/// What there is to say about components on a terminal: the text of `quire stages` and `quire stages NAME`.
public struct StageHelp: Sendable {
  private let registry: Registry

  /// How many columns a line may have.
  private let width: Int

  /// Creates the help of the components of `registry`, in lines of at most `width` columns where words allow it.
  public init(registry: Registry, width: Int = 100) {
    self.registry = registry
    self.width = max(40, width)
  }

  /// All components, family by family, each with its summary.
  public var list: String {
    registry.componentsByFamily.map { family($0) }.joined(separator: "\n")
  }

  /// A component with its options, or a family with its components; `nil` where there is neither.
  public func text(for name: String) -> String? {
    if let family = registry.componentsByFamily.first(where: { $0.name == name }) { return self.family(family) }
    return registry[name].map { component($0) }
  }

  /// That there is nothing called `name`, and what may have been meant.
  public func unknown(_ name: String) -> String {
    let names = registry.components.map(\.name) + registry.componentsByFamily.map(\.name)
    return "there is no stage \"\(name)\"\(Suggestions.question(for: name, among: names))"
  }

  private func family(_ family: (name: String, summary: String, components: [ComponentSpec])) -> String {
    let column = (family.components.map(\.name.unicodeScalars.count).max() ?? 0) + 4
    var text = family.name + (family.summary.isEmpty ? "" : ": \(family.summary)") + "\n"
    for component in family.components {
      text += row("  \(component.name)", component.summary, column: column)
    }
    return text
  }

  private func component(_ component: ComponentSpec) -> String {
    var text = "\(component.name)\n" + row("", component.summary, column: 2) + "\n"
    if !component.requires.isEmpty { text += row("  needs", words(component.requires), column: 12) }
    if !component.produces.isEmpty { text += row("  makes", words(component.produces), column: 12) }
    if let keeps = component.keeps {
      text += row("  sees", "\(ReferencePages.sight(of: component)); it keeps \(keeps)", column: 12)
    }
    if !component.suffixes.isEmpty { text += row("  suffixes", component.suffixes.joined(separator: ", "), column: 12) }
    if !component.mediaTypes.isEmpty {
      text += row("  type", component.mediaTypes.joined(separator: ", "), column: 12)
    }
    text += "  in a definition\n"
    for line in ReferencePages.example(component) { text += "    \(line)\n" }
    guard !component.options.isEmpty else { return text + "  it has no options\n" }
    text += "  options\n"
    let column = (component.options.map(\.name.unicodeScalars.count).max() ?? 0) + 6
    for option in component.options {
      let declared = OptionText(option: option)
      let standard =
        option.isRequired ? "; required" : declared.standard.isEmpty ? "" : "; default \(declared.standard)"
      text += row("    \(option.name)", option.help, column: column)
      text += row("", "(\(declared.type)\(standard))", column: column)
    }
    return text
  }

  private func words(_ parts: [DocumentPart]) -> String { parts.map(\.description).joined(separator: ", ") }

  /// A head and a text beside it, whose lines all begin in the same column.
  private func row(_ head: String, _ text: String, column: Int) -> String {
    var result = head + String(repeating: " ", count: max(head.isEmpty ? 0 : 1, column - head.unicodeScalars.count))
    var used = max(column, head.unicodeScalars.count + 1)
    var isFirst = true
    for word in text.split(separator: " ") {
      let length = word.unicodeScalars.count
      if !isFirst, used + 1 + length > width {
        result += "\n" + String(repeating: " ", count: column)
        used = column
        isFirst = true
      }
      result += (isFirst ? "" : " ") + word
      used += length + (isFirst ? 0 : 1)
      isFirst = false
    }
    return result + "\n"
  }
}
