import QuireDocument
public import QuireStages
import QuireText

/// Writes the threads of all documents as one graph in GraphML: comments as nodes, links as edges with what is known of
/// them.
///
/// An edge leads from the comment that answers to what it answers: another comment, the page, or the node of somebody
/// who is spoken to and not there.
///
/// ```yaml
/// - stage: export.graphml
///   with: { to: out/threads.graphml }
/// ```
public struct ExportGraphML: ViewExporter {
  public static let name = "graphml"
  public static let summary = "Write comments and links of all documents as a graph in GraphML."
  public static let mediaType = "application/graphml+xml"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "threads.graphml")

    public static let declared: [OptionField<Self>] = [.to, .content]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public var isPlain: Bool { true }

  public let head = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="type" for="node" attr.name="type" attr.type="string"/>
    <key id="author" for="node" attr.name="author" attr.type="string"/>
    <key id="time" for="node" attr.name="time" attr.type="string"/>
    <key id="text" for="node" attr.name="text" attr.type="string"/>
    <key id="kind" for="edge" attr.name="kind" attr.type="string"/>
    <key id="rule" for="edge" attr.name="rule" attr.type="string"/>
    <key id="confidence" for="edge" attr.name="confidence" attr.type="double"/>
    <graph edgedefault="directed">

    """.utf8
  )

  public let tail = Array("</graph>\n</graphml>\n".utf8)

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let graph = ThreadGraph(ThreadPosts(view))
    for node in graph.nodes {
      output += Array("<node id=\"\(XMLText.escaped(node.id))\">".utf8)
      Self.data("type", node.type, to: &output)
      Self.data("author", node.author, to: &output)
      Self.data("time", node.time, to: &output)
      Self.data("text", node.text, to: &output)
      output += Array("</node>\n".utf8)
    }
    for edge in graph.edges {
      let ends = "source=\"\(XMLText.escaped(edge.from))\" target=\"\(XMLText.escaped(edge.to))\""
      output += Array("<edge \(ends)>".utf8)
      Self.data("kind", edge.kind, to: &output)
      Self.data("rule", edge.rule, to: &output)
      Self.data("confidence", edge.confidence.map { "\($0)" }, to: &output)
      output += Array("</edge>\n".utf8)
    }
  }

  private static func data(_ key: String, _ value: String?, to output: inout [UInt8]) {
    guard let value else { return }
    output += Array("<data key=\"\(key)\">\(XMLText.escaped(value))</data>".utf8)
  }
}

/// Text as XML 1.0 takes it.
enum XMLText {
  /// `text` with references for what has a meaning; characters that XML can't hold become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x0D: result += "&#13;"
      case 0x09, 0x0A: result.unicodeScalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
