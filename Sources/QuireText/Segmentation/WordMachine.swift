/// The rules WB3 to WB16 of UAX #29 as a table: from what was read last and the class of the next scalar to what the
/// segment goes on as, or to its end.
///
/// A rule that looks ahead (WB6, WB7b, WB12) enters a tentative state: the segment ends before the mark in the middle
/// unless the class that the rule asks for comes up.
enum WordMachine {
  /// What of a segment matters to its next boundary.
  ///
  /// The bit `joiner` beside it says that the last scalar was a zero width joiner, behind which a pictograph never
  /// begins a segment.
  enum State: UInt8, CaseIterable {
    /// Anything that only what extends it can follow.
    case other = 0
    case letter = 1
    case hebrew = 2
    case number = 3
    case katakana = 4
    case extendNumLet = 5

    /// A regional indicator that waits for its second one.
    case regional = 6
    case space = 7
    case carriageReturn = 8
    case lineEnd = 9

    /// A Hebrew letter and an apostrophe, where the segment may end or go on with a letter (WB7, WB7a).
    case hebrewApostrophe = 10

    // The tentative ones.
    case letterMiddle = 11
    case hebrewQuote = 12
    case numberMiddle = 13
  }

  static let joiner: UInt8 = 16

  /// A step's bit beside the state: it enters a tentative state, and the segment may have to end before this scalar.
  static let enters: UInt8 = 32

  /// The step that ends a segment.
  static let ends: UInt8 = 128

  /// The classes of a scalar take this many places in a row of the table.
  static let width = 32

  @inline(__always)
  static func isTentative(_ state: UInt8) -> Bool { state & 15 >= State.letterMiddle.rawValue }

  /// The states that a segment of letters passes through, and those of one of digits, as sets of bits.
  static let letterStates: UInt32 = set([.letter, .hebrew, .katakana])
  static let numberStates: UInt32 = set([.number])

  private static func set(_ states: [State]) -> UInt32 {
    states.reduce(0) { $0 | 1 << UInt32($1.rawValue) | 1 << UInt32($1.rawValue | joiner) }
  }

  /// The step for a state, with or without `joiner`, and a class: at `state * width + class`.
  ///
  /// The last row, behind those of all states, holds the states that a segment begins in.
  static let steps: [UInt8] = {
    var steps = [UInt8](repeating: ends, count: (2 * Int(joiner) + 1) * width)
    for number in 0..<width {
      let scalar = Scalar(number)
      for state in State.allCases {
        steps[Int(state.rawValue) * width + number] = step(state, isJoined: false, scalar)
        steps[Int(state.rawValue | joiner) * width + number] = step(state, isJoined: true, scalar)
      }
      steps[first + number] = scalar.value == .zwj ? State.other.rawValue | joiner : begin(scalar.value).rawValue
    }
    return steps
  }()

  /// The state before the first scalar of a segment, whose row is the last one.
  static var start: UInt8 { 2 * joiner }

  /// Where the row of the first scalars begins.
  static var first: Int { Int(start) * width }

  /// A class of the table `quire_word_break`, in which pictographs are classes of their own.
  private struct Scalar {
    let value: WordBreak
    let isPictograph: Bool

    init(_ number: Int) {
      value = CodePoint.wordBreak(ofClass: UInt8(number))
      isPictograph = number == CodePoint.pictographs || number == CodePoint.pictographs + 1
    }
  }

  /// The state after the first scalar of a segment.
  private static func begin(_ value: WordBreak) -> State {
    switch value {
    case .aLetter: .letter
    case .hebrewLetter: .hebrew
    case .numeric: .number
    case .katakana: .katakana
    case .extendNumLet: .extendNumLet
    case .regionalIndicator: .regional
    case .wSegSpace: .space
    case .cr: .carriageReturn
    case .lf, .newline: .lineEnd
    default: .other
    }
  }

  private static func step(_ state: State, isJoined: Bool, _ scalar: Scalar) -> UInt8 {
    switch (state, scalar.value) {
    case (.carriageReturn, .lf): return State.lineEnd.rawValue
    case (.carriageReturn, _), (.lineEnd, _): return ends
    case (_, .extend), (_, .format), (_, .zwj):
      let kept = state == .space ? State.other : state
      return scalar.value == .zwj ? kept.rawValue | joiner : kept.rawValue
    default: break
    }
    if let next = joined(state, scalar.value) {
      return isTentative(next.rawValue) ? next.rawValue | enters : next.rawValue
    }
    // WB3c; a tentative segment has ended before what the joiner belongs to.
    guard isJoined, scalar.isPictograph, !isTentative(state.rawValue) else { return ends }
    return begin(scalar.value).rawValue
  }

  /// The state that follows where no boundary stands between `state` and a scalar of class `next`.
  private static func joined(_ state: State, _ next: WordBreak) -> State? {
    switch state {
    case .letter, .hebrew: afterLetter(next, isHebrew: state == .hebrew)
    case .number: afterNumber(next)
    case .katakana: next == .katakana || next == .extendNumLet ? begin(next) : nil
    case .extendNumLet:
      switch next {
      case .aLetter, .hebrewLetter, .numeric, .katakana, .extendNumLet: begin(next)
      default: nil
      }
    case .regional: next == .regionalIndicator ? .other : nil
    case .space: next == .wSegSpace ? .space : nil
    case .letterMiddle, .hebrewApostrophe: next == .aLetter || next == .hebrewLetter ? begin(next) : nil
    case .hebrewQuote: next == .hebrewLetter ? .hebrew : nil
    case .numberMiddle: next == .numeric ? .number : nil
    case .other, .carriageReturn, .lineEnd: nil
    }
  }

  private static func afterLetter(_ next: WordBreak, isHebrew: Bool) -> State? {
    switch next {
    case .aLetter, .hebrewLetter, .numeric, .extendNumLet: begin(next)
    case .singleQuote: isHebrew ? .hebrewApostrophe : .letterMiddle
    case .midLetter, .midNumLet: .letterMiddle
    case .doubleQuote: isHebrew ? .hebrewQuote : nil
    default: nil
    }
  }

  private static func afterNumber(_ next: WordBreak) -> State? {
    switch next {
    case .aLetter, .hebrewLetter, .numeric, .extendNumLet: begin(next)
    case .midNum, .midNumLet, .singleQuote: .numberMiddle
    default: nil
    }
  }
}
