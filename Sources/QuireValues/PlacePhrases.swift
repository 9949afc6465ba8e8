// Places counted from the end or from where one is: "second to last", "penultimate", "next".
extension PhraseParser {
  /// A place counted from the end, `end-1`; with eager options also "next", `current+1`, and "last", `end+0`.
  func placeFromEnd(_ index: Int) -> Phrase<Amount>? {
    if isKeyword(index, .penultimate) { return place("end-1", index + 1) }
    if isKeyword(index, .antepenultimate) { return place("end-2", index + 1) }
    let first = isKeyword(index, .the) ? index + 1 : index
    if isLast(first), isKeyword(first + 1, .but), word(first + 2).cardinal == 1 { return place("end-1", first + 3) }
    if isLast(first + 2), isKeyword(first + 1, .to) {
      // "next to last", "third to last"
      if word(first).relation == 1 { return place("end-1", first + 3) }
      if let back = word(first).ordinal, back > 1 { return place("end-\(back - 1)", first + 3) }
    }
    if word(first).cardinal == 1, first > index, isKeyword(first + 1, .before), isKeyword(first + 2, .the),
      isLast(first + 3)
    {
      return place("end-1", word(first + 4).cardinal == 1 ? first + 5 : first + 4)
    }
    return amounts.isEager ? placeFromHere(index) : nil
  }

  private func isLast(_ index: Int) -> Bool {
    word(index).relation == -1 && length(index) == 4 && text[tokens[index].start] | 0x20 == UInt8(ascii: "l")
  }

  private func placeFromHere(_ index: Int) -> Phrase<Amount>? {
    guard let relation = word(index).relation else { return nil }
    let end = word(index + 1).cardinal == 1 && isBeside(index + 1) && !isLast(index) ? index + 2 : index + 1
    switch (relation, text[tokens[index].start] | 0x20) {
    case (-1, UInt8(ascii: "l")): return place("end+0", end)
    case (-1, _): return place("current-1", end)
    case (0, UInt8(ascii: "c")): return place("current+0", end)
    case (1, UInt8(ascii: "n")): return place("current+1", end)
    default: return nil
    }
  }

  private func place(_ normal: String, _ end: Int) -> Phrase<Amount>? {
    Phrase(Amount(kind: .ordinal, normal: normal), end: end, rule: "ordinal.relative", score: 0.8)
  }
}
