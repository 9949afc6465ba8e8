/// The fields of a JSON record, in their order.
enum RecordField: String, CaseIterable, Sendable {
  case id
  case source
  case sources
  case content
  case offsets
  case text
  case metadata
  case signals
  case blocks
  case sections
  case sentences
  case tokens
  case markup
  case entities
  case chains
  case comments
  case thread
  case annotations
  case removals
  case diagnostics
  case drop
  case trace

  /// Whether the field is written only when it is asked for, by its own option or by name.
  var isExtra: Bool { [.sentences, .tokens, .markup, .trace].contains(self) }
}
