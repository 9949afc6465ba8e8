import QuireDocument
import QuireText

/// Finds authors in lines by the headline that begin as bylines do: `By Ida Lund`, or `Written by` above a name.
struct Bylines {
  private let text: [UInt8]
  private let headline: ByteRange?

  /// How far behind the headline such a line may begin, and how long it may be, in bytes.
  private static let mostBehind = 520
  private static let mostLine = 100
  /// A page with more bylines than that lists articles.
  private static let mostBylines = 2

  private static let rule = "byline-line"
  private static let score = 0.8

  init(_ scan: PageScan, _ surroundings: Surroundings) {
    text = scan.document.text
    headline = surroundings.headline
  }

  /// The line by the headline that names the authors, with the words before the names; `nil` where there is none.
  var line: ByteRange? {
    guard let place = claims().first?.textPlace else { return nil }
    let before = text[..<place.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = WhiteSpace.trimmed(text, before..<place.upperBound)
    return AuthorLead.length(Array(text[line])) == nil ? place : line
  }

  func claims() -> [Claim] {
    guard let headline else { return [] }
    let window = headline.upperBound..<min(text.count, headline.upperBound + Self.mostBehind + Self.mostLine)
    let lines = self.lines(in: window)
    for (number, line) in lines.enumerated() where line.lowerBound <= headline.upperBound + Self.mostBehind {
      let bytes = Array(text[line])
      guard let lead = AuthorLead.length(bytes) else { continue }
      let isAlone = lead == bytes.count
      guard !isAlone || number + 1 < lines.count else { break }
      let place = isAlone ? lines[number + 1] : line.lowerBound + lead..<line.upperBound
      let claims = names(at: place, isLogin: AuthorLead.namesLogin(bytes))
      if !claims.isEmpty { return isList ? [] : claims }
    }
    return []
  }

  private func names(at place: ByteRange, isLogin: Bool) -> [Claim] {
    let value = Array(text[place])
    var names = AuthorName(isVisible: true).names(in: value)
    if names.isEmpty, isLogin, value.count(where: { $0 == 0x20 }) <= 1 { names = [value] }
    return names.compactMap { Claim($0, at: [.text(place)], rule: Self.rule, score: Self.score) }
  }

  /// The lines of `window` that are not empty and no paragraphs.
  private func lines(in window: ByteRange) -> [ByteRange] {
    var lines: [ByteRange] = []
    var start = window.lowerBound
    while start < window.upperBound {
      let end = text[start..<window.upperBound].firstIndex(of: 0x0A) ?? window.upperBound
      let line = WhiteSpace.trimmed(text, start..<end)
      // A line that the window cuts is read by halves.
      let isWhole = end < window.upperBound || end == text.count
      if !line.isEmpty, line.count <= Self.mostLine, isWhole {
        lines.append(line)
      }
      start = end + 1
    }
    return lines
  }

  /// Whether the page has so many lines that begin with `By` that it lists articles.
  private var isList: Bool {
    var count = 0
    var start = 0
    while let line = text[start...].firstIndex(of: 0x0A) {
      start = line + 1
      if text.count - start > 3, text[start + 2] == 0x20, ByteText.begins(text[start...], with: "by"),
        ByteText.isCapital(text[start + 3])
      {
        count += 1
        if count > Self.mostBylines { return true }
      }
    }
    return false
  }
}
