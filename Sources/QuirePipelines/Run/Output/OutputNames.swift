/// Gives every document's file a path of its own, whatever the documents are called.
///
/// A name that is taken gets a number, and so does a folder's name that a file has. Of each path a 64-bit hash is kept,
/// so that millions of documents stay small; should two paths share one, the second gets a number it would not need.
struct OutputNames {
  private var files: Set<UInt64> = []
  private var folders: Set<UInt64> = []
  /// The last number given for a path.
  private var numbers: [UInt64: Int] = [:]

  /// Keeps `path`, which is absolute, from all documents.
  mutating func reserve(_ path: String) {
    var hash = PathHash()
    for part in path.split(separator: "/") {
      folders.insert(hash.value)
      hash.add(part)
    }
    files.insert(hash.value)
  }

  /// `name`, or the same with a number where that is taken; `folder`, an absolute path, stays as it is.
  mutating func unused(_ name: String, in folder: String) -> String {
    var hash = PathHash()
    for part in folder.split(separator: "/") { hash.add(part) }
    let parts = name.split(separator: "/").filter { $0 != "." }
    var result: [String] = []
    for part in parts.dropLast() {
      let free = unused(part, below: hash, canBeFolder: true)
      hash.add(Substring(free))
      folders.insert(hash.value)
      result.append(free)
    }
    let last = unused(parts.last ?? "document", below: hash, canBeFolder: false)
    hash.add(Substring(last))
    files.insert(hash.value)
    return (result + [last]).joined(separator: "/")
  }

  private mutating func unused(_ part: Substring, below folder: PathHash, canBeFolder: Bool) -> String {
    let wanted = folder.adding(part).value
    func isTaken(_ hash: UInt64) -> Bool { files.contains(hash) || (!canBeFolder && folders.contains(hash)) }
    guard isTaken(wanted) else { return String(part) }
    // Folders take the first free number each time, so that the documents of one folder stay together.
    var number = canBeFolder ? 2 : (numbers[wanted] ?? 1) + 1
    while isTaken(folder.adding(Self.numbered(part, number, canBeFolder)).value) { number += 1 }
    if !canBeFolder { numbers[wanted] = number }
    return String(Self.numbered(part, number, canBeFolder))
  }

  /// `part` with a number before its suffix.
  private static func numbered(_ part: Substring, _ number: Int, _ isFolder: Bool) -> Substring {
    let dot = isFolder ? nil : part.lastIndex(of: ".")
    let place = dot.flatMap { $0 == part.startIndex ? nil : $0 } ?? part.endIndex
    return "\(part[..<place])-\(number)\(part[place...])"
  }
}

/// A hash of a path that is the same in every process (FNV-1a, 64 bits).
private struct PathHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ part: Substring) {
    add(0x2F)
    for byte in part.utf8 { add(byte) }
  }

  func adding(_ part: Substring) -> PathHash {
    var hash = self
    hash.add(part)
    return hash
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
