public import QuireDocument
import QuireHTML
public import QuireStages
import QuireText

/// Repairs text that a program spoiled: UTF-8 read in another charset, once or several times; characters of windows-1252
/// that became controls; HTML character references and commands to terminals that were left in it.
///
/// It repairs what ftfy repairs, and leaves alone what ftfy leaves alone; but each character is an edit of its own, so
/// that a name in a repaired line leads back to its bytes. Run it before `cleanup.normalize-unicode`, which brings
/// quotation marks, ligatures, spaces and controls into order: mojibake is made of no-break spaces and controls, and
/// can't be read without them.
///
/// ```yaml
/// stages:
///   - cleanup.repair-text
///   - cleanup.normalize-unicode
/// ```
public struct RepairText: Stage {
  public static let name = "repair-text"
  public static let summary = "Repairs mojibake, and references and controls that were left in text."

  /// Where HTML character references are decoded.
  public enum References: String, OptionChoice {
    case auto
    case always
    case never
  }

  public struct Options: ComponentOptions {
    public var mojibake = true
    public var lostSpaces = true
    public var lostBytes = true
    public var mixedEncodings = true
    public var controls = true
    public var references = References.auto
    public var terminalEscapes = true

    public static let declared: [OptionField<Self>] = [
      OptionField("mojibake", \.mojibake, "Whether UTF-8 that was read in another charset is read anew."),
      OptionField(
        "lost_spaces",
        \.lostSpaces,
        "Whether, in mojibake, a space may stand for a no-break space that was part of a character."
      ),
      OptionField(
        "lost_bytes",
        \.lostBytes,
        "Whether, in mojibake, a character that lost some of its bytes becomes a replacement character."
      ),
      OptionField(
        "mixed_encodings",
        \.mixedEncodings,
        "Whether mojibake is repaired in a line that also has characters which can't be part of it."
      ),
      OptionField("controls", \.controls, "Whether controls from U+0080 to U+009F are read as windows-1252."),
      OptionField(
        "references",
        \.references,
        "Where HTML character references are decoded; auto: in the lines before the first <."
      ),
      OptionField("terminal_escapes", \.terminalEscapes, "Whether commands to a terminal, such as colours, go."),
    ]

    public init() {}
  }

  private let repaired: TextRepairOptions

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    var repaired = TextRepairOptions()
    repaired.mojibake = options.mojibake
    repaired.lostSpaces = options.lostSpaces
    repaired.lostBytes = options.lostBytes
    repaired.mixedEncodings = options.mixedEncodings
    repaired.controls = options.controls
    repaired.terminalEscapes = options.terminalEscapes
    repaired.referencesInMarkup = options.references == .always
    if options.references != .never {
      repaired.references = { name in
        String(decoding: HTMLNamedReferences.replacement(of: name), as: UTF8.self).unicodeScalars.map(\.value)
      }
    }
    self.repaired = repaired
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let repairs = TextRepairs(of: document.text, repaired)
    guard !repairs.isEmpty else { return changes }
    var reasons = RepairReasons()
    for repair in repairs {
      let reason = reasons.id(of: repair.kind, in: &changes.edits)
      if repair.replacement.isEmpty {
        changes.edits.remove(repair.range, because: reason)
      } else {
        changes.edits.replace(repair.range, with: Array(repair.replacement), because: reason)
      }
    }
    return changes
  }
}
