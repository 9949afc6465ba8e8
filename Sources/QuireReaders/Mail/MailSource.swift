import QuireMail
import QuireText

/// The text of a mail's parts, decoded one behind another, with the way back to the mail's bytes.
struct MailSource {
  /// A stretch of the mail that is decoded: the body of a part, or words around parts.
  struct Stretch {
    /// The bytes of the mail.
    let source: ByteRange

    /// The part whose body it is; `nil` for words around parts.
    let part: Int?

    /// What becomes of it.
    let role: MailSelection.Role?

    /// What it is decoded to, in bytes of ``MailSource/decoded``.
    var decoded = 0..<0

    /// How its charset is known, where it is text.
    var guess: CharsetGuess?

    /// The places that mean nothing in its charset, in bytes of the mail, and how many there are.
    var undecodable: [ByteRange] = []
    var undecodableCount = 0

    /// How many bytes are against its transfer encoding, and the first of them.
    var brokenCount = 0
    var firstBroken: Int?
  }

  private(set) var decoded: [UInt8] = []
  private(set) var map = OffsetMap()
  private(set) var stretches: [Stretch] = []

  /// Decodes what is readable in `bytes`; what is no text stays as it stands in the mail.
  init(_ bytes: [UInt8], _ structure: MailStructure, charset: String?, unquotesFrom: Bool) {
    let selection = MailSelection(structure)
    stretches = selection.leaves.map { Stretch(source: structure.parts[$0.part].body, part: $0.part, role: $0.role) }
    stretches += structure.surroundings.map { Stretch(source: $0, part: nil, role: nil) }
    stretches.sort { ($0.source.lowerBound, $0.source.upperBound) < ($1.source.lowerBound, $1.source.upperBound) }
    for index in stretches.indices {
      let stretch = stretches[index]
      let start = decoded.count
      if let part = stretch.part, stretch.role == .plain || stretch.role == .html {
        read(structure.parts[part], index, bytes, charset: charset, unquotesFrom: unquotesFrom)
      } else {
        // Its bytes are kept apart as they are; what is no UTF-8 in them can't be shown.
        let text = decode(Array(bytes[stretch.source]), as: .utf8)
        decoded += text.bytes
        map.append(text.map, sourceStart: stretch.source.lowerBound)
      }
      stretches[index].decoded = start..<decoded.count
    }
  }

  private mutating func read(
    _ part: MailPart,
    _ index: Int,
    _ bytes: [UInt8],
    charset: String?,
    unquotesFrom: Bool
  ) {
    let transfer = (part.encoding ?? .identity).decoded(bytes, part.body, unquotesFrom: unquotesFrom)
    stretches[index].brokenCount = transfer.brokenCount
    stretches[index].firstBroken = transfer.firstBroken
    let declared = part.type["charset"].flatMap { $0.isEmpty ? nil : $0 } ?? charset
    let guess =
      stretches[index].role == .html
      ? sniffHTMLEncoding(transfer.bytes, transport: declared) : detectCharset(transfer.bytes, declared: declared)
    let text = decode(transfer.bytes, as: guess.charset)
    decoded += text.bytes
    map.append(text.map.composed(with: transfer.map))
    stretches[index].guess = guess
    stretches[index].undecodableCount = text.problemCount
    stretches[index].undecodable = text.problems.prefix(100).flatMap { transfer.map.sourceRanges(of: $0.range) }
  }

  /// The bytes of a stretch that its decoding has no use for: line ends of an encoding, padding, byte order marks.
  func gaps() -> [ByteRange] {
    var gaps: [ByteRange] = []
    var run = 0
    for stretch in stretches {
      var end = stretch.source.lowerBound
      while run < map.runs.count, map.runs[run].sourceStart < stretch.source.upperBound {
        if map.runs[run].sourceStart > end { gaps.append(end..<map.runs[run].sourceStart) }
        end = map.runs[run].sourceEnd
        run += 1
      }
      if end < stretch.source.upperBound { gaps.append(end..<stretch.source.upperBound) }
    }
    return gaps
  }
}
