/// The components of one module, under one name.
public struct StageFamily: Sendable {
  /// The family's name, the first half of its components' names in definitions.
  public let name: String

  /// What the family is for, in one sentence.
  public let summary: String

  /// The components, in the order of the reference page.
  public let components: [any Component.Type]

  /// Creates a family.
  public init(_ name: String, _ summary: String, _ components: [any Component.Type]) {
    self.name = name
    self.summary = summary
    self.components = components
  }
}
