import ArgumentParser
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Says what became of a document's bytes.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what became of some bytes of a document, by which step and rule.",
    discussion: """
      Runs the definition on one document, writes nothing, and says of the bytes at an offset, or of words: where they \
      are now or why they are gone, which steps changed them, and what stands over them. Words are looked up in the \
      source and in the text as it is afterwards, so that they can be copied from either.

      Examples:
        quire explain article.txt --definition news.yaml --text "All content herein"
        quire explain article.txt --definition news.yaml --at 2510
        quire explain corpus.jsonl.gz --record 51 --definition news.yaml --at '120..<180'
        quire explain article.txt --definition news.yaml
      """
  )

  @Argument(help: "The document.")
  var document: String

  @Option(help: "The definition.")
  var definition: String

  @Option(help: "The record's number in a file of many, from 1; the first document where it is left out.")
  var record: Int?

  @Option(help: "The offset of a source byte, or a range of them such as '120..<180', counted in the record.")
  var at: String?

  @Option(help: "Words of the source or of the text; every place where they stand is explained, up to ten.")
  var text: String?

  @Option(
    name: .customLong("corpus"),
    help: "What corpus stages look at, as for 'quire run'; can be given several times. Without it, the document alone."
  )
  var corpus: [String] = []

  @Option(help: "How many of the features that decided are named with each name of a model, from 0 to 20.")
  var evidence = 5

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var arguments: DefinitionArguments

  func validate() throws {
    if at != nil, text != nil { throw ValidationError("give --at or --text, not both") }
    if let at, ExplainedRange(at) == nil {
      throw ValidationError("--at must be an offset such as 120, or a range such as '120..<180', found \"\(at)\"")
    }
    if text?.isEmpty == true { throw ValidationError("--text must not be empty") }
    if let record, record < 1 { throw ValidationError("--record counts from 1") }
    if !(0...20).contains(evidence) { throw ValidationError("--evidence must be from 0 to 20") }
  }

  func run() async throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let knowledge = try await self.knowledge(plan, registry)
    let processed = try arguments.processed(
      document,
      record: record,
      plan,
      registry,
      knowing: knowledge,
      evidence: evidence
    )
    let explainer = Explainer(processed)
    let explanations = try places(explainer).map { explainer.explanation(of: $0) }
    if json {
      let list = JSONValue.array(explanations.map(\.json))
      Terminal.output(String(decoding: list.json(.pretty(indent: 2)), as: UTF8.self) + "\n")
    } else {
      let components = plan.components
      Terminal.output(explanations.map { $0.text { components[$0] } }.joined(separator: "\n"))
    }
  }

  /// What the corpus stages see in the corpus; `nil` where none is given.
  private func knowledge(_ plan: Plan, _ registry: Registry) async throws -> CorpusKnowledge? {
    let steps = plan.corpusSteps.map(\.name).joined(separator: ", ")
    guard !steps.isEmpty else { return nil }
    guard !corpus.isEmpty else {
      Terminal.message("\(steps) has seen this document alone; give --corpus to explain what it does in a run")
      return nil
    }
    let grants = arguments.grants
    let options = RunOptions(mayRead: grants.mayRead, mayWrite: grants.mayWrite)
    do throws(RunError) {
      return try await Runner(plan: plan, registry: registry, options: options).learn(from: corpus)
    } catch {
      Terminal.error(error.message)
      throw ExitCode(1)
    }
  }

  /// The source ranges that were asked for: all of the source where nothing was.
  private func places(_ explainer: Explainer) throws -> [SourceRange] {
    if let text {
      let found = explainer.places(of: text)
      if !found.isEmpty { return found }
      Terminal.error("\"\(text)\" stands neither in the source of \"\(document)\" nor in its text")
      throw ExitCode(1)
    }
    let count = explainer.sourceCount
    guard let range = at.flatMap({ ExplainedRange($0) })?.range else { return [SourceRange(0..<count)] }
    guard range.lowerBound < count else {
      Terminal.error("byte \(range.lowerBound) lies behind the end of the source, which has \(count) bytes")
      throw ExitCode(1)
    }
    return [SourceRange(range.lowerBound..<min(range.upperBound, count))]
  }
}

/// A range of bytes as a person writes it: `120`, `120..<180`, `120-180` (without its end), `120...179` (with it).
struct ExplainedRange {
  let range: ByteRange

  init?(_ text: String) {
    for (sign, extra) in [("..<", 0), ("...", 1), ("..", 0), ("-", 0)] {
      guard let place = text.firstRange(of: sign) else { continue }
      guard let lower = Int(text[..<place.lowerBound]), let last = Int(text[place.upperBound...]), lower >= 0,
        last < Int.max, last + extra > lower
      else { return nil }
      range = lower..<(last + extra)
      return
    }
    guard let lower = Int(text), lower >= 0, lower < Int.max else { return nil }
    range = lower..<(lower + 1)
  }
}

extension PlanStep {
  /// The full name of the component; empty for groups.
  var component: String {
    switch self {
    case .stage(let step): step.component
    case .corpus(let step): step.component
    case .ordered(let step): step.component
    case .exporter(let step): step.component
    case .group, .choice: ""
    }
  }
}
