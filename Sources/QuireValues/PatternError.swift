/// Why a pattern could not be compiled, or why a search with it was given up.
public enum PatternError: Error, Equatable, Sendable {
  /// The pattern is not well formed: what is wrong with it, and where, in bytes of the pattern's UTF-8 form.
  case invalid(offset: Int, message: String)

  /// A search that had to be given up to stay within its limits; `offset` is where in the text, in bytes.
  ///
  /// This speaks of the text as much as of the pattern: the same pattern may do on the next document.
  case limitExceeded(offset: Int)
}

extension PatternError: CustomStringConvertible {
  /// One line, lower case, without a full stop.
  public var description: String {
    switch self {
    case .invalid(let offset, let message): "at byte \(offset) of the pattern: \(message)"
    case .limitExceeded(let offset): "the pattern needs too many steps at byte \(offset) of the text"
    }
  }
}
