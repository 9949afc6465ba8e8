/// What was read at each token of the current run, so that no phrase is read twice.
///
/// Phrases are parts of many others ("May 5" of "from May 5 to", "since May 5", "May 5 at noon"); without a memory the
/// work at one token would be the product of all ways to get there.
/// Its properties are read and written one at a time, so that accesses need no check at run time.
final class PhraseMemo {
  /// One sort of phrase, by its first token.
  struct Table<Value> {
    private var generations: [Int] = []
    private var phrases: [Value?] = []

    /// What was read at `index` in this generation: nothing yet, no phrase, or a phrase.
    func known(_ index: Int, _ generation: Int) -> Value?? {
      guard index >= 0, index < generations.count, generations[index] == generation else { return .none }
      return .some(phrases[index])
    }

    mutating func set(_ index: Int, _ generation: Int, _ phrase: Value?) {
      // A phrase is looked for behind the last token, too.
      guard index >= 0 else { return }
      while generations.count <= index {
        generations.append(0)
        phrases.append(nil)
      }
      generations[index] = generation
      phrases[index] = phrase
    }
  }

  /// The number of the run.
  @exclusivity(unchecked) var generation = 1
  @exclusivity(unchecked) var calendars = Table<Phrase<CalendarExpression>>()
  @exclusivity(unchecked) var simpleCalendars = Table<Phrase<CalendarExpression>>()
  @exclusivity(unchecked) var points = Table<Phrase<TimeExpression>>()
  @exclusivity(unchecked) var looseClocks = Table<Phrase<ClockTime>>()
  @exclusivity(unchecked) var strictClocks = Table<Phrase<ClockTime>>()
  @exclusivity(unchecked) var spans = Table<Phrase<TimeSpan>>()
  @exclusivity(unchecked) var numbers = Table<NumberPhrase>()
}
