/// How to parse.
public struct HTMLOptions: Sendable {
  /// Whether scripts would run, so that `noscript` holds plain text.
  ///
  /// Off, because Quire runs none and reads what stands there.
  public var isScripting = false

  /// Whether a `selectedcontent` element receives a copy of the selected option, as browsers do.
  ///
  /// Off, because the copy's bytes are the option's own.
  public var mirrorsSelectedContent = false

  /// How many elements may be open within each other.
  ///
  /// Deeper ones become siblings. At least 16.
  public var mostOpenElements = 512

  /// The usual choices.
  public init() {}
}

/// The element in which a fragment is parsed, as if its text were assigned to that element's `innerHTML`.
public struct HTMLFragmentContext: Sendable {
  /// The element's name, in the case that the tree has (`foreignObject`).
  public var name: String

  /// The element's vocabulary.
  public var namespace: HTMLNamespace

  /// The `encoding` attribute of an `annotation-xml` element.
  public var encoding: String?

  /// An element to parse in.
  public init(_ name: String, _ namespace: HTMLNamespace = .html, encoding: String? = nil) {
    self.name = name
    self.namespace = namespace
    self.encoding = encoding
  }
}

/// What a limit of the parser has cost.
public struct HTMLDiagnostic: Sendable, Equatable {
  /// Which limit.
  public enum Code: String, Sendable {
    /// The input is longer than 2 GB; what follows was not parsed.
    case inputLength = "html-input-length"
    /// Elements stand deeper within each other than `HTMLOptions.mostOpenElements`.
    case depth = "html-depth"
    /// More than 64 formatting elements are open at once; the oldest are not reopened.
    case formattingElements = "html-formatting-elements"
    /// Formatting elements were reopened out of all proportion; no more are.
    case reopenedElements = "html-reopened-elements"
    /// There are more than 65,000 different names.
    case names = "html-names"
    /// A token found no place within a bounded number of steps and was left out.
    case steps = "html-steps"
  }

  /// Which limit.
  public let code: Code

  /// What happened, in words.
  public let message: String

  /// Where it happened first, in bytes of the input.
  public let offset: Int
}
