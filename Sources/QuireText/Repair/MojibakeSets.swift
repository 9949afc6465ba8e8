/// What a character can mean in text that was read in the wrong charset.
///
/// The sets, and the rules made of them in `MojibakeEvidence`, are those of ftfy 6.3 by Robyn Speer (Apache-2.0), which
/// were tuned on years of web text.
struct MojibakeSet: OptionSet {
  let rawValue: UInt32

  /// Characters at home in many contexts.
  static let common = MojibakeSet(rawValue: 1)

  /// The controls from U+0080 to U+009F, which nobody writes.
  static let control = MojibakeSet(rawValue: 1 << 1)

  /// Characters that occur in hardly anything but mojibake.
  static let bad = MojibakeSet(rawValue: 1 << 2)

  /// The marks of lawyers.
  static let law = MojibakeSet(rawValue: 1 << 3)

  static let currency = MojibakeSet(rawValue: 1 << 4)

  /// Punctuation before a word.
  static let opening = MojibakeSet(rawValue: 1 << 5)

  /// Punctuation after a word.
  static let closing = MojibakeSet(rawValue: 1 << 6)

  /// Characters at home among numbers.
  static let numeric = MojibakeSet(rawValue: 1 << 7)

  /// Characters of which faces are made, so that they stand in odd places.
  static let face = MojibakeSet(rawValue: 1 << 8)

  static let upperAccented = MojibakeSet(rawValue: 1 << 9)
  static let lowerAccented = MojibakeSet(rawValue: 1 << 10)

  /// Capitals of scripts that have no plain ones: they end words that mojibake follows.
  static let upperCommon = MojibakeSet(rawValue: 1 << 11)
  static let lowerCommon = MojibakeSet(rawValue: 1 << 12)

  /// Lines and blocks of code page 437.
  static let box = MojibakeSet(rawValue: 1 << 13)

  /// What the first byte of two (0xC2 to 0xDF) reads as in some charset.
  static let firstOfTwo = MojibakeSet(rawValue: 1 << 14)

  /// What the first byte of three reads as.
  static let firstOfThree = MojibakeSet(rawValue: 1 << 15)

  /// What the first byte of four reads as.
  static let firstOfFour = MojibakeSet(rawValue: 1 << 16)

  /// What any other byte of a character reads as, and a space for a no-break space.
  static let continuation = MojibakeSet(rawValue: 1 << 17)

  /// Of the former those that don't stand for themselves beside mojibake.
  static let strictContinuation = MojibakeSet(rawValue: 1 << 18)

  static let accented: MojibakeSet = [.upperAccented, .lowerAccented]

  /// What is odd beside a character of `bad`.
  static let oddBesideBad: MojibakeSet = [
    .upperAccented, .lowerAccented, .box, .opening, .closing, .currency, .numeric, .law,
  ]

  /// The members of each set: characters, and ranges of them.
  static let members: [(set: MojibakeSet, characters: String)] = [
    (.common, "\u{A0}\u{AD}´·–-―’…"),
    (.control, "\u{80}-\u{9F}"),
    (.bad, "¤¦¨ª¬¯¸ºƒ\u{2C6}\u{2C7}\u{2D8}\u{2DB}\u{2DC}†‡‰⌐◊\u{FFFD}"),
    (.law, "§¶"),
    (.currency, "¢£¥₧€"),
    (.opening, "¡©«¿\u{384}\u{385}‘‚“„•‹\u{F8FF}"),
    (.closing, "®»\u{2DD}”›™"),
    (.numeric, "±-³µ¹¼-¾×÷\u{2044}№∂∆∏∑√∞∩∫≈≠≡≤≥"),
    (.face, "°Ò-ÖÙ-Üò-öø-üŌŐŪŲ"),
    (.upperAccented, "À-ÑØÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"),
    (.lowerAccented, "ß-ñüāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґ\u{FB01}\u{FB02}"),
    (.upperCommon, "ÞΆΈ-ΊΌΎΏΑ-ΫЁ-Я"),
    (.lowerCommon, "ά-ωа-џ"),
    (.box, "│┌┐┘├┤┬┼═-╬▀▄█▌▐-▓"),
    (.firstOfTwo, "Â-ßĀĂĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŢŪŮŰŲŹŻŽΒ-ΡΣ-ίВ-Я"),
    (.firstOfThree, "à-ïāăąćčďēėęěģīįķĺļŕźΰ-οа-п"),
    (.firstOfFour, "ðóđğšπσру"),
    (.continuation, " –-―‘-‚“-„•…"),
    (
      [.continuation, .strictContinuation],
      "\u{80}-¿ÆØæøĄąĽľŁłŒœŖŗŚśŞ-šŤťŸ-žƒ\u{2C6}\u{2C7}\u{2D8}\u{2DB}-\u{2DD}\u{384}-ΆΈ-ΊΌΎΏЁ-ЌЎЏё-ќўџҐґ†‡‰‹›€№™"
    ),
  ]
}
