import QuireDocument
import QuireHTML
import QuireText

/// What one pass over the elements of a page finds for its metadata; later steps look at these elements only.
struct PageScan {
  /// A `<meta>` element with a name that is known.
  struct Meta {
    let key: MetaKey
    let content: [UInt8]
    let place: Claim.Place
  }

  /// An element with the attribute `itemprop`, or an `<a>` or `<link>` with `rel`.
  struct Marked {
    let element: Int
    let names: ArraySlice<UInt8>
  }

  let document: Document
  let elements: [MarkupElement]

  private(set) var metas: [[Meta]] = Array(repeating: [], count: MetaField.allCases.count)
  /// The element of the page's title.
  private(set) var title: Int?
  /// The root element.
  private(set) var root: Int?
  /// Headings of the ranks 1 to 3 that have a text.
  private(set) var headings: [Int] = []
  /// Scripts that hold JSON-LD.
  private(set) var scripts: [Int] = []
  private(set) var times: [Int] = []
  private(set) var items: [Marked] = []
  private(set) var relations: [Marked] = []
  /// Links to Creative Commons' licences.
  private(set) var licenceLinks: [Int] = []

  init(_ document: Document) {
    self.document = document
    elements = document.layers.markup.elements
    for index in elements.indices { look(at: index) }
    for field in metas.indices { sortByRank(field) }
  }

  private mutating func look(at index: Int) {
    let element = elements[index]
    switch element.tag {
    case .meta: readMeta(element)
    case .title: if title == nil, tag(ofParent: element) != .svg { title = index }
    case .html: root = root ?? index
    case .script: if isLinkedData(element) { scripts.append(index) }
    case .h1, .h2, .h3: if (1..<400).contains(element.range.count) { headings.append(index) }
    case .time: times.append(index)
    default: break
    }
    guard !element.attributes.isEmpty else { return }
    let attributes = document.layers.markup.attributes
    for place in element.attributes {
      switch attributes[place].name {
      case .itemprop: items.append(Marked(element: index, names: document.value(of: attributes[place], in: element)))
      case .rel where element.tag == .a || element.tag == .link:
        relations.append(Marked(element: index, names: document.value(of: attributes[place], in: element)))
      case .href where element.tag == .a:
        if isLicence(document.value(of: attributes[place], in: element)) { licenceLinks.append(index) }
      default: break
      }
    }
  }

  private func isLicence(_ address: ArraySlice<UInt8>) -> Bool {
    guard address.count >= 30 else { return false }
    return Self.licences.contains { address.starts(with: $0) }
  }

  private static let licences = ["https:", "http:", ""].map { Array("\($0)//creativecommons.org/licenses/".utf8) }

  private func tag(ofParent element: MarkupElement) -> MarkupName {
    element.parent.map { elements[$0].tag } ?? .none
  }

  private func isLinkedData(_ element: MarkupElement) -> Bool {
    guard let type = document.value(of: .type, in: element) else { return false }
    return ByteText.begins(type.drop { $0 <= 0x20 }, with: "application/ld+json")
  }

  private mutating func readMeta(_ element: MarkupElement) {
    let attributes = document.layers.markup.attributes
    guard let content = element.attributes.first(where: { attributes[$0].name == .content }) else { return }
    let value = document.value(of: attributes[content], in: element)
    for place in element.attributes {
      let name = attributes[place].name
      guard name == .property || name == .name || name == .httpEquivalent else { continue }
      for word in document.value(of: attributes[place], in: element).split(whereSeparator: { $0 <= 0x20 }) {
        guard word.count <= 40, let key = MetaKey.named(ByteText.lowercased(word)) else { continue }
        let text = ByteText.collapsed(ByteText.unescaped(Array(value)))
        guard !text.isEmpty else { continue }
        let place = Claim.Place.decoded(attributes[content].source, source: element.source)
        metas[key.field.rawValue].append(Meta(key: key, content: text, place: place))
      }
    }
  }

  /// The strongest names first; the order of the page within a name.
  private mutating func sortByRank(_ field: Int) {
    guard metas[field].count > 1 else { return }
    let order = metas[field].indices.sorted {
      let (left, right) = (metas[field][$0].key.rank, metas[field][$1].key.rank)
      return left == right ? $0 < $1 : left < right
    }
    metas[field] = order.map { metas[field][$0] }
  }
}

extension PageScan {
  /// What the `<meta>` elements state of `field`, the strongest name first.
  func metas(_ field: MetaField) -> [Meta] { metas[field.rawValue] }

  /// The claims of the `<meta>` elements about `field`, the strongest name first.
  func claims(_ field: MetaField) -> [Claim] {
    metas(field).compactMap { Claim($0.content, at: [$0.place], rule: $0.key.rule) }
  }

  /// The text of an element as a claim; `nil` where it has none.
  func textClaim(_ index: Int, rule: String, score: Double? = nil) -> Claim? {
    let range = WhiteSpace.trimmed(document.text, elements[index].range)
    return Claim(Array(document.text[range]), at: [.text(range)], rule: rule, score: score)
  }

  /// The value of an attribute as a claim; `nil` where the element has none.
  func attributeClaim(_ index: Int, _ name: MarkupName, rule: String) -> Claim? {
    let element = elements[index]
    for place in element.attributes {
      let attribute = document.layers.markup.attributes[place]
      guard attribute.name == name else { continue }
      let value = ByteText.unescaped(Array(document.value(of: attribute, in: element)))
      return Claim(value, at: [.decoded(attribute.source, source: element.source)], rule: rule)
    }
    return nil
  }

  /// The value of an attribute; empty where the element has none.
  func value(_ index: Int, _ name: MarkupName) -> ArraySlice<UInt8> {
    document.value(of: name, in: elements[index]) ?? []
  }

  /// What stands in the page's `<title>`.
  var titleClaim: Claim? {
    guard let title else { return nil }
    let element = elements[title]
    let bytes = CharacterReferences.decoded(document.sources[element.source].decoded, in: element.inner)
    return Claim(bytes, at: [.decoded(element.inner, source: element.source)], rule: "title-element")
  }
}
