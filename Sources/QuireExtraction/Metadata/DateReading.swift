import QuireDocument
import QuireText

/// Finds when a page was published and when it was changed.
///
/// Declared dates come first: JSON-LD of the work, `<meta>` elements, microdata, JSON-LD of the page. A `<time>` element
/// or a printed date counts by the headline alone.
struct DateReading {
  /// A date and the claim that states it.
  typealias Found = (claim: Claim, date: StatedDate)

  private let scan: PageScan
  private let data: LinkedData
  private let surroundings: Surroundings

  init(_ scan: PageScan, _ data: LinkedData, _ surroundings: Surroundings) {
    self.scan = scan
    self.data = data
    self.surroundings = surroundings
  }

  /// When the page was published.
  func published() -> Found? {
    first(data.works.lazy.compactMap { data.claim("datePublished", of: $0) })
      ?? first(scan.claims(.published))
      ?? first(items(.publishedItem))
      ?? first(data.pages.lazy.compactMap { pageClaim("datePublished", $0) ?? pageClaim("dateCreated", $0) })
      ?? timeElement(changed: false)
      ?? printed(changed: false)
  }

  /// When it was last changed.
  func modified() -> Found? {
    first(data.works.lazy.compactMap { data.claim("dateModified", of: $0) })
      ?? first(scan.claims(.modified))
      ?? first(items(.modifiedItem))
      ?? first(data.pages.lazy.compactMap { pageClaim("dateModified", $0) })
      ?? timeElement(changed: true)
      ?? printed(changed: true)
  }

  private func pageClaim(_ member: String, _ page: LinkedData.Thing) -> Claim? {
    data.claim(member, of: page, rule: "json-ld-page")
  }

  private func first(_ claims: some Sequence<Claim>) -> Found? {
    for claim in claims {
      if let date = StatedDate(claim.value) { return (claim, date) }
    }
    return nil
  }

  // MARK: Microdata

  /// The claims of the microdata about the work, or about the page where it stands by the headline.
  private func items(_ mark: MarkupMark) -> [Claim] {
    scan.elements(with: mark).lazy.filter { counts($0) }.prefix(8).compactMap { stated(in: $0, rule: "microdata") }
  }

  private func counts(_ index: Int) -> Bool {
    switch surroundings.item(around: index) {
    case .work: true
    case .page, nil: scan.elements[index].tag == .meta || surroundings.isNear(scan.elements[index].range)
    case .other: false
    }
  }

  /// What an element states: its `content`, its `datetime`, its text.
  private func stated(in index: Int, rule: String, score: Double? = nil) -> Claim? {
    scan.attributeClaim(index, .content, rule: rule) ?? scan.attributeClaim(index, .datetime, rule: rule)
      ?? scan.textClaim(index, rule: rule, score: score)
  }

  // MARK: By the headline

  private func timeElement(changed: Bool) -> Found? {
    for index in scan.times {
      let range = scan.elements[index].range
      guard !range.isEmpty, surroundings.isNear(range), !surroundings.isAside(index) else { continue }
      let names = [MarkupName.class, .itemprop, .id].flatMap { scan.value(index, $0) }
      guard saysChange(names) == changed else { continue }
      guard var claim = stated(in: index, rule: "time-element"), let date = StatedDate(claim.value) else { continue }
      claim.score = 0.85
      return (claim, date)
    }
    return nil
  }

  /// How far behind the headline a printed date may stand, and how long its line may be, in bytes.
  private static let mostBehind = 400
  private static let mostLine = 100
  /// How much else may stand on its line.
  private static let mostBeside = 50

  private func printed(changed: Bool) -> Found? {
    guard let headline = surroundings.headline else { return nil }
    let text = scan.document.text
    let window = headline.upperBound..<min(text.count, headline.upperBound + Self.mostBehind)
    var start = window.lowerBound
    while start < window.upperBound {
      let end = text[start..<window.upperBound].firstIndex(of: 0x0A) ?? window.upperBound
      defer { start = end + 1 }
      guard end - start <= Self.mostLine, hasYear(text[start..<end]) else { continue }
      let line = Array(text[start..<end])
      guard saysChange(line) == changed, let date = StatedDate(line) else { continue }
      guard line.count - date.range.count < Self.mostBeside else { continue }
      let place = start + date.range.lowerBound..<start + date.range.upperBound
      return Claim(Array(text[place]), at: [.text(place)], rule: "printed-date", score: 0.85).map { ($0, date) }
    }
    return nil
  }

  /// Whether words speak of a change and not of a publication.
  private func saysChange(_ words: [UInt8]) -> Bool {
    let words = ByteText.lowercased(words)
    let has = { (word: StaticString) in ByteText.index(of: Array(word.description.utf8), in: words) != nil }
    return (has("updated") || has("modified") || has("reviewed")) && !has("publi") && !has("posted")
  }

  /// Whether four digits stand together: a date without a year says nothing.
  private func hasYear(_ line: ArraySlice<UInt8>) -> Bool {
    var count = 0
    for byte in line {
      count = ByteText.isDigit(byte) ? count + 1 : 0
      if count == 4 { return true }
    }
    return false
  }
}
