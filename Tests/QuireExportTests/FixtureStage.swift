import QuireDocument
import QuireStages
import QuireText

/// Stages that put into a document what a test's YAML says, so that golden files of exporters need no other family.
let fixtureFamily = StageFamily("fixture", "Fill documents for tests.", [AnnotateFixture.self, EditFixture.self])

/// Adds elements over quoted text: `"Start … end"` stands for everything from the first words to the last.
///
/// Each list looks for its text behind the element before it, so that repeated words are found one after another; an
/// entry with `again: true` begins anew.
struct AnnotateFixture: Stage {
  static let name = "annotate"
  static let summary = "Add the elements that a test lists."

  struct Options: ComponentOptions {
    var blocks = OptionAny(.list([]))
    var sections = OptionAny(.list([]))
    var sentences = OptionAny(.list([]))
    var tokens = OptionAny(.list([]))
    var mentions = OptionAny(.list([]))
    var entities = OptionAny(.list([]))
    var comments = OptionAny(.list([]))
    var links = OptionAny(.list([]))
    var notices = OptionAny(.list([]))
    var annotations = OptionAny(.list([]))
    var thread = OptionAny(.null)
    var metadata = OptionAny(.map([]))
    var signals = OptionAny(.map([]))
    var diagnostics = OptionAny(.list([]))

    static let declared: [OptionField<Self>] = [
      OptionField("blocks", \.blocks, "Blocks."),
      OptionField("sections", \.sections, "Sections."),
      OptionField("sentences", \.sentences, "Sentences."),
      OptionField("tokens", \.tokens, "Tokens."),
      OptionField("mentions", \.mentions, "Mentions."),
      OptionField("entities", \.entities, "Entities."),
      OptionField("comments", \.comments, "Comments."),
      OptionField("links", \.links, "Links."),
      OptionField("notices", \.notices, "Notices."),
      OptionField("annotations", \.annotations, "Annotations."),
      OptionField("thread", \.thread, "The thread."),
      OptionField("metadata", \.metadata, "Metadata."),
      OptionField("signals", \.signals, "Signals."),
      OptionField("diagnostics", \.diagnostics, "Diagnostics."),
    ]
  }

  private let options: Options

  init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var filler = FixtureFiller(document: copy document, changes: Changes(for: document))
    filler.addText(options)
    filler.addNames(options)
    filler.addThread(options)
    filler.addFacts(options)
    if let missing = filler.missing.first { throw StageError(code: "fixture", "no text \"\(missing)\"") }
    return filler.changes
  }
}

/// Replaces and removes quoted text.
struct EditFixture: Stage {
  static let name = "edit"
  static let summary = "Make the edits that a test lists."

  struct Options: ComponentOptions {
    var edits = OptionAny(.list([]))
    static let declared: [OptionField<Self>] = [OptionField("edits", \.edits, "Edits.")]
  }

  private let options: Options

  init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    var quotes = QuoteFinder(text: document.text)
    for entry in options.edits.value.entries {
      guard let range = quotes.find(entry["text"]?.string ?? "") else {
        throw StageError(code: "fixture", "no text \"\(entry["text"]?.string ?? "")\"")
      }
      let reason = changes.edits.reason(entry["rule"]?.string ?? "rule", entry["reason"]?.string ?? "a test says so")
      let bytes = Array((entry["with"]?.string ?? "").utf8)
      changes.edits.replace(range, with: bytes, because: reason)
    }
    return changes
  }
}

/// Finds quoted text, each quote behind the one before.
struct QuoteFinder {
  let text: [UInt8]
  private var start = 0

  init(text: [UInt8]) { self.text = text }

  mutating func find(_ quote: String, again: Bool = false) -> ByteRange? {
    if again { start = 0 }
    let parts = quote.split(separator: "…").map { trimmed($0) }
    let ends = parts.count == 2 ? parts : [Array(quote.utf8)]
    guard let first = ends.first, let from = range(of: first, from: start) else { return nil }
    guard let last = ends.dropFirst().first else {
      start = from.lowerBound + 1
      return from
    }
    guard let to = range(of: last, from: from.upperBound) else { return nil }
    start = from.lowerBound + 1
    return from.lowerBound..<to.upperBound
  }

  private func trimmed(_ part: Substring) -> [UInt8] {
    var part = part.drop { $0 == " " }
    while part.last == " " { part.removeLast() }
    return Array(part.utf8)
  }

  private func range(of needle: [UInt8], from start: Int) -> ByteRange? {
    guard !needle.isEmpty, text.count >= needle.count else { return nil }
    var place = start
    while place + needle.count <= text.count {
      if text[place..<(place + needle.count)].elementsEqual(needle) { return place..<(place + needle.count) }
      place += 1
    }
    return nil
  }
}

extension OptionValue {
  subscript(name: String) -> OptionValue? {
    guard case .map(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var entries: [OptionValue] {
    guard case .list(let values) = self else { return [] }
    return values
  }

  var members: [Member] {
    guard case .map(let members) = self else { return [] }
    return members
  }

  var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  var number: Double? {
    if case .number(let number) = self { return number }
    return integer.map(Double.init)
  }

  var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }

  var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .integer(let integer): .integer(Int64(integer))
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .list(let values): .array(values.map(\.json))
    case .map(let members): .object(members.map { .init($0.name, $0.value.json) })
    }
  }
}
