import QuireDocument
import QuireStages

/// The names under which entity types are written.
struct TypeNames: Sendable {
  private let names: [String: String]

  /// Reads the option `entity_types`; a type that it does not name keeps its name.
  init(_ option: OptionMap<String>) {
    names = option.entries.isEmpty ? [:] : Dictionary(option.entries.map { ($0.name, $0.value) }) { $1 }
  }

  subscript(type: EntityType) -> String {
    names.isEmpty ? type.description : names[type.description] ?? type.description
  }
}
