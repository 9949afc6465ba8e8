import QuireDocument
import QuireText

/// What speaks for a block being the caption of a picture, each sign with its weight.
struct CaptionSignals {
  /// One sign.
  struct Signal: Equatable {
    let name: StaticString
    let weight: Double

    static func == (left: Self, right: Self) -> Bool { left.name.description == right.name.description }
  }

  private(set) var signals: [Signal] = []

  /// The signs together, from 0 to 1: each takes its part of the doubt that the others leave.
  var score: Double {
    let doubt = signals.reduce(1.0) { $0 * (1 - $1.weight) }
    return ((1 - doubt) * 100).rounded() / 100
  }

  /// The signs in words.
  var reason: String { signals.map(\.name.description).joined(separator: ", ") }

  mutating func add(_ name: StaticString, _ weight: Double) { signals.append(Signal(name: name, weight: weight)) }

  /// Turns paragraphs that carry a picture's credit into captions.
  static func markCredits(in drafts: inout [BlockDraft], _ text: [UInt8]) {
    for index in drafts.indices where drafts[index].kind == .paragraph && drafts[index].range.count <= 500 {
      guard credit(text, drafts[index].range) != nil else { continue }
      drafts[index].kind = .caption
      drafts[index].rule = "caption-credit"
    }
  }

  /// The sign that a credit stands in `range` of `text`, or that it opens as captions do.
  static func credit(_ text: [UInt8], _ range: ByteRange) -> Signal? {
    let words = Array(BlankSeparatedWords(text, in: range).prefix(90))
    guard let first = words.first, words.count < 90 else { return nil }
    if let opening = opening(text, words, first) { return opening }
    for (index, word) in words.enumerated() {
      let isOpen = text[word.lowerBound] == 0x28 || text[word.lowerBound] == 0x5B
      let isLate = words.count - index <= 8
      guard isOpen || isLate, pictures.contains(text, word) || credits.contains(text, word) else { continue }
      let next = index + 1 < words.count ? WordKey(text, words[index + 1]) : nil
      let isColon = text[word.upperBound - 1] == 0x3A
      if isColon || links.contains(next), isOpen || (index > 0 && isColon && startsSentence(text, words, index)) {
        return Signal(name: "credit", weight: 0.8)
      }
    }
    return agency(text, words)
  }

  /// `Photo: …`, `Image credit: …`, `Images via …`, `FILE - …`, `In this photo …`, `Pictured: …`.
  private static func opening(_ text: [UInt8], _ words: [ByteRange], _ first: ByteRange) -> Signal? {
    guard words.count > 1 else { return nil }
    let key = WordKey(text, first)
    let second = WordKey(text, words[1])
    let isColon = text[first.upperBound - 1] == 0x3A
    if openings.contains(key), isColon { return Signal(name: "caption-opening", weight: 0.7) }
    if pictures.contains(key) || credits.contains(key), words.count <= 40, LineText.startsLower(text, first) == false {
      if isColon { return Signal(name: "credit", weight: 0.8) }
      let hasColonNext = text[words[1].upperBound - 1] == 0x3A
      if links.contains(second), hasColonNext || words.count <= 8 { return Signal(name: "credit", weight: 0.8) }
    }
    if text[first].elementsEqual("FILE".utf8), isDash(text, words[1]) || pictures.contains(second) {
      return Signal(name: "file-picture", weight: 0.9)
    }
    if key == WordKey("in"), words.count > 3, second == WordKey("this") || second == WordKey("these") {
      let isPicture = words.dropFirst(2).prefix(6).contains { pictures.contains(text, $0) }
      if isPicture { return Signal(name: "in-this-picture", weight: 0.7) }
    }
    return nil
  }

  /// `… Getty Images`, `… AP Photo`, `(Reuters)` at the end of words without a stop.
  private static func agency(_ text: [UInt8], _ words: [ByteRange]) -> Signal? {
    guard words.count >= 3, let last = words.last, text[last.upperBound - 1] != 0x2E else { return nil }
    let key = WordKey(text, last)
    let before = WordKey(text, words[words.count - 2])
    let isGetty = key == WordKey("images") && before == WordKey("getty")
    let isAgencyPhoto = (key == WordKey("photo") || key == WordKey("photos")) && agencies.contains(before)
    return isGetty || isAgencyPhoto ? Signal(name: "agency", weight: 0.7) : nil
  }

  private static func startsSentence(_ text: [UInt8], _ words: [ByteRange], _ index: Int) -> Bool {
    let end = text[words[index - 1].upperBound - 1]
    return [0x2E, 0x29, 0x7C, 0x22, 0x9D, 0x3F, 0x21].contains(end) || LineText.startsLower(text, words[index]) == false
  }

  private static func isDash(_ text: [UInt8], _ word: ByteRange) -> Bool {
    word.count <= 3 && CodePoint.isDash(UTF8Scalars.decode(text, at: word.lowerBound)?.value ?? 0)
  }

  private static let pictures = WordList([
    "photo", "photos", "photograph", "photographs", "photography", "image", "images", "picture", "pictures", "pic",
    "illustration", "screenshot", "screengrab", "graphic", "cartoon", "video",
  ])
  private static let credits = WordList(["credit", "credits", "courtesy", "copyright"])
  private static let links = WordList(["by", "via", "credit", "credits", "courtesy", "from", "copyright", "source"])
  private static let openings = WordList(["above", "below", "left", "right", "pictured", "caption", "top", "bottom"])
  private static let agencies = WordList(["ap", "afp", "reuters", "epa", "file", "getty", "upi"])
}
