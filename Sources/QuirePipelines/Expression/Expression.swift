public import QuireDocument

/// A condition on a document, as `when` holds it.
///
/// The language is small, typed and total: it has no loops and reaches nothing but the document and the definition's
/// variables. What is absent is null, and a comparison with null is false.
public struct Expression: Sendable {
  /// The condition as it was written.
  public let source: String

  /// Whether the condition holds for `document` as it stands; variables were filled in when it was checked.
  public func evaluate(_ document: borrowing Document) -> Bool { false }
}
