import QuireDocument
import QuireText

extension CommentPartReader {
  /// The attributes that state a time, the most exact first.
  private static let stating = [
    "datetime", "data-time", "data-timestamp", "data-comment-timestamp", "data-utime", "data-date", "content", "title",
    "data-original-title",
  ]

  /// The time of a comment: what an attribute states, and what is printed.
  func time(of comment: MarkupComment, in own: ByteRange) -> (time: Comment.Time?, stamp: Stamp?, element: Int?) {
    guard let element = comment.time?.element else { return (nil, nil, nil) }
    var range = page.text(of: element).clamped(to: own)
    let stamp = stamp(in: range)
    if let stamp { range = stamp.range }
    let place = stamp == nil && range.count > 60 ? nil : range.isEmpty ? nil : range
    for index in stated(at: element) {
      for name in Self.stating {
        guard let value = page.value(name, of: index), let read = AttributeTime.read(value) else { continue }
        let time = Comment.Time(
          iso: read.iso,
          precision: read.precision,
          isRelative: stamp?.isRelative ?? false,
          range: place,
          source: page.source(name, of: index)
        )
        return (time, stamp, element)
      }
    }
    if let stamp, !stamp.isRelative {
      let time = Comment.Time(iso: nil, precision: nil, isRelative: stamp.isRelative, range: stamp.range)
      return (time, stamp, element)
    }
    // "2 years ago" is printed, and the title has the day.
    if let title = page.value(.title, of: element).map(Array.init), let named = Self.stamp(title, in: 0..<title.count),
      stamp == nil || !named.isRelative
    {
      let time = Comment.Time(
        iso: nil,
        precision: nil,
        isRelative: stamp?.isRelative ?? named.isRelative,
        range: place,
        source: page.source("title", of: element)
      )
      return (time, named, element)
    }
    if let stamp {
      let time = Comment.Time(iso: nil, precision: nil, isRelative: stamp.isRelative, range: stamp.range)
      return (time, stamp, element)
    }
    guard comment.time?.rank == 0, !range.isEmpty, range.count <= 60 else { return (nil, nil, nil) }
    return (Comment.Time(iso: nil, precision: nil, isRelative: false, range: range), nil, element)
  }

  /// The element and those in it that may state the time.
  private func stated(at element: Int) -> [Int] {
    [element] + Array((element + 1)..<max(element + 1, min(page.elements[element].subtreeEnd, element + 6)))
  }

  private func stamp(in range: ByteRange) -> Stamp? { Self.stamp(page.document.text, in: range) }

  /// The first date with the most parts among the first words of `range`.
  static func stamp(_ text: [UInt8], in range: ByteRange) -> Stamp? {
    guard !range.isEmpty else { return nil }
    let tokens = HeaderTokens(text, in: range).tokens
    let parser = StampParser(tokens: tokens)
    return tokens.indices.lazy.compactMap { parser.stamp(at: $0) }.first
  }
}
