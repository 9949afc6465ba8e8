import QuireDocument
import QuireStages

/// Which parts a document has at one place of a definition.
struct Availability {
  /// Who makes a part.
  struct Maker: Equatable {
    let step: String
    let place: Place
  }

  private enum State {
    /// Every document that comes here has it.
    case always

    /// Only some have it: the step that makes it depends on a condition.
    case sometimes(Maker)
  }

  private var states: [DocumentPart: State] = [:]

  /// Whether a step is not known, so that nobody can tell what it makes.
  var isUncertain = false

  /// Notes that every document that comes here has `part`.
  mutating func add(_ part: DocumentPart) { states[part] = .always }

  /// Notes that some documents have `part`.
  mutating func add(_ part: DocumentPart, sometimesBy maker: Maker) {
    if states[part] == nil { states[part] = .sometimes(maker) }
  }

  /// Whether any document that comes here can have `part`.
  func mayHave(_ part: DocumentPart) -> Bool { states[part] != nil || isUncertain }

  /// The step that makes `part` for some documents only.
  func conditionalMaker(of part: DocumentPart) -> Maker? {
    guard case .sometimes(let maker) = states[part] else { return nil }
    return maker
  }

  /// What documents have behind steps that only some of them go through: `inner` is what those have.
  mutating func merge(conditional inner: Self, parts: [DocumentPart: Maker]) {
    isUncertain = isUncertain || inner.isUncertain
    for (part, maker) in parts where states[part] == nil { states[part] = .sometimes(maker) }
  }

  /// What documents have behind branches of which each goes through exactly one.
  mutating func merge(branches: [Self], parts: [DocumentPart: Maker]) {
    isUncertain = isUncertain || branches.contains(where: \.isUncertain)
    for (part, maker) in parts where !has(part) {
      states[part] = branches.allSatisfy { $0.has(part) } ? .always : .sometimes(maker)
    }
  }

  private func has(_ part: DocumentPart) -> Bool {
    guard case .always = states[part] else { return false }
    return true
  }
}
