import QuireDocument
import QuireHTML
import QuireText

/// The markup layer of a page while the walk goes on.
struct MarkupDraft {
  private var elements: [MarkupElement] = []
  private var attributes: [MarkupAttribute] = []
  private var values: [UInt8] = []

  /// Creates a draft with room for that many elements and attributes.
  init(elements: Int, attributes: Int) {
    self.elements.reserveCapacity(max(0, elements))
    self.attributes.reserveCapacity(attributes)
  }

  /// Takes up an element and returns its index; its range and its end are known when it is closed.
  mutating func open(_ id: HTMLNodeID, _ node: HTMLNode, in tree: HTMLTree, parent: Int?) -> Int {
    let first = attributes.count
    for attribute in tree.attributes(of: id) {
      if attribute.decoding.isEmpty {
        attributes.append(MarkupAttribute(attribute.name, source: attribute.valueRange))
      } else {
        let start = values.count
        values.append(contentsOf: tree.value(of: attribute))
        attributes.append(
          MarkupAttribute(attribute.name, source: attribute.valueRange, decoded: start..<values.count)
        )
      }
    }
    elements.append(
      MarkupElement(
        range: 0..<0,
        tag: node.name,
        startTag: node.sourceRange,
        endTag: node.endTagRange,
        parent: parent,
        subtreeEnd: 0,
        attributes: first..<attributes.count
      )
    )
    return elements.count - 1
  }

  /// Ends an element: all that was opened since is inside of it.
  mutating func close(_ index: Int, range: ByteRange) {
    elements[index].end(range: range, subtreeEnd: elements.count)
  }

  /// The layer.
  func layer(names: MarkupNames) -> MarkupLayer {
    MarkupLayer(elements: elements, attributes: attributes, values: values, names: names)
  }
}
