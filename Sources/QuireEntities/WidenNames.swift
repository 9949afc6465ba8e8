public import QuireDocument
public import QuireStages
import QuireText

/// Widens names to the phrases that hold them, for schemes that mark phrases instead of names.
///
/// - `titles`: "Foreign Minister Okoro" instead of "Okoro".
/// - `groups`: "Cypriot security forces" becomes an ORG of its own, and so does "the coalition".
/// - `regions`: "northern Cyprus", "the town of Velmora", "Velmora province", "Velmora, Cyprus".
/// - `articles`: "the" before names of organisations and places belongs to them.
///
/// A mention that a wider one swallows is withdrawn; the wider one keeps its type and what was known of it.
///
/// ```yaml
/// - stage: entities.widen-names
///   with: { phrases: [titles, groups] }
/// ```
public struct WidenNames: Stage {
  public static let name = "widen-names"
  public static let summary = "Widens names to the phrases that hold them: titles, forces of a nation, regions."
  public static let requires: [DocumentPart] = [.mentions]
  public static let produces: [DocumentPart] = [.mentions]

  /// What a phrase may add to a name.
  public enum Phrase: String, OptionChoice {
    case titles
    case groups
    case regions
    case articles
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var phrases = Phrase.allCases

    public static let declared: [OptionField<Self>] = [
      OptionField("phrases", \.phrases, "What phrases may add to names.")
    ]

    public init() {}
  }

  private let phrases: Set<Phrase>

  public init(_ options: Options, in setup: Setup) { phrases = Set(options.phrases) }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let text = document.text
    try context.spend(text.count)
    let mentions = document.layers.mentions.elements.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var wide = WidePhrases(text, phrases).widened(mentions)
    if phrases.contains(.groups) { wide += LoneGroups.mentions(in: text) }
    wide.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    apply(wide, to: mentions, in: &changes)
    return changes
  }

  /// Puts each wide phrase in the place of the mention that it came from, and withdraws what it swallows.
  private func apply(_ wide: [WidePhrase], to mentions: [Mention], in changes: inout Changes) {
    var end = 0
    var next = 0
    for phrase in wide where phrase.range.lowerBound >= end {
      while next < mentions.count, mentions[next].range.upperBound <= phrase.range.lowerBound { next += 1 }
      var place = next
      var swallowed: [Mention] = []
      while place < mentions.count, mentions[place].range.lowerBound < phrase.range.upperBound {
        if mentions[place].range.overlaps(phrase.range) { swallowed.append(mentions[place]) }
        place += 1
      }
      let fits = swallowed.allSatisfy {
        phrase.range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= phrase.range.upperBound
      }
      guard fits, phrase.source != nil || swallowed.isEmpty else { continue }
      for mention in swallowed { changes.mentions.withdraw(mention.id) }
      changes.mentions.add(phrase.mention(id: changes.mentions.nextID()))
      end = phrase.range.upperBound
    }
  }
}
