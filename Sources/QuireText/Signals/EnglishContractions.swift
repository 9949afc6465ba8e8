/// The English words that are split, or not split, against the rules: "don't" is "do" and "n't", "e.g." is one word.
///
/// They are the exceptions of spaCy's English tokenizer (MIT licence), which the published quality filters count words
/// with, written down by their system: stems with the endings that they take, each of which stands with a straight, a
/// curly or no apostrophe, in lower case and capitalised.
struct EnglishContractions: Sendable {
  /// The lengths in bytes of the parts of a word.
  typealias Parts = UInt32

  /// What every lookup uses.
  static let shared = EnglishContractions()

  /// The longest exception, in bytes.
  let longest: Int

  private var keys: [UInt64]
  private var values: [Parts]

  /// The lengths of the parts of the bytes with the number `hash`, lowest eight bits first; 0 where they are no exception.
  @inline(__always)
  func parts(_ hash: UInt64) -> Parts {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[slot] }
      slot = (slot &+ 1) & mask
    }
    return 0
  }

  private init() {
    let entries = Self.all()
    longest = entries.map { $0.reduce(0) { $0 + $1.utf8.count } }.max() ?? 0
    keys = [UInt64](repeating: 0, count: NumberSet.slots(for: 2 * entries.count))
    values = [Parts](repeating: 0, count: keys.count)
    for parts in entries {
      let hash = SignalHash.value(of: Array(parts.joined().utf8))
      var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
      while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = hash
      values[slot] = parts.reversed().reduce(0) { $0 << 8 | Parts($1.utf8.count) }
    }
  }

  /// Every exception as its parts.
  static func all() -> [[String]] {
    var result = words.split(whereSeparator: \.isWhitespace).map { $0.split(separator: "|").map(String.init) }
    let kept = Set(unsplit.split(separator: " ").map(String.init))
    for line in systems.split(separator: "\n") {
      let halves = line.split(separator: ":")
      guard halves.count == 2 else { continue }
      for stem in halves[0].split(separator: " ") {
        for ending in halves[1].split(separator: " ") {
          let parts = ([stem] + ending.split(separator: "|")).map(String.init)
          for apostrophe in ["'", "’", ""] {
            let spelled = parts.map { $0.replacing("'", with: apostrophe) }
            let capital = [spelled[0].prefix(1).uppercased() + spelled[0].dropFirst()] + spelled.dropFirst()
            result += [spelled, capital].filter { !kept.contains($0.joined()) }
          }
        }
      }
    }
    for hour in 1...12 { result += ["a.m.", "am", "p.m.", "pm"].map { ["\(hour)", $0] } }
    return result
  }

  private static let systems = """
    ai are ca could dare did do does had has have is may might must need ought sha should was were wo would:n't
    ca could did do does had may might must need ought sha should wo would:n't|'ve
    could how i might must not should there these they those we what when where who why would you:'ve
    he how i it she that there these they this those we what when where who why you:'d 'd|'ve 'll 'll|'ve
    he how it let she that there this what when where who why:'s
    how there these they those we what when where who why you:'re
    c'm:on
    how:'d|'y
    i:'m 'm|a
    """

  /// What the systems would make of other words.
  private static let unsplit = """
    Cmon Hell Howdy Ill Its Lets Shed Shell Well Were Whore cmon hell howdy ill its lets shed shell well were whore
    """

  private static let words = #"""
    Can|not can|not Gon|na gon|na Got|ta got|ta y|all y'|all y’|all °|C|. °|F|. °|K|. °|c|. °|f|. °|k|.
    ' '' 'Cause 'Cos 'Coz 'Cuz 'S 'bout 'cause 'cos 'coz 'cuz 'd 'em 'll 'nuff 're 's ‘S ‘s ’ ’’ — ’Cause ’Cos ’Coz
    ’Cuz ’S ’bout ’cause ’cos ’coz ’cuz ’d ’em ’ll ’nuff ’re ’s em ll nuff and/or w/o C++ <space> \") \n \t
    Adm. Ak. Ala. Apr. Ariz. Ark. Aug. Bros. Calif. Co. Colo. Conn. Corp. D.C. Dec. Del. Dr. E.G. E.g. Feb. Fla. Ga.
    Gen. Gov. I.E. I.e. Ia. Id. Ill. Inc. Ind. Jan. Jr. Jul. Jun. Kan. Kans. Ky. La. Ltd. Mar. Mass. Md. Messrs. Mich.
    Minn. Miss. Mo. Mont. Mr. Mrs. Ms. Mt. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. Ph.D.
    Prof. Rep. Rev. S.C. Sen. Sep. Sept. St. Tenn. Va. Wash. Wis. a.m. co. e.g. i.e. p.m. v.s. vs. a. b. c. d. e. f. g.
    h. i. j. k. l. m. n. o. p. q. r. s. t. u. v. w. x. y. z. ä. ö. ü.
    Doin Doin' Doin’ Goin Goin' Goin’ Havin Havin' Havin’ Lovin Lovin' Lovin’ Nothin Nothin' Nothin’ Nuthin Nuthin'
    Nuthin’ Ol Ol' Ol’ Somethin Somethin' Somethin’ doin doin' doin’ goin goin' goin’ havin havin' havin’ lovin lovin'
    lovin’ nothin nothin' nothin’ nuthin nuthin' nuthin’ ol ol' ol’ somethin somethin' somethin’ Ma'am Ma’am ma'am
    ma’am O'clock O’clock o'clock o’clock
    (*_*) (-8 (-: (-; (-_-) (._.) (: (; (= (>_<) (^_^) (o: (¬_¬) (ಠ_ಠ) (╯°□°）╯︵┻━┻ )-: ): -_- -__- ._. 0.0 0.o 0_0
    0_o 8) 8-) 8-D 8D :'( :') :'-( :'-) :( :(( :((( :() :) :)) :))) :* :-( :-(( :-((( :-) :-)) :-))) :-* :-/ :-0 :-3
    :-> :-D :-O :-P :-X :-] :-o :-p :-x :-| :-} :/ :0 :1 :3 :> :D :O :P :X :] :o :o) :p :x :} :’( :’) :’-( :’-) ;) ;-)
    ;-D ;D ;_; <.< </3 <3 <33 <333 =( =) =/ =3 =D =[ =] >.< >.> >:( >:o ><(((*> @_@ O.O O.o O_O O_o V.V V_V XD XDD [-:
    [: [= ]= ^_^ ^__^ ^___^ o.0 o.O o.o o_0 o_O o_o v.v v_v xD xDD ¯\(ツ)/¯ ಠ_ಠ ಠ︵ಠ
    """#
}
