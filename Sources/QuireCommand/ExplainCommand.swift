import ArgumentParser
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Says what became of a document's bytes.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what became of some bytes of a document, by which step and rule.",
    discussion: """
      Runs the definition on one document, writes nothing, and says of the bytes at an offset, or of words: where they \
      are now or why they are gone, which steps changed them, and what stands over them.

      Examples:
        quire explain article.txt --definition news.yaml --text "All content herein"
        quire explain article.txt --definition news.yaml --at 2510
        quire explain article.txt --definition news.yaml
      """
  )

  @Argument(help: "The document.")
  var document: String

  @Option(help: "The definition.")
  var definition: String

  @Option(help: "The offset of a source byte, or a range of them such as 120..<180.")
  var at: String?

  @Option(help: "Words of the source; every place where they stand is explained, up to ten.")
  var text: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var arguments: DefinitionArguments

  func validate() throws {
    if at != nil, text != nil { throw ValidationError("give --at or --text, not both") }
    if at != nil, range(in: Int.max) == nil { throw ValidationError("--at must be an offset such as 120 or 120..<180") }
    if text?.isEmpty == true { throw ValidationError("--text must not be empty") }
  }

  func run() throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let read = try processed(
      plan,
      SingleDocument(registry: registry, format: plan.input.format, reader: plan.input.reader)
    )
    let ranges = places(in: read.sources[0])
    guard !ranges.isEmpty else {
      Terminal.error("\"\(text ?? "")\" does not stand in the source of \"\(document)\"")
      throw ExitCode(1)
    }
    let components = Dictionary(plan.leaves.map { ($0.name, $0.component) }) { first, _ in first }
    let explanations = ranges.map { Explanation(SourceRange($0), of: read) }
    if json {
      let list = JSONValue.array(explanations.map(\.json))
      Terminal.output(String(decoding: list.json(.pretty(indent: 2)), as: UTF8.self) + "\n")
    } else {
      Terminal.output(explanations.map { $0.text { components[$0] } }.joined(separator: "\n"))
    }
  }

  private func processed(_ plan: Plan, _ single: SingleDocument) throws -> Document {
    switch arguments.grants.load(document) {
    case .failure(let error):
      Terminal.error("\"\(document)\" can't be read: \(error.why)")
      throw ExitCode(1)
    case .success(let bytes):
      do throws(Failure) {
        var read = try single.read(bytes, uri: document)
        try plan.run(&read)
        return read
      } catch {
        Terminal.error("\(error.by): \(error.message)")
        throw ExitCode(2)
      }
    }
  }

  /// The source ranges that were asked for: all of it where nothing was.
  private func places(in source: Source) -> [ByteRange] {
    if let text { return Self.occurrences(of: Array(text.utf8), in: source) }
    if let range = range(in: source.bytes.count) { return [range] }
    return [0..<source.bytes.count]
  }

  private func range(in count: Int) -> ByteRange? {
    guard let at else { return nil }
    let parts = at.replacing("...", with: "..<").replacing("..<", with: "-").split(separator: "-")
    guard let lower = parts.first.flatMap({ Int($0) }), lower >= 0, parts.count <= 2 else { return nil }
    let upper = parts.count == 2 ? Int(parts[1]) : lower + 1
    guard let upper, upper > lower else { return nil }
    return min(lower, count)..<min(upper, count)
  }

  private static func occurrences(of words: [UInt8], in source: Source) -> [ByteRange] {
    var found: [ByteRange] = []
    let text = source.decoded
    guard words.count <= text.count else { return [] }
    for start in 0...(text.count - words.count) where text[start] == words[0] && found.count < 10 {
      guard text[start..<(start + words.count)].elementsEqual(words) else { continue }
      let ranges = source.map.sourceRanges(of: start..<(start + words.count))
      if let first = ranges.first, let last = ranges.last { found.append(first.lowerBound..<last.upperBound) }
    }
    return found
  }
}

extension PlanStep {
  /// The full name of the component; empty for groups.
  var component: String {
    switch self {
    case .stage(let step): step.component
    case .exporter(let step): step.component
    case .group, .choice: ""
    }
  }
}
