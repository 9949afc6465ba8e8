public import QuireText

/// The values of attributes, texts and comments.
extension HTMLTree {
  /// The value of an attribute, part by part.
  public func pieces(of attribute: HTMLAttribute) -> HTMLPieces {
    HTMLPieces(bytes, attribute.valueRange, attribute.decoding, inAttribute: true)
  }

  /// The value of a text run, part by part.
  public func pieces(of run: HTMLTextRun) -> HTMLPieces {
    HTMLPieces(bytes, run.range, run.decoding, inAttribute: false)
  }

  /// The data of a comment, part by part.
  public func pieces(ofComment id: HTMLNodeID) -> HTMLPieces {
    HTMLPieces(bytes, commentRange(of: id), [.carriageReturns, .replacedNulls], inAttribute: false)
  }

  /// The value of an attribute.
  public func value(of attribute: HTMLAttribute) -> [UInt8] {
    attribute.decoding.isEmpty ? Array(bytes[attribute.valueRange]) : joined(pieces(of: attribute))
  }

  /// The value of an attribute as a string.
  public func string(of attribute: HTMLAttribute) -> String { String(decoding: value(of: attribute), as: UTF8.self) }

  /// The value of an attribute as a string; nil where the element has none of this name.
  public func string(_ name: MarkupName, of id: HTMLNodeID) -> String? {
    attribute(name, of: id).map { string(of: $0) }
  }

  /// The value of a text or a comment; empty for other nodes.
  public func value(of id: HTMLNodeID) -> [UInt8] {
    if self[id].kind == .comment { return joined(pieces(ofComment: id)) }
    var value: [UInt8] = []
    for run in runs(of: id) { append(pieces(of: run), to: &value) }
    return value
  }

  /// The value of a text or a comment as a string; empty for other nodes.
  public func string(of id: HTMLNodeID) -> String { String(decoding: value(of: id), as: UTF8.self) }

  /// The text below a node, with nothing between its parts: the `textContent` of the DOM.
  public func textContent(of id: HTMLNodeID) -> [UInt8] {
    var value: [UInt8] = []
    for node in descendants(of: id) {
      for run in runs(of: node) { append(pieces(of: run), to: &value) }
    }
    return value
  }

  private func joined(_ pieces: HTMLPieces) -> [UInt8] {
    var value: [UInt8] = []
    append(pieces, to: &value)
    return value
  }

  private func append(_ pieces: HTMLPieces, to value: inout [UInt8]) {
    for piece in pieces {
      if let replacement = piece.replacement {
        value.append(contentsOf: replacement)
      } else {
        value.append(contentsOf: bytes[piece.source])
      }
    }
  }
}
