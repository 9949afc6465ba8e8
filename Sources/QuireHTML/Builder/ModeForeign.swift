import QuireText

/// SVG and MathML (HTML standard, 13.2.6.5).
extension HTMLTreeBuilder {
  /// The adjusted current node.
  var adjustedCurrent: OpenElement {
    if stack.count == 1, let context { return context }
    return stack.top
  }

  /// Whether the rules of foreign content apply to the token; the adjusted current node is not HTML's.
  mutating func isForeign() -> Bool {
    let element = adjustedCurrent
    if kind == .end || element.isHTML { return false }
    let isStart = kind == .startTag
    let isText = kind == .text
    if element.traits.contains(.mathMLTextIntegrationPoint) {
      if isText { return false }
      if isStart, token.name != .mglyph, token.name != .malignmark { return false }
    }
    if isStart, element.namespace == .mathML, element.name == .annotationXML, token.name == .svg { return false }
    return !(element.traits.contains(.htmlIntegrationPoint) && (isStart || isText))
  }

  mutating func foreignContent() -> Bool {
    switch kind {
    case .text:
      if isFramesetOK, !isSpace(HTMLTextRun(start: token.start, end: token.end, token.decoding)) {
        isFramesetOK = false
      }
      if token.decoding.contains(.droppedNulls) {
        tokenizer.token.decoding.remove(.droppedNulls)
        tokenizer.token.decoding.insert(.replacedNulls)
      }
      insertText()
    case .comment: insertComment()
    case .doctype, .end: break
    case .startTag: return foreignStartTag()
    case .endTag: return foreignEndTag()
    }
    return false
  }

  private mutating func foreignStartTag() -> Bool {
    if isBreakout() {
      leaveForeign()
      return rulesOfMode()
    }
    insertForeign(adjustedCurrent.namespace)
    return false
  }

  private mutating func leaveForeign() {
    while stack.count > 1 {
      let element = stack.top
      if element.isHTML || element.traits.contains(.mathMLTextIntegrationPoint)
        || element.traits.contains(.htmlIntegrationPoint)
      {
        return
      }
      pop()
    }
  }

  /// Whether the start tag is one that ends all foreign content.
  private mutating func isBreakout() -> Bool {
    switch token.name {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
      .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      return true
    case .font:
      guard token.firstAttribute >= 0 else { return false }
      return tokenizer.attributes[token.firstAttribute...].contains {
        $0.name == .color || $0.name == .face || $0.name == .size
      }
    default: return false
    }
  }

  private mutating func foreignEndTag() -> Bool {
    if token.name == .br || token.name == .p {
      leaveForeign()
      return rulesOfMode()
    }
    let name = token.name
    let nameInSVG = name.asSVGElement
    var place = stack.count - 1
    while place > 0 {
      let element = stack[place]
      steps += 1
      if element.isHTML { return rulesOfMode() }
      if element.name == name || element.name == nameInSVG && element.namespace == .svg {
        endWithTag(element.node)
        while stack.count > place { pop() }
        return false
      }
      place -= 1
    }
    return false
  }

  private func adjusted(_ name: MarkupName, _ namespace: HTMLNamespace) -> MarkupName {
    namespace == .svg ? name.asSVGElement : name
  }

  /// `<svg>` or `<math>` in HTML.
  mutating func insertForeignRoot(_ namespace: HTMLNamespace) {
    reopenFormatting()
    insertForeign(namespace)
  }

  private mutating func insertForeign(_ namespace: HTMLNamespace) {
    let isClosed = token.isSelfClosing
    if !isClosed, stack.count >= mostOpenElements { flatten() }
    adjustAttributes(namespace)
    let name = adjusted(token.name, namespace)
    let place = insertionPlace()
    var elementTraits = traits[name, namespace]
    if namespace == .mathML, name == .annotationXML, isHTMLAnnotation() { elementTraits.insert(.htmlIntegrationPoint) }
    let node = addElement(name, namespace, at: place, isEnded: isClosed)
    if !isClosed { stack.push(OpenElement(node, name, namespace, elementTraits)) }
  }

  /// Whether an `annotation-xml` start tag says that HTML stands within.
  private mutating func isHTMLAnnotation() -> Bool {
    guard token.firstAttribute >= 0 else { return false }
    for attribute in tokenizer.attributes[token.firstAttribute...] where attribute.name == .encoding {
      return Self.isHTMLEncoding(String(decoding: decoded(attribute), as: UTF8.self))
    }
    return false
  }

  static func isHTMLEncoding(_ encoding: String) -> Bool {
    let lower = encoding.lowercased()
    return lower == "text/html" || lower == "application/xhtml+xml"
  }

  /// Gives the attributes of the token the names and namespaces that they have in foreign content.
  private mutating func adjustAttributes(_ namespace: HTMLNamespace) {
    guard token.firstAttribute >= 0 else { return }
    for index in token.firstAttribute..<tokenizer.attributes.count {
      let name = tokenizer.attributes[index].name
      guard name.isKnown else { continue }
      if let (own, local) = Self.foreignAttribute(name) {
        tokenizer.attributes[index].namespace = own
        tokenizer.attributes[index].name = local
      } else {
        tokenizer.attributes[index].name = namespace == .svg ? name.asSVGAttribute : name.asMathMLAttribute
      }
    }
  }

  private static func foreignAttribute(_ name: MarkupName) -> (HTMLAttribute.Namespace, MarkupName)? {
    switch name {
    case .xlinkActuate: (.xlink, .actuate)
    case .xlinkArcrole: (.xlink, .arcrole)
    case .xlinkHref: (.xlink, .href)
    case .xlinkRole: (.xlink, .role)
    case .xlinkShow: (.xlink, .show)
    case .xlinkTitle: (.xlink, .title)
    case .xlinkType: (.xlink, .type)
    case .xmlLang: (.xml, .lang)
    case .xmlSpace: (.xml, .space)
    case .xmlns: (.xmlns, .xmlns)
    case .xmlnsXlink: (.xmlns, .xlink)
    default: nil
    }
  }
}
