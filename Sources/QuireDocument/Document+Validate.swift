import QuireText

extension Document {
  /// Whether `changes` can be applied to this document as it is.
  func validate(_ changes: borrowing Changes) throws(ChangesError) {
    try validate(changes.edits)
    try check(changes.blocks, layers.blocks) { $0.id }
    try check(changes.sections, layers.sections) { $0.id }
    try check(changes.mentions, layers.mentions) { $0.id }
    try check(changes.comments, layers.comments) { $0.id }
    try check(changes.notices, layers.notices) { $0.id }
    try check(changes.annotations, layers.annotations) { $0.id }
    try checkIDs(changes.entities, layers.entities, { $0.id }, in: .entities)
    try checkIDs(changes.links, layers.links, { $0.id }, in: .links)
    try checkRanges(changes.sentences.added)
    try checkRanges(changes.tokens.added)
    for link in changes.links.added + changes.links.updated {
      for range in link.evidence { try check(range, in: .links) }
    }
    for comment in changes.comments.added + changes.comments.updated {
      try check(comment.body, in: .comments)
      for range in comment.quotes + comment.mentions { try check(range, in: .comments) }
      if let range = comment.author?.range { try check(range, in: .comments) }
      if let range = comment.time?.range { try check(range, in: .comments) }
    }
  }

  private func validate(_ edits: EditList) throws(ChangesError) {
    var last = 0..<0
    var isFirst = true
    var written = 0
    for edit in edits.entries {
      let range = edit.lower..<edit.upper
      try check(range, in: nil)
      // Two insertions at one place would have no order of their own.
      let isRepeated = range.isEmpty && last.isEmpty && range == last && !isFirst
      guard range.lowerBound >= last.upperBound, !isRepeated else {
        throw ChangesError(.editsOutOfOrder(range, after: last))
      }
      let end = written + Int(edit.replacementCount)
      guard UTF8Validation.isValid(edits.replacements, in: written..<end) else {
        throw ChangesError(.replacementNotUTF8(range))
      }
      written = end
      last = range
      isFirst = false
    }
    guard text.count + edits.replacements.count <= Document.largestText else {
      throw ChangesError(.tooLarge(text.count + edits.replacements.count))
    }
  }

  /// The largest text that offsets in pieces can count, in bytes.
  public static var largestText: Int { 1 << 31 }

  private func check(_ range: ByteRange, in layer: LayerName?) throws(ChangesError) {
    guard range.lowerBound >= 0, range.upperBound <= text.count else {
      throw ChangesError(.outsideText(range, count: text.count), in: layer)
    }
    guard isBoundary(range.lowerBound), isBoundary(range.upperBound) else {
      throw ChangesError(.insideCharacter(range), in: layer)
    }
  }

  private func checkRanges<Element: LayerElement>(_ elements: [Element]) throws(ChangesError) {
    for element in elements { try check(element.range, in: Element.layer) }
  }

  private func check<Element: LayerElement>(
    _ changes: LayerChanges<Element>,
    _ layer: Layer<Element>,
    _ id: (Element) -> ElementID
  ) throws(ChangesError) {
    try checkRanges(changes.added)
    try checkRanges(changes.updated)
    try checkIDs(changes, layer, id, in: Element.layer)
  }

  private func checkIDs<Element>(
    _ changes: LayerChanges<Element>,
    _ layer: Layer<Element>,
    _ id: (Element) -> ElementID,
    in name: LayerName
  ) throws(ChangesError) {
    guard !changes.isEmpty else { return }
    var known = ElementNumbers(upTo: changes.lastID)
    if !changes.isCleared, !changes.updated.isEmpty || !changes.withdrawn.isEmpty {
      for element in layer.elements { _ = known.insert(id(element)) }
    }
    for element in changes.updated where !known.contains(id(element)) {
      throw ChangesError(.unknownElement(id(element).raw), in: name)
    }
    for withdrawn in changes.withdrawn where !known.contains(withdrawn) {
      throw ChangesError(.unknownElement(withdrawn.raw), in: name)
    }
    for element in changes.added {
      let number = id(element)
      guard number.raw > layer.lastID, number.raw <= changes.lastID else {
        throw ChangesError(.unknownElement(number.raw), in: name)
      }
      guard known.insert(number) else { throw ChangesError(.repeatedElement(number.raw), in: name) }
    }
  }
}

/// A set of element numbers; a flag for each, since layers number their elements from 1 without large gaps.
private struct ElementNumbers {
  private var flags: [Bool]

  init(upTo last: UInt32) { flags = Array(repeating: false, count: Int(last) + 1) }

  func contains(_ id: ElementID) -> Bool { Int(id.raw) < flags.count && flags[Int(id.raw)] }

  /// Whether `id` was not in the set before.
  mutating func insert(_ id: ElementID) -> Bool {
    guard Int(id.raw) < flags.count, !flags[Int(id.raw)] else { return false }
    flags[Int(id.raw)] = true
    return true
  }
}
