import QuireDocument
import QuireText

/// How much text the blocks of a page have, and which elements hold it.
struct PageTexts {
  /// One block.
  struct Piece {
    /// The innermost element that begins with the block: a paragraph, or a span that holds all of it.
    let element: Int
    let words: Int
    /// How many of the words stand in links.
    let linked: Int
    /// The words that make sentences, links not counted; 0 for titles, menus and other short texts.
    let prose: Int
    /// What the block weighs: prose counts in full, other words less, links least.
    let mass: Double
  }

  private(set) var pieces: [Piece] = []

  /// How many words that stand in no link make a sentence.
  private static let sentence = 8

  init(_ document: Document, _ parts: PageParts) {
    let elements = document.layers.markup.elements
    let links = elements.indices.filter { parts.parts[$0].tags.contains(.link) && parts.parts[$0].hasTarget }
    var nextLink = 0
    var carriers = CarrierFinder(elements)
    for block in document.layers.blocks.elements {
      let start = block.range.lowerBound
      while nextLink < links.count, elements[links[nextLink]].range.upperBound <= start { nextLink += 1 }
      let count = ProseCount(document.text, in: block.range)
      var linked = 0
      var index = nextLink
      while index < links.count, elements[links[index]].range.lowerBound < block.range.upperBound {
        let range = elements[links[index]].range.clamped(to: block.range)
        if range == block.range { linked = count.words } else { linked += ProseCount(document.text, in: range).words }
        index += 1
      }
      pieces.append(
        Self.piece(carriers.carrier(of: block), count, linked: min(linked, count.words))
      )
    }
  }

  private static func piece(_ element: Int, _ count: ProseCount, linked: Int) -> Piece {
    let own = count.words - linked
    let isProse = own >= sentence && 2 * linked < count.words && count.stops > 0
    return Piece(
      element: element,
      words: count.words,
      linked: linked,
      prose: isProse ? own : 0,
      mass: isProse ? Double(own) : 0.3 * Double(own) + 0.1 * Double(linked)
    )
  }
}

/// Finds the innermost element that stands over all of a block, for blocks that ascend.
private struct CarrierFinder {
  let elements: [MarkupElement]
  private var next = 0

  init(_ elements: [MarkupElement]) { self.elements = elements }

  /// The carrier of `block`.
  ///
  /// Complexity: linear in all elements, for all blocks together.
  mutating func carrier(of block: Block) -> Int {
    let start = block.range.lowerBound
    while next < elements.count, elements[next].range.isEmpty || elements[next].range.lowerBound < start { next += 1 }
    var found = min(max(block.element ?? 0, 0), elements.count - 1)
    var index = next
    while index < elements.count {
      let range = elements[index].range
      if !range.isEmpty {
        guard range.lowerBound == start else { break }
        if range.upperBound == block.range.upperBound { found = max(found, index) }
      }
      index += 1
    }
    return found
  }
}

/// What the elements of a page hold, by element; text that was taken away before is not counted.
struct PageWeights {
  private(set) var words: [Int]
  private(set) var linked: [Int]
  private(set) var prose: [Int]
  private(set) var mass: [Double]

  /// Adds up what is in each element.
  ///
  /// Complexity: linear in elements and blocks.
  init(_ texts: PageTexts, _ elements: [MarkupElement], without isGone: (Int) -> Bool) {
    words = Array(repeating: 0, count: elements.count)
    linked = words
    prose = words
    mass = Array(repeating: 0, count: elements.count)
    for piece in texts.pieces where !isGone(piece.element) {
      words[piece.element] += piece.words
      linked[piece.element] += piece.linked
      prose[piece.element] += piece.prose
      mass[piece.element] += piece.mass
    }
    for index in elements.indices.reversed() {
      guard let parent = elements[index].parent else { continue }
      words[parent] += words[index]
      linked[parent] += linked[index]
      prose[parent] += prose[index]
      mass[parent] += mass[index]
    }
  }
}
