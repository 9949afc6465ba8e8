public import QuireText

/// Makes a document out of a decoded source, piece by piece; readers use it.
///
/// Every byte of the source has to be given to one of the methods once: copied, rewritten or removed as a range of the
/// decoded source, or stated as structure as a range of its bytes.
public struct DocumentBuilder: Sendable {
  private var document: Document
  private let reader: String
  /// The index of the source that ranges count in.
  private var current = 0

  /// Where the decoded ranges that are given count from: 0, or the start of the part of the decoded source that is under
  /// way, such as a page inside of a mail.
  public var base = 0

  /// Begins a document; `reader` signs what it rewrites and removes.
  public init(id: String, source: Source, reader: String) {
    self.reader = reader
    document = Document(
      id: id,
      sources: [source],
      text: [],
      pieces: [],
      origins: [],
      ledger: [],
      structure: [],
      attributions: AttributionTable(),
      layers: Layers(),
      metadata: Metadata(),
      signals: [],
      diagnostics: [],
      trace: [],
      drop: nil,
      editCount: 0
    )
  }

  /// Takes up a further source: the ranges that are given from now on count in it.
  ///
  /// A document has at most 65,536 sources; a reader gives up before.
  public mutating func begin(_ source: Source) {
    current = document.sources.count
    base = 0
    document.sources.append(source)
  }

  /// The source bytes of `range` of the decoded source.
  public func sourceRanges(decoded range: ByteRange) -> [SourceRange] {
    document.sources[current].map.sourceRanges(of: placed(range)).map { SourceRange(source: current, $0) }
  }

  /// Makes room, where a reader can tell how much is to come: bytes of text, pieces and runs of syntax.
  public mutating func reserveCapacity(text: Int, pieces: Int, structure: Int) {
    document.text.reserveCapacity(text)
    document.pieces.reserveCapacity(pieces)
    document.structure.reserveCapacity(structure)
  }

  /// The number of words, as white space parts them, in `range` of the text so far.
  public func words(in range: ByteRange) -> Int {
    var words = BlankSeparatedWords(document.text, in: range)
    var count = 0
    while words.next() != nil { count += 1 }
    return count
  }

  /// The length of the text so far, in bytes.
  public var count: Int { document.text.count }

  /// Takes `range` of the decoded source into the text as it is.
  public mutating func copy(_ range: ByteRange) {
    guard !range.isEmpty else { return }
    let decoded = document.sources[current].decoded
    let range = placed(range)
    if document.text.isEmpty, range == 0..<decoded.count {
      document.text = decoded
    } else {
      document.text.append(contentsOf: decoded[range])
    }
    append(.copied(source: UInt16(clamping: current), start: range.lowerBound, count: UInt32(clamping: range.count)))
  }

  /// Puts `bytes` into the text for `range` of the decoded source; where `bytes` is empty, the range is removed.
  public mutating func rewrite(_ range: ByteRange, as bytes: [UInt8], rule: String, reason: String) {
    rewrite(range, as: bytes, by: attribution(rule, reason))
  }

  /// Writes `bytes` that no source bytes stand behind, such as a line break between two blocks.
  public mutating func write(_ bytes: [UInt8], rule: String, reason: String) {
    guard !bytes.isEmpty else { return }
    write(bytes, by: attribution(rule, reason))
  }

  /// Enters `range` of the decoded source in the ledger: readable, but not part of the text.
  public mutating func remove(_ range: ByteRange, rule: String, reason: String) {
    guard !range.isEmpty else { return }
    remove(range, by: attribution(rule, reason))
  }

  /// States that `range` of the source's bytes is syntax.
  public mutating func structure(_ kind: StructureRun.Kind, _ range: ByteRange) {
    guard !range.isEmpty else { return }
    document.structure.append(StructureRun(kind, SourceRange(source: current, range)))
  }

  /// Names who rewrites or removes bytes by a rule; ask once for a rule, not once for a range.
  public mutating func attribution(_ rule: String, _ reason: String) -> AttributionID {
    document.attributions.intern(Attribution(by: reader, rule: rule, reason: reason))
  }

  /// Puts `bytes` into the text for `range` of the decoded source, by an attribution that was asked for before.
  public mutating func rewrite(_ range: ByteRange, as bytes: [UInt8], by attribution: AttributionID) {
    guard !bytes.isEmpty else { return remove(range, by: attribution) }
    guard !range.isEmpty else { return write(bytes, by: attribution) }
    document.text.append(contentsOf: bytes)
    let slice = Slice(source: UInt16(clamping: current), range: placed(range))
    append(.rewritten(slice, count: UInt32(clamping: bytes.count), attribution: attribution))
  }

  /// Writes `bytes` that no source bytes stand behind, by an attribution that was asked for before.
  public mutating func write(_ bytes: [UInt8], by attribution: AttributionID) {
    guard !bytes.isEmpty else { return }
    document.text.append(contentsOf: bytes)
    append(.written(count: UInt32(clamping: bytes.count), attribution: attribution))
  }

  /// Enters `range` of the decoded source in the ledger, by an attribution that was asked for before.
  public mutating func remove(_ range: ByteRange, by attribution: AttributionID) {
    guard !range.isEmpty else { return }
    document.editCount &+= 1
    document.ledger.append(
      Removal(
        start: base + range.lowerBound,
        count: UInt32(clamping: range.count),
        source: UInt16(clamping: current),
        attribution: attribution,
        group: document.editCount
      )
    )
  }

  /// States that `range` of the decoded source is syntax.
  public mutating func structure(_ kind: StructureRun.Kind, decoded range: ByteRange) {
    guard !range.isEmpty else { return }
    guard !document.sources[current].map.isIdentity else { return structure(kind, placed(range)) }
    for range in document.sources[current].map.sourceRanges(of: placed(range)) { structure(kind, range) }
  }

  /// Sets the elements of a web page, whose ranges count in the text.
  public mutating func set(_ markup: MarkupLayer) { document.layers.markup = markup }

  /// Sets the blocks, in the order of the text; their numbers ascend from 1.
  public mutating func set(_ blocks: [Block]) {
    document.layers.blocks.elements = blocks
    document.layers.blocks.lastID = UInt32(clamping: blocks.count)
    for index in document.layers.blocks.elements.indices {
      document.layers.blocks.elements[index].provenance.by = reader
      document.layers.blocks.elements[index].labelled?.by = reader
    }
  }

  /// Sets the sections, in the order of the text, one around others before them; their numbers ascend from 1.
  public mutating func set(_ sections: [Section]) {
    document.layers.sections.elements = sections
    document.layers.sections.lastID = UInt32(clamping: sections.count)
    for index in document.layers.sections.elements.indices {
      document.layers.sections.elements[index].provenance.by = reader
    }
  }

  /// Sets what the source itself marks as names, in the order of the text; their numbers ascend from 1.
  public mutating func set(_ mentions: [Mention]) {
    document.layers.mentions.elements = mentions
    document.layers.mentions.lastID = UInt32(clamping: mentions.count)
    for index in document.layers.mentions.elements.indices {
      document.layers.mentions.elements[index].provenance.by = reader
    }
  }

  /// Sets a metadata value.
  public mutating func set(_ key: String, _ value: MetadataValue) {
    var value = value
    value.by = reader
    document.metadata.set(key, value)
  }

  /// Says something about the document.
  public mutating func report(_ diagnostic: Diagnostic) { document.report(diagnostic, by: reader) }

  /// The document.
  public consuming func finish() -> Document { document }

  private func placed(_ range: ByteRange) -> ByteRange { (base + range.lowerBound)..<(base + range.upperBound) }

  private mutating func append(_ piece: Piece) {
    if let last = document.pieces.last, last.kind == .copied, piece.kind == .copied, last.source == piece.source,
      last.slice.range.upperBound == piece.slice.range.lowerBound
    {
      document.pieces[document.pieces.count - 1].count += piece.count
    } else {
      document.pieces.append(piece)
    }
  }
}
