public import QuireText

/// A part of a mail (RFC 2046): the mail itself, or what stands between two of its boundaries.
public struct MailPart: Sendable {
  /// The index of the part around it in ``MailStructure/parts``; `nil` for the mail itself.
  public let parent: Int?

  /// How many parts are around it.
  public let depth: Int

  /// Whether it is a mail: the whole one, or one that a part of the type `message/rfc822` holds.
  public let isMail: Bool

  /// The header.
  public let headers: MailHeaders

  /// The bytes behind the header, in bytes of the mail; of a part in several parts, all of them.
  public internal(set) var body: ByteRange

  /// The media type with its parameters; `text/plain` where the header says none.
  public let type: MIMEParameters

  /// `inline`, `attachment` or another word of Content-Disposition, with its parameters.
  public let disposition: MIMEParameters?

  /// The transfer encoding; `nil` where the header names one that is unknown.
  public let encoding: TransferEncoding?

  /// The parts in it, in order.
  public internal(set) var children: [Int] = []

  /// Whether it is in several parts, which are its children.
  public internal(set) var isMultipart = false

  /// Whether it holds a mail, which is its only child.
  public internal(set) var isMessage = false

  /// Whether it is of a type that holds a mail, and in a form that can be opened (RFC 2046, section 5.2.1, forbids
  /// encodings that change its bytes).
  public var holdsMail: Bool { Self.mailTypes.contains(type.value) && encoding == .identity }

  /// Whether it has parts or a mail instead of words.
  public var isContainer: Bool { isMultipart || isMessage }

  /// The types of mails in mails; `message/global` has UTF-8 in its header (RFC 6532).
  public static let mailTypes: Set<String> = ["message/rfc822", "message/global", "message/news"]

  /// The file name that the header gives, decoded.
  public var fileName: String? { disposition?["filename"] ?? type["name"] }

  init(
    _ bytes: [UInt8],
    parent: (index: Int, depth: Int)?,
    headers: MailHeaders,
    isMail: Bool = false,
    isInDigest: Bool = false,
    end: Int
  ) {
    func parameters(_ name: String) -> MIMEParameters? {
      headers[name].map { MIMEParameters(HeaderText.unfolded(bytes, $0.value)) }
    }
    self.parent = parent?.index
    depth = parent.map { $0.depth + 1 } ?? 0
    self.headers = headers
    body = headers.range.upperBound..<max(headers.range.upperBound, end)
    // Some digests lack the blank line before their mails: then the mail's header stands where the part's should.
    let isHeaderOfMail = headers["from"] != nil && (headers["subject"] != nil || headers["date"] != nil)
    let plain = isInDigest && !isHeaderOfMail ? "message/rfc822" : "text/plain"
    let type = parameters("content-type")
    self.isMail = isMail || isInDigest && isHeaderOfMail
    // A type without a slash, such as `text` of old programs, says nothing.
    self.type = type.flatMap { $0.value.contains("/") ? $0 : nil } ?? MIMEParameters(Array(plain.utf8))
    disposition = parameters("content-disposition")
    encoding = TransferEncoding(
      label: headers["content-transfer-encoding"].map { HeaderText.decoded(bytes, $0.value) } ?? ""
    )
  }
}

/// The parts of a mail and the syntax between them.
///
/// Every byte is in a header, in the body of a part without parts, or in ``boundaries`` or ``surroundings``. Mails within
/// mails are opened like parts: the part that holds one has the mail as its only child.
public struct MailStructure: Sendable {
  /// The mail, and its parts behind it in the order of the mail; a part stands behind the one around it.
  public private(set) var parts: [MailPart]

  /// The lines with boundaries, ascending.
  public private(set) var boundaries: [ByteRange] = []

  /// The words before the first boundary of a part and behind its last one, ascending.
  public private(set) var surroundings: [ByteRange] = []

  /// The parts whose last boundary is missing.
  public private(set) var unterminated: [Int] = []

  /// Whether parts lay deeper, or were more, than is read; they are a part of what is around them.
  public private(set) var isCut = false

  /// How deep parts may lie in parts, and how many there may be.
  public static let depthLimit = 64
  public static let partLimit = 10_000

  /// Takes apart the mail in `range` of `bytes`.
  ///
  /// Complexity: linear, times ``depthLimit`` for lines that begin with two hyphens.
  public init(_ bytes: [UInt8], in range: ByteRange) {
    let headers = MailHeaders(bytes, in: range)
    parts = [MailPart(bytes, parent: nil, headers: headers, isMail: true, end: range.upperBound)]
    var reader = PartReader(bytes: bytes, end: range.upperBound)
    reader.read(into: &self)
    unterminated.sort()
  }

  /// The mail that the part `index` is of, or is; 0 is the whole mail.
  ///
  /// Complexity: linear in the depth of the part.
  public func mail(of index: Int) -> Int {
    var index = index
    while !parts[index].isMail, let parent = parts[index].parent { index = parent }
    return index
  }

  /// How many mails are around the part `index`.
  ///
  /// Complexity: linear in the depth of the part.
  public func mails(around index: Int) -> Int {
    var count = 0
    var place = parts[index].parent
    while let part = place {
      if parts[part].isMail { count += 1 }
      place = parts[part].parent
    }
    return count
  }

  fileprivate mutating func add(_ part: MailPart) -> Int {
    if let parent = part.parent { parts[parent].children.append(parts.count) }
    parts.append(part)
    return parts.count - 1
  }

  fileprivate mutating func open(_ index: Int) { parts[index].isMultipart = true }

  fileprivate mutating func openMessage(_ index: Int) { parts[index].isMessage = true }

  /// Ends the last part within `index`, if that holds a mail, and the mail, at `end`.
  fileprivate mutating func endMails(in index: Int, at end: Int) {
    var last = parts[index].children.last
    while let part = last, parts[part].isMessage {
      self.end(part, at: end)
      last = parts[part].children.last
      if let mail = last { self.end(mail, at: end) }
    }
  }

  fileprivate mutating func end(_ index: Int, at end: Int) {
    let start = parts[index].body.lowerBound
    parts[index].body = start..<max(start, end)
  }

  fileprivate mutating func addBoundary(_ range: ByteRange) { boundaries.append(range) }

  fileprivate mutating func addSurroundings(_ range: ByteRange) {
    if !range.isEmpty { surroundings.append(range) }
  }

  fileprivate mutating func noteUnterminated(_ index: Int) { unterminated.append(index) }

  fileprivate mutating func noteCut() { isCut = true }
}

/// Walks over the lines of a mail once.
private struct PartReader {
  let bytes: [UInt8]
  let end: Int

  /// The parts that are open, outermost first, each with its boundary.
  private var open: [(part: Int, boundary: [UInt8])] = []

  /// The part whose body is read, and where what is read begins.
  private var leaf: Int?
  private var start = 0

  init(bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func read(into structure: inout MailStructure) {
    start = structure.parts[0].body.lowerBound
    leaf = 0
    openIfContainer(0, &structure)
    guard !open.isEmpty else { return }
    var place = start
    while place < end {
      let next = firstPlace(of: 0x0A, in: bytes, place..<end).map { $0 + 1 } ?? end
      if next - place > 2, bytes[place] == 0x2D, bytes[place + 1] == 0x2D, let found = delimiter(place..<next) {
        place = take(found.level, isLast: found.isLast, place..<next, &structure)
        if open.isEmpty { break }
      } else {
        place = next
      }
    }
    finish(at: end, &structure)
    for level in open { structure.noteUnterminated(level.part) }
  }

  /// The open part whose boundary a line is, innermost first.
  private func delimiter(_ line: ByteRange) -> (level: Int, isLast: Bool)? {
    var stop = line.upperBound
    while stop > line.lowerBound, bytes[stop - 1] <= 0x20 { stop -= 1 }
    let content = bytes[min(line.lowerBound + 2, stop)..<stop]
    guard content.count <= 1_000 else { return nil }
    for level in open.indices.reversed() {
      let boundary = open[level].boundary
      guard content.count == boundary.count || content.count == boundary.count + 2, content.starts(with: boundary)
      else { continue }
      if content.count == boundary.count { return (level, false) }
      if content.suffix(2).elementsEqual([0x2D, 0x2D]) { return (level, true) }
    }
    return nil
  }

  /// Takes a line with a boundary; returns where to go on.
  private mutating func take(
    _ level: Int,
    isLast: Bool,
    _ line: ByteRange,
    _ structure: inout MailStructure
  ) -> Int {
    // The line end before a boundary belongs to it.
    var before = line.lowerBound
    if before > start, bytes[before - 1] == 0x0A { before -= 1 }
    if before > start, bytes[before - 1] == 0x0D { before -= 1 }
    finish(at: before, &structure)
    structure.addBoundary(before..<line.upperBound)
    for level in open[level...] { structure.endMails(in: level.part, at: before) }
    for inner in open[(level + 1)...] {
      structure.noteUnterminated(inner.part)
      structure.end(inner.part, at: before)
    }
    open.removeLast(open.count - level - 1)
    let parent = open[level].part
    if isLast {
      structure.end(parent, at: line.upperBound)
      open.removeLast()
      start = line.upperBound
      return start
    }
    guard structure.parts.count < MailStructure.partLimit else {
      structure.noteCut()
      start = line.upperBound
      return start
    }
    return begin(in: parent, at: line.upperBound, &structure)
  }

  private mutating func begin(in parent: Int, at place: Int, _ structure: inout MailStructure) -> Int {
    let headers = MailHeaders(bytes, in: place..<headerReach(place))
    let around = structure.parts[parent]
    let isInDigest = around.type.value == "multipart/digest"
    let part = MailPart(
      bytes,
      parent: (parent, around.depth),
      headers: headers,
      isInDigest: isInDigest,
      end: end
    )
    let index = structure.add(part)
    leaf = index
    start = headers.range.upperBound
    openIfContainer(index, &structure)
    return start
  }

  /// A header ends before the next boundary, though no blank line may stand there.
  private func headerReach(_ place: Int) -> Int {
    var line = place
    while line < end {
      let next = firstPlace(of: 0x0A, in: bytes, line..<end).map { $0 + 1 } ?? end
      if bytes[line] == 0x0A || bytes[line] == 0x0D { return next }
      if next - line > 2, bytes[line] == 0x2D, bytes[line + 1] == 0x2D, delimiter(line..<next) != nil { return line }
      line = next
    }
    return end
  }

  /// Opens the mail that a part holds, the one in that, and so on; then the parts of the innermost.
  private mutating func openIfContainer(_ index: Int, _ structure: inout MailStructure) {
    var index = index
    while structure.parts[index].holdsMail {
      let depth = structure.parts[index].depth
      guard depth < MailStructure.depthLimit, structure.parts.count < MailStructure.partLimit else {
        return structure.noteCut()
      }
      let headers = MailHeaders(bytes, in: start..<headerReach(start))
      structure.openMessage(index)
      index = structure.add(MailPart(bytes, parent: (index, depth), headers: headers, isMail: true, end: end))
      leaf = index
      start = headers.range.upperBound
    }
    openIfMultipart(index, &structure)
  }

  private mutating func openIfMultipart(_ index: Int, _ structure: inout MailStructure) {
    let type = structure.parts[index].type
    guard type.value.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty else { return }
    guard structure.parts[index].depth < MailStructure.depthLimit else { return structure.noteCut() }
    structure.open(index)
    open.append((index, Array(boundary.utf8)))
    leaf = nil
  }

  /// Ends what is read: a part's body, or words around parts.
  private mutating func finish(at place: Int, _ structure: inout MailStructure) {
    if let leaf {
      structure.end(leaf, at: place)
    } else {
      structure.addSurroundings(start..<max(start, place))
    }
    leaf = nil
  }
}
