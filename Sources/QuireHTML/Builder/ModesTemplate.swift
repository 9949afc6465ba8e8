import QuireText

/// Templates, and the mode after something was closed (HTML standard, 13.2.4.1 and 13.2.6.4.18).
extension HTMLTreeBuilder {
  mutating func startTagOfTemplate() {
    insertElement()
    formatting.appendMarker()
    isFramesetOK = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTagOfTemplate() {
    guard stack.place(of: .template) >= 0 else { return }
    allImpliedEndTags()
    popUntil(.template)
    formatting.clearToMarker()
    _ = templateModes.popLast()
    resetMode()
  }

  mutating func inTemplate() -> Bool {
    switch kind {
    case .text, .comment, .doctype: return inBody()
    case .startTag: return startTagInTemplate()
    case .endTag:
      if token.name == .template { endTagOfTemplate() }
      return false
    case .end:
      guard stack.place(of: .template) >= 0 else { return false }
      popUntil(.template)
      formatting.clearToMarker()
      _ = templateModes.popLast()
      resetMode()
      return true
    }
  }

  private mutating func startTagInTemplate() -> Bool {
    let next: InsertionMode
    switch token.name {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return inHead()
    case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
    case .col: next = .inColumnGroup
    case .tr: next = .inTableBody
    case .td, .th: next = .inRow
    default: next = .inBody
    }
    _ = templateModes.popLast()
    templateModes.append(next)
    mode = next
    return true
  }

  /// Resets the insertion mode appropriately.
  mutating func resetMode() {
    var place = stack.count - 1
    while place >= 0 {
      let isLast = place == 0
      let element = isLast ? context ?? stack[0] : stack[place]
      if element.isHTML, let found = modeFor(element, isLast) {
        mode = found
        return
      }
      place -= 1
      steps += 1
    }
    mode = .inBody
  }

  private func modeFor(_ element: OpenElement, _ isLast: Bool) -> InsertionMode? {
    switch element.name {
    case .td, .th: isLast ? .inBody : .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.last ?? .inBody
    case .head: isLast ? .inBody : .inHead
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head < 0 ? .beforeHead : .afterHead
    default: isLast ? .inBody : nil
    }
  }
}
