import QuireText

/// Framesets and what follows the body (HTML standard, 13.2.6.4.19 to 23).
extension HTMLTreeBuilder {
  mutating func afterBody() -> Bool {
    switch kind {
    case .text:
      // White space goes where the body's text goes; what follows it reopens the body.
      if !takeSpaceInBody() { return false }
    case .comment:
      insertComment(at: InsertionPlace(parent: stack.isEmpty ? 0 : stack[0].node))
      return false
    case .doctype, .end: return false
    case .startTag where token.name == .html: return inBody()
    case .endTag where token.name == .html:
      if context == nil {
        if !stack.isEmpty { endWithTag(stack[0].node) }
        mode = .afterAfterBody
      }
      return false
    default: break
    }
    mode = .inBody
    return true
  }

  /// Inserts leading white space by the rules of the body; whether more of the text follows.
  private mutating func takeSpaceInBody() -> Bool {
    let end = token.end
    let stop = spaceEnd(token.start, end, token.decoding)
    if stop > token.start {
      tokenizer.token.end = stop
      textInBody()
      tokenizer.token.end = end
      tokenizer.token.start = stop
    }
    return stop < end
  }

  mutating func inFrameset() -> Bool {
    switch kind {
    case .text: insertSpaceOnly()
    case .comment: insertComment()
    case .doctype, .end: break
    case .startTag:
      switch token.name {
      case .html: return inBody()
      case .frameset: insertElement()
      case .frame: insertVoidElement(.frame)
      case .noframes: return inHead()
      default: break
      }
    case .endTag:
      guard token.name == .frameset, stack.count > 1 else { return false }
      endWithTag(stack.top.node)
      pop()
      if context == nil, !stack.top.isHTML(.frameset) { mode = .afterFrameset }
    }
    return false
  }

  mutating func afterFrameset() -> Bool {
    switch kind {
    case .text: insertSpaceOnly()
    case .comment: insertComment()
    case .doctype, .end: break
    case .startTag:
      switch token.name {
      case .html: return inBody()
      case .noframes: return inHead()
      default: break
      }
    case .endTag:
      if token.name == .html {
        if !stack.isEmpty { endWithTag(stack[0].node) }
        mode = .afterAfterFrameset
      }
    }
    return false
  }

  mutating func afterAfterBody() -> Bool {
    switch kind {
    case .comment:
      insertComment(at: InsertionPlace(parent: 0))
      return false
    case .doctype: return inBody()
    case .text:
      if !takeSpaceInBody() { return false }
    case .startTag where token.name == .html: return inBody()
    case .end: return false
    default: break
    }
    mode = .inBody
    return true
  }

  mutating func afterAfterFrameset() -> Bool {
    switch kind {
    case .comment: insertComment(at: InsertionPlace(parent: 0))
    case .doctype: return inBody()
    case .text: spaceOfBodyOnly()
    case .startTag where token.name == .html: return inBody()
    case .startTag where token.name == .noframes: return inHead()
    default: break
    }
    return false
  }

  /// White space by the rules of the body, which reopens formatting elements; other text is dropped.
  private mutating func spaceOfBodyOnly() {
    reopenFormatting()
    insertSpaceOnly()
  }
}
