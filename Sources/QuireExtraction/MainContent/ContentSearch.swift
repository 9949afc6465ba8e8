import QuireDocument
import QuireText

/// Looks for the main content of a page: takes furniture away in steps, then goes down to the part with the prose.
///
/// Every step weighs what is left anew, since what is large is seldom furniture: the shares that an element is held
/// against are those of the text that earlier steps left. The approach follows Readability (Arc90, later Mozilla) and
/// boilerpipe (Kohlschütter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010) in what counts as
/// prose; landmarks (WAI-ARIA) come first where pages have them.
struct ContentSearch {
  /// The shares and numbers that decide.
  enum Limits {
    /// A landmark with more of the page's text than this is misused.
    static let landmark = 0.9
    /// Furniture by name with more of the text than this is none.
    static let furniture = 0.8
    /// The same where the part has the page's headline or its `main`.
    static let furnitureAround = 0.2
    /// Hidden text and parts beside the content never have more of the text than this.
    static let beside = 0.7
    /// Names decide where a part has less than this share of the prose.
    static let besideProse = 0.1
    /// Names decide, too, where a part has more than this share of its words in links.
    static let besideLinks = 0.4
    /// `main` with at least this share of the text is where the search begins.
    static let main = 0.4
    /// A child that holds this share of the text is the content, whatever stands beside it.
    static let descent = 0.8
    /// The same in a forum, where posts of all lengths stand side by side.
    static let forumDescent = 0.95
  }

  let elements: [MarkupElement]
  let parts: [PageParts.Part]
  let texts: PageTexts
  var signals: PageSignals
  var weights: PageWeights

  /// By element: the number of the removal that took it, or -1.
  var removedBy: [Int]
  var removals: [ContentRemoval] = []
  var root = 0
  var joined: [Int] = []
  private(set) var kind = PageKind.page

  init(_ document: Document) {
    let parts = PageParts(document)
    elements = document.layers.markup.elements
    self.parts = parts.parts
    texts = PageTexts(document, parts)
    signals = PageSignals(document, parts)
    removedBy = Array(repeating: -1, count: elements.count)
    weights = PageWeights(texts, elements) { _ in false }
  }

  /// Runs all steps.
  mutating func run() {
    removeLandmarks()
    weigh()
    removeDiscussion()
    weigh()
    removeBeside()
    weigh()
    findRoot()
  }

  private mutating func weigh() {
    let removedBy = removedBy
    weights = PageWeights(texts, elements) { removedBy[$0] >= 0 }
  }

  /// Whether the element went with one around it; passes that on.
  mutating func isGone(_ index: Int) -> Bool {
    if removedBy[index] >= 0 { return true }
    guard let parent = elements[index].parent, removedBy[parent] >= 0 else { return false }
    removedBy[index] = removedBy[parent]
    return true
  }

  mutating func remove(_ index: Int, _ rule: ContentRule, score: Double, threshold: Double?) {
    removedBy[index] = removals.count
    removals.append(ContentRemoval(rule: rule, element: index, score: score, threshold: threshold))
  }

  /// Whether the names of the element say something about the part of the page: those of words in a line do not.
  func isNamed(_ part: PageParts.Part, most: Int = 39) -> Bool {
    part.nameCount <= most && (!part.tags.contains(.inline) || part.tags.contains(.span))
  }

  private mutating func findRoot() {
    root = 0
    guard !elements.isEmpty else { return }
    var total = max(1, weights.mass[0])
    let mains = elements.indices.filter {
      removedBy[$0] < 0 && (parts[$0].tags.contains(.main) || parts[$0].role & ContentRoles.main != 0)
    }
    if let main = mains.max(by: { weights.mass[$0] < weights.mass[$1] }), weights.mass[main] > Limits.main * total {
      root = main
      total = max(1, weights.mass[main])
    }
    kind = kindOfPage()
    let share = kind == .forum ? Limits.forumDescent : Limits.descent
    while let child = heaviestChild(of: root), weights.mass[child] >= share * total {
      if parts[child].tags.contains(.leaf) { break }
      root = child
    }
    if kind == .article || kind == .page { joinSiblings() }
  }

  private func kindOfPage() -> PageKind {
    if signals.isForum { return .forum }
    if signals.isProduct { return .product }
    let prose = weights.prose[root]
    let isProse = prose > 300 && 10 * prose > 6 * weights.words[root]
    return isProse || signals.isArticle && prose > 100 ? .article : .page
  }

  private func heaviestChild(of index: Int) -> Int? {
    var heaviest: Int?
    var child = index + 1
    while child < elements[index].subtreeEnd {
      if weights.mass[child] > heaviest.map({ weights.mass[$0] }) ?? 0 { heaviest = child }
      child = max(child + 1, elements[child].subtreeEnd)
    }
    return heaviest
  }

  /// Takes parts beside the root that go on with the text: others of its class, and ones with prose and few links.
  private mutating func joinSiblings() {
    guard let parent = elements[root].parent else { return }
    let least = max(10, weights.prose[root] * 3 / 100)
    var child = parent + 1
    while child < elements[parent].subtreeEnd {
      let isRunning = weights.prose[child] >= least && 4 * weights.linked[child] < weights.words[child]
      if child != root, removedBy[child] < 0, isRunning { joined.append(child) }
      child = max(child + 1, elements[child].subtreeEnd)
    }
  }
}
