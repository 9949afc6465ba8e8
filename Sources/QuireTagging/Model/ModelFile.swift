import QuireText

/// Reads and writes models.
///
/// A file begins with the eight bytes `quiretag`, the format's version, a checksum of what follows it, and the length of
/// the card; then the card as JSON, and the sections in the order of ``Section``, each behind its length. Numbers are of
/// 32 bits, lowest byte first.
public enum ModelFile {
  private static let magic = Array("quiretag".utf8)
  private static let version: UInt32 = 2
  private static let headerCount = 24

  enum Section: Int, CaseIterable {
    case presence, rows, transitions, words, brown, brownPaths, coarser, lists
  }

  /// The bytes of a model's file.
  public static func encode(_ model: TaggingModel) -> [UInt8] {
    var body = CardCoding.encode(model)
    let cardCount = UInt32(body.count)
    for section in Section.allCases {
      let bytes = contents(of: section, model)
      PackedNumbers.append([UInt32(bytes.count)], to: &body)
      body += bytes
    }
    var file = magic
    PackedNumbers.append([version, cardCount], to: &file)
    PackedNumbers.append([checksum(body[...])], to: &file)
    return file + body
  }

  private static func contents(of section: Section, _ model: TaggingModel) -> [UInt8] {
    var bytes: [UInt8] = []
    switch section {
    case .presence: PackedNumbers.append(model.index.presence, to: &bytes)
    case .rows: PackedNumbers.append(model.rows.flatMap { [$0[0], $0[1]] }, to: &bytes)
    case .transitions: PackedNumbers.append(model.transitions.map(\.bitPattern), to: &bytes)
    case .words: PackedNumbers.append(model.clusters.words.contents, to: &bytes)
    case .brown: PackedNumbers.append(model.clusters.brown.contents, to: &bytes)
    case .brownPaths: PackedNumbers.append(model.clusters.brownPaths, to: &bytes)
    case .coarser:
      let levels = model.clusters.coarser.flatMap { [UInt32($0.fine), UInt32($0.middle), UInt32($0.coarse)] }
      PackedNumbers.append(levels, to: &bytes)
    case .lists: PackedNumbers.append(model.lists.phrases.contents, to: &bytes)
    }
    return bytes
  }

  /// Reads a model; where `checks` is false, as for the one that is compiled in, the checksum is taken on trust.
  ///
  /// Throws: an error that says what is wrong with the file, whatever its bytes are.
  public static func decode(_ file: [UInt8], checks: Bool = true) throws(ModelError) -> TaggingModel {
    guard file.starts(with: magic) else {
      throw ModelError("is no model of names: it doesn't begin with \"quiretag\"; make one with `quire train names`")
    }
    let header = PackedNumbers.words(file, in: magic.count..<headerCount)
    guard header.count == 4 else { throw ModelError("is cut off in its header") }
    guard header[0] == version else {
      throw ModelError("has format \(header[0]); this program reads format \(version): train it again")
    }
    let stated = UInt64(header[2]) | UInt64(header[3]) << 32
    if checks, checksum(file[headerCount...]) != stated {
      throw ModelError("is damaged: its checksum is not the one that it states")
    }
    let cardEnd = headerCount + Int(header[1])
    guard cardEnd <= file.count else { throw ModelError("is cut off in its card") }
    let card = try CardCoding.decode(Array(file[headerCount..<cardEnd]))
    return try model(card, sections(file, from: cardEnd), file)
  }

  private static func sections(_ file: [UInt8], from start: Int) throws(ModelError) -> [Section: ByteRange] {
    var sections: [Section: ByteRange] = [:]
    var place = start
    for section in Section.allCases {
      guard let count = PackedNumbers.words(file, in: place..<place + 4).first, place + 4 + Int(count) <= file.count
      else {
        throw ModelError("is cut off in its section \"\(section)\"")
      }
      sections[section] = place + 4..<place + 4 + Int(count)
      place += 4 + Int(count)
    }
    guard place == file.count else { throw ModelError("has \(file.count - place) bytes behind its last section") }
    return sections
  }

  private static func model(_ card: CardCoding.Content, _ sections: [Section: ByteRange], _ file: [UInt8])
    throws(ModelError) -> TaggingModel
  {
    func words(_ section: Section) -> [UInt32] { PackedNumbers.words(file, in: sections[section] ?? 0..<0) }
    let labels = TagLabels(types: card.types)
    let levels = words(.coarser)
    let coarser = (0..<levels.count / 3).map {
      WordClusters.Levels(
        fine: UInt16(truncatingIfNeeded: levels[$0 * 3]),
        middle: UInt16(truncatingIfNeeded: levels[$0 * 3 + 1]),
        coarse: UInt16(truncatingIfNeeded: levels[$0 * 3 + 2])
      )
    }
    let model = TaggingModel(
      labels: labels,
      clusters: WordClusters(
        words: HashedLexicon(slots: words(.words)),
        brown: HashedLexicon(slots: words(.brown)),
        brownPaths: words(.brownPaths),
        coarser: coarser
      ),
      lists: ListPhrases(phrases: HashedLexicon(slots: words(.lists))),
      hashBits: card.hashBits,
      index: RowIndex(presence: words(.presence)),
      rows: PackedNumbers.pairs(file, in: sections[.rows] ?? 0..<0),
      scale: card.scale,
      transitions: words(.transitions).map { Float(bitPattern: $0) },
      calibrations: card.calibrations,
      card: card.card
    )
    try check(model)
    return model
  }

  /// Whether the parts fit together, so that nothing that is read later can reach beyond them.
  private static func check(_ model: TaggingModel) throws(ModelError) {
    let size = model.labels.count + 1
    guard (6...28).contains(model.hashBits), model.index.presence.count == 1 << (model.hashBits - 5),
      model.index.rowCount * model.labels.lanes == model.rows.count, model.transitions.count == size * size,
      model.transitions.allSatisfy({ $0.isFinite }), model.scale.isFinite,
      model.calibrations.count == model.types.count,
      [model.clusters.words, model.clusters.brown, model.lists.phrases].allSatisfy(\.hasRoom)
    else { throw ModelError("is damaged: its sections don't fit together") }
  }

  /// A checksum by 64-bit words: FNV-1a over words instead of bytes, which is enough against damage.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let bytes = Array(bytes)
    let whole = bytes.count / 8 * 8
    var hash = PackedNumbers.longWords(bytes, in: 0..<whole).reduce(UInt64(bytes.count)) {
      ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29
    }
    for byte in bytes[whole...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// Why a model's file can't be used.
public struct ModelError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
