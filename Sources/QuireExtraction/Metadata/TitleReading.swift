import QuireDocument
import QuireText

/// Finds the title of a page: the headline, without the site's name.
///
/// The order of claims is that of Mozilla's Readability: JSON-LD, then `<meta>` elements, microdata, the page's
/// `<title>`, the first heading. What a title says beside the headline goes: a heading of the page that is the title but
/// for what a separator sets off is the headline, and a segment that is the site's name is none.
struct TitleReading {
  private let scan: PageScan
  private let data: LinkedData
  private let sites: SiteNames
  /// The texts of the headings of the first rank.
  private let headings: [[UInt8]]

  init(_ scan: PageScan, _ data: LinkedData, _ sites: SiteNames) {
    self.scan = scan
    self.data = data
    self.sites = sites
    headings = scan.headings.prefix(40).compactMap { index in
      guard scan.elements[index].tag == .h1 else { return nil }
      let text = ByteText.collapsed(Array(scan.document.text[scan.elements[index].range]))
      return text.count > 3 ? text : nil
    }
  }

  /// The title; `nil` where the page states none.
  func claim() -> Claim? {
    if let stated = linkedData ?? scan.claims(.title).first ?? microdata { return cleaned(stated, isPageTitle: false) }
    if let title = scan.titleClaim { return cleaned(title, isPageTitle: true) }
    let heading = scan.headings.first { scan.elements[$0].tag == .h1 }
    return heading.flatMap { scan.textClaim($0, rule: "first-heading", score: 0.8) }
  }

  /// The headline of the first work that the JSON-LD describes.
  ///
  /// Where its name is another, the one with which the page's title begins: encyclopedias put a description into
  /// `headline`, newspapers the section into `name`.
  private var linkedData: Claim? {
    for work in data.works {
      let headline = data.claim("headline", of: work)
      let name = data.claim("name", of: work).flatMap { sites.contains($0.value) ? nil : $0 }
      guard let headline, let name, headline.value != name.value else {
        if let found = headline ?? name { return found }
        continue
      }
      let title = scan.titleClaim?.value ?? []
      return title.starts(with: name.value) && !title.starts(with: headline.value) ? name : headline
    }
    return nil
  }

  /// A headline that is marked up as such.
  private var microdata: Claim? {
    for index in scan.elements(with: .headlineItem) {
      switch scan.elements[index].tag {
      case .meta: return scan.attributeClaim(index, .content, rule: "microdata")
      case .h1: return scan.textClaim(index, rule: "microdata")
      default: continue
      }
    }
    return nil
  }

  /// The longest title that is looked at for what does not belong to it, in bytes; longer ones are none.
  private static let longestTitle = 2000

  private func cleaned(_ claim: Claim, isPageTitle: Bool) -> Claim {
    guard claim.value.count <= Self.longestTitle else { return claim }
    var claim = claim
    if let heading = headline(in: claim.value) {
      claim.value = heading
      claim.rule += "-heading"
      return claim
    }
    let parts = TitleSegments.separators(in: claim.value)
    if let rest = withoutSite(claim.value, parts) {
      claim.value = rest
      claim.rule += "-site"
    } else if isPageTitle, let rest = TitleSegments.withoutLast(claim.value, parts) {
      claim.value = rest
      claim.rule += "-segment"
    }
    return claim
  }

  /// The longest heading that the title consists of, but for what separators set off.
  private func headline(in title: [UInt8]) -> [UInt8]? {
    var best: [UInt8]?
    for heading in headings where heading.count < title.count && heading.count > best?.count ?? 0 {
      guard let start = ByteText.index(of: heading, in: title) else { continue }
      let end = start + heading.count
      guard TitleSegments.isSetOff(title[end...]) else { continue }
      if start > 0 {
        // A short heading may stand in a title by chance.
        let words = heading.count { $0 == 0x20 } + 1
        guard words >= 3, TitleSegments.setsOff(title[..<start]) else { continue }
      }
      best = heading
    }
    return best.flatMap { sites.contains($0) ? nil : $0 }
  }

  /// The title without the site's name behind the last separator, or before the first.
  private func withoutSite(_ title: [UInt8], _ separators: [ByteRange]) -> [UInt8]? {
    for separator in separators.reversed()
    where separator.lowerBound > 0 && sites.contains(title[separator.upperBound...]) {
      return Array(title[..<separator.lowerBound])
    }
    for separator in separators
    where separator.upperBound < title.count && sites.contains(title[..<separator.lowerBound]) {
      return Array(title[separator.upperBound...])
    }
    return nil
  }
}
