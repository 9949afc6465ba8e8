import QuireText

/// How much a run of words looks like a person's name or handle, told by its shape alone.
enum NameShape {
  /// The longest name that is taken, in bytes; longer ones are titles or text.
  static let mostBytes = 80

  /// From 0, which is no name, to 1.
  static func quality(_ tokens: ArraySlice<HeaderToken>) -> Double {
    guard let first = tokens.first, let last = tokens.last else { return 0 }
    let bytes = last.range.upperBound - first.range.lowerBound
    guard bytes <= mostBytes else { return 0 }
    let words = tokens.filter { $0.kind == .word }
    guard !words.isEmpty else { return tokens.contains { $0.kind == .number } ? 0.15 : 0.05 }
    var quality = spelling(of: words)
    // A sentence ends with a stop; a name ends with one only after an initial or a title.
    if last.kind == .mark, [0x2E, 0x21, 0x3F, 0x2026].contains(last.mark), !endsInInitial(tokens) { quality *= 0.4 }
    if tokens.contains(where: { $0.isMark(",") || $0.isMark(";") || $0.isMark("?") }) { quality *= 0.7 }
    if tokens.contains(where: isSign) { quality *= 0.3 }
    if hasInnerStop(tokens) { quality *= 0.5 }
    if bytes > 50 { quality *= 0.5 }
    return quality
  }

  private static func spelling(of words: [HeaderToken]) -> Double {
    let runs = words.filter(\.isSpaced).count
    if runs <= 1 { return words[0].meaning.contains(.function) || isFurniture(words) ? 0.2 : 0.85 }
    let functions = words.dropFirst().filter { $0.meaning.contains(.function) && !$0.isCapitalized }.count
    let capitals = words.filter { $0.isCapitalized || $0.isCaseless }.count
    let share = Double(capitals) / Double(words.count)
    var quality = runs <= 3 ? 0.7 + 0.3 * share : 0.2 + 0.7 * share
    if runs > 5 { quality *= 0.7 }
    if functions > 0 { quality *= functions == 1 && share > 0.5 ? 0.8 : 0.3 }
    if words[0].meaning.contains(.speech) { quality *= 0.3 }
    if isFurniture(words) { quality *= 0.2 }
    return quality
  }

  private static func isFurniture(_ words: [HeaderToken]) -> Bool {
    words.allSatisfy { $0.meaning.contains([.furniture, .posted, .function, .unit]) }
  }

  /// Signs of prices, code and quotations.
  private static func isSign(_ token: HeaderToken) -> Bool {
    token.kind == .mark && "$€£%=<>{}[]\"“”+^\\".unicodeScalars.contains { $0.value == token.mark }
  }

  /// Whether a word of some length ends with a stop and another word follows: two sentences, or a title's parts.
  private static func hasInnerStop(_ tokens: ArraySlice<HeaderToken>) -> Bool {
    zip(zip(tokens, tokens.dropFirst()), tokens.dropFirst(2)).contains { pair, next in
      pair.0.kind == .word && pair.0.count > 3 && pair.1.isMark(".") && !pair.1.isSpaced && next.isSpaced
    }
  }

  private static func endsInInitial(_ tokens: ArraySlice<HeaderToken>) -> Bool {
    guard let word = tokens.dropLast().last, word.kind == .word else { return false }
    return word.count <= 3
  }
}
