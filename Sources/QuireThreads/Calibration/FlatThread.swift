import QuireText

/// A thread as plain text, as a scraper would have left it: no indentation, no ids.
struct FlatThread {
  private(set) var text: [UInt8] = []

  /// Where the words of each comment begin, in the order of the text.
  private(set) var starts: [Int] = []

  init(_ thread: GoldThread, _ order: [Int], _ style: LinkCalibration.Style) {
    append("\(thread.title)\n\nThe council met on Tuesday. It put the vote off.\n\n\(order.count) comments\n\n")
    for (place, index) in order.enumerated() {
      if place > 0 { append("\n\n") }
      let comment = thread.comments[index]
      let name = comment.author ?? "Guest"
      switch style {
      case .numbered: append("  \(place + 1). \(name) – ")
      case .says: append("\(name) says:\n" + (comment.time.isEmpty ? "" : "\(comment.time)\n"))
      case .nameline: append("\(name)  \(comment.time)\n")
      }
      starts.append(text.count)
      appendLines(of: Array(comment.text.utf8), indent: style == .numbered ? "\n    " : "\n")
    }
    append("\n")
  }

  private mutating func append(_ string: String) { text += string.utf8 }

  private mutating func appendLines(of bytes: [UInt8], indent: String) {
    var isFirst = true
    for line in TextLines(bytes) where !line.isBlank {
      if !isFirst { append(indent) }
      text += bytes[line.content]
      isFirst = false
    }
  }
}
