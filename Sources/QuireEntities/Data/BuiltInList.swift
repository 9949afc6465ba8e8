internal import CGazetteer

/// A list that is compiled into the program; `generate.py` beside this file writes them and explains their columns.
enum BuiltInList: Sendable {
  /// Places, nationalities, groups, organisations, facilities, events.
  case gazetteer

  /// Given names and surnames.
  case names

  /// Ranks, titles, roles, and the words that begin or end names of organisations, places, facilities and events.
  case lexicon

  /// The bytes of the file, copied out of the program.
  var bytes: [UInt8] {
    let list =
      switch self {
      case .gazetteer: CGAZETTEER_ENTITIES
      case .names: CGAZETTEER_NAMES
      case .lexicon: CGAZETTEER_LEXICON
      }
    var bytes = [UInt8](repeating: 0, count: cgazetteer_count(list))
    cgazetteer_copy(list, &bytes, bytes.count)
    return bytes
  }
}
