import QuireHTML
import QuireText

/// Words that a page carries in its data and does not show: the text of an article in JSON-LD, the posts of a thread in
/// the JSON that its script would draw.
///
/// Only strings under names that hold a page's content in the vocabularies of schema.org and of common forums and shops
/// are taken, and only long ones; marked-up ones are read as pages are.
struct EmbeddedContent {
  /// One string: where it stands in the decoded source, and what it says.
  struct Passage {
    let range: ByteRange
    let text: [UInt8]
    /// Its blocks, counted from the text's start.
    let blocks: [ByteRange]
  }

  /// A page that has fewer words than this is drawn by a script.
  static let fewWords = 60

  private static let names: Set<String> = [
    "articleBody", "reviewBody", "text", "body", "bodyHtml", "content", "cooked", "html",
  ]
  /// The shortest string that is taken, in bytes.
  private static let shortest = 200
  private static let mostPassages = 500
  /// The largest script that is looked into, in bytes.
  private static let largest = 1 << 24

  private(set) var passages: [Passage] = []

  /// Looks into a script whose text is `range` of `bytes`; what is no JSON has nothing.
  ///
  /// Complexity: linear in the script.
  init(_ bytes: [UInt8], in range: ByteRange) {
    guard range.count >= Self.shortest, range.count <= Self.largest else { return }
    do throws(JSONError) {
      collect(try JSONParser().parse(Array(bytes[range])).root, from: range.lowerBound)
    } catch {}
  }

  private mutating func collect(_ root: JSONNode, from start: Int) {
    var open = [root]
    var seen: Set<[UInt8]> = []
    while let node = open.popLast(), passages.count < Self.mostPassages {
      switch node.kind {
      case .object:
        for member in node.members {
          guard member.value.kind == .string else {
            open.append(member.value)
            continue
          }
          guard member.value.range.count >= Self.shortest, Self.names.contains(member.name) else { continue }
          take(member.value, from: start, &seen)
        }
      case .array: for element in node.elements { open.append(element) }
      default: break
      }
    }
    passages.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func take(_ node: JSONNode, from start: Int, _ seen: inout Set<[UInt8]>) {
    guard let value = node.text()?.bytes, value.contains(0x20) else { return }
    let (text, blocks) = Self.plain(value)
    guard text.count >= Self.shortest / 2, seen.insert(text).inserted else { return }
    let range = (start + node.range.lowerBound)..<(start + node.range.upperBound)
    passages.append(Passage(range: range, text: text, blocks: blocks))
  }

  /// The words of a string, which may be marked up, and its paragraphs.
  private static func plain(_ value: [UInt8]) -> (text: [UInt8], blocks: [ByteRange]) {
    var paragraphs = Paragraphs()
    let tree = HTMLTree(parsing: value)
    if tree.syntax.contains(where: { $0.kind == .startTag }) {
      paragraphs.append(tree)
    } else {
      for line in value.split(separator: 0x0A) {
        paragraphs.append(value[WhiteSpace.trimmed(value, line.startIndex..<line.endIndex)])
      }
    }
    return (paragraphs.text, paragraphs.blocks)
  }
}

/// Paragraphs with a blank line between them.
private struct Paragraphs {
  private(set) var text: [UInt8] = []
  private(set) var blocks: [ByteRange] = []

  mutating func append(_ words: some Collection<UInt8>) {
    guard !words.isEmpty else { return }
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    text += words
    blocks.append(start..<text.count)
  }

  /// Appends the words of a tree, a paragraph between two elements that are not in the line.
  mutating func append(_ tree: HTMLTree) {
    var open: [UInt8] = []
    for id in tree.descendants(of: .document) {
      switch tree[id].kind {
      case .text: open += tree.value(of: id)
      case .element:
        if case .inline = ElementDisplay.of(tree[id].name) { continue }
        close(&open)
      default: break
      }
    }
    close(&open)
  }

  private mutating func close(_ open: inout [UInt8]) {
    append(Array(open.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.joined(separator: [0x20])))
    open.removeAll()
  }
}
