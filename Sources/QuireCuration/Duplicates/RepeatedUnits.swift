import QuireDocument
public import QuireStages
import QuireText

/// Finds the parts of a document that stood in earlier ones; what the stages for lines and for paragraphs share.
struct RepeatedUnits: Sendable {
  /// What is compared.
  enum Kind: Sendable {
    case line
    case paragraph
  }

  /// How many earlier documents are named in the reasons of one document at most.
  private static let namedDocuments = 200

  let kind: Kind
  let mode: RemovalMode
  let normalize: TextNormalization
  let minWords: Int

  /// 16 bytes for each part that counts, in order.
  func digest(of document: Document, in context: inout StageContext) throws(StageError) -> [UInt8] {
    try context.spend(3 * document.text.count)
    var result: [UInt8] = []
    for unit in units(of: document) { result += normalize.digest(document.text, in: unit.range) }
    return result
  }

  /// The changes for a verdict of ``SeenUnits``.
  func changes(
    of document: Document,
    given verdict: [UInt8],
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    guard !verdict.isEmpty else { return changes }
    try context.spend(3 * document.text.count)
    let units = units(of: document)
    var named: Set<String> = []
    var found: [(TextUnit, UnitRemoval.Verdict)] = []
    for (index, id) in SeenUnits.entries(of: verdict) where units.indices.contains(index) {
      let isNamed = named.contains(id) || named.count < Self.namedDocuments
      if isNamed { named.insert(id) }
      let reason = isNamed ? "stood in \"\(id)\"" : "stood in an earlier document"
      found.append((units[index], .init(rule: "repeated-in-corpus", reason: reason, score: 1)))
    }
    UnitRemoval(mode: mode, label: .duplicate).apply(found, to: document, in: &changes)
    return changes
  }

  /// The parts that have enough words.
  private func units(of document: Document) -> [TextUnit] {
    let units =
      switch kind {
      case .line: TextLines(document.text).filter { !$0.isBlank }.map { TextUnit(range: $0.content) }
      case .paragraph: document.layers.blocks.elements.isEmpty ? paragraphs(document.text) : document.textUnits()
      }
    return units.filter { unit in
      var words = BlankSeparatedWords(document.text, in: unit.range)
      for _ in 0..<minWords where words.next() == nil { return false }
      return true
    }
  }

  /// What stands between blank lines.
  private func paragraphs(_ text: [UInt8]) -> [TextUnit] {
    var result: [TextUnit] = []
    var start: Int?
    var end = 0
    for line in TextLines(text) {
      if line.isBlank {
        if let lower = start { result.append(TextUnit(range: lower..<end)) }
        start = nil
      } else {
        start = start ?? line.content.lowerBound
        end = line.content.upperBound
      }
    }
    if let lower = start { result.append(TextUnit(range: lower..<end)) }
    return result
  }
}

/// The parts of documents that were met.
///
/// A verdict lists those that an earlier document had, each with its number among the parts that count and the id of
/// that document.
public struct SeenUnits: OrderedState {
  private var seen: SeenKeys

  init(entriesInMemory: Int) { seen = SeenKeys(entriesInMemory: entriesInMemory) }

  public mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8] {
    defer { seen.endDocument() }
    var verdict: [UInt8] = []
    for index in 0..<(digest.count / 16) {
      guard let place = try seen.earlier(with: WideKey(digest, at: 16 * index), than: id) else { continue }
      let first = Array(try seen.id(at: place).utf8)
      PackedBytes.append(UInt64(index), to: &verdict)
      PackedBytes.append(UInt64(first.count), to: &verdict)
      verdict.append(contentsOf: first)
    }
    return verdict
  }

  /// What a verdict lists.
  static func entries(of verdict: [UInt8]) -> [(index: Int, id: String)] {
    var result: [(Int, String)] = []
    var offset = 0
    while offset + 16 <= verdict.count {
      let index = Int(clamping: PackedBytes.number(verdict, at: offset))
      let count = Int(clamping: PackedBytes.number(verdict, at: offset + 8))
      let start = offset + 16
      guard count <= verdict.count - start else { break }
      result.append((index, String(decoding: verdict[start..<(start + count)], as: UTF8.self)))
      offset = start + count
    }
    return result
  }
}
