import QuireDocument
import QuireMail
import QuireText

/// Where the words of the mails within a mail stand in its text.
///
/// Each becomes a section by the rule `inner-mail`, from its first block to its last, with those within it inside. What
/// its header says is in the metadata value `messages`, which names the section.
struct InnerMails {
  /// The rule of their sections.
  static let rule = "inner-mail"

  /// The text of each mail, by its part.
  private var ranges: [Int: ByteRange] = [:]

  /// The mail around each, by their parts.
  private var around: [Int: Int] = [:]

  /// Notes that `blocks` are words of the part `part`; takes time with the part's depth.
  mutating func note(_ blocks: ArraySlice<Block>, of part: Int, in structure: MailStructure) {
    guard let first = blocks.first, let last = blocks.last else { return }
    var mail = structure.mail(of: part)
    while let parent = structure.parts[mail].parent {
      let start = ranges[mail]?.lowerBound ?? first.range.lowerBound
      ranges[mail] = start..<max(start, last.range.upperBound)
      around[mail] = structure.mail(of: parent)
      mail = structure.mail(of: parent)
    }
  }

  /// Sets the sections; returns their ids by the parts of their mails.
  func write(to builder: inout DocumentBuilder) -> [Int: ElementID] {
    var sections: [Section] = []
    var ids: [Int: ElementID] = [:]
    var levels: [Int: Int] = [:]
    // A mail stands behind the one around it.
    for (mail, range) in ranges.sorted(by: { $0.key < $1.key }) {
      let id = ElementID(UInt32(clamping: sections.count + 1))
      let parent = around[mail]
      let level = (parent.flatMap { levels[$0] } ?? 0) + 1
      sections.append(
        Section(
          id: id,
          range: range,
          kind: .section,
          level: level,
          parent: parent.flatMap { ids[$0] },
          provenance: Provenance(rule: Self.rule)
        )
      )
      (ids[mail], levels[mail]) = (id, level)
    }
    builder.set(sections)
    return ids
  }
}
