import QuireDocument
import QuireText

/// Reads the members of one thing of a page's JSON-LD.
struct StructuredThing {
  let node: JSONNode

  /// Where the parsed bytes begin in the decoded source.
  let base: Int
  let source: Int
  let document: Document

  /// The longest name and the longest id that are kept, in bytes.
  private static let longestWord = 200

  /// The thing's types, without the vocabulary's address.
  var types: [String] {
    guard let type = node["@type"] else { return [] }
    let names = type.kind == .array ? type.elements.compactMap(\.string) : [type.string].compactMap { $0 }
    return names.compactMap { name in
      name.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map(String.init)
    }
  }

  /// Whether the thing is a review of something that is sold or visited, not of a film by a newspaper.
  var isOfProduct: Bool { node["reviewBody"] != nil && node["itemReviewed"]?["@type"]?.string == "Product" }

  /// What the thing says as a comment.
  var comment: StructuredComment {
    var comment = StructuredComment()
    comment.source = source(of: node)
    comment.text = ["text", "reviewBody", "articleBody", "description"].lazy.compactMap { text($0) }.first ?? []
    comment.author = author
    comment.authorURL = authorNode?["url"]?.string
    comment.time = ["datePublished", "dateCreated", "dateModified"].lazy.compactMap { word(node[$0]) }.first
    comment.permalink = node["url"]?.string
    comment.id = id
    comment.score = number("upvoteCount") ?? likes
    return comment
  }

  /// The source bytes of a value.
  func source(of node: JSONNode) -> [SourceRange] {
    let range = (base + node.range.lowerBound)..<(base + node.range.upperBound)
    return document.sourceRanges(ofDecoded: range, source: source)
  }

  /// A whole number, which may be written as a string.
  func number(_ name: String) -> Int? { node[name].flatMap { number($0) } }

  private func number(_ node: JSONNode) -> Int? {
    if let value = node.integer { return Int(exactly: value) }
    return node.text().flatMap { MarkupBytes.number($0.bytes[...]) }
  }

  private func text(_ name: String) -> [UInt8]? {
    guard let bytes = node[name]?.text()?.bytes, bytes.contains(where: { $0 > 0x20 }) else { return nil }
    return bytes
  }

  private func word(_ node: JSONNode?) -> StructuredComment.Word? {
    guard let node, node.range.count <= Self.longestWord, let text = node.string else { return nil }
    let word = MarkupBytes.string(Array(text.utf8)[...])
    return word.isEmpty ? nil : StructuredComment.Word(text: word, source: source(of: node))
  }

  private var authorNode: JSONNode? {
    guard let author = node["author"] ?? node["creator"] else { return nil }
    return author.kind == .array ? author.elements.first { !$0.isNull } : author
  }

  private var author: StructuredComment.Word? {
    guard let author = authorNode else { return nil }
    return word(author.kind == .object ? author["name"] : author)
  }

  /// The id: what stands behind the last `#` or `=` of an address, or the word itself.
  private var id: StructuredComment.Word? {
    for name in ["identifier", "@id", "url"] {
      guard var word = word(node[name]) else { continue }
      if let mark = word.text.lastIndex(where: { $0 == "#" || $0 == "=" }) {
        word.text = String(word.text[word.text.index(after: mark)...])
      } else if name == "url" {
        continue
      }
      let digits = word.text.reversed().prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty, digits.count < word.text.count { word.text = String(digits.reversed()) }
      guard !word.text.isEmpty, word.text.utf8.allSatisfy(MarkupBytes.isIDByte) else { continue }
      return word
    }
    return nil
  }

  /// The likes that statistics of what readers did count.
  private var likes: Int? {
    guard let statistic = node["interactionStatistic"] else { return nil }
    let all = statistic.kind == .array ? Array(statistic.elements.prefix(20)) : [statistic]
    for entry in all {
      guard let type = entry["interactionType"], let name = type.string ?? type["@type"]?.string,
        name.hasSuffix("LikeAction")
      else { continue }
      return entry["userInteractionCount"].flatMap { number($0) }
    }
    return nil
  }
}
