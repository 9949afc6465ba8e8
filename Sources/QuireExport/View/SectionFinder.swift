import QuireDocument
import QuireText

/// Says in which section a range lies, for ranges that ascend by their starts.
struct SectionFinder {
  /// Sections nest a few deep; of hostile layers only the innermost ones are looked at.
  private static let deepest = 64

  private let sections: [Section]
  private var next = 0
  private var open: [Int] = []

  init(_ sections: [Section]) { self.sections = sections }

  /// The innermost section that has all of `range`, which starts where the last one did or later.
  mutating func section(around range: ByteRange) -> Section? {
    while next < sections.count, sections[next].range.lowerBound <= range.lowerBound {
      close(before: sections[next].range.lowerBound)
      open.append(next)
      next += 1
    }
    close(before: range.lowerBound)
    let index = open.suffix(Self.deepest).last { sections[$0].range.upperBound >= range.upperBound }
    return index.map { sections[$0] }
  }

  private mutating func close(before offset: Int) {
    while let last = open.last, sections[last].range.upperBound <= offset { open.removeLast() }
  }
}
