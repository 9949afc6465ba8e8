import QuireDocument
import QuireStages

let toHelp = "Where to write: a path, in which {id} stands for the document's id, or - for standard output."
let contentHelp =
  "Which text is written: all, kept (without boilerplate and duplicates) or main (the article's own words)."
let commentsHelp = "Whether reader comments are written; by default all and kept have them, main has not."
let entityTypesHelp = "Other names for entity types, such as PERSON: PER."

/// The names under which entity types are written.
struct TypeNames: Sendable {
  private let names: [String: String]

  /// Reads the option `entity_types`; a type that it does not name keeps its name.
  init(_ option: OptionMap<String>) {
    names = Dictionary(option.entries.map { ($0.name, $0.value) }) { $1 }
  }

  subscript(type: EntityType) -> String {
    names.isEmpty ? type.description : names[type.description] ?? type.description
  }
}
