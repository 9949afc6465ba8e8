public import QuireDocument
public import QuireStages
import QuireTagging
import QuireText

/// Tags the names of people, organisations and places by a model, and what rules know of the words beside them.
///
/// The model is a conditional random field that was trained on English text of many kinds; a mention's score is the
/// probability that just these words are a name of this type. Rules find what the words beside a name say: a rank or a
/// title before it, a role behind it ("…, the coalition's director of operations, …"), the head of an organisation's
/// name, an acronym in brackets. Once a person is named in full, the surname alone is found again. What lists found
/// stays, unless a longer name holds it. With `evidence`, each mention keeps the features that decided;
/// `quire explain` asks for some by itself.
///
/// `quire train names` makes a model of your own types; its path stands in `model`.
///
/// ```yaml
/// - stage: entities.tag-names
///   with: { min_score: 0.7 }
/// ```
public struct TagNames: Stage {
  public static let name = "tag-names"
  public static let summary = "Tags people, organisations and places by a trained model and by rules."
  public static let produces: [DocumentPart] = [.mentions]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var types: [String] = []
    public var minScore = 0.4
    public var model = InputPath(path: "english")
    public var rules = true
    public var evidence = 0

    public static let declared: [OptionField<Self>] = [
      OptionField("types", \.types, "The types that are tagged; all but MISC where none is named."),
      OptionField("min_score", \.minScore, "The lowest confidence that is kept.", .within(0...1)),
      OptionField(
        "model",
        \.model,
        "The model: english, which comes with Quire, none, or the path of one that quire train names made."
      ),
      OptionField("rules", \.rules, "Whether rules for English names are used beside the model."),
      OptionField(
        "evidence",
        \.evidence,
        "How many of the features that decided are kept with each name of the model.",
        .within(0...20)
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let types: Set<EntityType>
  private let taggers: TaggerPool?

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    types = Set(options.types.map { EntityType($0) })
    let model: TaggingModel?
    switch options.model.path {
    case "none": model = nil
    case "english": model = try Self.usable(TaggingModel.english, "english")
    case let path:
      let bytes = try setup.read(options.model, for: "model")
      model = try Self.usable(Result { () throws(ModelError) in try ModelFile.decode(bytes) }, path)
    }
    taggers = model.map { TaggerPool($0) }
    guard model != nil || options.rules else {
      throw .invalid("model", "must not be none where \"rules\" is false: nothing would be tagged")
    }
  }

  private static func usable(_ model: Result<TaggingModel, ModelError>, _ path: String) throws(OptionError)
    -> TaggingModel
  {
    switch model {
    case .success(let model): return model
    case .failure(let error): throw OptionError("model", .unreadable(path: path, why: "it \(error.description)"))
    }
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let text = document.text
    try context.spend(text.count)
    let evidence = max(options.evidence, context.evidence)
    var found = taggers.map { ModelNames.candidates(in: text, $0, evidence: evidence) } ?? []
    if options.rules {
      let titles =
        document.layers.sections.elements.filter { $0.kind == .headline }.map(\.range)
        + document.layers.blocks.elements.filter { $0.kind == .heading }.map(\.range)
      let rules = NameRules(text, titles: titles.sorted { $0.lowerBound < $1.lowerBound })
      found = rules.joined(with: found, authors: CommentAuthors.names(in: document))
    }
    let mentions = document.layers.mentions.elements
    let wanted = found.filter { isWanted($0.type) && $0.score >= options.minScore }
    let kept = KnownNames.withoutKnown(wanted, mentions)
    OverlapPolicy.settle(kept, over: mentions, in: &changes, text: text)
    return changes
  }

  private func isWanted(_ type: EntityType) -> Bool { types.isEmpty ? type != "MISC" : types.contains(type) }
}
