import QuireDocument

/// The colours of the entity types of one document: no two types share one, as far as there are enough.
///
/// Types that Quire knows have their own colour everywhere. Any other gets the one that its name leads to or, where that
/// is taken in this document, the next free one; names are asked in alphabetical order, so that the same types get the
/// same colours wherever they stand.
struct TypeColors: Sendable {
  /// A hue in degrees and how much of it there is.
  struct Color: Sendable, Equatable {
    enum Tone: Int, CaseIterable, Sendable {
      case pale
      case strong
      case muted
    }

    let hue: Int
    let tone: Tone
  }

  /// The colours by their numbers: first those of the known types.
  ///
  /// Neighbours in a text (people, organisations, places) lie far apart.
  static let colors: [Color] = {
    let known = [214, 28, 145, 172, 330, 95, 268, 290, 48, 0, 75, 195].map { Color(hue: $0, tone: .pale) }
    let others = (0..<12).flatMap { step in
      [Color(hue: step * 150 % 360, tone: .strong), Color(hue: (step * 150 + 15) % 360, tone: .muted)]
    }
    return known + others
  }()

  private static let known: [EntityType] = [
    .person, .organization, .place, .nationality, .event, .facility, .date, .time, "MONEY", "PERCENT", "QUANTITY",
    "URL",
  ]

  private let numbers: [EntityType: Int]

  /// Gives each of `types` its colour.
  init(_ types: [EntityType]) {
    var numbers: [EntityType: Int] = [:]
    for (number, type) in Self.known.enumerated() { numbers[type] = number }
    let first = Self.known.count
    let count = Self.colors.count - first
    var taken: Set<Int> = []
    for type in Set(types).filter({ numbers[$0] == nil }).sorted(by: { $0.description < $1.description }) {
      let wanted = type.description.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % count }
      let free = (0..<count).lazy.map { (wanted + $0) % count }.first { !taken.contains($0) } ?? wanted
      taken.insert(free)
      numbers[type] = first + free
    }
    self.numbers = numbers
  }

  /// The number of a type's colour; the class of its highlights is `t` and this number.
  subscript(type: EntityType) -> Int { numbers[type] ?? 0 }

  /// The rules of style for the colours called `numbers`: the colour, and the switch that puts its highlights out.
  static func rules(_ numbers: some Sequence<Int>) -> String {
    var colors = ""
    var switches = ""
    for number in numbers {
      let color = Self.colors[number]
      let tone = color.tone == .pale ? "" : ";--s:var(--s\(color.tone.rawValue));--l:var(--l\(color.tone.rawValue))"
      colors += ".t\(number){--h:\(color.hue)\(tone)}"
      switches += ".page:has(.show-t\(number):not(:checked)) mark.t\(number)"
      switches += "{background:none;border-color:transparent;--tag:none}\n"
    }
    return colors + "\n" + switches
  }
}
