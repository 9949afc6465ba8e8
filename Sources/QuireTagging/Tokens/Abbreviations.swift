/// The words whose stop is a part of them.
enum Abbreviations {
  private static let known: Set<UInt64> = Set(
    """
    Mr Mrs Ms Dr Prof St Ste Mt Ft Jr Sr Rev Hon Gen Col Lt Maj Capt Cpt Cmdr Cdr Sgt Cpl Pvt Adm Brig Sen Rep Gov Pres
    Supt Det Insp Sec Amb Inc Corp Ltd Co Bros Intl Dept Univ Assn Ave Blvd Rd No Nos vs v etc al Jan Feb Mar Apr Jun
    Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont
    Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Msgr Fr Ph.D Ed Eds
    """.split(whereSeparator: \.isWhitespace).map { TokenForm.hash($0.utf8) }
  )

  /// Whether the stop behind the word in `start..<end` belongs to it: an initial, letters with stops between, or one of
  /// the list.
  static func takesStop(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let length = end - start
    if length == 1 { return text[start] &- 0x41 < 26 }
    guard length <= 6 else { return false }
    var hash = TokenForm.basis
    var hasStops = true
    for index in start..<end {
      let byte = text[index]
      hash = TokenForm.step(hash, byte)
      let isStop = byte == UInt8(ascii: ".")
      if (index - start) % 2 == 1 ? !isStop : !(byte | 0x20 &- 0x61 < 26) { hasStops = false }
    }
    return hasStops || known.contains(hash)
  }
}
