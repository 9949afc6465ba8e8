import QuireText

/// A thread whose tree is known.
struct GoldThread {
  struct Comment {
    var author: String?
    var time: String
    var text: String

    /// The comment above, by its place in ``GoldThread/comments``.
    var parent: Int?
  }

  var title: String

  /// The comments in the order in which the file has them.
  var comments: [Comment]

  /// Reads `{"title", "comments": [{"id", "parent", "author", "time", "text"}]}`.
  init(_ value: JSONValue) throws(GoldProblem) {
    guard let list = value["comments"]?.arrayValue else {
      throw GoldProblem(
        why: "the thread has no list \"comments\"; write {\"thread\", \"comments\": [{\"id\", \"parent\", \"text\"}]}"
      )
    }
    title = value["title"]?.stringValue ?? "An article"
    var places: [JSONText: Int] = [:]
    for (index, comment) in list.enumerated() {
      guard let id = comment["id"].flatMap({ JSONText($0) }) else {
        throw GoldProblem(why: "comment \(index + 1) has no \"id\"")
      }
      guard places.updateValue(index, forKey: id) == nil else {
        throw GoldProblem(why: "two comments have the id \"\(id.text)\"")
      }
    }
    var comments: [Comment] = []
    for (index, comment) in list.enumerated() {
      guard let text = comment["text"]?.stringValue else {
        throw GoldProblem(why: "comment \(index + 1) has no \"text\"")
      }
      let above = comment["parent"].flatMap { JSONText($0) }
      comments.append(
        Comment(
          author: Self.name(comment["author"]),
          time: (comment["time"] ?? comment["date"]).flatMap { JSONText($0)?.text } ?? "",
          text: text,
          parent: above.flatMap { places[$0] }
        )
      )
    }
    self.comments = comments
  }

  private static func name(_ author: JSONValue?) -> String? {
    guard let author else { return nil }
    if let name = author["name"] { return self.name(name) }
    guard let text = JSONText(author)?.text, !text.isEmpty else { return nil }
    return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? "User \(text)" : text
  }

  /// The places of the comments as a page shows them: each under what it answers, in the order of the file.
  ///
  /// Without recursion, and a comment whose parents run in a circle is left out; linear in the comments.
  var displayed: [Int] {
    var children = comments.map { _ in [Int]() }
    var stack: [Int] = []
    for (index, comment) in comments.enumerated().reversed() {
      if let parent = comment.parent { children[parent].append(index) } else { stack.append(index) }
    }
    var order: [Int] = []
    while let index = stack.popLast() {
      order.append(index)
      stack += children[index]
    }
    return order
  }

  /// The places of the comments in the order of their times, as they are written.
  var chronological: [Int] {
    let shown = displayed
    let places = shown.indices.sorted { (comments[shown[$0]].time, $0) < (comments[shown[$1]].time, $1) }
    return places.map { shown[$0] }
  }
}

/// What is wrong with a thread.
struct GoldProblem: Error, Equatable {
  var why: String
}

/// A string or a number, as ids and times are written.
private struct JSONText: Hashable {
  var text: String

  init?(_ value: JSONValue) {
    if let text = value.stringValue {
      self.text = text
    } else if let number = value.integerValue {
      text = "\(number)"
    } else if let number = value.doubleValue {
      text = "\(number)"
    } else {
      return nil
    }
  }
}
