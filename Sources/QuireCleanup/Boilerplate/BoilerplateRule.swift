/// A rule of what sites say about themselves: the phrases that give it away, and what has to be around them.
struct BoilerplateRule: Sendable {
  /// What a line has to look like beside having the rule's phrases.
  enum Shape: Sendable {
    /// It says nothing beside a phrase: at most so many more words.
    case label(extraWords: Int)

    /// It begins with a phrase, and has at most so many words.
    case opening(words: Int)

    /// Half of its words at least belong to phrases, of which there are three, or two with a bar between.
    case row

    /// It begins with a sign of copyright and a year or a name.
    case copyright

    /// It has at most so many words, and phrases enough: see ``sure``, ``phrases`` and ``cues``.
    case notice(words: Int)
  }

  /// Where a line has to stand.
  enum Place: Sendable {
    case anywhere

    /// Before the first paragraph of the text's own, or behind the last.
    case edge

    /// Behind the last paragraph of the text's own.
    case tail
  }

  /// The rule's name, in kebab-case.
  let id: String

  /// What the rule says of a line.
  let reason: String

  let shape: Shape
  let place: Place

  /// Whether short lines below a line of the rule go with it, such as the links below "Related posts".
  let takesList: Bool

  /// Phrases of a notice that suffice alone.
  let sure: [String]

  /// Phrases of a notice that need another one, or a cue and a place at the edge; of other shapes, the phrases.
  let phrases: [String]

  /// Words of a notice that add a little.
  let cues: [String]

  init(
    _ id: String,
    _ reason: String,
    _ shape: Shape,
    at place: Place = .anywhere,
    takesList: Bool = false,
    sure: [String] = [],
    _ phrases: [String],
    cues: [String] = []
  ) {
    self.id = id
    self.reason = reason
    self.shape = shape
    self.place = place
    self.takesList = takesList
    self.sure = sure
    self.phrases = phrases
    self.cues = cues
  }
}
