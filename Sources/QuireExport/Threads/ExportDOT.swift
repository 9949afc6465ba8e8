import QuireDocument
public import QuireStages
import QuireText

/// Writes the threads of all documents as one graph in the language of Graphviz.
///
/// ```yaml
/// - stage: export.dot
///   with: { to: out/threads.dot }
/// ```
///
/// `dot -Tsvg out/threads.dot` draws it: parents as whole lines, people spoken to dashed, quotations dotted.
public struct ExportDOT: ViewExporter {
  public static let name = "dot"
  public static let summary = "Write comments and links of all documents as a graph for Graphviz."
  public static let mediaType = "text/vnd.graphviz"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "threads.dot")

    /// How many characters of a comment are its label.
    public var labelLength = 40

    public static let declared: [OptionField<Self>] = [
      .to, .content,
      OptionField(
        "label_length",
        \.labelLength,
        "How many characters of a comment its node shows.",
        OptionBound("must be from 0 to 1000") { (0...1_000).contains($0) }
      ),
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public var isPlain: Bool { true }
  public let head = Array("digraph threads {\nrankdir=RL;\nnode [shape=box];\n".utf8)
  public let tail = Array("}\n".utf8)

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let graph = ThreadGraph(ThreadPosts(view))
    for node in graph.nodes {
      let text = node.text ?? ""
      let short = text.count > options.labelLength ? text.prefix(options.labelLength) + "…" : text[...]
      let parts = [node.author, short.isEmpty ? nil : String(short)].compactMap { $0 }
      let shape = node.type == "comment" ? "" : node.type == "page" ? ", shape=note" : ", style=dashed"
      output += Array("\(Self.quoted(node.id)) [label=\(Self.quoted(parts.joined(separator: "\n")))\(shape)];\n".utf8)
    }
    for edge in graph.edges {
      let style = edge.kind == "addressee" ? "dashed" : edge.kind == "quoted" ? "dotted" : "solid"
      let rule = edge.rule.map { ", label=\(Self.quoted($0))" } ?? ""
      let ends = "\(Self.quoted(edge.from)) -> \(Self.quoted(edge.to))"
      output += Array("\(ends) [class=\(Self.quoted(edge.kind)), style=\(style)\(rule)];\n".utf8)
    }
  }

  /// A string of the language: quotes and backslashes are escaped, line ends are `\n`.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0..<0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
