import QuireText

/// Parsing a fragment (HTML standard, 13.2.9).
extension HTMLTreeBuilder {
  /// Prepares to parse what stands within an element; the document takes the place of the root element.
  mutating func begin(_ fragment: HTMLFragmentContext) {
    let name = tokenizer.names.intern(fragment.name)
    var elementTraits = traits[name, fragment.namespace]
    if fragment.namespace == .mathML, name == .annotationXML, let encoding = fragment.encoding,
      Self.isHTMLEncoding(encoding)
    {
      elementTraits.insert(.htmlIntegrationPoint)
    }
    context = OpenElement(HTMLNode.nobody, name, fragment.namespace, elementTraits)
    push(OpenElement(0, .html, .html, traits[.html, .html]))
    if fragment.namespace == .html {
      tokenizer.content = content(of: name)
      if name == .template { templateModes.append(.inTemplate) }
      // A form within a form is no form of its own.
      if name == .form { form = 0 }
    }
    resetMode()
  }

  private func content(of name: MarkupName) -> HTMLContent {
    switch name {
    case .title, .textarea: .escapableRawText
    case .style, .xmp, .iframe, .noembed, .noframes: .rawText
    case .script: .script
    case .noscript: options.isScripting ? .rawText : .data
    case .plaintext: .plainText
    default: .data
    }
  }
}
