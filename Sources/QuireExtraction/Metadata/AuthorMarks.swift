import QuireDocument
import QuireText

/// Finds authors by the elements in which a page marks them: microdata, `rel="author"`, classes.
struct AuthorMarks {
  private let scan: PageScan
  private let surroundings: Surroundings

  init(_ scan: PageScan, _ surroundings: Surroundings) {
    self.scan = scan
    self.surroundings = surroundings
  }

  /// A mark's kind: its rule, and how often its names were right where that was measured.
  private enum Kind: CaseIterable {
    case microdata
    case relation
    case byline

    var rule: String {
      switch self {
      case .microdata: "microdata"
      case .relation: "rel-author"
      case .byline: "byline-class"
      }
    }

    var score: Double {
      switch self {
      case .microdata: 0.9
      case .relation: 0.9
      case .byline: 0.8
      }
    }
  }

  /// How much text an element may have that names somebody.
  private static let mostText = 160
  /// How far apart the elements of two authors of one article stand.
  private static let mostBetween = 40

  func claims() -> [Claim] {
    for kind in Kind.allCases {
      let claims = claims(of: kind)
      if !claims.isEmpty { return claims }
    }
    return []
  }

  private func claims(of kind: Kind) -> [Claim] {
    var found: [Claim] = []
    var last: ByteRange?
    for index in elements(of: kind) {
      let range = scan.elements[index].range
      guard range.count > 0, range.count <= Self.mostText, counts(index, as: kind) else { continue }
      if let last {
        guard range.lowerBound - last.upperBound < Self.mostBetween else { break }
        // What stands inside of the last one was read with it.
        guard range.lowerBound >= last.upperBound else { continue }
      }
      last = range
      for claim in names(in: index, kind) where !found.contains(where: { $0.value == claim.value }) {
        found.append(claim)
      }
    }
    return found
  }

  private func elements(of kind: Kind) -> [Int] {
    switch kind {
    case .microdata: scan.elements(with: .authorItem)
    case .relation: scan.elements(with: .authorLink)
    case .byline: bylines
    }
  }

  /// The elements by the headline whose class or id speaks of a byline.
  private var bylines: [Int] {
    guard let nearby = surroundings.nearby else { return [] }
    return scan.elements.indices.filter { index in
      let element = scan.elements[index]
      guard nearby.contains(element.range.lowerBound), (1...Self.mostText).contains(element.range.count) else {
        return false
      }
      switch element.tag {
      case .body, .html, .form, .input, .ul, .ol, .main, .article, .section, .h1, .h2: return false
      default: return BylineClass.names(scan.value(index, .class), scan.value(index, .id))
      }
    }
  }

  private func counts(_ index: Int, as kind: Kind) -> Bool {
    let isByHeadline = surroundings.isNear(scan.elements[index].range) && !surroundings.isAside(index)
    guard kind == .microdata else { return isByHeadline }
    switch surroundings.item(around: index) {
    case .work: return true
    case .page, nil: return isByHeadline
    case .other: return false
    }
  }

  private func names(in index: Int, _ kind: Kind) -> [Claim] {
    let inner = innerName(of: index)
    guard let claim = scan.textClaim(inner ?? index, rule: kind.rule, score: kind.score) else { return [] }
    var names = AuthorName(isVisible: true).names(in: claim.value)
    let isMarked = inner != nil || scan.elements[index].tag == .a
    if names.isEmpty, kind != .byline, isMarked, isLogin(claim.value) {
      names = AuthorName(isVisible: false).names(in: claim.value)
    }
    return names.compactMap { Claim($0, at: claim.places, rule: kind.rule, score: kind.score) }
  }

  /// Whether a marked name may be one that its bearer chose for a site.
  private func isLogin(_ value: [UInt8]) -> Bool {
    value.count < 40 && !value.contains(0x40) && value.count { $0 == 0x20 } <= 2
  }

  /// The element inside of `index` that holds the name alone, where one does.
  private func innerName(of index: Int) -> Int? {
    for inner in (index + 1)..<max(index + 1, scan.elements[index].subtreeEnd) {
      let element = scan.elements[inner]
      guard !element.range.isEmpty else { continue }
      if ByteText.hasWord(scan.value(inner, .itemprop), "name") { return inner }
      if ByteText.hasWord(scan.value(inner, .rel), "author") { return inner }
      if BylineClass.holdsName(scan.value(inner, .class)) { return inner }
      guard element.tag == .a, let claim = scan.textClaim(inner, rule: "") else { continue }
      if !AuthorName(isVisible: true).names(in: claim.value).isEmpty { return inner }
    }
    return nil
  }
}
