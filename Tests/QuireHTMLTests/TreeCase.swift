import Foundation
import QuireHTML

/// One case of a tree construction file in the format of html5lib: input, how to parse it, and the tree.
struct TreeCase {
  var file: String
  var line: Int
  var data: [UInt8]
  var document: String
  var fragment: HTMLFragmentContext?
  /// Nil: in both ways.
  var isScripting: Bool?

  /// The cases of a file.
  static func read(_ url: URL) throws -> [TreeCase] {
    let bytes = [UInt8](try Data(contentsOf: url))
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var cases: [TreeCase] = []
    var start: Int?
    for (number, line) in lines.enumerated() where isMark(line, "#data") {
      if let start { cases.append(read(lines[start..<number], url.lastPathComponent, start + 1)) }
      start = number
    }
    if let start { cases.append(read(lines[start...], url.lastPathComponent, start + 1)) }
    return cases
  }

  private static func isMark(_ line: ArraySlice<UInt8>, _ mark: String) -> Bool { line.elementsEqual(mark.utf8) }

  private static func read(_ lines: ArraySlice<ArraySlice<UInt8>>, _ file: String, _ number: Int) -> TreeCase {
    var sections: [String: [ArraySlice<UInt8>]] = [:]
    var section = ""
    let marks = [
      "#data", "#errors", "#new-errors", "#document-fragment", "#script-on", "#script-off", "#document",
    ]
    for line in lines {
      if section != "#document", let mark = marks.first(where: { isMark(line, $0) }) {
        section = mark
        sections[mark] = []
      } else {
        sections[section, default: []].append(line)
      }
    }
    var tree = sections["#document"] ?? []
    while tree.last?.isEmpty == true { tree.removeLast() }
    var result = TreeCase(
      file: file,
      line: number,
      data: Array(sections["#data", default: []].joined(separator: [0x0A])),
      document: tree.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    )
    if let context = sections["#document-fragment"]?.first {
      let words = String(decoding: context, as: UTF8.self).split(separator: " ")
      let namespace: HTMLNamespace = words.count < 2 ? .html : words[0] == "svg" ? .svg : .mathML
      result.fragment = HTMLFragmentContext(String(words.last ?? ""), namespace)
    }
    if sections["#script-on"] != nil { result.isScripting = true }
    if sections["#script-off"] != nil { result.isScripting = false }
    return result
  }

  /// What is wrong with the tree; empty if nothing is.
  func failures() -> [String] {
    (isScripting.map { [$0] } ?? [false, true]).compactMap { scripting in
      let tree = tree(isScripting: scripting)
      guard tree.debugDump != document else { return nil }
      let input = String(decoding: data, as: UTF8.self)
      return "\(file):\(line) scripting \(scripting)\n\(input)\nexpected\n\(document)got\n\(tree.debugDump)"
    }
  }

  func tree(isScripting: Bool = false) -> HTMLTree {
    var options = HTMLOptions()
    options.isScripting = isScripting
    options.mirrorsSelectedContent = true
    guard let fragment else { return HTMLTree(parsing: data, options: options) }
    return HTMLTree(parsingFragment: data, in: fragment, options: options)
  }
}
