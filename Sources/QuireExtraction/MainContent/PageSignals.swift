import QuireDocument
import QuireText

/// What a page says about its kind: types in JSON-LD and microdata, Open Graph's type, the generator, its address.
struct PageSignals {
  /// A thread of a forum, or questions with answers.
  var isForum = false
  /// An article, by its own words.
  var isArticle = false
  /// One product that is sold.
  var isProduct = false

  init(_ document: Document, _ parts: PageParts) {
    let markup = document.layers.markup
    var types: UInt32 = 0
    var address: UInt32 = 0
    var software: UInt32 = 0
    var isArticleOfGraph = false
    var isProductOfGraph = false
    for (index, element) in markup.elements.enumerated() {
      types |= parts.parts[index].type
      switch element.tag {
      case .html, .body: software |= parts.parts[index].names & ContentWords.forumPage
      case .link where Self.equals(document.value(of: .rel, in: element), "canonical"):
        address |= Self.address(document.value(of: .href, in: element))
      case .script where Self.isLinkedData(element, in: document):
        types |= LinkedDataTypes.marks(in: document.sources[element.source].decoded, element.inner)
      case .meta:
        guard let content = document.value(of: .content, in: element) else { continue }
        let key = document.value(of: .property, in: element) ?? document.value(of: .name, in: element)
        if Self.equals(key, "og:type") {
          isArticleOfGraph = isArticleOfGraph || Self.equals(content, "article")
          isProductOfGraph = isProductOfGraph || Self.ends(content, in: "product")
        } else if Self.equals(key, "generator") {
          software |= ContentWords.forumSoftware.look(at: content).marks
        }
      default: break
      }
    }
    isForum = types & ContentTypes.forum != 0 || software != 0 || address & ContentWords.forumAddress != 0
    let isTypedArticle = types & ContentTypes.article != 0
    isArticle = isTypedArticle || isArticleOfGraph
    let sells = types & ContentTypes.product != 0 || isProductOfGraph
    isProduct = sells && !isForum && !isTypedArticle && types & ContentTypes.list == 0
  }

  /// What the words of an address say, without its scheme.
  private static func address(_ value: ArraySlice<UInt8>?) -> UInt32 {
    value.map { ContentWords.names.look(at: $0).marks } ?? 0
  }

  private static func isLinkedData(_ element: MarkupElement, in document: Document) -> Bool {
    guard let type = document.value(of: .type, in: element) else { return false }
    return ends(type, in: "ld+json") || type.starts(with: "application/ld+json".utf8)
  }

  private static func equals(_ value: ArraySlice<UInt8>?, _ word: String) -> Bool {
    guard let value, value.count == word.utf8.count else { return false }
    return zip(value, word.utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
  }

  private static func ends(_ value: ArraySlice<UInt8>, in word: String) -> Bool {
    value.suffix(word.utf8.count).elementsEqual(word.utf8)
  }
}

/// The values of `@type` in JSON-LD, read without parsing the rest: what is broken elsewhere does not matter.
private enum LinkedDataTypes {
  private static let key = Array("@type\"".utf8)

  /// The ``ContentTypes`` of all objects in `range`.
  ///
  /// Complexity: linear in the range.
  static func marks(in bytes: [UInt8], _ range: ByteRange) -> UInt32 {
    let end = min(range.upperBound, bytes.count)
    return withHeldBytes(bytes) { held in
      var marks: UInt32 = 0
      var index = held.first(UInt8(ascii: "@"), from: range.lowerBound)
      while index < end {
        if key.indices.allSatisfy({ held[index + $0] == key[$0] }) {
          var start = index + key.count
          // A colon, blanks, and the bracket of a list stand before the first type.
          while start < end, isSyntax(held[start]) { start += 1 }
          if start < end, held[start] == UInt8(ascii: "\"") {
            let stop = min(end, start + 128, held.first(UInt8(ascii: "\""), from: start + 1))
            marks |= ContentTypes.names.look(at: bytes[start..<max(start, stop)]).marks
          }
        }
        index = held.first(UInt8(ascii: "@"), from: index + 1)
      }
      return marks
    }
  }

  private static func isSyntax(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[")
  }
}
