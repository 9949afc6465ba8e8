import QuireDocument

/// Ranges of bytes of a file in words, for formats that have no form of their own for them.
enum SourceWords {
  /// The ranges as in `3..9 12..15`; in a second source and further ones with the source's index, as in `1:3..9`.
  static func list(_ ranges: [SourceRange], separator: String = " ") -> String {
    let words = ranges.map { range in
      let ends = "\(range.range.lowerBound)..\(range.range.upperBound)"
      return range.source == 0 ? ends : "\(range.source):\(ends)"
    }
    return words.joined(separator: separator)
  }
}
