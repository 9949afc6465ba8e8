public import QuireStages
import QuireText

/// The reference of all components in Markdown, derived from what they declare: a page a family, and an index.
public struct ReferencePages: Sendable {
  private let registry: Registry

  /// Creates the pages of the components of `registry`.
  public init(registry: Registry) { self.registry = registry }

  /// A file of the reference.
  public struct Page: Sendable, Equatable {
    /// The file's name: `index.md`, `cleanup.md`.
    public let name: String

    /// The file's text, with a line break at its end.
    public let markdown: String
  }

  /// The pages, the index first, then the families in order.
  public var pages: [Page] {
    let families = registry.componentsByFamily
    return [Page(name: "index.md", markdown: index(families))]
      + families.map { Page(name: "\($0.name).md", markdown: page($0.name, $0.summary, $0.components)) }
  }

  private func index(_ families: [(name: String, summary: String, components: [ComponentSpec])]) -> String {
    var lines = [
      "# Reference", "", "What definitions can name. These pages are made from what the components declare.", "",
    ]
    for family in families {
      lines += ["## [\(family.name)](\(family.name).md)", ""]
      if !family.summary.isEmpty { lines += [family.summary, ""] }
      lines += ["| name | what it does |", "|---|---|"]
      for component in family.components {
        let link = "[`\(component.name)`](\(family.name).md#\(Self.anchor(component.name)))"
        lines.append("| \(link) | \(Self.cell(component.summary)) |")
      }
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func page(_ family: String, _ summary: String, _ components: [ComponentSpec]) -> String {
    var lines = ["# \(family)", ""]
    if !summary.isEmpty { lines += [summary, ""] }
    for component in components {
      lines += ["## `\(component.name)`", "", component.summary, ""]
      lines += facts(component)
      lines += ["```yaml"] + Self.example(component) + ["```", ""]
      guard !component.options.isEmpty else { continue }
      lines += ["| option | type | default | what it does |", "|---|---|---|---|"]
      for option in component.options {
        let text = OptionText(option: option)
        let standard = option.isRequired ? "*required*" : text.standard.isEmpty ? "" : Self.code(text.standard)
        lines.append("| `\(option.name)` | \(Self.cell(text.type)) | \(standard) | \(Self.cell(option.help)) |")
      }
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func facts(_ component: ComponentSpec) -> [String] {
    var facts: [String] = []
    if !component.requires.isEmpty { facts.append("Needs: \(Self.list(component.requires.map(\.description)))") }
    if !component.produces.isEmpty { facts.append("Makes: \(Self.list(component.produces.map(\.description)))") }
    if let keeps = component.keeps { facts.append("Sees: \(Self.sight(of: component)); it keeps \(keeps)") }
    if !component.suffixes.isEmpty { facts.append("Suffixes: \(Self.list(component.suffixes.map { "`\($0)`" }))") }
    if !component.mediaTypes.isEmpty {
      facts.append("Media type: \(Self.list(component.mediaTypes.map { "`\($0)`" }))")
    }
    return facts.isEmpty ? [] : facts.map { "- \($0)" } + [""]
  }

  /// What is said of every stage that keeps something of the documents that it saw.
  static func sight(of component: ComponentSpec) -> String {
    component.role == .orderedStage
      ? "documents one after another, in the order of the input (an ordered stage)"
      : "all documents before it changes one (a corpus stage: the input is read once more)"
  }

  /// The shortest way to use the component.
  static func example(_ component: ComponentSpec) -> [String] {
    if component.role == .reader { return ["input: { format: \(component.name) }"] }
    let required = component.options.filter(\.isRequired)
    guard !required.isEmpty else { return ["- \(component.name)"] }
    let values = required.map { "\($0.name): \(value(for: $0))" }.joined(separator: ", ")
    return ["- stage: \(component.name)", "  with: { \(values) }"]
  }

  private static func value(for option: OptionSpec) -> String {
    if let words = option.schema["enum"]?.arrayValue, let word = words.first?.stringValue { return word }
    switch option.schema["type"]?.stringValue {
    case "boolean": return "true"
    case "integer", "number": return "1"
    case "array": return "[…]"
    case "object": return "{ … }"
    default: return "\"…\""
    }
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  private static func code(_ text: String) -> String {
    let fence = text.contains("`") ? "``" : "`"
    let space = text.contains("`") ? " " : ""
    return fence + space + escapingBars(text) + space + fence
  }

  private static func cell(_ text: String) -> String { escapingBars(text) }

  private static func escapingBars(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// The anchor that Markdown viewers give a heading: lower case, without full stops.
  private static func anchor(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { $0 != "." && $0 != "`" }.map(Character.init))
  }
}
