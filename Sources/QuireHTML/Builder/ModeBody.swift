import QuireText

/// The body (HTML standard, 13.2.6.4.7), and text up to an end tag (13.2.6.4.8).
extension HTMLTreeBuilder {
  mutating func inBody() -> Bool {
    switch kind {
    case .text: textInBody()
    case .startTag: return startTagInBody()
    case .endTag: return endTagInBody()
    case .comment: insertComment()
    case .doctype: break
    case .end: return templateModes.isEmpty ? false : inTemplate()
    }
    return false
  }

  mutating func inText() -> Bool {
    switch kind {
    case .text: insertText()
    case .endTag:
      endWithTag(stack.top.node)
      pop()
      mode = originalMode
    case .end:
      pop()
      mode = originalMode
      return true
    default: break
    }
    return false
  }

  /// What the most common start tags do; the rest stands in groups.
  mutating func startTagInBody() -> Bool {
    switch token.name {
    case .div, .p, .ul, .section, .article, .nav, .header, .footer, .figure, .figcaption, .main, .aside, .ol, .dl,
      .address, .blockquote, .center, .details, .dialog, .dir, .fieldset, .hgroup, .menu, .search, .summary:
      closeParagraph()
      insertElement()
    case .span: insertOrdinary()
    case .a: startTagOfAnchor()
    case .li: startTagOfListItem()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: openFormatting()
    case .img, .br, .area, .embed, .keygen, .wbr:
      reopenFormatting()
      insertVoidElement(token.name)
      isFramesetOK = false
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if stack.top.traits.contains(.heading) { pop() }
      insertElement()
    default: return rareStartTag()
    }
    return false
  }

  /// Any other start tag.
  @inline(__always)
  private mutating func insertOrdinary() {
    reopenFormatting()
    insertElement()
  }

  private mutating func rareStartTag() -> Bool {
    switch token.name {
    case .html: mergeAttributesOfRoot()
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return inHead()
    case .body: mergeAttributesOfBody()
    case .frameset: startTagOfFrameset()
    case .pre, .listing:
      closeParagraph()
      insertElement()
      skipsLineFeed = true
      isFramesetOK = false
    case .form: startTagOfForm()
    case .dd, .dt: startTagOfDefinition()
    case .plaintext:
      closeParagraph()
      insertElement()
      tokenizer.content = .plainText
    case .button: startTagOfButton()
    case .nobr: startTagOfNoBreak()
    case .applet, .marquee, .object:
      reopenFormatting()
      insertElement()
      formatting.appendMarker()
      isFramesetOK = false
    case .table:
      if !isQuirks { closeParagraph() }
      insertElement()
      isFramesetOK = false
      mode = .inTable
    case .input: startTagOfInput()
    case .param, .source, .track: insertVoidElement(token.name)
    case .hr: startTagOfRule()
    default: return rarerStartTag()
    }
    return false
  }

  private mutating func rarerStartTag() -> Bool {
    switch token.name {
    case .image:
      tokenizer.token.name = .img
      return true
    case .textarea:
      enterText(.escapableRawText)
      skipsLineFeed = true
      isFramesetOK = false
    case .xmp:
      closeParagraph()
      reopenFormatting()
      isFramesetOK = false
      enterText(.rawText)
    case .iframe:
      isFramesetOK = false
      enterText(.rawText)
    case .noembed: enterText(.rawText)
    case .noscript where options.isScripting: enterText(.rawText)
    case .select: startTagOfSelect()
    case .option: startTagOfOption()
    case .optgroup: startTagOfOptionGroup()
    case .rb, .rtc:
      if stack.isInScope(.ruby) { impliedEndTags() }
      insertElement()
    case .rp, .rt:
      if stack.isInScope(.ruby) { impliedEndTags(except: .rtc) }
      insertElement()
    case .math: insertForeignRoot(.mathML)
    case .svg: insertForeignRoot(.svg)
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: insertOrdinary()
    }
    return false
  }
}

/// Single start tags.
extension HTMLTreeBuilder {
  private mutating func startTagOfAnchor() {
    let listed = formatting.place(of: .a)
    if listed >= 0 {
      let node = formatting.entries[listed].node
      adoptionAgency(.a)
      let still = formatting.place(ofNode: node)
      if still >= 0 { formatting.remove(at: still) }
      if isOpen(node) {
        end(node)
        stack.remove(at: stack.place(ofNode: node))
      }
    }
    openFormatting()
  }

  private mutating func startTagOfListItem() {
    isFramesetOK = false
    let place = stack.place(of: .li)
    if place >= 0, place >= lastBarrier(.li) {
      impliedEndTags(except: .li)
      popUntil(.li)
    }
    closeParagraph()
    insertElement()
  }

  private mutating func startTagOfDefinition() {
    isFramesetOK = false
    let place = max(stack.place(of: .dd), stack.place(of: .dt))
    if place >= 0, place >= lastBarrier(stack[place].name) {
      impliedEndTags(except: stack[place].name)
      pop(to: place)
    }
    closeParagraph()
    insertElement()
  }

  /// The place of the topmost special element that is no address, div or p.
  private mutating func lastBarrier(_ name: MarkupName) -> Int {
    var place = Int(stack.top.special)
    while place >= 0 {
      let element = stack[place]
      guard element.isHTML(.div) || element.isHTML(.p) || element.isHTML(.address) else { return place }
      guard place > 0 else { return -1 }
      place = Int(stack[place - 1].special)
      steps += 1
    }
    return place
  }

  private mutating func startTagOfForm() {
    let isInTemplate = stack.place(of: .template) >= 0
    guard form < 0 || isInTemplate else { return }
    closeParagraph()
    let node = insertElement()
    if !isInTemplate { form = node }
  }

  private mutating func startTagOfButton() {
    if stack.isInScope(.button) {
      impliedEndTags()
      popUntil(.button)
    }
    reopenFormatting()
    insertElement()
    isFramesetOK = false
  }

  private mutating func startTagOfNoBreak() {
    reopenFormatting()
    if stack.isInScope(.nobr) {
      adoptionAgency(.nobr)
      reopenFormatting()
    }
    openFormatting()
  }

  private mutating func startTagOfInput() {
    if context?.isHTML(.select) == true { return }
    if stack.isInScope(.select) { popUntil(.select) }
    reopenFormatting()
    let isHidden = isHiddenInput()
    insertVoidElement(.input)
    if !isHidden { isFramesetOK = false }
  }

  private mutating func startTagOfRule() {
    closeParagraph()
    if stack.isInScope(.select) { impliedEndTags() }
    insertVoidElement(.hr)
    isFramesetOK = false
  }

  private mutating func startTagOfSelect() {
    if context?.isHTML(.select) == true { return }
    if stack.isInScope(.select) { return popUntil(.select) }
    reopenFormatting()
    insertElement()
    isFramesetOK = false
  }

  private mutating func startTagOfOption() {
    if stack.isInScope(.select) {
      impliedEndTags(except: .optgroup)
    } else if stack.top.isHTML(.option) {
      pop()
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func startTagOfOptionGroup() {
    if stack.isInScope(.select) {
      impliedEndTags()
    } else if stack.top.isHTML(.option) {
      pop()
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func startTagOfFrameset() {
    guard isFramesetOK, stack.count > 1, stack[1].isHTML(.body) else { return }
    let body = stack[1].node
    while stack.count > 1 { pop() }
    detach(body)
    insertElement()
    mode = .inFrameset
  }
}

/// A second `html` or `body` start tag.
extension HTMLTreeBuilder {
  private mutating func mergeAttributesOfRoot() {
    guard stack.place(of: .template) < 0, !stack.isEmpty else { return }
    mergeAttributes(into: stack[0].node)
  }

  private mutating func mergeAttributesOfBody() {
    guard stack.count > 1, stack[1].isHTML(.body), stack.place(of: .template) < 0 else { return }
    isFramesetOK = false
    mergeAttributes(into: stack[1].node)
  }

  /// Adds those attributes of the token to an element that it has not yet.
  private mutating func mergeAttributes(into node: Int32) {
    guard token.attributeCount > 0, node > 0 else { return }
    var merged = mergedAttributes.removeValue(forKey: node) ?? HTMLMergedAttributes()
    var tail = merged.last < 0 ? nodes[Int(node)].payload : merged.last
    while tail >= 0 {
      merged.names.insert(tokenizer.attributes[Int(tail)].name)
      merged.last = tail
      tail = tokenizer.attributes[Int(tail)].nextLink
    }
    let first = token.firstAttribute
    for index in first..<first + token.attributeCount {
      tokenizer.attributes[index].nextLink = HTMLNode.nobody
      guard merged.names.insert(tokenizer.attributes[index].name).inserted else { continue }
      if merged.last >= 0 {
        tokenizer.attributes[Int(merged.last)].nextLink = Int32(truncatingIfNeeded: index)
      } else {
        nodes[Int(node)].payload = Int32(truncatingIfNeeded: index)
      }
      merged.last = Int32(truncatingIfNeeded: index)
    }
    mergedAttributes[node] = merged
    tokenizer.token.firstAttribute = -1
  }
}

/// What is known of an element whose attributes came with more than one tag.
struct HTMLMergedAttributes {
  var names: Set<MarkupName> = []
  /// The last attribute, or -1.
  var last = HTMLNode.nobody
}
