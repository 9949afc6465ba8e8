public import QuireText

/// Changes that a document can't apply; nothing of them was done.
public struct ChangesError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Equatable {
    /// An edit begins before the one before it ends.
    case editsOutOfOrder(ByteRange, after: ByteRange)

    /// A range leaves the text.
    case outsideText(ByteRange, count: Int)

    /// A range begins or ends inside a character.
    case insideCharacter(ByteRange)

    /// A replacement is not valid UTF-8.
    case replacementNotUTF8(ByteRange)

    /// An element refers to one that is not there.
    case unknownElement(UInt32)

    /// Two elements of a layer have the same number.
    case repeatedElement(UInt32)

    /// The text would grow beyond what offsets can count.
    case tooLarge(Int)
  }

  /// What is wrong.
  public let problem: Problem

  /// The layer it is wrong in, or `nil` where it is an edit.
  public let layer: LayerName?

  init(_ problem: Problem, in layer: LayerName? = nil) {
    self.problem = problem
    self.layer = layer
  }

  public var description: String {
    let place = layer.map { "layer '\($0)': " } ?? ""
    switch problem {
    case .editsOutOfOrder(let range, let before):
      return "\(place)edit \(range) comes after edit \(before); edits ascend and do not overlap"
    case .outsideText(let range, let count):
      return "\(place)range \(range) leaves the text, which has \(count) bytes"
    case .insideCharacter(let range):
      return "\(place)range \(range) begins or ends inside a character"
    case .replacementNotUTF8(let range):
      return "\(place)the replacement of \(range) is not valid UTF-8"
    case .unknownElement(let id):
      return "\(place)there is no element \(id)"
    case .repeatedElement(let id):
      return "\(place)element \(id) is there already"
    case .tooLarge(let count):
      return "\(place)a text of \(count) bytes is more than offsets can count"
    }
  }
}
