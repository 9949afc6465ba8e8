import QuireText

/// Where a node goes: under `parent`, before `next` or last.
struct InsertionPlace {
  var parent: Int32
  var next = HTMLNode.nobody
}

/// The links between nodes.
extension HTMLTreeBuilder {
  mutating func insert(_ node: Int32, at place: InsertionPlace) {
    let next = Int(place.next)
    let parent = Int(place.parent)
    let previous = next >= 0 ? nodes[next].previousLink : nodes[parent].lastLink
    nodes[Int(node)].parentLink = place.parent
    nodes[Int(node)].previousLink = previous
    nodes[Int(node)].nextLink = place.next
    if previous >= 0 { nodes[Int(previous)].nextLink = node } else { nodes[parent].firstLink = node }
    if next >= 0 { nodes[next].previousLink = node } else { nodes[parent].lastLink = node }
  }

  mutating func detach(_ node: Int32) {
    let own = nodes[Int(node)]
    guard own.parentLink >= 0 else { return }
    if own.previousLink >= 0 {
      nodes[Int(own.previousLink)].nextLink = own.nextLink
    } else {
      nodes[Int(own.parentLink)].firstLink = own.nextLink
    }
    if own.nextLink >= 0 {
      nodes[Int(own.nextLink)].previousLink = own.previousLink
    } else {
      nodes[Int(own.parentLink)].lastLink = own.previousLink
    }
    nodes[Int(node)].parentLink = HTMLNode.nobody
    nodes[Int(node)].previousLink = HTMLNode.nobody
    nodes[Int(node)].nextLink = HTMLNode.nobody
  }

  /// Moves all children of one node to the end of another.
  mutating func moveChildren(of node: Int32, to parent: Int32) {
    var child = nodes[Int(node)].firstLink
    while child >= 0 {
      let next = nodes[Int(child)].nextLink
      detach(child)
      insert(child, at: InsertionPlace(parent: parent))
      child = next
      steps += 1
    }
  }

  /// The appropriate place for inserting a node (13.2.6.1); `target` overrides the current node.
  @inline(__always)
  mutating func insertionPlace(_ target: OpenElement? = nil) -> InsertionPlace {
    let target = target ?? stack.top
    if isFostering, target.isHTML, target.traits.contains(.tableStructure) { return fosterPlace() }
    return InsertionPlace(parent: contents(target.node))
  }

  /// The node that children of an element are put under.
  @inline(__always)
  func contents(_ node: Int32) -> Int32 {
    guard node >= 0 else { return 0 }
    return nodes[Int(node)].flags.contains(.template) ? node + 1 : node
  }

  private mutating func fosterPlace() -> InsertionPlace {
    let template = stack.place(of: .template)
    let table = stack.place(of: .table)
    if template >= 0, template > table { return InsertionPlace(parent: stack[template].node + 1) }
    guard table >= 1 else { return InsertionPlace(parent: stack[0].node) }
    let node = stack[table].node
    let parent = nodes[Int(node)].parentLink
    return parent >= 0
      ? InsertionPlace(parent: parent, next: node)
      : InsertionPlace(parent: contents(stack[table - 1].node))
  }
}

/// New nodes.
extension HTMLTreeBuilder {
  @inline(__always)
  mutating func add(_ node: HTMLNode) -> Int32 {
    let number = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    return number
  }

  /// Adds a node at a place; the same as adding and then inserting it, with fewer looks at the arena.
  @discardableResult
  @inline(__always)
  mutating func add(_ new: HTMLNode, at place: InsertionPlace) -> Int32 {
    var node = new
    let number = Int32(truncatingIfNeeded: nodes.count)
    let previous = place.next >= 0 ? nodes[Int(place.next)].previousLink : nodes[Int(place.parent)].lastLink
    node.parentLink = place.parent
    node.previousLink = previous
    node.nextLink = place.next
    if place.next >= 0 { node.flags.insert(.fostered) }
    nodes.append(node)
    if previous >= 0 { nodes[Int(previous)].nextLink = number } else { nodes[Int(place.parent)].firstLink = number }
    if place.next >= 0 {
      nodes[Int(place.next)].previousLink = number
    } else {
      nodes[Int(place.parent)].lastLink = number
    }
    return number
  }

  /// An element for the start tag that was read; its attributes are the element's from now on.
  @inline(__always)
  private mutating func element(_ name: MarkupName, _ namespace: HTMLNamespace, _ flags: HTMLNode.Flags) -> HTMLNode {
    var node = HTMLNode(.element, name, namespace, start: token.start, end: token.end)
    node.flags = flags
    if tokenizer.token.attributeCount > 0 { node.payload = Int32(truncatingIfNeeded: token.firstAttribute) }
    if tokenizer.token.isSelfClosing { node.flags.insert(.selfClosing) }
    tokenizer.token.firstAttribute = -1
    return node
  }

  /// Adds an element for the start tag that was read, to be opened or, without contents, ended.
  @inline(__always)
  mutating func addElement(
    _ name: MarkupName,
    _ namespace: HTMLNamespace = .html,
    at place: InsertionPlace,
    isEnded: Bool = false
  ) -> Int32 {
    var node = element(name, namespace, isEnded ? .ended : .open)
    if isEnded { node.endStart = UInt32(truncatingIfNeeded: token.end) }
    guard name == .template, namespace == .html else { return add(node, at: place) }
    node.flags.insert(.template)
    let number = add(node, at: place)
    var contents = HTMLNode(.templateContents, start: token.end, end: token.end)
    contents.parentLink = number
    nodes.append(contents)
    return number
  }

  /// Inserts an element for the start tag and opens it.
  @discardableResult
  @inline(__always)
  mutating func insertElement() -> Int32 { insertElement(token.name) }

  @discardableResult
  mutating func insertElement(_ name: MarkupName) -> Int32 {
    if stack.count >= mostOpenElements { flatten() }
    let node = addElement(name, at: insertionPlace())
    stack.push(OpenElement(node, name, .html, traits[name, .html]))
    return node
  }

  /// Inserts an element for the start tag that has no contents.
  @discardableResult
  mutating func insertVoidElement(_ name: MarkupName) -> Int32 {
    addElement(name, at: insertionPlace(), isEnded: true)
  }

  /// Inserts and opens an element that no tag of the source stands for.
  @discardableResult
  mutating func insertImplied(_ name: MarkupName) -> Int32 {
    if stack.count >= mostOpenElements { flatten() }
    var node = HTMLNode(.element, name, .html, start: token.start, end: token.start)
    node.flags = [.implied, .open]
    let number = add(node, at: stack.isEmpty ? InsertionPlace(parent: 0) : insertionPlace())
    stack.push(OpenElement(number, name, .html, traits[name, .html]))
    return number
  }

  /// Inserts a comment for the token.
  mutating func insertComment(at place: InsertionPlace? = nil) {
    var node = HTMLNode(.comment, start: token.start, end: token.end)
    node.endStart = UInt32(truncatingIfNeeded: token.dataStart)
    node.endLength = UInt32(truncatingIfNeeded: token.dataEnd - token.dataStart)
    add(node, at: place ?? insertionPlace())
  }

  mutating func push(_ element: OpenElement) {
    nodes[Int(element.node)].flags.insert(.open)
    stack.push(element)
  }

  /// Closes the current element to make room: the next one becomes its sibling.
  mutating func flatten() {
    let limit = mostOpenElements
    report(.depth, "elements stand more than \(limit) deep; deeper ones were made siblings", at: token.start)
    let name = stack.top.name
    pop()
    flattened[name, default: 0] += 1
  }

  /// Whether the end tag is that of an element that was closed early.
  mutating func isEndOfFlattened() -> Bool {
    guard stack.count >= mostOpenElements - 1 else {
      flattened.removeAll()
      return false
    }
    guard let count = flattened[token.name] else { return false }
    flattened[token.name] = count > 1 ? count - 1 : nil
    return true
  }
}

/// Closing elements.
extension HTMLTreeBuilder {
  /// Notes that an element ends here, without an end tag.
  @inline(__always)
  mutating func end(_ node: Int32) {
    nodes[Int(node)].flags.remove(.open)
    guard !nodes[Int(node)].flags.contains(.ended) else { return }
    nodes[Int(node)].flags.insert(.ended)
    nodes[Int(node)].endStart = UInt32(truncatingIfNeeded: token.start)
  }

  /// Notes that the end tag that was read is that of an element.
  @inline(__always)
  mutating func endWithTag(_ node: Int32) {
    guard kind == .endTag, !nodes[Int(node)].flags.contains(.ended) else { return }
    nodes[Int(node)].flags.formUnion([.ended, .hasEndTag])
    nodes[Int(node)].endStart = UInt32(truncatingIfNeeded: token.start)
    nodes[Int(node)].endLength = UInt32(truncatingIfNeeded: token.end - token.start)
  }

  /// Pops the current element, but never the root.
  @inline(__always)
  mutating func pop() {
    guard stack.count > 1, let element = stack.pop() else { return }
    end(element.node)
  }

  /// Pops until the entry at `place` is popped; if the token is its end tag, that is noted.
  mutating func pop(to place: Int) {
    guard place >= 1 else { return }
    if kind == .endTag, token.name == stack[place].name || stack[place].traits.contains(.heading) {
      endWithTag(stack[place].node)
    }
    while stack.count > place { pop() }
  }

  /// Pops until an HTML element of this name is popped.
  @inline(__always)
  mutating func popUntil(_ name: MarkupName) { pop(to: stack.place(of: name)) }

  /// Generates implied end tags, `name` excepted.
  @inline(__always)
  mutating func impliedEndTags(except name: MarkupName = .none) {
    while stack.top.traits.contains(.impliedEnd), stack.top.name != name { pop() }
  }

  mutating func allImpliedEndTags() {
    while stack.top.traits.contains(.thoroughlyImpliedEnd) { pop() }
  }

  /// Closes a `p` in button scope.
  @inline(__always)
  mutating func closeParagraph() {
    guard stack.isInButtonScope(.p) else { return }
    impliedEndTags(except: .p)
    popUntil(.p)
  }

  /// Pops until the current element is one of those that may stand below what is to be inserted in a table.
  mutating func clearStack(to names: MarkupName...) {
    while stack.count > 1 {
      let top = stack.top
      if top.isHTML, names.contains(top.name) || top.name == .template || top.name == .html { return }
      pop()
    }
  }
}
