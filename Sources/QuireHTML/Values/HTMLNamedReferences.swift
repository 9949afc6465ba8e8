/// The named character references of the HTML standard, for texts that are no pages but have some.
public enum HTMLNamedReferences {
  /// What the reference of a name, without its ampersand and semicolon, stands for; empty where there is no such name.
  ///
  /// Complexity: logarithmic in the number of names.
  public static func replacement(of name: [UInt8]) -> HTMLReplacement {
    HTMLReferenceTable.shared.find(name, 0..<name.count)?.value ?? HTMLReplacement()
  }
}
