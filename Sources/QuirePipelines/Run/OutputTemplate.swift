import QuireDocument

/// An output path in which `{id}` stands for the document's id and `{stem}` for the last part of it.
///
/// What comes from a document can't lead out of the folder that the path names: no `..`, no absolute path, no control
/// characters, no part longer than 200 bytes.
struct OutputTemplate {
  private let template: String

  init(_ template: String) { self.template = template }

  /// Whether every document gets a path of its own.
  var isPerDocument: Bool { template.contains("{id}") || template.contains("{stem}") }

  /// The path for `document`.
  func path(for document: Document) -> String {
    guard isPerDocument else { return template }
    let parts = Self.safeParts(document.id)
    var result = template
    result = Self.replace("{id}", in: result, with: parts.joined(separator: "/"))
    return Self.replace("{stem}", in: result, with: parts.last ?? "document")
  }

  static func safeParts(_ id: String) -> [String] {
    var parts = id.split(separator: "/", omittingEmptySubsequences: true).map { safePart(String($0)) }
    parts.removeAll { $0 == "." || $0 == ".." || $0.isEmpty }
    return parts.isEmpty ? ["document"] : parts
  }

  private static func safePart(_ part: String) -> String {
    var result = ""
    for scalar in part.unicodeScalars {
      guard result.utf8.count + 4 <= 200 else { break }
      let isSafe =
        scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\\" && !(0x80..<0xA0).contains(scalar.value)
      result.unicodeScalars.append(isSafe ? scalar : "_")
    }
    return result
  }

  private static func replace(_ name: String, in text: String, with value: String) -> String {
    var result = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix(name) {
        result += value
        rest = rest.dropFirst(name.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
