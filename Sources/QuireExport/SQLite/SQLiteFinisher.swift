import CSQLite
import QuireDocument
import QuireStages
import QuireText

/// Makes a database of rows.
struct SQLiteFinisher: FileFinisher {
  /// The number of the schema; it grows when a query could need to know.
  static let version = 1

  let content: ContentChoice
  let offsets: OffsetUnit

  func finish(_ draft: String, into target: String) throws(FileError) {
    try Folders.removeFile(target)
    var message = [CChar](repeating: 0, count: 300)
    let result = csqlite_build(draft, target, schema, Self.insertions, Self.closing, &message, message.count)
    guard result == 0 else {
      throw FileError(target, String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
  }

  func words(for draft: [UInt8]) -> String { RowWords.list(draft) }

  /// The tables, and what there is to know about all of them.
  private var schema: String {
    """
    PRAGMA user_version = \(Self.version);
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('schema', '\(Self.version)'), ('offsets', '\(offsets.rawValue)'), \
    ('content', '\(content.rawValue)');

    """ + SQLiteTable.allCases.map(\.declaration).joined()
  }

  private static let insertions = SQLiteTable.allCases.map(\.insertion).joined()

  /// The indexes and the full-text search, which are made faster when all rows are there.
  private static let closing = """
    CREATE INDEX documents_id ON documents (id);
    CREATE INDEX documents_sha256 ON documents (sha256);
    CREATE INDEX spans_text ON spans (text, type);
    CREATE INDEX spans_entity ON spans (document, entity) WHERE entity IS NOT NULL;
    CREATE INDEX entities_name ON entities (name);
    CREATE INDEX comments_parent ON comments (document, parent);
    CREATE INDEX comments_author ON comments (author);
    CREATE INDEX links_child ON links (document, child);
    CREATE INDEX links_target ON links (document, target_comment);
    CREATE VIRTUAL TABLE search USING fts5 (title, text, content='documents', content_rowid='number', \
    tokenize='unicode61 remove_diacritics 2');
    INSERT INTO search (search) VALUES ('rebuild');
    """
}
