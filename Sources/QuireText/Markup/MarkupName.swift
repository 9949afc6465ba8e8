/// The name of an element or an attribute as a small number, equal for equal names within one document.
///
/// Names that HTML, SVG and MathML know have the same number in every document, and constants here (`MarkupName.div`,
/// `.href`); elements and attributes share one numbering, so that `title` is one name. Other names are numbered by the
/// document's `MarkupNames` as they come. Names are compared as they stand: an HTML parser puts ASCII letters into
/// lower case before it asks for a number.
@frozen
public struct MarkupName: Hashable, Sendable {
  /// The number: 0 for the empty name.
  public let raw: UInt16

  /// The name with a number that was taken from another name before.
  @inlinable public init(raw: UInt16) { self.raw = raw }

  @inlinable public static func == (left: MarkupName, right: MarkupName) -> Bool { left.raw == right.raw }

  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(raw) }

  /// The empty name: of nodes that have none.
  @inlinable public static var none: MarkupName { MarkupName(raw: 0) }

  /// A name that came after the table of its document was full (65,000 names); only its source tells what it is.
  @inlinable public static var overflow: MarkupName { MarkupName(raw: .max) }

  /// Whether the name has the same number in every document.
  public var isKnown: Bool { Int(raw) < MarkupNames.knownCount }
}

extension MarkupName {
  /// The name with the capitals that SVG gives it, where an HTML parser meets it in lower case in foreign content.
  public var asSVGElement: MarkupName { MarkupNames.adjusted(self, by: MarkupNames.foreignElements) }

  /// The same for an attribute of an SVG element; `definitionURL` alone belongs to MathML.
  public var asSVGAttribute: MarkupName {
    self == MarkupNames.definitionURLInLowerCase ? self : MarkupNames.adjusted(self, by: MarkupNames.foreignAttributes)
  }

  /// The same for an attribute of a MathML element: only `definitionURL` has capitals.
  public var asMathMLAttribute: MarkupName {
    self == MarkupNames.definitionURLInLowerCase ? .definitionURL : self
  }
}
