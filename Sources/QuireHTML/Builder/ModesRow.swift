import QuireText

/// The inside of tables (HTML standard, 13.2.6.4.13 to 15).
extension HTMLTreeBuilder {
  mutating func inTableBody() -> Bool {
    switch kind {
    case .startTag:
      switch token.name {
      case .tr:
        clearStack(to: .tbody, .tfoot, .thead)
        insertElement()
        mode = .inRow
        return false
      case .th, .td:
        clearStack(to: .tbody, .tfoot, .thead)
        insertImplied(.tr)
        mode = .inRow
        return true
      case .caption, .col, .colgroup, .tbody, .tfoot, .thead: return closeTableBody()
      default: return inTable()
      }
    case .endTag:
      switch token.name {
      case .tbody, .tfoot, .thead:
        guard stack.isInTableScope(token.name) else { return false }
        clearStack(to: .tbody, .tfoot, .thead)
        endWithTag(stack.top.node)
        pop()
        mode = .inTable
        return false
      case .table: return closeTableBody()
      case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return false
      default: return inTable()
      }
    default: return inTable()
    }
  }

  private mutating func closeTableBody() -> Bool {
    guard stack.isTableBodyInTableScope() else { return false }
    clearStack(to: .tbody, .tfoot, .thead)
    pop()
    mode = .inTable
    return true
  }

  mutating func inRow() -> Bool {
    switch kind {
    case .startTag:
      switch token.name {
      case .th, .td:
        clearStack(to: .tr)
        insertElement()
        mode = .inCell
        formatting.appendMarker()
        return false
      case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: return closeRow()
      default: return inTable()
      }
    case .endTag:
      switch token.name {
      case .tr:
        _ = closeRow()
        return false
      case .table: return closeRow()
      case .tbody, .tfoot, .thead:
        guard stack.isInTableScope(token.name) else { return false }
        return closeRow()
      case .body, .caption, .col, .colgroup, .html, .td, .th: return false
      default: return inTable()
      }
    default: return inTable()
    }
  }

  private mutating func closeRow() -> Bool {
    guard stack.isInTableScope(.tr) else { return false }
    clearStack(to: .tr)
    if token.name == .tr { endWithTag(stack.top.node) }
    pop()
    mode = .inTableBody
    return true
  }

  mutating func inCell() -> Bool {
    switch kind {
    case .startTag:
      switch token.name {
      case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
        guard stack.isInTableScope(.td) || stack.isInTableScope(.th) else { return false }
        closeCell()
        return true
      default: return inBody()
      }
    case .endTag:
      switch token.name {
      case .td, .th:
        guard stack.isInTableScope(token.name) else { return false }
        impliedEndTags()
        popUntil(token.name)
        formatting.clearToMarker()
        mode = .inRow
        return false
      case .body, .caption, .col, .colgroup, .html: return false
      case .table, .tbody, .tfoot, .thead, .tr:
        guard stack.isInTableScope(token.name) else { return false }
        closeCell()
        return true
      default: return inBody()
      }
    default: return inBody()
    }
  }

  private mutating func closeCell() {
    impliedEndTags()
    pop(to: max(stack.place(of: .td), stack.place(of: .th)))
    formatting.clearToMarker()
    mode = .inRow
  }
}
