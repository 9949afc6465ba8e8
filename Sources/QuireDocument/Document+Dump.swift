import QuireText

extension Document {
  /// The document as lines that a person can read, with the source range of every run; stable, for golden files.
  ///
  /// Layers without elements are left out. `@` stands before source ranges.
  public var dump: String {
    var lines: [String] = []
    var offset = 0
    for piece in pieces {
      let range = offset..<(offset + Int(piece.count))
      lines.append("text \(range) \(Self.line(sources: sourceRanges(of: piece)))\(signature(piece)) \(quoted(range))")
      offset = range.upperBound
    }
    let index = PieceIndex(self)
    for removal in removals {
      let entry = removal.attributions.first
      let words = Self.quoted(String(decoding: removal.text, as: UTF8.self))
      lines.append("removed \(Self.line(sources: removal.source)) by \(entry?.by ?? "")/\(entry?.rule ?? "") \(words)")
    }
    for run in structure { lines.append("structure \(run.kind) \(Self.line(sources: [run.range]))") }
    lines += layerLines(index)
    for entry in metadata.entries {
      let source = entry.value.source.isEmpty ? "" : " \(Self.line(sources: entry.value.source))"
      lines.append("metadata \(entry.key) \(entry.value.value.text) by \(entry.value.by)/\(entry.value.rule)\(source)")
    }
    for signal in signals { lines.append("signal \(signal.name) \(signal.value)") }
    for item in diagnostics {
      let source = item.source.isEmpty ? "" : " \(Self.line(sources: item.source))"
      lines.append("\(item.severity.rawValue) \(item.code) by \(item.by): \(item.message)\(source)")
    }
    if let drop { lines.append("dropped by \(drop.by)/\(drop.rule): \(drop.reason)") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func sourceRanges(of piece: Piece) -> [SourceRange] {
    slices(of: piece).flatMap { sourceRanges(of: $0) }
  }

  private func signature(_ piece: Piece) -> String {
    guard let entry = attributions[piece.attribution] else { return "" }
    return " \(piece.kind == .written ? "written" : "rewritten") by \(entry.by)/\(entry.rule)"
  }

  func quoted(_ range: ByteRange) -> String { Self.quoted(string(range)) }

  static func line(sources: [SourceRange]) -> String {
    guard !sources.isEmpty else { return "@-" }
    return "@" + sources.map { $0.source == 0 ? "\($0.range)" : "\($0.source):\($0.range)" }.joined(separator: ",")
  }

  /// The text in quotes, what can't be seen written as an escape, the middle of a long text left out.
  static func quoted(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    if scalars.count > 160 { scalars = Array(scalars.prefix(100)) + ["…"] + Array(scalars.suffix(50)) }
    var result = "\""
    for scalar in scalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F..<0xA1, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFB:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
