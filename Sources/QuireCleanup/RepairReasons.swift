import QuireDocument
import QuireText

/// The reasons of the repairs that occur, each asked for once.
struct RepairReasons {
  private var ids = [ReasonID?](repeating: nil, count: TextRepairKind.allCases.count + 1)

  mutating func id(of kind: TextRepairKind, in edits: inout EditList) -> ReasonID {
    let index = Int(kind.rawValue)
    if let id = ids[index] { return id }
    let (rule, reason) = Self.words(kind)
    let id = edits.reason(rule, reason)
    ids[index] = id
    return id
  }

  private static func words(_ kind: TextRepairKind) -> (rule: String, reason: String) {
    switch kind {
    case .control: ("control-as-windows-1252", "a control stands for the character of windows-1252")
    case .characterReference: ("character-reference", "an HTML character reference stands for its character")
    case .terminalEscape: ("terminal-escape", "a command to a terminal is no text")
    case .latin1: mojibake("latin-1")
    case .windows1252: mojibake("windows-1252")
    case .windows1251: mojibake("windows-1251")
    case .windows1250: mojibake("windows-1250")
    case .windows1253: mojibake("windows-1253")
    case .windows1254: mojibake("windows-1254")
    case .windows1257: mojibake("windows-1257")
    case .iso8859x2: mojibake("iso-8859-2")
    case .macRoman: mojibake("mac-roman")
    case .codePage437: mojibake("cp437")
    }
  }

  private static func mojibake(_ charset: String) -> (rule: String, reason: String) {
    ("mojibake-utf-8-as-\(charset)", "the bytes are UTF-8 and were read as \(charset)")
  }
}
