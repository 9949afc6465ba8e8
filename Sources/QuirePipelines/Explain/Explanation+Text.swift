import QuireDocument
import QuireText

extension Explanation {
  /// How many things that stand over the range are named one by one.
  private static let shownCovers = 20

  /// The explanation for a terminal; `names` gives the component behind a step.
  public func text(componentOf names: (String) -> String?) -> String {
    var lines: [String] = [heading]
    for part in parts { lines += text(of: part, names) }
    if parts.isEmpty { lines.append("  there are no such bytes") }
    if !covers.isEmpty { lines += ["  over it stand"] + shown(covers, names) }
    for item in diagnostics {
      lines.append("  \(item.severity.rawValue) \(item.code) from \(Self.step(item.by, names)): \(item.message)")
    }
    if !untouchedBy.isEmpty { lines.append("  left as it was by \(untouchedBy.joined(separator: ", "))") }
    if let drop {
      lines.append("  the document was dropped by \(Self.step(drop.by, names)), rule \(drop.rule): \(drop.reason)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Which bytes of which document this is about.
  private var heading: String {
    let file = locator.codecs.isEmpty ? locator.uri : "\(locator.uri) (\(locator.codecs.joined(separator: ", ")))"
    let record = locator.record.map { ", record \($0), which begins at byte \(locator.offset)" } ?? ""
    let decoded = charset.isEmpty || charset == "utf-8" ? "" : ", read as \(charset)"
    return "bytes \(range.range) of \(file)\(record)\(decoded)"
  }

  private func text(of part: Part, _ names: (String) -> String?) -> [String] {
    var lines = ["  \(part.source.range)  \(Self.quoted(part.words))"]
    switch part.account {
    case .text:
      let place = part.text.map { "\($0)" } ?? "?"
      if let written = part.written {
        lines.append("      in the text at \(place), rewritten as \(Self.quoted(written))")
      } else {
        lines.append("      in the text at \(place), as it was read")
      }
    case .structure: lines.append("      not text: \(part.structure?.words ?? "syntax")")
    case .ledger: lines.append("      taken out of the text")
    }
    for (index, entry) in part.attributions.enumerated() {
      let verb = part.account == .ledger && index == 0 ? "removed" : "rewritten"
      let when = index == 0 ? "" : "before that "
      lines.append("      \(when)\(verb) by \(Self.step(entry.by, names)), rule \(entry.rule): \(entry.reason)")
    }
    return lines
  }

  private func shown(_ covers: [Cover], _ names: (String) -> String?) -> [String] {
    var lines: [String] = []
    for cover in covers.prefix(Self.shownCovers) {
      let place = cover.range.map { ", text \($0)" } ?? ""
      let limit = cover.threshold.map { " against \($0)" } ?? ""
      let score = cover.score.map { ", score \($0)\(limit)" } ?? ""
      let reason = cover.reason.map { ": \($0)" } ?? ""
      let rule = "by \(Self.step(cover.by, names)), rule \(cover.rule)\(score)\(reason)"
      lines.append("      \(cover.layer): \(Self.visible(cover.what))\(place), \(rule)")
    }
    let rest = covers.dropFirst(Self.shownCovers)
    guard !rest.isEmpty else { return lines }
    var counts: [(layer: String, count: Int)] = []
    for cover in rest {
      if let last = counts.last, last.layer == cover.layer {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((cover.layer, 1))
      }
    }
    return lines + ["      and more: \(counts.map { "\($0.count) of \($0.layer)" }.joined(separator: ", "))"]
  }

  static func step(_ name: String, _ names: (String) -> String?) -> String {
    guard let component = names(name), component != name else { return name }
    return "\(name) (\(component))"
  }

  /// The words in quotes on one line, the middle left out where they are long.
  static func quoted(_ words: String) -> String {
    let scalars = Array(words.unicodeScalars)
    guard scalars.count > 90 else { return "\"\(visible(words))\"" }
    let start = String(String.UnicodeScalarView(scalars.prefix(60)))
    return "\"\(visible(start)) … \(visible(String(String.UnicodeScalarView(scalars.suffix(25)))))\""
  }

  /// `words` with escapes for what can't be seen, or would move the cursor of a terminal.
  private static func visible(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F..<0xA1, 0xAD, 0x61C, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
        0xFE00...0xFE0F,
        0xFEFF, 0xFFF0...0xFFFB:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension StructureRun.Kind {
  /// What a person calls it.
  var words: String {
    switch self {
    case .encoding: "a mark of the encoding"
    case .tag: "a tag"
    case .declaration: "a comment or a declaration of the format"
    case .script: "a script or a style sheet"
    case .record: "names, punctuation and other values of the record"
    case .space: "white space that the format does not count"
    case .header: "header lines"
    }
  }
}
