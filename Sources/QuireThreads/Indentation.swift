/// Depths of nesting as indentation shows them.
enum Indentation {
  /// The depth of each comment, from 0, from the columns by which the comments are indented.
  ///
  /// A comment is as deep as there are open comments with less indentation; one column more is no depth. Linear: every comment is put on the stack
  /// and taken off once.
  static func depths(_ indents: [Int]) -> [Int] {
    guard let first = indents.first, let least = indents.min(), let most = indents.max(), most > least + 1 else {
      return indents.map { _ in 0 }
    }
    // A page's first line often lost its own indentation: one comment on the left of all others is no parent of them.
    let rest = indents.dropFirst()
    let isAlone = rest.count > 1 && first == least && rest.allSatisfy { $0 > least } && Set(rest).count == 1
    guard !isAlone else { return indents.map { _ in 0 } }
    var stack: [Int] = []
    return indents.map { indent in
      while let last = stack.last, last + 1 >= indent { stack.removeLast() }
      stack.append(indent)
      return stack.count - 1
    }
  }
}
