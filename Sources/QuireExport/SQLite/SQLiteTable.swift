/// The tables of a database, in the order of their numbers in the rows.
///
/// The column `document`, or `number` of the documents themselves, is counted when the database is made, so that documents
/// need not know of each other.
enum SQLiteTable: String, CaseIterable, Sendable {
  case documents
  case sections
  case entities
  case spans
  case comments
  case links
  case removals
  case diagnostics

  /// Its number in the rows.
  var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  /// The table with a number.
  init?(number: UInt8) {
    guard Self.allCases.indices.contains(Int(number)) else { return nil }
    self = Self.allCases[Int(number)]
  }

  /// The columns as SQL declares them, without the document's number, which is the first one.
  var columns: [(name: String, type: String)] {
    switch self {
    case .documents:
      [
        ("id", "TEXT NOT NULL"), ("uri", "TEXT"), ("record", "INTEGER"), ("media_type", "TEXT"), ("bytes", "INTEGER"),
        ("sha256", "TEXT"), ("charset", "TEXT"), ("title", "TEXT"), ("language", "TEXT"), ("published", "TEXT"),
        ("text", "TEXT NOT NULL"), ("metadata", "TEXT NOT NULL"),
      ]
    case .sections:
      [
        ("id", "INTEGER NOT NULL"), ("kind", "TEXT NOT NULL"), ("level", "INTEGER NOT NULL"), ("title", "TEXT"),
        ("parent", "INTEGER"), ("flags", "TEXT NOT NULL"),
      ] + Self.place + Self.origin
    case .entities:
      [
        ("id", "INTEGER NOT NULL"), ("type", "TEXT NOT NULL"), ("name", "TEXT NOT NULL"),
        ("attributes", "TEXT NOT NULL"),
      ] + Self.origin
    case .spans:
      [
        ("layer", "TEXT NOT NULL"), ("id", "INTEGER NOT NULL"), ("type", "TEXT"), ("text", "TEXT NOT NULL"),
        ("normal", "TEXT"), ("entity", "INTEGER"), ("attributes", "TEXT NOT NULL"),
      ] + Self.place + Self.origin
    case .comments:
      [
        ("id", "INTEGER NOT NULL"), ("parent", "INTEGER"), ("number", "INTEGER"), ("depth", "INTEGER NOT NULL"),
        ("kind", "TEXT NOT NULL"), ("state", "TEXT NOT NULL"), ("author", "TEXT"), ("author_url", "TEXT"),
        ("author_account", "TEXT"), ("time", "TEXT"), ("time_text", "TEXT"), ("votes", "INTEGER"),
        ("source_id", "TEXT"), ("permalink", "TEXT"), ("text", "TEXT NOT NULL"),
      ] + Self.place + Self.origin
    case .links:
      [
        ("id", "INTEGER NOT NULL"), ("child", "INTEGER NOT NULL"), ("kind", "TEXT NOT NULL"),
        ("target_kind", "TEXT NOT NULL"), ("target_comment", "INTEGER"), ("target", "TEXT"),
      ] + Self.origin
    case .removals:
      [
        ("id", "INTEGER NOT NULL"), ("by", "TEXT NOT NULL"), ("rule", "TEXT NOT NULL"), ("reason", "TEXT NOT NULL"),
        ("text", "TEXT NOT NULL"), ("source", "TEXT NOT NULL"),
      ]
    case .diagnostics:
      [
        ("id", "INTEGER NOT NULL"), ("severity", "TEXT NOT NULL"), ("by", "TEXT NOT NULL"), ("code", "TEXT NOT NULL"),
        ("message", "TEXT NOT NULL"), ("source", "TEXT NOT NULL"),
      ]
    }
  }

  /// Where something stands in the text, and the bytes of the file behind it.
  private static let place = [("start", "INTEGER"), ("end", "INTEGER"), ("source", "TEXT NOT NULL")]

  /// Which rule of which stage says so, and how sure it is.
  private static let origin = [("rule", "TEXT NOT NULL"), ("by", "TEXT NOT NULL"), ("score", "REAL")]

  /// What SQL declares behind the columns.
  private var constraints: [String] {
    let own = ["PRIMARY KEY (document, \(self == .spans ? "layer, " : "")id)"]
    let other: [String] =
      switch self {
      case .sections, .comments: ["FOREIGN KEY (document, parent) REFERENCES \(rawValue) (document, id)"]
      case .spans: ["FOREIGN KEY (document, entity) REFERENCES entities (document, id)"]
      case .links:
        ["child", "target_comment"].map { "FOREIGN KEY (document, \($0)) REFERENCES comments (document, id)" }
      default: []
      }
    return own + other
  }

  /// The statement that makes the table.
  var declaration: String {
    let columns = columns.map { "\"\($0.name)\" \($0.type)" }
    guard self != .documents else {
      return "CREATE TABLE documents (number INTEGER PRIMARY KEY, \(columns.joined(separator: ", ")));\n"
    }
    let key = "document INTEGER NOT NULL REFERENCES documents (number)"
    // The rows of a document stand together in the order of their keys, which is all most queries want.
    return "CREATE TABLE \(rawValue) (\(([key] + columns + constraints).joined(separator: ", "))) WITHOUT ROWID;\n"
  }

  /// The statement that adds a row.
  var insertion: String {
    "INSERT INTO \(rawValue) VALUES (\(Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")));\n"
  }
}
