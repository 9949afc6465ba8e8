extension Layers {
  /// Applies validated changes; their ranges count in the text before the edits.
  mutating func apply(_ changes: borrowing Changes, by step: String) {
    blocks.apply(changes.blocks, by: step)
    if !changes.blocks.isEmpty { blocks.signLabels(by: step) }
    sections.apply(changes.sections, by: step)
    mentions.apply(changes.mentions, by: step)
    comments.apply(changes.comments, by: step)
    notices.apply(changes.notices, by: step)
    annotations.apply(changes.annotations, by: step)
    sentences.append(changes.sentences)
    tokens.append(changes.tokens)
    entities.apply(changes.entities, id: { $0.id }, stamp: { $0.provenance.by = step })
    links.apply(changes.links, id: { $0.id }, stamp: { $0.provenance.by = step })
    thread = changes.thread ?? thread
  }
}

extension Layer where Element: IdentifiedElement {
  mutating func apply(_ changes: LayerChanges<Element>, by step: String) {
    guard !changes.isEmpty else { return }
    apply(
      changes,
      id: { $0.id },
      stamp: { if $0.provenance.by.isEmpty { $0.provenance.by = step } }
    )
    sort()
  }
}

extension Layer where Element == Block {
  /// Enters `step` as the author of the labels that have none yet.
  mutating func signLabels(by step: String) {
    for index in elements.indices where elements[index].labelled?.by.isEmpty == true {
      elements[index].labelled?.by = step
    }
  }
}

extension Layer where Element: LayerElement {
  mutating func append(_ changes: LayerChanges<Element>) {
    guard !changes.isEmpty else { return }
    if changes.isCleared { elements = [] }
    elements.append(contentsOf: changes.added)
    sort()
  }

  private var isSorted: Bool {
    zip(elements, elements.dropFirst()).allSatisfy { !Self.precedes($1.range, $0.range) }
  }

  private static func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.lowerBound != right.lowerBound
      ? left.lowerBound < right.lowerBound : left.upperBound > right.upperBound
  }

  /// Puts the elements in the order of the text; elements of equal range keep the order in which they were added.
  mutating func sort() {
    guard !isSorted else { return }
    let order = elements.indices.sorted { left, right in
      if Self.precedes(elements[left].range, elements[right].range) { return true }
      if Self.precedes(elements[right].range, elements[left].range) { return false }
      return left < right
    }
    elements = order.map { elements[$0] }
  }
}

extension Layer {
  mutating func apply(
    _ changes: LayerChanges<Element>,
    id: (Element) -> ElementID,
    stamp: (inout Element) -> Void
  ) {
    guard !changes.isEmpty else { return }
    if changes.isCleared { elements = [] }
    if !changes.withdrawn.isEmpty {
      let gone = Set(changes.withdrawn)
      elements.removeAll { gone.contains(id($0)) }
    }
    if !changes.updated.isEmpty {
      // Where each element stands, by its number: a table, since stages update thousands of blocks at once.
      var places = [Int32](repeating: -1, count: Int(lastID) + 1)
      for index in elements.indices { places[Int(id(elements[index]).raw)] = Int32(index) }
      for state in changes.updated {
        let place = Int(places[Int(id(state).raw)])
        if place >= 0 { elements[place] = state }
      }
    }
    for var element in changes.added {
      stamp(&element)
      elements.append(element)
    }
    lastID = max(lastID, changes.lastID)
  }
}
