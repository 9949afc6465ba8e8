import QuireDocument
import QuireReaders
import QuireStages
import QuireText

/// Stages that do what the text says, so that a run's fates can be chosen document by document.
let runFamilies = [
  readersFamily,
  StageFamily(
    "test",
    "Stages that do what the text says.",
    [
      FailOnWord.self, DropOnWord.self, CutWord.self, ReportWord.self, BreakTheRules.self, TellCorpus.self,
      DropKnownEnd.self, SpendBytes.self,
      WriteLines.self, WriteFolder.self,
    ]
  ),
]

struct WordOptions: ComponentOptions {
  var word = "FAIL"
  static let declared: [OptionField<Self>] = [OptionField("word", \.word, "The word.")]
}

extension Document {
  /// Where `word` stands in the text.
  fileprivate func places(of word: String) -> [ByteRange] {
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty, bytes.count <= text.count else { return [] }
    var result: [ByteRange] = []
    var index = 0
    while index + bytes.count <= text.count {
      if text[index..<(index + bytes.count)].elementsEqual(bytes) {
        result.append(index..<(index + bytes.count))
        index += bytes.count
      } else {
        index += 1
      }
    }
    return result
  }
}

struct FailOnWord: Stage {
  static let name = "fail-on-word"
  static let summary = "Fails on documents with a word."
  let options: WordOptions
  init(_ options: WordOptions, in setup: Setup) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let copy = copy document
    if !copy.places(of: options.word).isEmpty { throw StageError(code: "test", "found \"\(options.word)\"") }
    return Changes(for: document)
  }
}

/// Works as long as the text is.
struct SpendBytes: Stage {
  static let name = "spend-bytes"
  static let summary = "Works as long as the text is."
  init(_ options: NoOptions, in setup: Setup) {}

  struct NoOptions: ComponentOptions {
    static let declared: [OptionField<Self>] = []
  }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    return Changes(for: document)
  }
}

struct DropOnWord: Stage {
  static let name = "drop-on-word"
  static let summary = "Drops documents with a word."
  let options: WordOptions
  init(_ options: WordOptions, in setup: Setup) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let copy = copy document
    var changes = Changes(for: document)
    let count = copy.places(of: options.word).count
    if count > 0 { changes.drop(rule: "word", reason: "the text has \"\(options.word)\"", value: Double(count)) }
    return changes
  }
}

struct CutWord: Stage {
  static let name = "cut-word"
  static let summary = "Takes a word out."
  let options: WordOptions
  init(_ options: WordOptions, in setup: Setup) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let copy = copy document
    var changes = Changes(for: document)
    let reason = changes.edits.reason("word", "the word is not wanted")
    for range in copy.places(of: options.word) { changes.edits.remove(range, because: reason) }
    return changes
  }
}

struct ReportWord: Stage {
  static let name = "report-word"
  static let summary = "Reports a word."
  let options: WordOptions
  init(_ options: WordOptions, in setup: Setup) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let copy = copy document
    var changes = Changes(for: document)
    if !copy.places(of: options.word).isEmpty {
      changes.report(Diagnostic(.warning, code: "word", "the text has \"\(options.word)\""))
    }
    changes.setSignal("words", Double(copy.places(of: options.word).count))
    return changes
  }
}

/// Asks for an edit outside of the text where it finds its word.
struct BreakTheRules: Stage {
  static let name = "break-the-rules"
  static let summary = "Asks for what can't be done."
  let options: WordOptions
  init(_ options: WordOptions, in setup: Setup) { self.options = options }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let copy = copy document
    var changes = Changes(for: document)
    if let place = copy.places(of: options.word).first {
      let reason = changes.edits.reason("rules", "rules are to be broken")
      changes.edits.remove(place.lowerBound..<(copy.text.count + 5), because: reason)
      changes.setSignal("broken", 1)
    }
    return changes
  }
}

/// Writes a JSON object a document; fails on a word where it is told to.
struct WriteLines: Exporter {
  static let name = "write-lines"
  static let summary = "Writes a line a document."
  static let mediaType = "application/jsonl"

  struct Options: ComponentOptions {
    var to = OutputPath(path: "-")
    var head = ""
    var separator = ""
    var tail = ""
    var failOn = ""
    var shardSize = ByteSize(bytes: OutputFile.standardShardBytes)
    var finish = false
    static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, "Where documents are written.", required: true),
      OptionField("shard_size", \.shardSize, "How much a shard has."),
      OptionField("head", \.head, "What stands at the beginning."),
      OptionField("separator", \.separator, "What stands between documents."),
      OptionField("tail", \.tail, "What stands at the end."),
      OptionField("fail_on", \.failOn, "The word on which it fails."),
      OptionField("finish", \.finish, "Whether the file is made of what was written."),
    ]
  }

  let options: Options
  init(_ options: Options, in setup: Setup) { self.options = options }

  var destination: OutputPath { options.to }
  var shardBytes: Int { options.shardSize.bytes }
  var head: [UInt8] { Array(options.head.utf8) }
  var separator: [UInt8] { Array(options.separator.utf8) }
  var tail: [UInt8] { Array(options.tail.utf8) }
  var files: [OutputFile] {
    let finisher = options.finish ? Backwards() : nil
    let path = destination.path
    return [
      OutputFile(path, head: head, separator: separator, tail: tail, shardBytes: shardBytes, finisher: finisher)
    ]
  }

  func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    let copy = copy document
    guard copy.places(of: options.failOn).isEmpty else { throw StageError(code: "test", "can't write this") }
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("id", copy.id)
    writer.field("text", utf8: copy.text)
    writer.field("codes", .array(copy.diagnostics.map { .string($0.code) }))
    writer.endObject()
    output += writer.take() + [0x0A]
  }
}

/// Writes two files of a folder: the ids of all documents, and each word of them once.
struct WriteFolder: Exporter {
  static let name = "write-folder"
  static let summary = "Writes two files."
  static let mediaType = "application/json"

  struct Options: ComponentOptions {
    var to = OutputPath(path: "-")
    static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, "The folder.", required: true)
    ]
  }

  let options: Options
  init(_ options: Options, in setup: Setup) { self.options = options }

  var destination: OutputPath { options.to }
  var files: [OutputFile] {
    [
      OutputFile("\(options.to.path)/ids.txt", separator: [0x2C]),
      OutputFile("\(options.to.path)/words.json", head: [0x5B], separator: [0x2C], tail: [0x5D]),
    ]
  }

  func encode(
    _ document: borrowing Document,
    intoFiles parts: inout [OutputPart],
    in context: inout StageContext
  ) throws(StageError) {
    parts[0].bytes += Array(document.id.utf8)
    for word in document.text.split(separator: 0x20) {
      parts[1].append([0x22] + word + [0x22], once: String(decoding: word, as: UTF8.self))
    }
  }

  func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {}
}

/// Makes a file with all bytes in the other order; it fails as long as a file called `broken` stands beside it.
struct Backwards: FileFinisher {
  func finish(_ draft: String, into target: String) throws(FileError) {
    let bytes = try FileStream.contents(of: draft)
    let writer = try FileWriter(target)
    try writer.write(bytes.reversed())
    try writer.commit()
    let breaker = "\(Folders.parent(of: target))/broken"
    if Folders.kind(of: breaker) != nil { throw FileError(target, "it is broken") }
  }

  func words(for draft: [UInt8]) -> String { String(decoding: draft, as: UTF8.self) }
}
