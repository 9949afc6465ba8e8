/// The labels of a tagger: for every type a token that begins, continues or ends a name, or is one alone, and "outside".
///
/// This is the scheme IOBES. The label of type *t* and position *p* is the number 4·*t* + *p*; "outside" is the last.
struct TagLabels: Sendable, Equatable {
  /// Where in a name a token stands.
  enum Position: Int {
    case begin = 0
    case inside = 1
    case end = 2
    case single = 3
  }

  /// The most types.
  static let largestTypeCount = 16

  /// The names of the types, in the order of their numbers.
  let types: [String]

  /// How many labels there are, "outside" not counted.
  var count: Int { types.count * 4 }

  /// The number of "outside".
  var outside: Int { types.count * 4 }

  /// How many vectors of 16 hold all labels but "outside".
  var lanes: Int { (count + 15) / 16 }

  func label(_ type: Int, _ position: Position) -> Int { type * 4 + position.rawValue }

  /// Whether a name may end with `label`, or none is open.
  func closes(_ label: Int) -> Bool { label == outside || label & 3 >= 2 }

  /// Whether `next` may follow `label`.
  func allows(_ label: Int, then next: Int) -> Bool {
    if closes(label) { return next == outside || next & 3 == 0 || next & 3 == 3 }
    return next != outside && next >> 2 == label >> 2 && (next & 3 == 1 || next & 3 == 2)
  }
}
