import QuireDocument
import QuireText

/// What the search says of each block: content or not, by which rule, and how near it was to the other side.
struct ContentVerdicts {
  private let search: ContentSearch
  private let inRoot: [Bool]
  private let inCaption: [Bool]
  private let keepsLinks: [Bool]
  /// By element: the share of the text that the branch beside the root has, for blocks outside of it.
  private let branches: [Double]

  init(_ search: ContentSearch) {
    self.search = search
    let elements = search.elements
    var inRoot = [Bool](repeating: false, count: elements.count)
    var inCaption = inRoot
    var keepsLinks = inRoot
    var branches = [Double](repeating: 0, count: elements.count)
    let total = max(1, search.weights.mass.first ?? 1)
    let joined = Set(search.joined)
    for index in elements.indices {
      let parent = elements[index].parent
      let tags = search.parts[index].tags
      let holdsRoot = index <= search.root && search.root < elements[index].subtreeEnd
      inRoot[index] = index == search.root || joined.contains(index) || parent.map { inRoot[$0] } ?? false
      inCaption[index] = tags.contains(.caption) || parent.map { inCaption[$0] } ?? false
      keepsLinks[index] = tags.contains(.keepsLinks) || tags.contains(.inline) && parent.map { keepsLinks[$0] } ?? false
      if holdsRoot { continue }
      let isBranch = parent.map { $0 <= search.root && search.root < elements[$0].subtreeEnd } ?? true
      branches[index] = isBranch ? search.weights.mass[index] / total : parent.map { branches[$0] } ?? 0
    }
    self.inRoot = inRoot
    self.inCaption = inCaption
    self.keepsLinks = keepsLinks
    self.branches = branches
  }

  /// The verdict on the block whose text is `piece`.
  func verdict(on piece: PageTexts.Piece) -> (isContent: Bool, provenance: Provenance) {
    let element = piece.element
    let removal = search.removedBy[element]
    if removal >= 0 {
      let removal = search.removals[removal]
      return (false, provenance(removal.rule, score: removal.score, threshold: removal.threshold))
    }
    guard inRoot[element] else {
      let limit = search.kind == .forum ? ContentSearch.Limits.forumDescent : ContentSearch.Limits.descent
      return (false, provenance(.outside, score: branches[element], threshold: 1 - limit))
    }
    if inCaption[element] { return (false, provenance(.caption, score: nil, threshold: nil)) }
    let share = Double(piece.linked) / Double(max(1, piece.words))
    if isBareLink(piece, share: share) {
      return (false, provenance(.linksOnly, score: share, threshold: Self.mostLinks))
    }
    return (true, provenance(.mainContent, score: search.rootShare, threshold: ContentSearch.Limits.descent))
  }

  /// A block with a larger share of its words in links is a link and nothing else.
  private static let mostLinks = 0.8

  /// Whether the block is a short link that stands alone; lists of links are the content of most other pages.
  private func isBareLink(_ piece: PageTexts.Piece, share: Double) -> Bool {
    switch search.kind {
    case .page: return false
    case .article where !search.signals.isArticle: return false
    default: return share > Self.mostLinks && piece.words < 12 && !keepsLinks[piece.element]
    }
  }

  private func provenance(_ rule: ContentRule, score: Double?, threshold: Double?) -> Provenance {
    Provenance(rule: rule.rawValue, reason: rule.reason, score: score.map(Self.rounded), threshold: threshold)
  }

  /// Three digits, as people read shares.
  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension ContentSearch {
  /// The share of the text that the root holds.
  var rootShare: Double {
    guard !elements.isEmpty else { return 0 }
    return weights.mass[root] / max(1, weights.mass[0])
  }
}
