import ArgumentParser
import QuireTagging
import QuireText

/// Trains models; so far of names.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model that a stage can use.",
    subcommands: [TrainNamesCommand.self]
  )
}

/// Trains a model for `entities.tag-names`.
struct TrainNamesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Train a model of names from tagged tokens.",
    discussion: """
      A training file holds a token, a tab and a tag a line (B-SHIP, I-SHIP, O; IOBES and BILOU are read, too), and a blank \
      line behind each sentence; -DOCSTART- begins a document. The word clusters and lists of names are those of the \
      model that comes with Quire, unless others are given. The same files and options give the same model.

      Examples:
        quire train names --train ships.bio --dev ships-dev.bio --out ships.model
        quire train names --train corpora/*.bio --types types.tsv --out names.model
      """
  )

  @Option(name: .long, parsing: .upToNextOption, help: "The files of tagged tokens to learn from.")
  var train: [String] = []

  @Option(name: .long, parsing: .upToNextOption, help: "Files to measure on; nothing is learned from them.")
  var dev: [String] = []

  @Option(name: .long, help: "Where the model is written.")
  var out: String

  @Option(name: .long, help: "A table of file, label and type, where labels of several sets stand for other types.")
  var types: String?

  @Option(name: .long, help: "Word clusters: a table of word and four numbers, from fine to coarse.")
  var words: String?

  @Option(name: .long, help: "Brown clusters: a table of word and path.")
  var brown: String?

  @Option(name: .long, help: "Lists of names: a table of phrase and the bits of its lists.")
  var lists: String?

  @Option(name: .long, help: "The model's name; that of the file by default.")
  var name: String?

  @Option(name: .long, help: "The model's version.")
  var version = "1"

  @Option(name: .long, parsing: .upToNextOption, help: "Sources and their licences, which the model keeps.")
  var licence: [String] = []

  @Option(name: .long, help: "How often all sentences are learned from.")
  var epochs = NamesTraining.Options().epochs

  @Option(
    name: .long,
    help: "The share of documents that are learned from once more in small letters, capitals or as titles, from 0 to 1."
  )
  var recased = NamesTraining.Options().recased

  @Option(name: .long, help: "The seed of the random numbers.")
  var seed: UInt64 = 1

  func validate() throws {
    guard !train.isEmpty else { throw ValidationError("name at least one file to learn from: --train FILE") }
    guard (1...1000).contains(epochs) else { throw ValidationError("--epochs must be from 1 to 1000") }
    guard (0...1).contains(recased) else { throw ValidationError("--recased must be from 0 to 1") }
    guard [words, brown, lists].allSatisfy({ $0 == nil }) || [words, brown, lists].allSatisfy({ $0 != nil }) else {
      throw ValidationError("--words, --brown and --lists belong together: give all three or none")
    }
  }

  func run() async throws {
    do {
      let model = try await train()
      let file = try FileWriter(out)
      try file.write(ModelFile.encode(model))
      try file.commit()
      for score in model.card.scores {
        let figures = [(score.precision, "precision"), (score.recall, "recall"), (score.f1, "F1")]
        let text = figures.map { "\(Self.percent($0)) \($1)" }.joined(separator: ", ")
        Terminal.output("\(score.set): \(text)\n")
      }
      Terminal.output("\(out): \(model.types.joined(separator: ", "))\n")
    } catch let error as TrainingError {
      Terminal.error(error.description)
      throw ExitCode(1)
    } catch let error as FileError {
      Terminal.error(error.description)
      throw ExitCode(1)
    }
  }

  private func train() async throws -> TaggingModel {
    let map = try types.map { try TypeMap(FileStream.contents(of: $0), named: $0) } ?? TypeMap()
    var options = NamesTraining.Options()
    options.epochs = epochs
    options.recased = recased
    options.seed = seed
    var training = NamesTraining(try resources(), map: map, options: options)
    for path in train { try training.add(FileStream.contents(of: path), named: path) }
    let base = out.split(separator: "/").last.map { String($0) } ?? out
    var card = ModelCard(name: name ?? base, version: version, licences: licence)
    let model = try await training.train(card: card) { epoch in
      if Terminal.showsProgress { Terminal.status("\repoch \(epoch) of \(epochs)" + (epoch == epochs ? "\n" : "")) }
    }
    for path in dev { card.scores.append(try model.score(FileStream.contents(of: path), named: path, map: map)) }
    return model.with(card)
  }

  private func resources() throws -> TaggingResources {
    guard let words, let brown, let lists else {
      return TaggingResources(of: try TaggingModel.english.get())
    }
    return try TaggingResources(
      words: FileStream.contents(of: words),
      brown: FileStream.contents(of: brown),
      lists: FileStream.contents(of: lists)
    )
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
