import QuireText

/// One entry of the stack of open elements: 24 bytes.
///
/// Beside the element it says, by places in the stack, where the nearest elements below are that end a search: questions
/// like "is a `p` in button scope" need no walk through the stack.
struct OpenElement {
  var node: Int32
  var name: MarkupName
  var namespace: HTMLNamespace
  var traits: ElementTraits
  /// The element of the same name that is next below, HTML elements only.
  var sameBelow: Int16 = -1
  var scope: Int16 = -1
  var listScope: Int16 = -1
  var buttonScope: Int16 = -1
  var tableScope: Int16 = -1
  var special: Int16 = -1

  init(_ node: Int32, _ name: MarkupName, _ namespace: HTMLNamespace, _ traits: ElementTraits) {
    self.node = node
    self.name = name
    self.namespace = namespace
    self.traits = traits
  }

  var isHTML: Bool { namespace == .html }

  @inline(__always)
  func isHTML(_ name: MarkupName) -> Bool { self.name == name && namespace == .html }
}

/// The stack of open elements (HTML standard, 13.2.4.2).
struct OpenElements {
  private(set) var entries: [OpenElement] = []
  /// By the number of a name: the topmost HTML element of this name, or -1.
  private var topmost: [Int16] = []
  /// How many entries were walked past: for tests of linearity.
  var steps = 0

  init() {
    entries.reserveCapacity(64)
    topmost = Array(repeating: -1, count: 1024)
  }

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  subscript(index: Int) -> OpenElement { entries[index] }

  /// What stands for the top of an empty stack.
  private static let nobody = OpenElement(-1, .none, .html, [])

  /// The entry on top.
  @inline(__always)
  var top: OpenElement { entries.isEmpty ? Self.nobody : entries[entries.count - 1] }

  /// The place of the topmost HTML element of a name, or -1.
  @inline(__always)
  func place(of name: MarkupName) -> Int {
    Int(name.raw) < topmost.count ? Int(topmost[Int(name.raw)]) : -1
  }

  mutating func push(_ element: OpenElement) {
    var element = element
    let place = Int16(truncatingIfNeeded: entries.count)
    if let below = entries.last {
      element.scope = below.scope
      element.listScope = below.listScope
      element.buttonScope = below.buttonScope
      element.tableScope = below.tableScope
      element.special = below.special
    }
    if !element.traits.isEmpty {
      if element.traits.contains(.scope) { element.scope = place }
      if element.traits.contains(.listScope) { element.listScope = place }
      if element.traits.contains(.buttonScope) { element.buttonScope = place }
      if element.traits.contains(.tableScope) { element.tableScope = place }
      if element.traits.contains(.special) { element.special = place }
    }
    if element.namespace == .html {
      let name = Int(element.name.raw)
      if name >= topmost.count {
        topmost.append(contentsOf: repeatElement(-1, count: max(topmost.count, name + 1 - topmost.count)))
      }
      element.sameBelow = topmost[name]
      topmost[name] = place
    }
    entries.append(element)
  }

  @discardableResult
  mutating func pop() -> OpenElement? {
    guard let element = entries.popLast() else { return nil }
    if element.namespace == .html { topmost[Int(element.name.raw)] = element.sameBelow }
    return element
  }

  /// Takes the entry at `place` out of the middle.
  mutating func remove(at place: Int) {
    let above = lift(from: place)
    for element in above.dropFirst() { push(element) }
  }

  /// Puts an entry into the middle.
  mutating func insert(_ element: OpenElement, at place: Int) {
    let above = lift(from: place)
    push(element)
    for element in above { push(element) }
  }

  /// Puts another entry in the place of one.
  mutating func replace(at place: Int, with element: OpenElement) {
    let above = lift(from: place)
    push(element)
    for element in above.dropFirst() { push(element) }
  }

  private mutating func lift(from place: Int) -> ArraySlice<OpenElement> {
    let above = Array(entries[place...])
    steps += above.count
    while entries.count > place { pop() }
    return above[...]
  }

  /// The place of a node, or -1.
  mutating func place(ofNode node: Int32) -> Int {
    var place = entries.count - 1
    while place >= 0, entries[place].node != node { place -= 1 }
    steps += entries.count - place
    return place
  }
}

/// Whether elements are in scope (HTML standard, 13.2.4.2).
extension OpenElements {
  @inline(__always)
  func isInScope(_ name: MarkupName) -> Bool {
    let place = place(of: name)
    return place >= 0 && place >= Int(top.scope)
  }

  @inline(__always)
  func isInButtonScope(_ name: MarkupName) -> Bool {
    let place = place(of: name)
    return place >= 0 && place >= Int(top.buttonScope)
  }

  func isInListScope(_ name: MarkupName) -> Bool {
    let place = place(of: name)
    return place >= 0 && place >= Int(top.listScope)
  }

  func isInTableScope(_ name: MarkupName) -> Bool {
    let place = place(of: name)
    return place >= 0 && place >= Int(top.tableScope)
  }

  func isHeadingInScope() -> Bool {
    isInScope(.h1) || isInScope(.h2) || isInScope(.h3) || isInScope(.h4) || isInScope(.h5) || isInScope(.h6)
  }

  func isTableBodyInTableScope() -> Bool {
    isInTableScope(.tbody) || isInTableScope(.thead) || isInTableScope(.tfoot)
  }
}
