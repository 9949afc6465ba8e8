import QuireDocument
import QuireText

/// Something to show inside of a line of text.
struct HTMLSpan: Sendable {
  enum Kind: Sendable, Equatable {
    /// A mention, by its place in the layer.
    case mention(Int)

    /// What shows that a link is there, by the link's place in the layer.
    case evidence(Int)

    /// Words that a comment quotes.
    case quote

    /// Where and by whom an article was written.
    case dateline
  }

  let range: ByteRange
  let kind: Kind
}

/// All spans of a document, and the way to lay them over a piece of text although they overlap.
struct HTMLSpans: Sendable {
  /// One step of writing a piece of text.
  enum Step: Sendable, Equatable {
    /// A span begins; again, where it had to be closed for the sake of another.
    case open(HTMLSpan.Kind, isFirst: Bool)

    /// The span that was opened last ends.
    case close(HTMLSpan.Kind)

    /// Text without any borders in it.
    case text(ByteRange)
  }

  /// No more spans than this are laid over each other; the rest is left out.
  private static let deepest = 12

  /// How many spans are looked at for one that began before a piece of text.
  private static let reach = 32

  private let spans: [HTMLSpan]

  init(_ layers: Layers) {
    var spans = layers.mentions.elements.enumerated().map { HTMLSpan(range: $1.range, kind: .mention($0)) }
    for (index, link) in layers.links.elements.enumerated() {
      spans += link.evidence.map { HTMLSpan(range: $0, kind: .evidence(index)) }
    }
    for comment in layers.comments.elements { spans += comment.quotes.map { HTMLSpan(range: $0, kind: .quote) } }
    for section in layers.sections.elements where section.kind == .dateline {
      spans.append(HTMLSpan(range: section.range, kind: .dateline))
    }
    spans.removeAll { $0.range.isEmpty }
    let order = spans.indices.sorted { left, right in
      let (first, second) = (spans[left].range, spans[right].range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      return first.upperBound != second.upperBound ? first.upperBound > second.upperBound : left < right
    }
    self.spans = order.map { spans[$0] }
  }

  /// The steps that write `range` of the text, in order; linear in the spans there.
  func steps(in range: ByteRange) -> [Step] {
    var steps: [Step] = []
    var open: [HTMLSpan] = []
    var cursor = range.lowerBound
    func advance(to offset: Int) {
      if cursor < offset { steps.append(.text(cursor..<offset)) }
      cursor = max(cursor, offset)
    }
    func close(before offset: Int) {
      while let end = open.map(\.range.upperBound).min(), end <= offset {
        advance(to: end)
        // What ends here may lie below what goes on: close down to it, and open the rest again.
        guard let lowest = open.firstIndex(where: { $0.range.upperBound <= end }) else { break }
        let above = open[lowest...]
        steps += above.reversed().map { .close($0.kind) }
        let rest = above.filter { $0.range.upperBound > end }
        open.removeSubrange(lowest...)
        open += rest
        steps += rest.map { .open($0.kind, isFirst: false) }
      }
    }
    var place = firstSpan(in: range)
    while place < spans.count, spans[place].range.lowerBound < range.upperBound {
      let span = spans[place]
      place += 1
      guard span.range.upperBound > range.lowerBound, open.count < Self.deepest else { continue }
      close(before: span.range.lowerBound)
      advance(to: span.range.lowerBound)
      open.append(HTMLSpan(range: span.range.clamped(to: range), kind: span.kind))
      steps.append(.open(span.kind, isFirst: span.range.lowerBound >= range.lowerBound))
    }
    close(before: range.upperBound)
    advance(to: range.upperBound)
    return steps
  }

  private func firstSpan(in range: ByteRange) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    // A longer span may have begun before.
    let first = (max(0, low - Self.reach)..<low).first { spans[$0].range.upperBound > range.lowerBound }
    return first ?? low
  }
}
