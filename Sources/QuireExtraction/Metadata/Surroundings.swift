import QuireDocument
import QuireText

/// Tells what is around an element: the headline nearby, the comments or the teasers it stands in.
struct Surroundings {
  private let scan: PageScan
  /// Where the page shows its headline; `nil` where it shows none.
  let headline: ByteRange?

  /// Whether the headline says what the title says, and is not only the first heading.
  let isTitle: Bool

  /// How far from the headline a byline or a date may stand, in bytes of the text.
  private static let mostBefore = 250
  private static let mostBehind = 500

  /// The longest title that is searched for headings, in bytes.
  private static let longestTitle = 2000

  init(_ scan: PageScan, title: Claim?) {
    self.scan = scan
    (headline, isTitle) = Self.headline(scan, title.map { ByteText.key($0.value) } ?? [])
    nearby = headline.map { $0.upperBound - Self.mostBefore..<$0.upperBound + Self.mostBehind + 1 }
  }

  /// The heading that says what the title says; else the first of the first rank.
  private static func headline(_ scan: PageScan, _ title: [UInt8]) -> (ByteRange?, isTitle: Bool) {
    var first: ByteRange?
    for index in scan.headings.prefix(200) {
      let element = scan.elements[index]
      if first == nil, element.tag == .h1 { first = element.range }
      guard !title.isEmpty else { continue }
      let key = ByteText.key(scan.document.text[element.range])
      if key == title { return (element.range, true) }
      guard key.count >= 7, title.count <= longestTitle else { continue }
      let (short, long) = key.count < title.count ? (key, title) : (title, key)
      if ByteText.index(of: short, in: long) != nil { return (element.range, true) }
    }
    return (first, false)
  }

  /// Where in the text something may begin that stands by the headline.
  let nearby: ByteRange?

  /// Whether `range` of the text stands by the headline.
  func isNear(_ range: ByteRange) -> Bool { nearby?.contains(range.lowerBound) ?? false }

  /// Whether an element stands in what is no part of the article: navigation, comments, teasers of other articles.
  func isAside(_ index: Int) -> Bool {
    var next = scan.elements[index].parent
    while let parent = next {
      let element = scan.elements[parent]
      switch element.tag {
      case .nav, .footer, .aside, .form: return true
      case .body, .main: return false
      default: break
      }
      if Self.saysAside(scan.value(parent, .class)) || Self.saysAside(scan.value(parent, .id)) { return true }
      next = element.parent
    }
    return false
  }

  private static func saysAside(_ names: ArraySlice<UInt8>) -> Bool {
    guard names.count >= 3 else { return false }
    return names.split(whereSeparator: { $0 <= 0x20 || $0 == 0x2D || $0 == 0x5F }).contains {
      $0.count >= 3 && $0.count <= 15 && asides.contains(ByteText.lowercased($0))
    }
  }

  private static let asides: Set<[UInt8]> = Set(
    ("comment comments reply replies respond related recommended recommendations sidebar footer promo teaser popular "
      + "trending latest nav menu carousel newsletter review reviews bookmark")
      .split(separator: " ").map { Array($0.utf8) }
  )

  /// The kind of thing that the microdata or the RDFa around an element describes; `nil` where there is none around it.
  func item(around index: Int) -> Item? {
    var next = scan.elements[index].parent
    while let parent = next {
      let microdata = scan.value(parent, .itemtype)
      let type = microdata.isEmpty ? scan.value(parent, .typeOf) : microdata
      if !type.isEmpty || scan.document.value(of: .itemscope, in: scan.elements[parent]) != nil {
        switch LinkedData.kind(ofType: type) {
        // The reviews of a product are no part of what its page says about itself.
        case .work: return ByteText.begins(type.suffix(6), with: "review") ? .other : .work
        case .page: return ByteText.begins(type.suffix(8), with: "question") ? .work : .page
        case .site: return .page
        case .other, nil: return .other
        }
      }
      next = scan.elements[parent].parent
    }
    return nil
  }

  /// What microdata describes.
  enum Item {
    case work
    case page
    case other
  }
}
