import QuireDocument

/// An output path in which `{id}` stands for the document's id and `{stem}` for the last part of it, or `{shard}` for the
/// number of a shard.
///
/// What comes from a document can't lead out of the folder that the path names: no `..`, no absolute path, no control
/// characters, no name that is too long for a file system.
struct OutputTemplate {
  /// What file systems take as one name, less room for a number and the suffix of an unfinished file.
  private static let longestName = 200

  /// The part of the path before the first place that a document fills: empty, or with a slash at its end.
  let folder: String

  /// What follows ``folder``.
  private let template: String

  /// The path before the number of the shard, how many digits it has at least, and what follows; `nil` where there are
  /// no shards.
  private let shard: (start: String, digits: Int, end: String)?

  init(_ path: String) {
    shard = Self.shard(in: path)
    let marks = ["{id}", "{stem}"].compactMap { Self.place(of: $0, in: path) }
    isPerDocument = !marks.isEmpty
    let fixed = path[..<(marks.min() ?? path.endIndex)]
    let end = fixed.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<end])
    template = String(path[end...])
  }

  /// Whether every document gets a path of its own.
  let isPerDocument: Bool

  /// Whether what is written is cut into shards.
  var isSharded: Bool { shard != nil }

  /// The path of the shard with the number `number`, from 0; the path itself where there are no shards.
  func path(ofShard number: Int) -> String {
    guard let shard else { return folder + template }
    let digits = String(number)
    return shard.start + String(repeating: "0", count: max(0, shard.digits - digits.count)) + digits + shard.end
  }

  private static func shard(in path: String) -> (String, Int, String)? {
    guard let start = path.firstRange(of: "{shard"), let end = path[start.upperBound...].firstIndex(of: "}") else {
      return nil
    }
    let format = path[start.upperBound..<end]
    let digits = format.isEmpty ? 0 : format.hasPrefix(":") ? Int(format.dropFirst()) : nil
    guard let digits, (0...20).contains(digits) else { return nil }
    return (String(path[..<start.lowerBound]), digits, String(path[path.index(after: end)...]))
  }

  /// What follows ``folder`` in the path of the document called `id`.
  func name(for id: String) -> String {
    guard isPerDocument else { return template }
    let parts = Self.safeParts(id)
    let filled = fill(parts.joined(separator: "/"), stem: parts.last ?? "document")
    return filled.split(separator: "/", omittingEmptySubsequences: false).map { Self.cut($0) }.joined(separator: "/")
  }

  /// The parts of `id` that can be names: at most the last thousand bytes of it.
  static func safeParts(_ id: String) -> [String] {
    var parts: [String] = []
    var count = 0
    for part in id.split(separator: "/", omittingEmptySubsequences: true).reversed() where part != "." && part != ".." {
      let safe = safePart(part)
      count += safe.utf8.count + 1
      guard count <= 1_000 else { break }
      parts.append(safe)
    }
    return parts.isEmpty ? ["document"] : parts.reversed()
  }

  private static func safePart(_ part: Substring) -> String {
    var result = ""
    for scalar in part.unicodeScalars {
      guard result.utf8.count + 4 <= longestName else { break }
      let isSafe =
        scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\\" && !(0x80..<0xA0).contains(scalar.value)
      result.unicodeScalars.append(isSafe ? scalar : "_")
    }
    return result
  }

  /// Puts both values in, in one pass: what stands in an id is never taken for a mark.
  private func fill(_ id: String, stem: String) -> String {
    var result = ""
    var rest = Substring(template)
    while !rest.isEmpty {
      if rest.hasPrefix("{id}") {
        result += id
        rest = rest.dropFirst(4)
      } else if rest.hasPrefix("{stem}") {
        result += stem
        rest = rest.dropFirst(6)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  /// A name made of several parts, cut in its middle where it is too long, so that its suffix stays.
  private static func cut(_ name: Substring) -> String {
    let scalars = Array(name.unicodeScalars)
    guard name.utf8.count > longestName + 20 else { return String(name) }
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in scalars.dropLast(20) {
      count += UTF8.width(scalar)
      guard count <= longestName - 80 else { break }
      result.append(scalar)
    }
    result.append(contentsOf: scalars.suffix(20))
    return String(result)
  }

  private static func place(of mark: String, in path: String) -> String.Index? {
    path.indices.first { path[$0...].hasPrefix(mark) }
  }
}
