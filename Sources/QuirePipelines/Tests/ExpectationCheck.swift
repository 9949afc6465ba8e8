import QuireDocument
import QuireStages
import QuireText

/// Holds a document against what a test expects of it.
struct ExpectationCheck {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// What does not hold, in words; `nil` where it holds.
  func problem(with expectation: Expectation) -> String? {
    switch expectation.subject {
    case .text(let text):
      let found = Self.trimmed(string(0..<document.text.count))
      return found == Self.trimmed(text) ? nil : "the text is \(Self.quoted(found)), expected \(Self.quoted(text))"
    case .textContains(let part):
      return string(0..<document.text.count).contains(part) ? nil : "the text does not contain \(Self.quoted(part))"
    case .metadata(let key, let value):
      let found = document.metadata[key]?.value ?? .null
      return found == value.json
        ? nil : "metadata \"\(key)\" is \(Self.words(found)), expected \(Self.words(value.json))"
    case .dropped(let drop): return problem(with: drop)
    default: return problem(matches: matches(of: expectation.subject), expectation.count)
    }
  }

  private func problem(with expected: ExpectedDrop) -> String? {
    guard let drop = document.drop else { return "the document was not dropped" }
    let isRight = (expected.by ?? drop.by) == drop.by && (expected.rule ?? drop.rule) == drop.rule
    return isRight ? nil : "the document was dropped by \"\(drop.by)\", rule \"\(drop.rule)\""
  }

  private func problem(matches: (found: [String], all: [String]), _ count: Int?) -> String? {
    if let count, matches.found.count == count { return nil }
    if count == nil, !matches.found.isEmpty { return nil }
    let wanted = count.map { "\($0)" } ?? "at least one"
    let shown = matches.found.isEmpty ? matches.all : matches.found
    let list = shown.isEmpty ? "there are none at all" : "there are \(shown.prefix(8).joined(separator: ", "))"
    return "expected \(wanted), found \(matches.found.count); \(list)\(shown.count > 8 ? ", …" : "")"
  }

  /// The words of what matches, and of everything of that kind.
  private func matches(of subject: Expectation.Subject) -> (found: [String], all: [String]) {
    let layers = document.layers
    switch subject {
    case .removed(let want):
      return pick(document.removals) { item in
        let entry = item.attributions.first
        return Self.fits(want.by, entry?.by) && Self.fits(want.rule, entry?.rule)
          && Self.contains(want.text, String(decoding: item.text, as: UTF8.self))
      } words: {
        "\($0.attributions.first?.rule ?? "") \(Self.quoted(String(decoding: $0.text, as: UTF8.self)))"
      }
    case .mentions(let want):
      return pick(layers.mentions.elements) { item in
        Self.fits(want.type, item.type) && Self.fits(want.text, string(item.range))
          && Self.fits(want.normal, item.normal)
      } words: {
        "\($0.type) \(Self.quoted(string($0.range)))"
      }
    case .entities(let want):
      return pick(layers.entities.elements) { item in
        Self.fits(want.type, item.type) && Self.fits(want.text, item.name)
      } words: {
        "\($0.type) \(Self.quoted($0.name))"
      }
    case .comments(let want):
      return pick(layers.comments.elements) { item in
        isBy(want.author, item) && Self.contains(want.text, string(item.body)) && Self.fits(want.number, item.number)
      } words: {
        "\($0.author?.name ?? "nobody"): \(Self.quoted(string($0.body)))"
      }
    case .links(let want):
      return pick(layers.links.elements) {
        fits(want, $0)
      } words: {
        words(of: $0)
      }
    case .sections(let want):
      return pick(layers.sections.elements) { item in
        Self.fits(want.kind, item.kind) && Self.contains(want.text, string(item.range))
      } words: {
        "\($0.kind.rawValue) \(Self.quoted(string($0.range)))"
      }
    case .blocks(let want):
      return pick(layers.blocks.elements) { item in
        Self.fits(want.kind, item.kind) && Self.fits(want.label, item.label)
          && Self.contains(want.text, string(item.range))
      } words: {
        "\($0.kind.rawValue) \(Self.quoted(string($0.range)))"
      }
    case .diagnostics(let want):
      return pick(document.diagnostics) {
        Self.fits(want.code, $0.code)
      } words: {
        $0.code
      }
    case .text, .textContains, .metadata, .dropped: return ([], [])
    }
  }

  private func pick<Item>(
    _ items: [Item],
    where fits: (Item) -> Bool,
    words: (Item) -> String
  ) -> (found: [String], all: [String]) {
    (items.filter(fits).map(words), items.map(words))
  }

  private func isBy(_ author: ExpectedComment.Author?, _ comment: Comment) -> Bool {
    switch author {
    case nil: true
    case .some(.none): comment.author == nil
    case .name(let name): comment.author?.name == name
    }
  }

  private func fits(_ want: ExpectedLink, _ link: Link) -> Bool {
    guard Self.fits(want.kind, link.kind), want.from == nil || want.from == number(of: link.child) else { return false }
    switch (want.to, link.target) {
    case (nil, _): return true
    case (.article, .article): return true
    case (.comment(let wanted), .comment(let id)): return number(of: id) == wanted
    case (.ghost(let wanted), .ghost(let name)): return wanted == name
    default: return false
    }
  }

  /// A comment's number, from 1, in the order of the text.
  private func number(of id: ElementID) -> Int? {
    document.layers.comments.elements.firstIndex { $0.id == id }.map { $0 + 1 }
  }

  private func words(of link: Link) -> String {
    let target =
      switch link.target {
      case .comment(let id): "comment \(number(of: id) ?? 0)"
      case .document(let id): "document \(Self.quoted(id))"
      case .article: "the article"
      case .ghost(let name): "ghost \(Self.quoted(name))"
      }
    return "\(link.kind.rawValue) from \(number(of: link.child) ?? 0) to \(target)"
  }

  private func string(_ range: ByteRange) -> String { document.string(range) }

  private static func fits<Value: Equatable>(_ wanted: Value?, _ found: Value?) -> Bool {
    wanted == nil || wanted == found
  }

  private static func contains(_ wanted: String?, _ found: String) -> Bool { wanted.map { found.contains($0) } ?? true }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }

  private static func words(_ value: JSONValue) -> String { String(decoding: value.json(), as: UTF8.self) }

  private static func quoted(_ text: String) -> String {
    text.count > 80 ? "\"\(text.prefix(60))…\(text.suffix(15))\"" : "\"\(text)\""
  }
}
