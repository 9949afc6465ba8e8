import QuireText

/// Which type each label of each training set stands for.
///
/// A line has three columns between tabs: the beginning of a file's name, a label (`*`: any other), and a type. The label
/// `?` says that words the set leaves out may be names of the type all the same. Lines that begin with `#` are comments.
/// Labels that no line names are left out; without any line, every label is a type.
public struct TypeMap: Sendable {
  private var lines: [(file: String, label: String, type: String)] = []

  /// The types in the order in which they are first named; sets may add to them where there is no line.
  private(set) var types: [String] = []

  /// A map without lines.
  public init() {}

  /// Reads a map.
  public init(_ bytes: [UInt8], named name: String) throws(TrainingError) {
    var number = 0
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard !line.hasPrefix("#"), line.contains(where: { !$0.isWhitespace }) else { continue }
      let columns = line.split(separator: "\t").map { String($0) }
      guard columns.count == 3 else {
        throw TrainingError("\(name):\(number): a line is a file's beginning, a label and a type, between tabs")
      }
      lines.append((columns[0], columns[1], columns[2]))
      if !types.contains(columns[2]) { types.append(columns[2]) }
    }
    guard types.count <= TagLabels.largestTypeCount else {
      throw TrainingError("\(name) names \(types.count) types; a model has at most \(TagLabels.largestTypeCount)")
    }
  }

  /// The type of a label in a file; `nil` where it is left out.
  func type(of label: String, in file: String) -> String? {
    if lines.isEmpty { return label }
    let fitting = lines.filter { file.hasPrefix($0.file) }
    return (fitting.first { $0.label == label } ?? fitting.first { $0.label == "*" })?.type
  }

  /// The types that may hide among the words that a file leaves out.
  func hiddenTypes(in file: String) -> [String] {
    lines.filter { $0.label == "?" && file.hasPrefix($0.file) }.map(\.type)
  }
}
