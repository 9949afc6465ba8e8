import QuireDocument
import QuireText
import QuireValues

extension CaptionSignals {
  /// The score from which a block before the body is a caption.
  static let threshold = 0.6

  /// What speaks for a block between headline and body being the caption of the article's picture.
  ///
  /// Captions are written in the present tense, tell the day, often end without a stop, and stand before a first
  /// paragraph that has a dateline.
  init(_ text: [UInt8], _ range: ByteRange, isBeforeDateline: Bool) {
    if let credit = Self.credit(text, range) { add(credit.name, credit.weight) }
    let words = Array(BlankSeparatedWords(text, in: range).prefix(120))
    guard words.count >= 6, words.count < 120 else { return }
    add("stands before the body", 0.1)
    if !LineText.endsSentence(text, range) { add("ends without a stop", 0.35) }
    if isBeforeDateline { add("stands before a dateline", 0.35) }
    if words.prefix(14).dropFirst().contains(where: { Self.pictureVerbs.contains(text, $0) }) {
      add("says what is done as one sees it", 0.25)
    }
    if words.dropFirst(3).contains(where: { Self.isParticiple(text, $0) }) { add("has a participle", 0.15) }
    if Self.tellsDay(text, range) { add("tells the day", 0.25) }
    if Self.tellsPlaces(text, words) { add("says who stands where", 0.5) }
  }

  /// A small word in `-ing`.
  private static func isParticiple(_ text: [UInt8], _ word: ByteRange) -> Bool {
    let core = WordKey.core(text, word)
    return core.count >= 6 && text[core].suffix(3).elementsEqual("ing".utf8) && LineText.startsLower(text, core) == true
  }

  private static func tellsDay(_ text: [UInt8], _ range: ByteRange) -> Bool {
    DateTimeScanner().scan(text, in: range).contains { value in
      value.precision == .day && value.begin != nil
        && value.flags.isDisjoint(with: [.relative, .yearMissing, .interval])
    }
  }

  /// `(left)`, `(R)`, `from left`, `second from right`.
  private static func tellsPlaces(_ text: [UInt8], _ words: [ByteRange]) -> Bool {
    for (index, word) in words.enumerated() {
      if text[word.lowerBound] == 0x28, Self.sides.contains(text, word) { return true }
      guard index > 0, WordKey(text, words[index - 1]) == WordKey("from") else { continue }
      if WordKey(text, word) == WordKey("left") || WordKey(text, word) == WordKey("right") { return true }
    }
    return false
  }

  private static let sides = WordList([
    "left", "right", "l", "r", "c", "centre", "center", "top", "bottom", "background",
  ])

  private static let pictureVerbs = WordList([
    "stand", "stands", "sit", "sits", "walk", "walks", "wait", "waits", "pose", "poses", "look", "looks", "speak",
    "speaks", "hold", "holds", "wave", "waves", "arrive", "arrives", "leave", "leaves", "attend", "attends", "gather",
    "gathers", "march", "marches", "ride", "rides", "run", "runs", "watch", "watches", "carry", "carries", "pass",
    "passes", "work", "works", "shake", "shakes", "greet", "greets", "smile", "smiles", "celebrate", "celebrates",
    "inspect", "inspects", "take", "takes", "clean", "cleans", "search", "searches", "protest", "protests", "shout",
    "shouts", "chant", "chants", "gestures", "listen", "listens", "addresses", "patrol", "patrols", "guard", "guards",
    "fly", "flies", "burn", "burns", "rise", "rises", "play", "plays", "perform", "performs", "react", "reacts",
    "embrace", "embraces", "line", "lines", "drive", "drives", "load", "unload", "unloads", "lie", "lies", "are",
    "is", "move", "moves", "try", "tries", "help", "helps", "prepare", "prepares", "sail", "sails",
  ])
}
