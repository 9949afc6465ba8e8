import QuireText

/// One layer: its elements in the order of the text, and the numbers given so far.
public struct Layer<Element: Sendable>: Sendable {
  /// The elements, ascending by start; where two start together, the longer one first.
  public internal(set) var elements: [Element]

  /// The highest number given in this layer.
  public internal(set) var lastID: UInt32

  /// Creates an empty layer.
  public init() {
    elements = []
    lastID = 0
  }
}

/// The layers of a document.
public struct Layers: Sendable {
  /// The elements of a web page.
  public internal(set) var markup = MarkupLayer()

  /// Paragraphs, headings, list items and the like.
  public internal(set) var blocks = Layer<Block>()

  /// The parts of an article.
  public internal(set) var sections = Layer<Section>()

  /// Sentences.
  public internal(set) var sentences = Layer<Sentence>()

  /// Words, numbers and punctuation.
  public internal(set) var tokens = Layer<Token>()

  /// Places where something is named.
  public internal(set) var mentions = Layer<Mention>()

  /// What the mentions speak of.
  public internal(set) var entities = Layer<Entity>()

  /// Reader comments.
  public internal(set) var comments = Layer<Comment>()

  /// Which comment answers what.
  public internal(set) var links = Layer<Link>()

  /// What the site says about its thread.
  public internal(set) var notices = Layer<Notice>()

  /// The spans of plugins' layers.
  public internal(set) var annotations = Layer<Annotation>()

  /// The thread as a whole; `nil` before a stage looked for one.
  public internal(set) var thread: CommentThread?

  /// Creates empty layers.
  public init() {}

  /// The number of elements of the layer called `name`; plugins' layers count their annotations.
  public func count(of name: LayerName) -> Int {
    switch name {
    case .markup: markup.elements.count
    case .blocks: blocks.elements.count
    case .sections: sections.elements.count
    case .sentences: sentences.elements.count
    case .tokens: tokens.elements.count
    case .mentions: mentions.elements.count
    case .entities: entities.elements.count
    case .comments: comments.elements.count
    case .links: links.elements.count
    case .notices: notices.elements.count
    default: annotations.elements.count { $0.name == name }
    }
  }
}

extension Layers {
  /// Moves every layer with an edit of the text, in one pass over each.
  mutating func move(by shift: RangeShift) {
    markup.move(by: shift)
    blocks.move(by: shift)
    sections.move(by: shift)
    sentences.move(by: shift)
    tokens.move(by: shift)
    mentions.move(by: shift)
    comments.move(by: shift)
    notices.move(by: shift)
    annotations.move(by: shift)
    var shift = shift
    for index in links.elements.indices {
      links.elements[index].evidence = links.elements[index].evidence.compactMap { shift.moved($0) }
    }
  }
}

extension Layer where Element: LayerElement {
  mutating func move(by shift: RangeShift) {
    var shift = shift
    var kept = 0
    for index in elements.indices {
      var element = elements[index]
      if let range = shift.moved(element.range) {
        element.range = range
      } else if Element.survivesRemoval {
        element.range = shift.movedOrEmpty(element.range)
      } else {
        continue
      }
      element.moveInnerRanges(by: &shift)
      elements[kept] = element
      kept += 1
    }
    elements.removeLast(elements.count - kept)
  }
}
