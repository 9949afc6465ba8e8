import QuireDocument
import QuireText

/// A platform with the names of one page, its rules that can't match there left out.
struct PagePlatform {
  struct Mark {
    var selectors: [PageSelector]
    var attribute: MarkupName
    var name: String
    var after: [UInt8]
  }

  enum Depth {
    case className([UInt8])
    case attribute([PageSelector], MarkupName, name: String, unit: Int)
  }

  let platform: Platform
  let comment: [PageSelector]
  let ids: [Mark]
  let parents: [Mark]
  let quoted: [Mark]
  let accounts: [Mark]
  let names: [Mark]
  let depths: [Depth]
  let lists: [PageSelector]

  /// The selectors of every part with their ranks, those of one part together.
  let parts: [(part: MarkupPart, selectors: [(rank: Int, selector: PageSelector)])]

  /// `nil` where the page can't have any comment of the platform.
  init?(_ platform: Platform, on page: PageElements) {
    self.platform = platform
    comment = Self.resolved(platform.comment, page)
    guard !comment.isEmpty else { return nil }
    ids = Self.resolved(platform.ids, page)
    parents = Self.resolved(platform.parents, page)
    quoted = Self.resolved(platform.quoted, page)
    accounts = Self.resolved(platform.accounts, page)
    names = Self.resolved(platform.names, page)
    lists = Self.resolved(platform.lists, page)
    var depths: [Depth] = []
    for depth in platform.depths {
      switch depth {
      case .className(let name): depths.append(.className(Array(name.utf8)))
      case .attribute(let list, let name, let unit):
        let selectors = Self.resolved(list, page)
        guard !selectors.isEmpty, let attribute = page.document.layers.markup.names.name(name) else { continue }
        depths.append(.attribute(selectors, attribute, name: name, unit: max(1, unit)))
      }
    }
    self.depths = depths
    var parts: [(part: MarkupPart, selectors: [(rank: Int, selector: PageSelector)])] = []
    for part in MarkupPart.allCases {
      var selectors: [(rank: Int, selector: PageSelector)] = []
      for (rank, selector) in (platform.parts[part]?.selectors ?? []).enumerated() {
        if let selector = page.resolved(selector) { selectors.append((rank, selector)) }
      }
      if !selectors.isEmpty { parts.append((part, selectors)) }
    }
    self.parts = parts
  }

  private static func resolved(_ list: SelectorList, _ page: PageElements) -> [PageSelector] {
    list.selectors.compactMap { page.resolved($0) }
  }

  private static func resolved(_ marks: [AttributeMark], _ page: PageElements) -> [Mark] {
    marks.compactMap { mark in
      let selectors = resolved(mark.selector, page)
      guard !selectors.isEmpty, let name = page.document.layers.markup.names.name(mark.attribute) else { return nil }
      return Mark(selectors: selectors, attribute: name, name: mark.attribute, after: Array(mark.after.utf8))
    }
  }
}
