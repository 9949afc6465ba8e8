import QuireDocument
import QuireText

/// The selected text as sentences of tokens with the mentions laid over them, for formats that know nothing smaller.
///
/// Tokens and sentences are those of the document's layers, else cut here. Everything that is not white space is in a
/// token, every token is in a sentence. A token is cut where a mention begins or ends inside of it and no sentence ends
/// inside of a mention, so that every mention reads back as the span that it is.
struct TaggedTokens: Sendable {
  /// A mention and the tokens that it is made of.
  struct Tagging: Sendable, Equatable {
    /// The mention's place in the layer.
    let mention: Int

    /// The indices of its tokens, at least one.
    let tokens: Range<Int>
  }

  /// The tokens, ascending, not empty, in bytes of the selected text.
  let tokens: [ByteRange]

  /// The sentences as indices of tokens: without gaps, not empty.
  let sentences: [Range<Int>]

  /// The mentions, ascending, none over another.
  let spans: [Tagging]

  /// All mentions that are not blank, those that overlap included, in the order of their layer.
  let mentions: [FlatMentions.Place]

  /// Aligns the layers of a document; with `cutsAtAll` tokens are cut for mentions that overlap others, too.
  ///
  /// Complexity: linear but for sorting.
  init(_ view: ExportView, cutsAtAll: Bool = false) {
    let text = view.selection.text
    let flat = FlatMentions(view)
    let places = flat.places
    mentions = flat.all.sorted { $0.index < $1.index }
    let borders = Self.sentenceBorders(view, outside: places)
    var cuts = (cutsAtAll ? flat.all : places).flatMap { [$0.range.lowerBound, $0.range.upperBound] } + borders
    cuts.sort()
    let tokens = Self.cut(Self.words(view), at: cuts, text)
    self.tokens = tokens
    sentences = Self.groups(of: tokens, at: borders)
    spans = Self.spans(places, over: tokens)
  }

  /// The tokens before anything cuts them: the layer's and, where it has none, those of UAX #29.
  private static func words(_ view: ExportView) -> [ByteRange] {
    let text = view.selection.text
    let layer = view.layers.tokens.elements.compactMap { view.selection.clipped($0.range) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var words: [ByteRange] = []
    var end = 0
    func fill(_ gap: ByteRange) {
      guard !TokenSpace.trimmed(text, gap).isEmpty else { return }
      words += WordSegmenter.segments(of: text, in: gap).lazy.filter { $0.kind != .space }.map(\.range)
    }
    for token in layer where token.upperBound > end {
      let token = max(end, token.lowerBound)..<token.upperBound
      if end < token.lowerBound { fill(end..<token.lowerBound) }
      words.append(token)
      end = token.upperBound
    }
    if end < text.count { fill(end..<text.count) }
    return words
  }

  /// Where a sentence may begin: at the borders of the layer's sentences or, where there are none, of those found here
  /// and of blocks; none inside of a mention.
  private static func sentenceBorders(_ view: ExportView, outside places: [FlatMentions.Place]) -> [Int] {
    var ranges = view.layers.sentences.elements.compactMap { view.selection.clipped($0.range) }
    if ranges.isEmpty {
      ranges = SentenceSegmenter().sentences(in: view.selection.text)
      ranges += view.layers.blocks.elements.compactMap { view.selection.clipped($0.range) }
    }
    var next = places[...]
    var borders: [Int] = []
    for border in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }).sorted() where borders.last != border {
      while let place = next.first, place.range.upperBound <= border { next.removeFirst() }
      if let place = next.first, place.range.lowerBound < border { continue }
      borders.append(border)
    }
    return borders
  }

  /// Cuts `words` at `cuts`, which ascend, and takes the white space off what is left.
  private static func cut(_ words: [ByteRange], at cuts: [Int], _ text: [UInt8]) -> [ByteRange] {
    var result: [ByteRange] = []
    result.reserveCapacity(words.count)
    func keep(_ part: ByteRange) {
      let part = TokenSpace.trimmed(text, part)
      if !part.isEmpty { result.append(part) }
    }
    var next = 0
    for word in words {
      var start = word.lowerBound
      while next < cuts.count, cuts[next] <= start { next += 1 }
      while next < cuts.count, cuts[next] < word.upperBound {
        if cuts[next] > start { keep(start..<cuts[next]) }
        start = cuts[next]
        next += 1
      }
      keep(start..<word.upperBound)
    }
    return result
  }

  private static func groups(of tokens: [ByteRange], at borders: [Int]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    var next = 0
    for (index, token) in tokens.enumerated() {
      var isBorder = false
      while next < borders.count, borders[next] <= token.lowerBound {
        isBorder = true
        next += 1
      }
      guard isBorder, index > start else { continue }
      groups.append(start..<index)
      start = index
    }
    if start < tokens.count { groups.append(start..<tokens.count) }
    return groups
  }

  private static func spans(_ places: [FlatMentions.Place], over tokens: [ByteRange]) -> [Tagging] {
    var spans: [Tagging] = []
    var next = 0
    for place in places {
      while next < tokens.count, tokens[next].upperBound <= place.range.lowerBound { next += 1 }
      let first = next
      while next < tokens.count, tokens[next].upperBound <= place.range.upperBound { next += 1 }
      if first < next { spans.append(Tagging(mention: place.index, tokens: first..<next)) }
    }
    return spans
  }
}
