import QuireDocument
import QuireText

/// Says which comment each comment answers, from ids, depths and nesting; the result has no circles.
struct MarkupTree {
  /// Where a comment stands.
  enum Target: Equatable {
    case comment(Int)
    case article
    case ghost(String)
  }

  /// One reading of where a comment stands.
  struct Reading {
    var target: Target
    var rule: MarkupRule
    var confidence: Double
    var source: [SourceRange] = []
    var reason = ""
  }

  /// What was found for one comment.
  struct Place {
    var best: Reading?
    var rejected: [Reading] = []
  }

  private(set) var places: [Place] = []

  /// The comments whose parents ran in a circle, cut here.
  private(set) var circles: [Int] = []

  /// The comments with an id that an earlier one has.
  private(set) var duplicates: [Int] = []

  /// How deep each comment stands, from 0.
  private(set) var depths: [Int] = []

  private let page: PageElements
  private let comments: [MarkupComment]
  private let isTree: Bool
  private var byID: [String: Int] = [:]
  /// Whether the page's marks of depth tell anything: some themes write the same for all.
  private let hasDepths: Bool
  private let hasLists: Bool

  /// Complexity: linear in the comments.
  init(_ comments: [MarkupComment], of page: PageElements, isTree: Bool) {
    self.comments = comments
    self.page = page
    self.isTree = isTree
    let least = comments.lazy.compactMap(\.depth?.value).min() ?? 0
    hasDepths = comments.contains { ($0.depth?.value ?? least) > least }
    hasLists = comments.contains { $0.lists > 0 }
    for (index, comment) in comments.enumerated() {
      guard let id = comment.id?.text else { continue }
      if byID[id] == nil { byID[id] = index } else { duplicates.append(index) }
    }
    choose()
    cutCircles()
    countDepths()
  }

  // MARK: Readings

  private mutating func choose() {
    var above: [(depth: Int, index: Int)] = []
    for index in comments.indices {
      let marked = byDepth(index, &above)
      let nested = byNesting(index)
      var place = Place()
      if let named = byParentID(index) {
        place.best = named
        place.rejected = [marked, nested].compactMap { $0 }.filter { $0.target != named.target }
      } else if let marked, let nested {
        settle(marked, nested, &place)
      } else {
        place.best = marked ?? nested
      }
      if place.best == nil { place.best = byQuote(index, &place) ?? top() }
      places.append(place)
    }
  }

  private func settle(_ marked: Reading, _ nested: Reading, _ place: inout Place) {
    if marked.target == nested.target {
      var best = nested
      best.confidence = MarkupRule.agreed
      best.source += marked.source.filter { !best.source.contains($0) }
      place.best = best
      return
    }
    var best = marked
    best.confidence = MarkupRule.disputed
    place.best = best
    var other = nested
    other.confidence = 1 - MarkupRule.disputed
    other.reason = "the mark of depth says otherwise"
    place.rejected = [other]
  }

  private func byParentID(_ index: Int) -> Reading? {
    guard let parent = comments[index].parent, parent.text != comments[index].id?.text else { return nil }
    if let target = byID[parent.text], target != index {
      return Reading(
        target: .comment(target),
        rule: .parentID,
        confidence: MarkupRule.parentID.confidence,
        source: parent.source
      )
    }
    // The attribute of a comment on the article is 0, or the article's own number.
    if MarkupBytes.number(Array(parent.text.utf8)[...]) == 0 { return nil }
    guard !isTree else {
      return Reading(
        target: .ghost(parent.text),
        rule: .parentID,
        confidence: MarkupRule.parentID.confidence,
        source: parent.source
      )
    }
    return nil
  }

  /// The comment above with a lesser depth, by marks or by the lists around.
  private func byDepth(_ index: Int, _ above: inout [(depth: Int, index: Int)]) -> Reading? {
    let comment = comments[index]
    let depth: Int
    let source: [SourceRange]
    if hasDepths {
      guard let mark = comment.depth else { return nil }
      (depth, source) = mark
    } else if hasLists {
      depth = comment.lists
      source = comment.list.map { page.startTag(of: $0) } ?? []
    } else {
      return nil
    }
    while let last = above.last, last.depth >= depth { above.removeLast() }
    defer { above.append((depth, index)) }
    guard let last = above.last else { return isTree ? top(source) : nil }
    // A step of more than one means that comments are missing in between.
    let isStep = last.depth + 1 == depth
    return Reading(
      target: .comment(last.index),
      rule: .depthMark,
      confidence: isStep ? MarkupRule.depthMark.confidence : MarkupRule.disputed,
      source: source
    )
  }

  private func byNesting(_ index: Int) -> Reading? {
    guard let around = comments[index].around else { return nil }
    let list = comments[index].list.flatMap { $0 > comments[around].element ? $0 : nil }
    return Reading(
      target: .comment(around),
      rule: .nesting,
      confidence: MarkupRule.nesting.confidence,
      source: comments[index].aroundSource.isEmpty
        ? page.startTag(of: list ?? comments[around].element) : comments[index].aroundSource
    )
  }

  private func byQuote(_ index: Int, _ place: inout Place) -> Reading? {
    var readings: [Reading] = []
    for word in comments[index].quoted {
      guard let target = byID[word.text], target != index else { continue }
      readings.append(
        Reading(
          target: .comment(target),
          rule: .quoteID,
          confidence: MarkupRule.quoteID.confidence,
          source: word.source
        )
      )
    }
    guard let first = readings.first else { return nil }
    place.rejected += readings.dropFirst().filter { $0.target != first.target }.map {
      var other = $0
      other.confidence = 0.3
      other.reason = "the comment quotes another one first"
      return other
    }
    return first
  }

  private func top(_ source: [SourceRange] = []) -> Reading? {
    guard isTree else { return nil }
    return Reading(target: .article, rule: .top, confidence: MarkupRule.top.confidence, source: source)
  }

  /// The comment with an id.
  func comment(called id: String) -> Int? { byID[id] }

  // MARK: Circles and depths

  private func parent(_ index: Int) -> Int? {
    guard case .comment(let target) = places[index].best?.target else { return nil }
    return target
  }

  /// Puts the comment that closes a circle of parents at the top; each comment is walked over twice at most.
  private mutating func cutCircles() {
    var state = [UInt8](repeating: 0, count: comments.count)
    for start in comments.indices where state[start] == 0 {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, state[index] == 0 {
        state[index] = 1
        path.append(index)
        next = parent(index)
      }
      if let index = next, state[index] == 1, let last = path.last {
        circles.append(last)
        if let wrong = places[last].best { places[last].rejected.append(wrong) }
        places[last].best = top()
      }
      for index in path { state[index] = 2 }
    }
  }

  private mutating func countDepths() {
    depths = Array(repeating: -1, count: comments.count)
    for start in comments.indices {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, depths[index] < 0 {
        path.append(index)
        next = parent(index)
      }
      var depth = next.map { depths[$0] } ?? -1
      for index in path.reversed() {
        depth += 1
        depths[index] = depth
      }
    }
  }
}
