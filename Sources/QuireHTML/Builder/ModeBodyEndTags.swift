import QuireText

/// End tags in the body (HTML standard, 13.2.6.4.7).
extension HTMLTreeBuilder {
  mutating func endTagInBody() -> Bool {
    switch token.name {
    case .div, .ul, .section, .article, .nav, .header, .footer, .figure, .figcaption, .main, .aside, .ol, .dl, .button,
      .address, .blockquote, .center, .details, .dialog, .dir, .fieldset, .hgroup, .listing, .menu, .pre, .search,
      .select, .summary:
      if stack.isInScope(token.name) {
        impliedEndTags()
        popUntil(token.name)
      }
    case .span: anyOtherEndTag(.span)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adoptionAgency(token.name)
    case .p: endTagOfParagraph()
    case .li:
      if stack.isInListScope(.li) {
        impliedEndTags(except: .li)
        popUntil(.li)
      }
    case .h1, .h2, .h3, .h4, .h5, .h6: endTagOfHeading()
    default: return rareEndTag()
    }
    return false
  }

  private mutating func rareEndTag() -> Bool {
    switch token.name {
    case .template: endTagOfTemplate()
    case .body: return endTagOfBody()
    case .html:
      guard stack.isInScope(.body) else { return false }
      return endTagOfBody(reprocessing: true)
    case .form: endTagOfForm()
    case .dd, .dt:
      if stack.isInScope(token.name) {
        impliedEndTags(except: token.name)
        popUntil(token.name)
      }
    case .applet, .marquee, .object:
      if stack.isInScope(token.name) {
        impliedEndTags()
        popUntil(token.name)
        formatting.clearToMarker()
      }
    case .br:
      reopenFormatting()
      insertLineBreak()
      isFramesetOK = false
    default: anyOtherEndTag(token.name)
    }
    return false
  }

  /// Closes an element that has no rule of its own.
  mutating func anyOtherEndTag(_ name: MarkupName) {
    let place = stack.place(of: name)
    guard place >= 1, place >= Int(stack.top.special) else { return }
    impliedEndTags(except: name)
    pop(to: place)
  }

  private mutating func endTagOfParagraph() {
    if !stack.isInButtonScope(.p) {
      insertImplied(.p)
    }
    closeParagraph()
  }

  private mutating func endTagOfHeading() {
    guard stack.isHeadingInScope() else { return }
    impliedEndTags()
    var place = stack.count - 1
    while place > 0, !stack[place].traits.contains(.heading) { place -= 1 }
    pop(to: place)
  }

  /// `</br>` is read as `<br>`.
  private mutating func insertLineBreak() {
    var node = HTMLNode(.element, .br, start: token.start, end: token.end)
    node.flags = .ended
    node.endStart = UInt32(truncatingIfNeeded: token.end)
    add(node, at: insertionPlace())
  }

  private mutating func endTagOfBody(reprocessing: Bool = false) -> Bool {
    guard stack.isInScope(.body) else { return false }
    if !reprocessing { endWithTag(stack[stack.place(of: .body)].node) }
    mode = .afterBody
    return reprocessing
  }

  private mutating func endTagOfForm() {
    if stack.place(of: .template) >= 0 {
      guard stack.isInScope(.form) else { return }
      impliedEndTags()
      return popUntil(.form)
    }
    let node = form
    form = HTMLNode.nobody
    guard node >= 0, isOpen(node) else { return }
    let place = stack.place(ofNode: node)
    guard place > 0, place >= Int(stack.top.scope) else { return }
    impliedEndTags()
    endWithTag(node)
    end(node)
    let now = stack.place(ofNode: node)
    if now > 0 { stack.remove(at: now) }
  }
}
