import CGazetteer
import QuireText

/// The lists that are embedded in the program; each is made when it is first asked for.
enum BuiltinLists {
  /// Places, peoples, organisations, facilities, events.
  static let gazetteer = EntryTable(
    EmbeddedList.bytes(CGAZETTEER_ENTITIES),
    mode: .exactOrCapitals,
    options: PhraseMatcher.Options(foldsTypography: true, foldsAccents: true)
  )

  /// Ranks, titles, roles, heads of names.
  static let lexicon = EntryTable(
    EmbeddedList.bytes(CGAZETTEER_LEXICON),
    options: PhraseMatcher.Options(foldsTypography: true)
  )

  /// Given names and surnames.
  static let names = NameList(EmbeddedList.bytes(CGAZETTEER_NAMES))
}
