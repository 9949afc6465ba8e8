import QuireText

/// The adoption agency algorithm (HTML standard, 13.2.6.4.7): what the end tag of a formatting element does.
extension HTMLTreeBuilder {
  /// Closes the formatting element `name`, so that elements that are closed in the wrong order stay whole.
  ///
  /// The standard bounds the outer loop by eight rounds, and the stack is bounded by `mostOpenElements`.
  mutating func adoptionAgency(_ name: MarkupName) {
    if stack.top.isHTML(name), formatting.place(ofNode: stack.top.node) < 0 {
      endWithTag(stack.top.node)
      return pop()
    }
    for _ in 0..<8 {
      let listed = formatting.place(of: name)
      guard listed >= 0 else { return anyOtherEndTag(name) }
      let element = formatting.entries[listed]
      guard isOpen(element.node) else { return formatting.remove(at: listed) }
      let opened = stack.place(ofNode: element.node)
      guard opened >= Int(stack.top.scope) else { return }
      endWithTag(element.node)
      guard let block = furthestBlock(above: opened) else {
        while stack.count > opened { pop() }
        return formatting.remove(at: listed)
      }
      adopt(element, opened: opened, block: block)
    }
  }

  /// The place of the first special element above `place`.
  private mutating func furthestBlock(above place: Int) -> Int? {
    guard Int(stack.top.special) > place else { return nil }
    var block = place + 1
    while !stack[block].traits.contains(.special) {
      block += 1
      steps += 1
    }
    return block
  }

  /// Steps 4.9 to 4.19 of the algorithm.
  private mutating func adopt(_ element: FormattingElement, opened: Int, block: Int) {
    let blockElement = stack[block]
    let ancestor = stack[opened - 1]
    var bookmark = formatting.place(ofNode: element.node)
    let last = relink(element, opened: opened, block: block, bookmark: &bookmark)
    detach(last)
    let place = insertionPlace(ancestor)
    insert(last, at: place)
    if place.next >= 0 { nodes[Int(last)].flags.insert(.fostered) }

    let copy = copyElement(element.node)
    moveChildren(of: contents(blockElement.node), to: copy)
    insert(copy, at: InsertionPlace(parent: contents(blockElement.node)))
    var entry = element
    entry.node = copy
    let old = formatting.place(ofNode: element.node)
    if old >= 0 {
      formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
    }
    formatting.insert(entry, at: bookmark)

    end(element.node)
    stack.remove(at: stack.place(ofNode: element.node))
    let blockPlace = stack.place(ofNode: blockElement.node)
    nodes[Int(copy)].flags.insert(.open)
    stack.insert(OpenElement(copy, element.name, .html, traits[element.name, .html]), at: blockPlace + 1)
  }

  /// Copies the formatting elements between the block and the element, each into the next; returns the outermost.
  ///
  /// Step 4.13, the inner loop.
  private mutating func relink(
    _ element: FormattingElement,
    opened: Int,
    block: Int,
    bookmark: inout Int
  ) -> Int32 {
    let furthest = stack[block].node
    var last = furthest
    var place = block
    var round = 0
    while true {
      round += 1
      place -= 1
      steps += 1
      guard place > opened else { return last }
      let node = stack[place]
      var listed = formatting.place(ofNode: node.node)
      if round > 3, listed >= 0 {
        formatting.remove(at: listed)
        if listed < bookmark { bookmark -= 1 }
        listed = -1
      }
      guard listed >= 0 else {
        end(node.node)
        stack.remove(at: place)
        continue
      }
      let copy = copyElement(node.node)
      end(node.node)
      nodes[Int(copy)].flags.insert(.open)
      formatting.setNode(copy, at: listed)
      stack.replace(at: place, with: OpenElement(copy, node.name, .html, node.traits))
      if last == furthest { bookmark = listed + 1 }
      detach(last)
      insert(last, at: InsertionPlace(parent: copy))
      last = copy
    }
  }
}
