import QuireText

/// A definition's file, or one that it includes.
struct SourceFile: Sendable {
  /// The path as it was given, with the folder of the including file in front.
  let path: String

  /// The file's lines.
  let lines: SourceLines

  /// The `include`s that led here, innermost first.
  let includedFrom: [Place]

  init(path: String, bytes: [UInt8], includedFrom: [Place] = []) {
    self.path = path
    lines = SourceLines(bytes)
    self.includedFrom = includedFrom
  }

  /// The folder of the file; empty for the current one.
  var folder: String { Self.folder(of: path) }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The name of the file at `path` without its last suffix.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// `path` as it counts from `folder`, without `.` and, as far as the path goes, without `..`.
  static func join(_ folder: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", parts.isEmpty, whole.hasPrefix("/") { continue }
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (whole.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

/// What a problem is about: bytes of a file.
struct Target: Sendable {
  let file: SourceFile
  let extent: ByteRange

  /// The place of the extent's first byte.
  var place: Place { Place(file: file.path, position: file.lines.position(of: extent.lowerBound)) }
}

extension SourceFile {
  /// The whole of `node`.
  func target(_ node: YAMLNode) -> Target { Target(file: self, extent: node.extent) }

  /// The place where `node` begins.
  func place(_ node: YAMLNode) -> Place { Place(file: path, position: node.position) }

  /// Code points `range` of the text of the scalar `node`.
  func target(_ node: YAMLNode, _ range: Range<Int>) -> Target {
    let places = ScalarPlaces(node, in: lines)
    let start = places.offset(of: range.lowerBound)
    return Target(file: self, extent: start..<max(start, places.offset(of: range.upperBound)))
  }
}
