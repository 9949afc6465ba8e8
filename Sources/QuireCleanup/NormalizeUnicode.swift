public import QuireDocument
public import QuireStages
import QuireText

/// Brings text into Unicode's composed form and puts ordinary characters in the place of harmful ones.
///
/// No-break and other exotic spaces become spaces; zero width characters, controls and soft hyphens go; separators of
/// lines become line feeds; what is left is put into form C (UAX #15). Each kind of character has a rule of its own in
/// the ledger. A word boundary is never lost: a no-break space beside an ordinary space is removed, any other becomes
/// a space. Joiners that a script or an emoji needs stay.
///
/// ```yaml
/// - stage: cleanup.normalize-unicode
///   with: { quotes: straight, ligatures: true }
/// ```
public struct NormalizeUnicode: Stage {
  public static let name = "normalize-unicode"
  public static let summary =
    "Brings text into Unicode's form C and takes out no-break spaces, invisible characters and controls."

  /// What becomes of typographic quotation marks.
  public enum Quotes: String, OptionChoice {
    case keep
    case straight
  }

  /// What becomes of dashes.
  public enum Dashes: String, OptionChoice {
    case keep
    case ascii
  }

  public struct Options: ComponentOptions {
    public var compose = true
    public var spaces = true
    public var zeroWidth = true
    public var controls = true
    public var softHyphens = true
    public var lineSeparators = true
    public var ligatures = false
    public var quotes = Quotes.keep
    public var dashes = Dashes.keep
    public var bidi = false

    public static let declared: [OptionField<Self>] = [
      OptionField("compose", \.compose, "Whether text is brought into form C: é is one character, not two."),
      OptionField("spaces", \.spaces, "Whether no-break and other exotic spaces become spaces."),
      OptionField("zero_width", \.zeroWidth, "Whether zero width characters, byte order marks and tags are removed."),
      OptionField("controls", \.controls, "Whether control characters but tab and line ends are removed."),
      OptionField("soft_hyphens", \.softHyphens, "Whether soft hyphens are removed, and shown at line ends."),
      OptionField("line_separators", \.lineSeparators, "Whether Unicode's line separators become line feeds."),
      OptionField("ligatures", \.ligatures, "Whether Latin ligatures become their letters."),
      OptionField("quotes", \.quotes, "Whether typographic quotation marks become straight ones."),
      OptionField("dashes", \.dashes, "Whether dashes become hyphens, an em dash two of them."),
      OptionField("bidi", \.bidi, "Whether marks that set the direction of writing are removed."),
    ]

    public init() {}
  }

  private let kinds: CharacterRepair.Kinds
  private let composes: Bool

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    var kinds: CharacterRepair.Kinds = []
    if options.spaces { kinds.formUnion([.noBreakSpace, .exoticSpace]) }
    if options.zeroWidth { kinds.formUnion([.zeroWidth, .byteOrderMark, .tag]) }
    if options.controls { kinds.formUnion(.control) }
    if options.softHyphens { kinds.formUnion(.softHyphen) }
    if options.lineSeparators { kinds.formUnion(.lineSeparator) }
    if options.ligatures { kinds.formUnion(.ligature) }
    if options.quotes == .straight { kinds.formUnion(.quote) }
    if options.dashes == .ascii { kinds.formUnion(.dash) }
    if options.bidi { kinds.formUnion(.bidiControl) }
    self.kinds = kinds
    composes = options.compose
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let repairs = kinds.isEmpty ? [] : CharacterRepair.find(kinds, in: document.text)
    // Composition sees the text as the repairs leave it, so that one run of the stage does what two would do.
    let repaired = repairs.isEmpty ? document.text : CharacterRepair.apply(repairs, to: document.text)
    let compositions = composes ? Normalization.changesForNFC(in: repaired) : nil
    guard !repairs.isEmpty || compositions?.isEmpty == false else { return changes }
    var writer = UnicodeEditWriter(repairs: repairs, repaired: repaired)
    if let compositions { writer.write(compositions) }
    writer.finish()
    changes.edits = writer.edits
    return changes
  }
}
