import QuireDocument
import QuireStages
import QuireText

/// Components that stand for the real ones: definitions are checked against what they declare.
protocol SilentStage: Stage where Options == NoOptions {
  init()
}

extension SilentStage {
  init(_ options: NoOptions, in setup: Setup) throws(OptionError) { self.init() }
}

extension Stage {
  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    Changes(for: document)
  }
}

enum TestForm: String, OptionChoice {
  case nfc
  case nfkc
}

struct NormalizeUnicode: Stage {
  static let name = "normalize-unicode"
  static let summary = "Brings text into one form of Unicode."

  struct Options: ComponentOptions {
    var form = TestForm.nfc
    var ligatures = false
    static let declared: [OptionField<Self>] = [
      OptionField("form", \.form, "The form of Unicode."),
      OptionField("ligatures", \.ligatures, "Whether ligatures are taken apart."),
    ]
  }

  init(_ options: Options, in setup: Setup) throws(OptionError) {}
}

enum TestMode: String, OptionChoice {
  case mark
  case remove
}

struct RemoveBoilerplate: Stage {
  static let name = "remove-boilerplate"
  static let summary = "Marks or removes what a site says about itself."
  static let requires: [DocumentPart] = []

  struct Options: ComponentOptions {
    var phrases: [String] = []
    var mode = TestMode.mark
    var minimum = 1
    var score: Double?
    var rules = OptionAny(.map([]))
    var names = OptionMap<String>()
    static let declared: [OptionField<Self>] = [
      OptionField("phrases", \.phrases, "Phrases that mark a line as boilerplate."),
      OptionField("mode", \.mode, "Whether lines are marked or removed."),
      OptionField("minimum", \.minimum, "How many phrases a line must have.", .within(1...9)),
      OptionField("score", \.score, "The least score of a line."),
      OptionField("rules", \.rules, "More rules, each with its own keys."),
      OptionField("names", \.names, "Names of rules by their codes."),
    ]
  }

  init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard case .list(let rules) = options.rules.value else { return }
    for (index, rule) in rules.enumerated() {
      guard case .map(let members) = rule, members.contains(where: { $0.name == "phrase" }) else {
        throw .invalid("rules[\(index)]", "needs a \"phrase\"")
      }
    }
  }
}

struct SplitArticle: SilentStage {
  static let name = "split-article"
  static let summary = "Finds the parts of an article."
  static let produces: [DocumentPart] = [.blocks, .sections, .metadata("title")]
}

struct FindComments: SilentStage {
  static let name = "find-comments"
  static let summary = "Finds reader comments."
  static let produces: [DocumentPart] = [.comments, .notices]
}

struct LinkReplies: SilentStage {
  static let name = "link-replies"
  static let summary = "Links comments to what they answer."
  static let requires: [DocumentPart] = [.comments]
  static let produces: [DocumentPart] = [.links]
}

struct MatchGazetteer: Stage {
  static let name = "match-gazetteer"
  static let summary = "Finds the names of a list."
  static let produces: [DocumentPart] = [.mentions]

  struct Options: ComponentOptions {
    var list = InputPath(path: "")
    var type = "PLACE"
    static let declared: [OptionField<Self>] = [
      OptionField("list", \.list, "A file with a name on each line.", required: true),
      OptionField("type", \.type, "The type of what the names name."),
    ]
  }

  init(_ options: Options, in setup: Setup) throws(OptionError) {
    _ = try setup.read(options.list, for: "list")
  }
}

struct TagNames: SilentStage {
  static let name = "tag-names"
  static let summary = "Finds names by rules."
  static let requires: [DocumentPart] = [.metadata("language")]
  static let produces: [DocumentPart] = [.mentions]
}

struct Score: SilentStage {
  static let name = "score-text"
  static let summary = "Tells how much a text looks like prose."
  static let produces: [DocumentPart] = [.signal("prose"), .layer("acme-marks")]
}

struct ExportLines: Exporter {
  static let name = "jsonl"
  static let summary = "Writes a JSON object a document."
  static let mediaType = "application/jsonl"

  struct Options: ComponentOptions {
    var to = OutputPath(path: "-")
    var indent = 0
    static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, "Where documents are written.", required: true),
      OptionField("indent", \.indent, "How many spaces a level is indented by."),
    ]
  }

  let destination: OutputPath

  init(_ options: Options, in setup: Setup) throws(OptionError) { destination = options.to }

  func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {}
}

struct ExportMarkdown: Exporter {
  typealias Options = ExportLines.Options
  static let name = "markdown"
  static let summary = "Writes a page of Markdown a document."
  static let requires: [DocumentPart] = [.sections]
  static let mediaType = "text/markdown"

  let destination: OutputPath

  init(_ options: Options, in setup: Setup) throws(OptionError) { destination = options.to }

  func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {}
}

protocol TestReader: Reader {}

extension TestReader {
  func makeSplitter() -> any RecordSplitter { NoSplitter() }
  func read(_ record: Record, in context: ReadContext) -> ReadOutcome { .nothing }
}

struct NoSplitter: RecordSplitter {
  mutating func append(_ chunk: [UInt8]) throws(ReadError) -> [Record] { [] }
  mutating func finish() throws(ReadError) -> [Record] { [] }
}

struct ReadText: TestReader {
  static let name = "text"
  static let summary = "Reads plain text."
  static let suffixes = [".txt"]
  static let mediaTypes = ["text/plain"]
  init(_ options: NoOptions, in setup: Setup) throws(OptionError) {}
}

struct ReadLines: TestReader {
  static let name = "jsonl"
  static let summary = "Reads a JSON object a line."
  static let suffixes = [".jsonl"]
  static let mediaTypes = ["application/jsonl"]

  struct Options: ComponentOptions {
    var text = "text"
    static let declared: [OptionField<Self>] = [OptionField("text", \.text, "The field that holds the text.")]
  }

  init(_ options: Options, in setup: Setup) throws(OptionError) {}
}

/// The families of the components above.
let testFamilies = [
  StageFamily("readers", "Formats that can be read.", [ReadText.self, ReadLines.self]),
  StageFamily("cleanup", "Stages that make text clean.", [NormalizeUnicode.self, RemoveBoilerplate.self]),
  StageFamily("sections", "Stages that find the parts of a text.", [SplitArticle.self]),
  StageFamily("entities", "Stages that find what is named.", [MatchGazetteer.self, TagNames.self]),
  StageFamily("threads", "Stages that find comments.", [FindComments.self, LinkReplies.self]),
  StageFamily("curation", "Stages that judge a text.", [Score.self]),
  StageFamily("export", "Exporters.", [ExportLines.self, ExportMarkdown.self]),
]
