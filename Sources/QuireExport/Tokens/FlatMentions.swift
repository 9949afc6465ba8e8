import QuireDocument
import QuireText

/// The mentions of the selected text that formats without overlapping spans can hold.
///
/// Of mentions that overlap the one that begins first stays, of those that begin together the longest; the policy of the
/// entity stages leaves none that overlap, but plugins may. White space at a mention's ends is no part of its tokens.
struct FlatMentions: Sendable {
  /// A mention, by its place in the layer, and where it stands in the selected text.
  struct Place: Sendable, Equatable {
    let index: Int
    let range: ByteRange
  }

  /// All mentions that are not blank, ascending; of those that begin together the longest first.
  let all: [Place]

  /// The mentions that stay, ascending.
  private(set) var places: [Place] = []

  /// Gathers them; linear but for sorting.
  init(_ view: ExportView) {
    var all: [Place] = []
    for (index, mention) in view.layers.mentions.elements.enumerated() {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      let range = TokenSpace.trimmed(view.selection.text, clipped)
      if !range.isEmpty { all.append(Place(index: index, range: range)) }
    }
    all.sort { left, right in
      let (first, second) = (left.range, right.range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      return first.upperBound != second.upperBound ? first.upperBound > second.upperBound : left.index < right.index
    }
    self.all = all
    var end = 0
    for place in all where place.range.lowerBound >= end {
      places.append(place)
      end = place.range.upperBound
    }
  }
}
