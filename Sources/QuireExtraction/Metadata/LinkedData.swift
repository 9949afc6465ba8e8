import QuireDocument
import QuireText

/// What the JSON-LD of a page says: the works, pages and sites of schema.org's vocabulary, wherever they are nested.
struct LinkedData {
  /// One thing that the page describes.
  struct Thing {
    let node: JSONNode
    let script: Script
    let kind: Kind
  }

  /// Where a thing stands.
  struct Script {
    /// Where the parsed bytes begin in the decoded source.
    let base: Int
    let source: Int
  }

  /// What Quire makes of a thing's type.
  enum Kind {
    /// Something that is read: an article, a post, a recipe.
    case work

    /// The page around it.
    case page

    /// The site around that.
    case site

    /// Somebody, who may be named elsewhere by `@id`.
    case other
  }

  private(set) var works: [Thing] = []
  private(set) var pages: [Thing] = []
  private(set) var sites: [Thing] = []
  /// Things with a name, by `@id`.
  private var named: [String: Thing] = [:]
  /// Scripts that are no JSON.
  private(set) var failures: [(error: JSONError, script: Int)] = []

  /// How deep things may be nested, and how many are looked at.
  private static let mostDepth = 8
  private static let mostThings = 2000
  private var count = 0

  /// Reads the JSON-LD of a page; nothing is done where it has none.
  init(_ scan: PageScan) {
    guard !scan.scripts.isEmpty else { return }
    let parser = JSONParser()
    for index in scan.scripts {
      let element = scan.elements[index]
      let bytes = Array(scan.document.sources[element.source].decoded[element.inner])
      let script = Script(base: element.inner.lowerBound, source: element.source)
      do throws(JSONError) {
        collect(try JSONRepair.parse(bytes, with: parser).root, script, depth: 0)
      } catch {
        if error.code != .empty { failures.append((error, index)) }
      }
    }
  }

  private mutating func collect(_ node: JSONNode, _ script: Script, depth: Int) {
    guard depth <= Self.mostDepth, count < Self.mostThings else { return }
    count += 1
    switch node.kind {
    case .array: for element in node.elements { collect(element, script, depth: depth + 1) }
    case .object: collectThing(node, script, depth: depth)
    default: break
    }
  }

  private mutating func collectThing(_ node: JSONNode, _ script: Script, depth: Int) {
    var isNamed = false
    var kind: Kind?
    var id: JSONNode?
    for member in node.members {
      if member.isNamed("@type") {
        kind = Self.kind(of: member.value)
      } else if member.isNamed("@id") {
        id = member.value
      } else if member.isNamed("name") {
        isNamed = true
      } else if Self.carriers.contains(where: { member.isNamed($0) }) {
        collect(member.value, script, depth: depth + 1)
      }
    }
    let thing = Thing(node: node, script: script, kind: kind ?? .other)
    if isNamed, let id = id?.string, named[id] == nil { named[id] = thing }
    switch kind {
    case .work: works.append(thing)
    case .page: pages.append(thing)
    case .site: sites.append(thing)
    case .other, nil: break
    }
  }

  /// Members in which things are nested that speak of the page.
  private static let carriers = ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"]

  private static func kind(of node: JSONNode) -> Kind? {
    if node.kind == .array { return node.elements.lazy.compactMap { kind(of: $0) }.first }
    return node.string.flatMap { kind(ofType: Array($0.utf8)[...]) }
  }

  /// What Quire makes of a type, which may be written as an address: `https://schema.org/Article`.
  static func kind(ofType type: ArraySlice<UInt8>) -> Kind? {
    let isMark = { (byte: UInt8) in byte == 0x2F || byte == 0x3A || byte == 0x23 }
    var name = type
    while let last = name.last, last <= 0x20 || isMark(last) { name.removeLast() }
    if let mark = name.lastIndex(where: isMark) { name = name[(mark + 1)...] }
    return kinds[Array(name)]
  }

  private static let kinds: [[UInt8]: Kind] = {
    var kinds: [[UInt8]: Kind] = [:]
    let works = """
      Article article AdvertiserContentArticle NewsArticle AnalysisNewsArticle AskPublicNewsArticle \
      BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle Report SatiricalArticle \
      ScholarlyArticle MedicalScholarlyArticle SocialMediaPosting BlogPosting LiveBlogPosting \
      DiscussionForumPosting TechArticle APIReference Review Recipe HowTo
      """
    for name in works.split(separator: " ") { kinds[Array(name.utf8)] = .work }
    for name in ["WebPage", "QAPage", "ItemPage", "Question"] { kinds[Array(name.utf8)] = .page }
    for name in ["WebSite", "Blog"] { kinds[Array(name.utf8)] = .site }
    return kinds
  }()
}

extension LinkedData {
  /// The string that `member` of a thing holds, or that of the first element, or the name of what stands there.
  func claim(_ member: String, of thing: Thing, rule: String = "json-ld", key: String = "name") -> Claim? {
    guard var node = thing.node[member] else { return nil }
    if node.kind == .array {
      guard let first = node.elements.first(where: { !$0.isNull }) else { return nil }
      node = first
    }
    if node.kind == .object {
      guard let inner = node[key] ?? node["@id"] else { return nil }
      node = inner
    }
    return claim(node, thing.script, rule: rule)
  }

  /// A string as a claim; `nil` for what is none, or empty.
  func claim(_ node: JSONNode, _ script: Script, rule: String = "json-ld") -> Claim? {
    guard let text = node.text() else { return nil }
    let start = script.base + node.range.lowerBound + 1
    let range = start..<max(start, script.base + node.range.upperBound - 1)
    return Claim(ByteText.unescaped(text.bytes), at: [.decoded(range, source: script.source)], rule: rule)
  }

  /// The names of those who stand in `member` of a thing, and whether each is an organisation.
  func names(_ member: String, of thing: Thing, rule: String) -> [(claim: Claim, isOrganization: Bool)] {
    guard let node = thing.node[member] else { return [] }
    return names(node, thing.script, rule, depth: 0)
  }

  private func names(
    _ node: JSONNode,
    _ script: Script,
    _ rule: String,
    depth: Int
  ) -> [(claim: Claim, isOrganization: Bool)] {
    switch node.kind {
    case .string: return claim(node, script, rule: rule).map { [($0, false)] } ?? []
    case .array where depth < 3:
      return node.elements.prefix(100).flatMap { names($0, script, rule, depth: depth + 1) }
    case .object:
      var name = node["name"]
      if name?.kind == .array { name = name?.elements.first { $0.kind == .string } }
      if let name, let claim = claim(name, script, rule: rule) { return [(claim, isOrganization(node))] }
      guard let id = node["@id"]?.string, let thing = named[id], depth < 3 else { return [] }
      return names(thing.node, thing.script, rule, depth: 3)
    default: return []
    }
  }

  private func isOrganization(_ node: JSONNode) -> Bool {
    guard let type = node["@type"] else { return false }
    if let name = type.string { return name.hasSuffix("Organization") }
    return type.elements.contains { $0.string?.hasSuffix("Organization") ?? false }
  }
}
