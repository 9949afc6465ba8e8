import QuireText

/// Tables (HTML standard, 13.2.6.4.9 to 12).
extension HTMLTreeBuilder {
  mutating func inTable() -> Bool {
    switch kind {
    case .text:
      guard stack.top.traits.contains(.tableStructure) || stack.top.isHTML(.template) else { break }
      pendingText.removeAll(keepingCapacity: true)
      originalMode = mode
      mode = .inTableText
      return true
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag:
      if let again = startTagInTable() { return again }
    case .endTag:
      switch token.name {
      case .table:
        guard stack.isInTableScope(.table) else { return false }
        popUntil(.table)
        resetMode()
        return false
      case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return false
      case .template: return inHead()
      default: break
      }
    case .end: return inBody()
    }
    return foster()
  }

  /// Anything else in a table: goes before it.
  private mutating func foster() -> Bool {
    isFostering = true
    let again = inBody()
    isFostering = false
    return again
  }

  private mutating func startTagInTable() -> Bool? {
    switch token.name {
    case .caption:
      clearStack(to: .table)
      formatting.appendMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearStack(to: .table)
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearStack(to: .table)
      insertImplied(.colgroup)
      mode = .inColumnGroup
      return true
    case .tbody, .tfoot, .thead:
      clearStack(to: .table)
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearStack(to: .table)
      insertImplied(.tbody)
      mode = .inTableBody
      return true
    case .table:
      guard stack.isInTableScope(.table) else { return false }
      popUntil(.table)
      resetMode()
      return true
    case .style, .script, .template: return inHead()
    case .input:
      guard isHiddenInput() else { return nil }
      insertVoidElement(.input)
    case .form:
      guard stack.place(of: .template) < 0, form < 0 else { return false }
      form = insertElement()
      pop()
    default: return nil
    }
    return false
  }

  /// Whether the start tag has `type="hidden"`.
  func isHiddenInput() -> Bool {
    guard token.firstAttribute >= 0 else { return false }
    for attribute in tokenizer.attributes[token.firstAttribute...] where attribute.name == .type {
      return decoded(attribute).elementsEqual("hidden".utf8) { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
    }
    return false
  }

  mutating func inTableText() -> Bool {
    if kind == .text {
      pendingText.append(HTMLTextRun(start: token.start, end: token.end, token.decoding))
      return false
    }
    let isSpace = pendingText.allSatisfy { self.isSpace($0) }
    let own = tokenizer.token
    let ownKind = kind
    isFostering = !isSpace
    kind = .text
    for run in pendingText {
      tokenizer.token.start = run.range.lowerBound
      tokenizer.token.end = run.range.upperBound
      tokenizer.token.decoding = run.decoding
      textOfTable(isSpace)
    }
    isFostering = false
    tokenizer.token = own
    kind = ownKind
    pendingText.removeAll(keepingCapacity: true)
    mode = originalMode
    return true
  }

  private mutating func textOfTable(_ isSpace: Bool) {
    if isSpace { insertTextWithoutNulls() } else { textInBody() }
  }

  /// Inserts white space, unless there is nothing in it but NULs.
  private mutating func insertTextWithoutNulls() {
    let isNothing = (token.start..<token.end).allSatisfy { tokenizer.bytes[$0] == 0 }
    if isNothing { dropText() } else { insertText() }
  }

  mutating func inCaption() -> Bool {
    switch kind {
    case .endTag:
      switch token.name {
      case .caption:
        _ = closeCaption()
        return false
      case .table: return closeCaption()
      case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return false
      default: return inBody()
      }
    case .startTag:
      switch token.name {
      case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: return closeCaption()
      default: return inBody()
      }
    default: return inBody()
    }
  }

  private mutating func closeCaption() -> Bool {
    guard stack.isInTableScope(.caption) else { return false }
    impliedEndTags()
    popUntil(.caption)
    formatting.clearToMarker()
    mode = .inTable
    return true
  }

  mutating func inColumnGroup() -> Bool {
    switch kind {
    case .text where !takeSpace(dropping: false): return false
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .end: return inBody()
    case .startTag:
      switch token.name {
      case .html: return inBody()
      case .col:
        insertVoidElement(.col)
        return false
      case .template: return inHead()
      default: break
      }
    case .endTag:
      switch token.name {
      case .colgroup:
        guard stack.top.isHTML(.colgroup) else { return false }
        popUntil(.colgroup)
        mode = .inTable
        return false
      case .col: return false
      case .template: return inHead()
      default: break
      }
    default: break
    }
    guard stack.top.isHTML(.colgroup) else {
      if kind == .text { dropText() }
      return false
    }
    pop()
    mode = .inTable
    return true
  }
}
