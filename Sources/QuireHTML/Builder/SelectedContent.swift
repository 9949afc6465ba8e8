import QuireText

/// The copy of the selected option that a `selectedcontent` element shows.
///
/// Browsers make it whenever an option is closed; the last copy is what stays, so one copy at the end does the same.
extension HTMLTreeBuilder {
  /// Fills the first `selectedcontent` of each select.
  mutating func mirrorSelectedContent() {
    // A copy may hold as much as the page itself, not more: options within options could else double it each time.
    var allowance = nodes.count
    for index in nodes.indices where nodes[index].isHTML(.select) && nodes[index].parentLink >= 0 {
      mirror(Int32(truncatingIfNeeded: index), &allowance)
    }
  }

  private mutating func mirror(_ select: Int32, _ allowance: inout Int) {
    guard !hasAttribute(.multiple, select) else { return }
    var target = HTMLNode.nobody
    var chosen = HTMLNode.nobody
    var isChosen = false
    var node = following(select, in: select)
    while node >= 0 {
      steps += 1
      if target < 0, nodes[Int(node)].isHTML(.selectedcontent) { target = node }
      if nodes[Int(node)].isHTML(.option) {
        if hasAttribute(.selected, node) {
          chosen = node
          isChosen = true
        } else if chosen < 0, !isChosen, !hasAttribute(.disabled, node) {
          chosen = node
        }
      }
      node = following(node, in: select)
    }
    guard target >= 0, chosen >= 0, !isWithin(target, chosen) else { return }
    copyContents(of: chosen, to: target, &allowance)
  }

  private func hasAttribute(_ name: MarkupName, _ node: Int32) -> Bool {
    var link = nodes[Int(node)].payload
    while link >= 0 {
      if tokenizer.attributes[Int(link)].name == name { return true }
      link = tokenizer.attributes[Int(link)].nextLink
    }
    return false
  }

  private func isWithin(_ node: Int32, _ other: Int32) -> Bool {
    var node = node
    while node >= 0, node != other { node = nodes[Int(node)].parentLink }
    return node >= 0
  }

  /// The next node in the order of the tree within `root`, or -1.
  private func following(_ node: Int32, in root: Int32, skippingChildren: Bool = false) -> Int32 {
    if !skippingChildren, nodes[Int(node)].kind != .text, nodes[Int(node)].firstLink >= 0 {
      return nodes[Int(node)].firstLink
    }
    var node = node
    while node != root {
      if nodes[Int(node)].nextLink >= 0 { return nodes[Int(node)].nextLink }
      node = nodes[Int(node)].parentLink
    }
    return HTMLNode.nobody
  }

  private mutating func copyContents(of option: Int32, to target: Int32, _ allowance: inout Int) {
    while nodes[Int(target)].firstLink >= 0 { detach(nodes[Int(target)].firstLink) }
    var copies: [Int32: Int32] = [option: target]
    var node = following(option, in: option)
    while node >= 0, allowance > 0 {
      allowance -= 1
      let original = nodes[Int(node)]
      var copy = original
      copy.parentLink = HTMLNode.nobody
      copy.previousLink = HTMLNode.nobody
      copy.nextLink = HTMLNode.nobody
      copy.flags.insert(.mirrored)
      copy.flags.remove(.template)
      if copy.kind != .text {
        copy.firstLink = HTMLNode.nobody
        copy.lastLink = HTMLNode.nobody
      }
      let number = add(copy)
      copies[node] = number
      insert(number, at: InsertionPlace(parent: copies[original.parentLink] ?? target))
      node = following(node, in: option)
    }
  }
}
