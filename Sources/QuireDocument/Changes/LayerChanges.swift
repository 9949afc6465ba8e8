/// What a stage asks for in one layer: elements added, elements replaced by another state, elements withdrawn.
///
/// Ranges count in the text that the stage read, before its edits.
public struct LayerChanges<Element: Sendable>: Sendable {
  /// The elements to add.
  public private(set) var added: [Element] = []

  /// The new states of elements that stand in the layer, by their ids.
  public private(set) var updated: [Element] = []

  /// The elements to take away.
  public private(set) var withdrawn: [ElementID] = []

  /// Whether all elements that stood in the layer go.
  public private(set) var isCleared = false

  /// The highest number given, in the layer and here.
  private(set) var lastID: UInt32

  init(after layer: Layer<Element>) { lastID = layer.lastID }

  /// Whether the layer stays as it is.
  public var isEmpty: Bool { added.isEmpty && updated.isEmpty && withdrawn.isEmpty && !isCleared }

  /// The number for the next element that is added.
  public mutating func nextID() -> ElementID {
    lastID += 1
    return ElementID(lastID)
  }

  /// Adds `element`, whose id is one that ``nextID()`` gave.
  @inlinable public mutating func add(_ element: Element) { append(element) }

  @usableFromInline mutating func append(_ element: Element) { added.append(element) }

  /// Adds all of `elements`.
  public mutating func add(contentsOf elements: [Element]) { added.append(contentsOf: elements) }

  /// Puts `element` in the place of the one with the same id.
  public mutating func update(_ element: Element) { updated.append(element) }

  /// Takes the element with this id away.
  public mutating func withdraw(_ id: ElementID) { withdrawn.append(id) }

  /// Takes away everything that stood in the layer before.
  public mutating func clear() { isCleared = true }
}
