import QuireText

extension HTMLTree {
  /// The tree of a page.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, without a byte order mark; at most 2 GB of it are parsed.
  ///   - options: how to parse.
  public init(parsing bytes: [UInt8], options: HTMLOptions = HTMLOptions()) {
    self.init(bytes: bytes)
    withHeldBytes(bytes) { held in
      var builder = HTMLTreeBuilder(held, bytes, options)
      builder.run()
      take(&builder)
    }
  }

  /// The tree of a fragment: its nodes are children of the document.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - context: the element in which the fragment would stand.
  ///   - options: how to parse.
  public init(parsingFragment bytes: [UInt8], in context: HTMLFragmentContext, options: HTMLOptions = HTMLOptions()) {
    self.init(bytes: bytes)
    withHeldBytes(bytes) { held in
      var builder = HTMLTreeBuilder(held, bytes, options)
      builder.begin(context)
      builder.run()
      take(&builder)
    }
  }

  private mutating func take(_ builder: inout HTMLTreeBuilder) {
    nodes = builder.nodes
    attributes = builder.tokenizer.attributes
    textRuns = builder.runs
    syntax = builder.tokenizer.syntax
    droppedText = builder.dropped
    diagnostics = builder.diagnostics
    names = builder.tokenizer.names
    isQuirks = builder.isQuirks
    doctypes = builder.doctypes
  }
}
