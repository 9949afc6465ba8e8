import QuireDocument
import QuireHTML
import QuireText

/// What one pass over the elements of a page finds for its metadata; later steps look at these elements only.
struct PageScan {
  let document: Document
  let elements: [MarkupElement]

  /// The element of the page's title.
  private(set) var title: Int?
  /// The root element.
  private(set) var root: Int?
  /// Headings of the ranks 1 to 3 that have a text, those of a page's length left out.
  private(set) var headings: [Int] = []
  /// Scripts that hold JSON-LD.
  private(set) var scripts: [Int] = []
  private(set) var times: [Int] = []
  /// Links to Creative Commons' licences.
  private(set) var licenceLinks: [Int] = []

  private var metas: [[(rank: Int, claim: Claim)]] = Array(repeating: [], count: MetaField.allCases.count)
  private var marked: [[Int]] = Array(repeating: [], count: MarkupMark.allCases.count)
  private let attributes: [MarkupAttribute]

  init(_ document: Document) {
    self.document = document
    elements = document.layers.markup.elements
    attributes = document.layers.markup.attributes
    look(at: elements, attributes)
    for field in metas.indices where metas[field].count > 1 { sortByRank(field) }
  }

  /// The one pass: numbers are compared, and bytes read where the numbers say that they matter.
  private mutating func look(at elements: [MarkupElement], _ attributes: [MarkupAttribute]) {
    for index in elements.indices {
      let element = elements[index]
      let tag = element.tag
      switch tag {
      case .meta: readMeta(element)
      case .title: if title == nil, self.tag(ofParent: element) != .svg { title = index }
      case .html: root = root ?? index
      case .script: if isLinkedData(element) { scripts.append(index) }
      case .h1, .h2, .h3: if (1..<400).contains(element.range.count) { headings.append(index) }
      case .time: times.append(index)
      default: break
      }
      for place in element.attributes {
        switch attributes[place].name {
        case .itemprop: note(attributes[place], of: index, asProperty: true)
        // RDFa Lite; on `<meta>` the attribute holds the names of Open Graph.
        case .property where tag != .meta: note(attributes[place], of: index, asProperty: true)
        case .rel where tag == .a || tag == .link: note(attributes[place], of: index, asProperty: false)
        case .href where tag == .a: if isLicence(attributes[place], of: element) { licenceLinks.append(index) }
        default: break
        }
      }
    }
  }

  /// Notes the marks among the words of an attribute's value.
  private mutating func note(_ attribute: MarkupAttribute, of index: Int, asProperty: Bool) {
    let value = document.value(of: attribute, in: elements[index])
    var start = value.startIndex
    while start < value.endIndex {
      let end = value[start...].firstIndex { $0 <= 0x20 } ?? value.endIndex
      let word = value[start..<end]
      if let mark = asProperty ? MarkupMark(property: word) : MarkupMark(relation: word),
        marked[mark.rawValue].last != index
      {
        marked[mark.rawValue].append(index)
      }
      start = end + 1
    }
  }

  /// Whether an address is that of a Creative Commons licence.
  private func isLicence(_ attribute: MarkupAttribute, of element: MarkupElement) -> Bool {
    let start = attribute.value.lowerBound
    guard attribute.value.count >= Self.shortestLicence, !attribute.isDecoded else { return false }
    let source = document.sources[element.source].decoded
    // The name begins behind `https://`, `http://` or `//`.
    guard source[start + 8] == 0x63 || source[start + 7] == 0x63 || source[start + 2] == 0x63 else { return false }
    return Self.licences.contains { source[attribute.value].starts(with: $0) }
  }

  private static let licences = ["https:", "http:", ""].map { Array("\($0)//creativecommons.org/licenses/".utf8) }
  private static let shortestLicence = 34

  private func tag(ofParent element: MarkupElement) -> MarkupName {
    element.parent.map { elements[$0].tag } ?? .none
  }

  private func isLinkedData(_ element: MarkupElement) -> Bool {
    guard let type = document.value(of: .type, in: element) else { return false }
    return ByteText.begins(type.drop { $0 <= 0x20 }, with: "application/ld+json")
  }

  private mutating func readMeta(_ element: MarkupElement) {
    guard let content = element.attributes.first(where: { attributes[$0].name == .content }) else { return }
    let place = Claim.Place.decoded(attributes[content].source, source: element.source)
    var value: [UInt8]?
    for name in element.attributes where Self.naming.contains(attributes[name].name) {
      let words = document.value(of: attributes[name], in: element)
      for word in words.split(maxSplits: Self.mostNames, whereSeparator: { $0 <= 0x20 }) {
        guard word.count <= MetaKey.longest, let key = MetaKey.named(ByteText.lowercased(word)) else { continue }
        let text = value ?? ByteText.unescaped(Array(document.value(of: attributes[content], in: element)))
        value = text
        guard let claim = Claim(text, at: [place], rule: key.rule) else { return }
        metas[key.field.rawValue].append((key.rank, claim))
      }
    }
  }

  /// The attributes that say what a `<meta>` element states.
  private static let naming: [MarkupName] = [.property, .name, .httpEquivalent]
  /// How many names one attribute may have.
  private static let mostNames = 16

  /// The strongest names first; the order of the page within a name.
  private mutating func sortByRank(_ field: Int) {
    let order = metas[field].indices.sorted {
      let (left, right) = (metas[field][$0].rank, metas[field][$1].rank)
      return left == right ? $0 < $1 : left < right
    }
    metas[field] = order.map { metas[field][$0] }
  }
}

extension PageScan {
  /// The claims of the `<meta>` elements about `field`, the strongest name first.
  func claims(_ field: MetaField) -> [Claim] {
    metas[field.rawValue].map(\.claim)
  }

  /// The claims of the `<meta>` elements about `field`, those of each name together.
  func claimsByName(_ field: MetaField) -> [[Claim]] {
    var groups: [[Claim]] = []
    var rank = -1
    for meta in metas[field.rawValue] {
      if meta.rank == rank { groups[groups.count - 1].append(meta.claim) } else { groups.append([meta.claim]) }
      rank = meta.rank
    }
    return groups
  }

  /// The elements that carry `mark`, in the order of the page.
  func elements(with mark: MarkupMark) -> [Int] { marked[mark.rawValue] }

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
