import QuireText

/// Active formatting elements.
extension HTMLTreeBuilder {
  /// Opens a formatting element for the start tag and remembers it.
  mutating func openFormatting() {
    reopenFormatting()
    let count = token.attributeCount
    let node = insertElement()
    let element = FormattingElement(
      node: node,
      name: token.name,
      firstAttribute: nodes[Int(node)].payload,
      attributeCount: Int32(truncatingIfNeeded: count)
    )
    removeThirdOfAKind(element)
    if !formatting.append(element) {
      report(
        .formattingElements,
        "more than \(FormattingElements.mostElements) formatting elements are open; the oldest are not reopened",
        at: token.start
      )
    }
  }

  /// Removes the earliest of three elements that are like `element`: the "Noah's Ark clause".
  private mutating func removeThirdOfAKind(_ element: FormattingElement) {
    var same = 0
    var place = formatting.entries.count - 1
    while place >= 0, !formatting.entries[place].isMarker {
      if isAlike(formatting.entries[place], element) {
        same += 1
        if same == 3 { return formatting.remove(at: place) }
      }
      place -= 1
    }
  }

  private func isAlike(_ left: FormattingElement, _ right: FormattingElement) -> Bool {
    guard left.name == right.name, left.attributeCount == right.attributeCount else { return false }
    if left.attributeCount == 0 || left.firstAttribute == right.firstAttribute { return true }
    var link = left.firstAttribute
    var other = right.firstAttribute
    while link >= 0, other >= 0 {
      let attribute = tokenizer.attributes[Int(link)]
      var match = other
      if tokenizer.attributes[Int(match)].name != attribute.name {
        // In another order; a look through all of them is paid for tags of common size only.
        guard left.attributeCount <= 32 else { return false }
        match = right.firstAttribute
        while match >= 0, tokenizer.attributes[Int(match)].name != attribute.name {
          match = tokenizer.attributes[Int(match)].nextLink
        }
      }
      guard match >= 0, isSameValue(attribute, tokenizer.attributes[Int(match)]) else { return false }
      link = attribute.nextLink
      other = tokenizer.attributes[Int(other)].nextLink
    }
    return true
  }

  private func isSameValue(_ left: HTMLAttribute, _ right: HTMLAttribute) -> Bool {
    if left.decoding.isEmpty, right.decoding.isEmpty {
      return input[left.valueRange] == input[right.valueRange]
    }
    return decoded(left) == decoded(right)
  }

  func decoded(_ attribute: HTMLAttribute) -> [UInt8] {
    var value: [UInt8] = []
    for piece in HTMLPieces(input, attribute.valueRange, attribute.decoding, inAttribute: true) {
      if let replacement = piece.replacement {
        value.append(contentsOf: replacement)
      } else {
        value.append(contentsOf: input[piece.source])
      }
    }
    return value
  }

  @inline(__always)
  func isOpen(_ node: Int32) -> Bool { nodes[Int(node)].flags.contains(.open) }

  /// Reconstructs the active formatting elements.
  @inline(__always)
  mutating func reopenFormatting() {
    guard let last = formatting.entries.last, !last.isMarker, !isOpen(last.node) else { return }
    reopenClosed()
  }

  private mutating func reopenClosed() {
    var place = formatting.entries.count - 1
    while place > 0, !formatting.entries[place - 1].isMarker, !isOpen(formatting.entries[place - 1].node) { place -= 1 }
    let count = formatting.entries.count - place
    guard reopenings >= count else {
      report(.reopenedElements, "formatting elements were reopened too often; no more are", at: token.start)
      formatting.removeAll()
      return
    }
    reopenings -= count
    while place < formatting.entries.count {
      let entry = formatting.entries[place]
      if stack.count >= mostOpenElements { flatten() }
      let insertion = insertionPlace()
      let node = copyElement(entry.node)
      insert(node, at: insertion)
      push(OpenElement(node, entry.name, .html, traits[entry.name, .html]))
      formatting.setNode(node, at: place)
      place += 1
    }
  }

  /// Another element for the start tag of `node`.
  mutating func copyElement(_ node: Int32) -> Int32 {
    let original = nodes[Int(node)]
    let range = original.sourceRange
    var copy = HTMLNode(.element, original.name, original.namespace, start: range.lowerBound, end: range.upperBound)
    copy.payload = original.payload
    copy.flags = original.flags.intersection(.selfClosing).union(.reopened)
    return add(copy)
  }
}
