import QuireDocument
import QuireText

/// What tags and attributes say about the elements of a page, read once.
struct PageParts {
  /// One element.
  struct Part {
    var tags: ContentTags
    /// ``ContentWords`` of its class names and its id.
    var names: UInt32 = 0
    /// How many words these have: names of utility classes have dozens, which mean nothing.
    var nameCount = 0
    /// ``ContentRoles``.
    var role: UInt32 = 0
    /// ``ContentTypes``.
    var type: UInt32 = 0
    /// ``ContentProperties``.
    var property: UInt32 = 0
    var isHidden = false
    var isModal = false
    /// Whether it waits to be moved to its place: React streams parts of a page so, under ids such as `S:4`.
    var isStreamed = false
    /// Whether a class name ends in `-user`.
    var isUser = false
    var hasTarget = false
  }

  private(set) var parts: [Part] = []

  init(_ document: Document) {
    let markup = document.layers.markup
    parts.reserveCapacity(markup.elements.count)
    for element in markup.elements {
      var part = Part(tags: ContentTags.of(element.tag))
      for index in element.attributes {
        let attribute = markup.attributes[index]
        Self.read(attribute, document.value(of: attribute, in: element), into: &part)
      }
      parts.append(part)
    }
  }

  private static func read(
    _ attribute: MarkupAttribute,
    _ value: @autoclosure () -> ArraySlice<UInt8>,
    into part: inout Part
  ) {
    switch attribute.name {
    case .class:
      let value = value()
      add(ContentWords.names.look(at: value), to: &part)
      part.isUser = ends(value, in: "-user") || ends(value, in: "_user")
    case .id:
      let value = value()
      add(ContentWords.names.look(at: value), to: &part)
      part.isStreamed = starts(value, with: "S:")
    case .role: part.role = ContentRoles.names.look(at: value()).marks
    case .itemtype: part.type = ContentTypes.names.look(at: value()).marks
    case .itemprop: part.property = ContentProperties.names.look(at: value()).marks
    case .hidden: part.isHidden = part.isHidden || !starts(value(), with: "until-found")
    case .ariaHidden: part.isHidden = part.isHidden || starts(value(), with: "true")
    case .ariaModal: part.isModal = starts(value(), with: "true")
    case .href: part.hasTarget = true
    case .style: part.isHidden = part.isHidden || hides(value())
    default: break
    }
  }

  private static func add(_ found: NameWordTable.Found, to part: inout Part) {
    part.names |= found.marks
    part.nameCount += found.words
  }

  private static func starts(_ value: ArraySlice<UInt8>, with word: String) -> Bool { value.starts(with: word.utf8) }

  private static func ends(_ value: ArraySlice<UInt8>, in word: String) -> Bool {
    value.suffix(word.utf8.count).elementsEqual(word.utf8)
  }

  private static let hiding: UInt32 = 1
  private static let styles = NameWordTable([(hiding, "none hidden")], splitsCapitals: false)

  /// Whether a style says `display: none` or `visibility: hidden`.
  private static func hides(_ value: ArraySlice<UInt8>) -> Bool {
    guard styles.look(at: value).marks != 0 else { return false }
    let packed = value.filter { $0 > 0x20 }.map { $0 | 0x20 }
    return contains(packed, "display:none") || contains(packed, "visibility:hidden")
  }

  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0..<($0 + word.count)].elementsEqual(word) }
  }
}
