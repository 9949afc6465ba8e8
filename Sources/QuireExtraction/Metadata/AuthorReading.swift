import QuireDocument
import QuireText

/// Finds who wrote a page, where the page says so.
///
/// What the page declares comes first: JSON-LD, `<meta>` elements, microdata, `rel="author"`. What it only shows counts
/// by the headline alone, and where it looks like a name: a block whose class speaks of a byline, a line that begins
/// with `By`. The site's own name is no author where it stands in for one.
struct AuthorReading {
  private let scan: PageScan
  private let data: LinkedData
  private let sites: SiteNames
  private let surroundings: Surroundings

  init(_ scan: PageScan, _ data: LinkedData, _ sites: SiteNames, _ surroundings: Surroundings) {
    self.scan = scan
    self.data = data
    self.sites = sites
    self.surroundings = surroundings
  }

  /// The authors in the order in which the page names them; none where it does not say.
  func claims() -> [Claim] {
    for work in data.works {
      let names = data.names("author", of: work, rule: "json-ld")
      let people = names.filter { !$0.isOrganization || !sites.contains($0.claim.value) }
      let found = declared(people.map(\.claim), siteCounts: true)
      if !found.isEmpty { return found }
    }
    for claims in scan.claimsByName(.authors) {
      // Many programs put the site's name into `author`; the other names are set by hand.
      let found = declared(claims, siteCounts: claims.first?.rule != "meta-author")
      if !found.isEmpty { return found }
    }
    for page in data.pages {
      let names = data.names("author", of: page, rule: "json-ld-page").map(\.claim)
      let found = declared(names, siteCounts: false)
      if !found.isEmpty { return found }
    }
    let marks = AuthorMarks(scan, surroundings)
    let found = marks.claims()
    return found.isEmpty ? Bylines(scan, surroundings).claims() : found
  }

  private static let mostAuthors = 200

  private func declared(_ claims: [Claim], siteCounts: Bool) -> [Claim] {
    var found: [Claim] = []
    for claim in claims {
      for name in AuthorName(isVisible: false).names(in: claim.value) {
        guard found.count < Self.mostAuthors else { return found }
        guard siteCounts || !sites.contains(name), !found.contains(where: { $0.value == name }) else { continue }
        if let named = Claim(name, at: claim.places, rule: claim.rule) { found.append(named) }
      }
    }
    return found
  }
}
