public import QuireDocument
public import QuireStages
import QuireText
import QuireValues

/// Puts placeholders in the place of e-mail addresses, telephone numbers, IP addresses, cards, bank accounts and names.
///
/// The same value gets the same placeholder wherever it stands in a document: `[EMAIL-1]`, `[EMAIL-2]`. With a `key`
/// the placeholder is made of the value and the key (HMAC with SHA-256), the same in all documents, and nobody without
/// the key can tell the value or try values out. Cards and accounts are found by their check digits, so that other
/// numbers stay. Names are what stages before found: give the types of their mentions.
///
/// The rewriting is an edit like any other: where a placeholder came from stands in the document's account as a place in
/// the source, and mentions of what was replaced go. What metadata, comments' authors or exported removals say is not
/// changed; leave those fields out of exports.
///
/// ```yaml
/// - entities.tag-names
/// - stage: redact.personal-data
///   with: { names: [PERSON] }
/// ```
public struct RedactPersonalData: Stage {
  public static let name = "personal-data"
  public static let summary = "Puts placeholders in the place of addresses, numbers and names of people."
  public static let produces: [DocumentPart] = [.signal("redactions")]

  public struct Options: ComponentOptions {
    public var kinds = PersonalDataKind.allCases
    public var names: [String] = []
    public var key: String?

    public static let declared: [OptionField<Self>] = [
      OptionField("kinds", \.kinds, "What is replaced, beside names."),
      OptionField("names", \.names, "The types of mentions that are replaced as names, such as `PERSON`."),
      OptionField(
        "key",
        \.key,
        "A secret of which, with the value, placeholders are made that are the same in all documents; take it from `${env:…}`."
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let scanner: ValueScanner?

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    if let key = options.key, key.utf8.count < 8 { throw .invalid("key", "must have at least 8 bytes") }
    self.options = options
    let kinds = options.kinds.flatMap(\.valueKinds)
    scanner = kinds.isEmpty ? nil : ValueScanner(kinds: kinds)
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(4 * document.text.count)
    var changes = Changes(for: document)
    let found = found(in: copy document)
    var placeholders = Placeholders(key: options.key)
    for value in found {
      let reason = changes.edits.reason(value.rule, value.reason)
      changes.edits.replace(value.range, with: placeholders.text(value), because: reason)
    }
    changes.setSignal("redactions", Double(found.count))
    withdraw(found.map(\.range), from: copy document, &changes)
    return changes
  }

  /// What is to be replaced, in order and without overlaps: numbers whose check digits hold go first, then other
  /// values, then names.
  private func found(in document: Document) -> [PersonalValue] {
    var result = findAccountNumbers(in: document.text).compactMap { number -> PersonalValue? in
      let kind: PersonalDataKind = number.kind == .card ? .card : .iban
      return options.kinds.contains(kind) ? PersonalValue(number.range, kind, number.normal) : nil
    }
    let values = scanner?.scan(document.text, in: 0..<document.text.count) ?? []
    result.addFree(
      values.compactMap { value in
        // Mail servers make nothing of letter case in a mailbox's name, whatever RFC 5321 lets them do.
        PersonalDataKind(value.kind).map { kind in
          PersonalValue(value.range, kind, kind == .email ? value.normal.lowercased() : value.normal)
        }
      }
    )
    guard !options.names.isEmpty else { return result }
    let mentions = document.layers.mentions.elements.filter { options.names.contains($0.type.description) }
    result.addFree(
      mentions.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
        PersonalValue($0.range, rule: "name", label: "NAME", value: $0.normal ?? document.string($0.range))
      }
    )
    return result
  }

  /// Takes away mentions that touch `ranges`, which ascend, and the entities that they speak of.
  private func withdraw(_ ranges: [ByteRange], from document: Document, _ changes: inout Changes) {
    guard !ranges.isEmpty else { return }
    var entities: Set<ElementID> = []
    var left: [Mention] = []
    for mention in document.layers.mentions.elements {
      let place = ranges.partition { $0.upperBound <= mention.range.lowerBound }
      guard place < ranges.count, ranges[place].lowerBound < mention.range.upperBound else {
        left.append(mention)
        continue
      }
      changes.mentions.withdraw(mention.id)
      if let entity = mention.entity { entities.insert(entity) }
    }
    for entity in document.layers.entities.elements where entities.contains(entity.id) {
      changes.entities.withdraw(entity.id)
    }
    for var mention in left {
      guard let entity = mention.entity, entities.contains(entity) else { continue }
      mention.entity = nil
      changes.mentions.update(mention)
    }
  }
}

extension [ByteRange] {
  /// The number of elements at the start for which `isBefore` holds.
  fileprivate func partition(_ isBefore: (ByteRange) -> Bool) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = (lower + upper) / 2
      if isBefore(self[middle]) { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}
