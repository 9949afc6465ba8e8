import QuireDocument
import QuireText

/// Finds what a page states about itself beside title, authors and dates.
struct PageFacts {
  private let scan: PageScan
  private let data: LinkedData

  init(_ scan: PageScan, _ data: LinkedData) {
    self.scan = scan
    self.data = data
  }

  /// What the page says it is about.
  var description: Claim? {
    for work in data.works {
      if let claim = data.claim("description", of: work) { return claim }
    }
    return scan.claims(.description).first
  }

  /// The address under which the page wants to be known.
  var address: Claim? {
    let links = links(.canonicalLink, rule: "link-canonical")
    let works = data.works.lazy.compactMap { data.claim("url", of: $0) }
    return (links + scan.claims(.url) + works).first { isWebAddress($0.value) }
  }

  /// The picture that stands for the page.
  var image: Claim? {
    let works = data.works.lazy.compactMap { data.claim("image", of: $0, key: "url") }
    return (scan.claims(.image) + works + links(.imageLink, rule: "link-image-src")).first { isWebAddress($0.value) }
  }

  /// The language that the page declares: its primary subtag (BCP 47), such as `en`.
  var language: Claim? {
    let root = scan.root.flatMap { scan.attributeClaim($0, .lang, rule: "html-lang") }
    let works = (data.works + data.pages).lazy.compactMap { data.claim("inLanguage", of: $0) }
    for claim in [root].compactMap({ $0 }) + scan.claims(.locale) + works {
      let tag = ByteText.lowercased(claim.value.prefix { ByteText.isLetter($0) })
      guard (2...3).contains(tag.count), tag != Array("und".utf8) else { continue }
      var claim = claim
      claim.value = tag
      return claim
    }
    return nil
  }

  /// Under which terms the page may be used: an address, or the name of a Creative Commons licence.
  var licence: Claim? {
    let stated = links(.licenceLink, rule: "rel-license") + data.works.compactMap { data.claim("license", of: $0) }
    if let claim = stated.first(where: { isWebAddress($0.value) }) { return claim }
    let named = scan.claims(.licence).first { isWebAddress($0.value) || ByteText.begins($0.value[...], with: "cc") }
    if let named { return named }
    let shown = scan.licenceLinks.compactMap { scan.attributeClaim($0, .href, rule: "licence-link") }
    // Several licences speak of several things: pictures, quotations.
    guard var first = shown.first, shown.allSatisfy({ $0.value == first.value }) else { return nil }
    first.score = 0.8
    return first
  }

  /// What the page is filed under, the most particular kind of label first; a kind is taken as a whole.
  var tags: [Claim] {
    let keywords = data.works.map { data.names("keywords", of: $0, rule: "json-ld").map(\.claim) }
    let kinds = [
      scan.claims(.tags),
      keywords.first { !$0.isEmpty } ?? [],
      scan.elements(with: .tagLink).prefix(Self.mostTags).compactMap { scan.textClaim($0, rule: "rel-tag") },
      scan.claims(.tagList).first.map { [$0] } ?? [],
    ]
    for kind in kinds {
      let tags = parts(kind)
      if !tags.isEmpty { return tags }
    }
    return []
  }

  private static let mostTags = 50

  /// The labels of lists that commas part, each once.
  private func parts(_ claims: [Claim]) -> [Claim] {
    var seen: Set<[UInt8]> = []
    var tags: [Claim] = []
    for claim in claims {
      let separators: [UInt8] = claims.count == 1 ? [0x2C, 0x3B] : []
      for part in claim.value.split(whereSeparator: { separators.contains($0) }) {
        guard tags.count < Self.mostTags, let tag = Claim(Array(part), at: claim.places, rule: claim.rule),
          seen.insert(ByteText.lowercased(tag.value)).inserted
        else { continue }
        tags.append(tag)
      }
    }
    return tags
  }

  private func links(_ mark: MarkupMark, rule: String) -> [Claim] {
    scan.elements(with: mark).prefix(8).compactMap { scan.attributeClaim($0, .href, rule: rule) }
  }

  private func isWebAddress(_ value: [UInt8]) -> Bool {
    let isKnown = ByteText.begins(value[...], with: "https://") || ByteText.begins(value[...], with: "http://")
    return (isKnown || value.starts(with: "//".utf8)) && !value.contains(0x20)
  }
}
