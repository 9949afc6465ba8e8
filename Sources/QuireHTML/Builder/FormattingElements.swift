import QuireText

/// One entry of the list of active formatting elements: an element, or a marker.
struct FormattingElement {
  /// The element, or -1 for a marker.
  var node: Int32
  var name: MarkupName
  /// The start tag's attributes.
  var firstAttribute: Int32
  var attributeCount: Int32

  static let marker = FormattingElement(node: -1, name: .none, firstAttribute: -1, attributeCount: 0)
  var isMarker: Bool { node < 0 }
}

/// The list of active formatting elements (HTML standard, 13.2.4.3).
struct FormattingElements {
  /// More than these are not kept after a marker: the standard has no bound, and every one is reopened in each paragraph.
  static let mostElements = 64

  private(set) var entries: [FormattingElement] = []
  /// How many of them stand after the last marker.
  private(set) var lengthAfterMarker = 0

  var isEmpty: Bool { entries.isEmpty }

  /// Adds an entry; false if the oldest after the marker had to go.
  mutating func append(_ element: FormattingElement) -> Bool {
    entries.append(element)
    lengthAfterMarker += 1
    guard lengthAfterMarker > Self.mostElements else { return true }
    entries.remove(at: entries.count - lengthAfterMarker)
    lengthAfterMarker -= 1
    return false
  }

  mutating func appendMarker() {
    entries.append(.marker)
    lengthAfterMarker = 0
  }

  /// Removes the last marker and all that follows it.
  mutating func clearToMarker() {
    while let last = entries.popLast(), !last.isMarker {}
    lengthAfterMarker = 0
    var place = entries.count - 1
    while place >= 0, !entries[place].isMarker {
      lengthAfterMarker += 1
      place -= 1
    }
  }

  mutating func removeAll() {
    entries.removeAll()
    lengthAfterMarker = 0
  }

  /// The place of the last element of this name after the last marker, or -1.
  func place(of name: MarkupName) -> Int {
    var place = entries.count - 1
    while place >= 0, !entries[place].isMarker {
      if entries[place].name == name { return place }
      place -= 1
    }
    return -1
  }

  /// The place of a node after the last marker, or -1.
  func place(ofNode node: Int32) -> Int {
    var place = entries.count - 1
    while place >= 0, !entries[place].isMarker {
      if entries[place].node == node { return place }
      place -= 1
    }
    return -1
  }

  mutating func remove(at place: Int) {
    entries.remove(at: place)
    if place >= entries.count - lengthAfterMarker + 1 { lengthAfterMarker -= 1 }
  }

  mutating func insert(_ element: FormattingElement, at place: Int) {
    if place >= entries.count - lengthAfterMarker { lengthAfterMarker += 1 }
    entries.insert(element, at: min(place, entries.count))
  }

  mutating func setNode(_ node: Int32, at place: Int) { entries[place].node = node }
}
