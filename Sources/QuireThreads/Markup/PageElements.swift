import QuireDocument
import QuireText

/// The elements of a page with their class names as numbers, so that many selectors can look at them.
struct PageElements {
  let document: Document
  let elements: [MarkupElement]
  private let attributes: [MarkupAttribute]
  private let names: MarkupNames
  private var words: [UInt64] = []
  private var places: [Range<Int>] = []
  /// All class names of the page.
  private var vocabulary: Set<UInt64> = []

  /// The most class names of one element that are read; a page of utility classes has dozens.
  private static let mostWords = 64

  /// Reads the class names of all elements: linear in the attributes.
  init(_ document: Document) {
    self.document = document
    elements = document.layers.markup.elements
    attributes = document.layers.markup.attributes
    names = document.layers.markup.names
    places.reserveCapacity(elements.count)
    for element in elements {
      let start = words.count
      if let value = document.value(of: .class, in: element) { readWords(value) }
      places.append(start..<words.count)
    }
    vocabulary = Set(words)
  }

  private mutating func readWords(_ value: ArraySlice<UInt8>) {
    var hash = WordHash.start
    var count = 0
    for byte in value {
      if byte > 0x20 {
        hash = WordHash.next(hash, byte)
      } else if hash != WordHash.start {
        words.append(hash)
        hash = WordHash.start
        count += 1
        if count == Self.mostWords { return }
      }
    }
    if hash != WordHash.start { words.append(hash) }
  }

  /// The class names of an element, as hashes.
  func classes(of index: Int) -> ArraySlice<UInt64> { words[places[index]] }

  /// The value of an attribute.
  func value(_ name: MarkupName, of index: Int) -> ArraySlice<UInt8>? { document.value(of: name, in: elements[index]) }

  /// The value of an attribute.
  func value(_ name: String, of index: Int) -> ArraySlice<UInt8>? {
    names.name(name).flatMap { value($0, of: index) }
  }

  /// The source bytes of an attribute's value.
  func source(_ name: String, of index: Int) -> [SourceRange] {
    guard let name = names.name(name) else { return [] }
    for place in elements[index].attributes where attributes[place].name == name {
      return document.sourceRanges(ofDecoded: attributes[place].source, source: elements[index].source)
    }
    return []
  }

  /// The source bytes of an element's start tag.
  func startTag(of index: Int) -> [SourceRange] {
    document.sourceRanges(ofDecoded: elements[index].startTag, source: elements[index].source)
  }

  /// The text of an element without white space at its ends.
  func text(of index: Int) -> ByteRange { WhiteSpace.trimmed(document.text, elements[index].range) }

  // MARK: Selectors

  /// A selector with the names of this page; `nil` where the page has nothing that it could choose.
  func resolved(_ selector: Selector) -> PageSelector? {
    guard let subject = resolved(selector.subject) else { return nil }
    guard let around = selector.around else { return PageSelector(subject: subject, around: nil) }
    guard let outer = resolved(around) else { return nil }
    return PageSelector(subject: subject, around: outer)
  }

  private func resolved(_ compound: Selector.Compound) -> PageSelector.Compound? {
    guard compound.classes.allSatisfy({ vocabulary.contains($0) }) else { return nil }
    var result = PageSelector.Compound(tag: nil, classes: compound.classes, tests: [])
    if let tag = compound.tag {
      guard let name = names.name(tag) else { return nil }
      result.tag = name
    }
    for test in compound.tests {
      guard let name = names.name(test.name) else { return nil }
      result.tests.append((name, test))
    }
    return result
  }

  /// Whether an element is what `compound` says.
  func holds(_ compound: PageSelector.Compound, _ index: Int) -> Bool {
    if let tag = compound.tag, elements[index].tag != tag { return false }
    for word in compound.classes where !classes(of: index).contains(word) { return false }
    for (name, test) in compound.tests {
      guard let value = value(name, of: index), test.holds(value) else { return false }
    }
    return true
  }

  /// Whether an element is what `selector` says; an element around it is looked for up to `limit`, 40 steps at most.
  func holds(_ selector: PageSelector, _ index: Int, within limit: Int = 0) -> Bool {
    guard holds(selector.subject, index) else { return false }
    guard let around = selector.around else { return true }
    var next = elements[index].parent
    var steps = 0
    while let parent = next, parent >= limit, steps < 40 {
      if holds(around, parent) { return true }
      next = elements[parent].parent
      steps += 1
    }
    return false
  }
}

/// A selector whose names are those of one page.
struct PageSelector {
  struct Compound {
    var tag: MarkupName?
    var classes: [UInt64]
    var tests: [(MarkupName, Selector.Test)]
  }

  var subject: Compound
  var around: Compound?
}
