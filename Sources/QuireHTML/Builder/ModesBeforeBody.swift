import QuireText

/// The modes before the body (HTML standard, 13.2.6.4.1 to 6).
extension HTMLTreeBuilder {
  mutating func initial() -> Bool {
    switch kind {
    case .text where !takeSpace(dropping: true): return false
    case .comment:
      insertComment(at: InsertionPlace(parent: 0))
      return false
    case .doctype:
      insertDoctype()
      mode = .beforeHTML
      return false
    default:
      isQuirks = true
      mode = .beforeHTML
      return true
    }
  }

  private mutating func insertDoctype() {
    let doctype = tokenizer.doctype
    var node = HTMLNode(.doctype, start: token.start, end: token.end)
    node.payload = Int32(truncatingIfNeeded: doctypes.count)
    doctypes.append(doctype)
    add(node, at: InsertionPlace(parent: 0))
    isQuirks = HTMLQuirks.asksForQuirks(doctype, input)
  }

  mutating func beforeHTML() -> Bool {
    switch kind {
    case .doctype: return false
    case .comment:
      insertComment(at: InsertionPlace(parent: 0))
      return false
    case .text where !takeSpace(dropping: true): return false
    case .startTag where token.name == .html:
      let node = addElement(.html, at: InsertionPlace(parent: 0))
      stack.push(OpenElement(node, .html, .html, traits[.html, .html]))
      mode = .beforeHead
      return false
    case .endTag where ![.head, .body, .html, .br].contains(token.name): return false
    default:
      insertImplied(.html)
      mode = .beforeHead
      return true
    }
  }

  mutating func beforeHead() -> Bool {
    switch kind {
    case .text where !takeSpace(dropping: true): return false
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag where token.name == .html: return inBody()
    case .startTag where token.name == .head:
      head = insertElement()
      mode = .inHead
      return false
    case .endTag where ![.head, .body, .html, .br].contains(token.name): return false
    default:
      head = insertImplied(.head)
      mode = .inHead
      return true
    }
  }

  mutating func inHead() -> Bool {
    switch kind {
    case .text where !takeSpace(dropping: false): return false
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag:
      if let again = startTagInHead() { return again }
    case .endTag:
      switch token.name {
      case .head:
        pop(to: stack.place(of: .head))
        mode = .afterHead
        return false
      case .template:
        endTagOfTemplate()
        return false
      case .body, .html, .br: break
      default: return false
      }
    default: break
    }
    pop()
    mode = .afterHead
    return true
  }

  /// The start tags that the head takes; nil for others.
  mutating func startTagInHead() -> Bool? {
    switch token.name {
    case .html: return inBody()
    case .base, .basefont, .bgsound, .link, .meta: insertVoidElement(token.name)
    case .title: enterText(.escapableRawText)
    case .noscript where !options.isScripting:
      insertElement()
      mode = .inHeadNoscript
    case .noscript, .noframes, .style: enterText(.rawText)
    case .script: enterText(.script)
    case .template: startTagOfTemplate()
    case .head: break
    default: return nil
    }
    return false
  }

  /// Inserts an element whose contents are text up to its end tag.
  mutating func enterText(_ content: HTMLContent) {
    insertElement()
    tokenizer.enter(content, until: token.name)
    originalMode = mode
    mode = .text
  }

  mutating func inHeadNoscript() -> Bool {
    switch kind {
    case .doctype: return false
    case .text where !takeSpace(dropping: false): return false
    case .comment: return inHead()
    case .startTag:
      switch token.name {
      case .html: return inBody()
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead()
      case .head, .noscript: return false
      default: break
      }
    case .endTag:
      if token.name == .noscript {
        pop(to: stack.place(of: .noscript))
        mode = .inHead
        return false
      }
      if token.name != .br { return false }
    default: break
    }
    pop()
    mode = .inHead
    return true
  }

  mutating func afterHead() -> Bool {
    switch kind {
    case .text where !takeSpace(dropping: false): return false
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag:
      if let again = startTagAfterHead() { return again }
    case .endTag:
      switch token.name {
      case .template: return inHead()
      case .body, .html, .br: break
      default: return false
      }
    default: break
    }
    insertImplied(.body)
    mode = .inBody
    return true
  }

  private mutating func startTagAfterHead() -> Bool? {
    switch token.name {
    case .html: return inBody()
    case .body:
      insertElement()
      isFramesetOK = false
      mode = .inBody
    case .frameset:
      insertElement()
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      guard head >= 0 else { return nil }
      // The head is opened once more for what belongs into it; it ended before.
      push(OpenElement(head, .head, .html, traits[.head, .html]))
      let again = inHead()
      closeHeadAgain()
      return again
    case .head: break
    default: return nil
    }
    return false
  }

  /// Takes the head from the stack, which may not be on top of it.
  private mutating func closeHeadAgain() {
    let place = stack.place(ofNode: head)
    guard place > 0 else { return }
    stack.remove(at: place)
    end(head)
  }
}
