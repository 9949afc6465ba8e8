import CSQLite
import Foundation
import QuireDocument
import QuireExport
import QuireStages
import QuireTesting
import QuireText
import Testing

/// Databases as SQLite reads them.
@Suite struct SQLiteTests {
  /// A folder that is gone afterwards.
  private final class Folder {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Makes a database of `documents`.
  private func build(_ documents: [Document], at path: String) throws {
    let exporter = try exporter()
    let rows = try #require(try Export.files(of: exporter, documents).first?.bytes)
    try finish(rows, into: path)
  }

  private func exporter() throws -> any Exporter {
    let spec = try #require(try Registry([exportFamily])["export.sqlite"])
    guard case .exporter(let exporter) = try spec.make([], Setup(step: "export")).get() else {
      throw FileError("export.sqlite", "is no exporter")
    }
    return exporter
  }

  private func finish(_ rows: [UInt8], into path: String) throws {
    try Data(rows).write(to: URL(filePath: path + ".rows"))
    try #require(try exporter().files.first?.finisher).finish(path + ".rows", into: path)
  }

  private func query(_ path: String, _ sql: String) -> String {
    var target = [CChar](repeating: 0, count: 10_000)
    _ = csqlite_query(path, sql, &target, target.count)
    return String(decoding: target.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private let texts = [
    "The harbour is shut.", "Ships' \"masts\"; DROP TABLE documents; --", "", "Überall Häfen und Hafen: HARBOUR.",
  ]

  @Test func wordsAreFound() throws {
    let folder = try Folder()
    let path = "\(folder.path)/corpus.sqlite"
    try build(texts.enumerated().map { TestDocument.plain($1, id: "d\($0)") }, at: path)
    let search = "SELECT id FROM search JOIN documents ON number = search.rowid WHERE search MATCH"
    #expect(query(path, "\(search) 'harbour' ORDER BY number") == "d0\nd3\n")
    #expect(query(path, "\(search) 'hafen'") == "d3\n")
    #expect(query(path, "SELECT number, text FROM documents WHERE id = 'd1'") == "2\t\(texts[1])\n")
    #expect(query(path, "SELECT value FROM meta ORDER BY name") == "all\nunicode\n1\n")
    #expect(query(path, "PRAGMA integrity_check") == "ok\n")
    #expect(query(path, "PRAGMA foreign_key_check") == "")
  }

  @Test func theSameRowsMakeTheSameBytes() throws {
    let folder = try Folder()
    let documents = texts.enumerated().map { TestDocument.plain($1, id: "d\($0)") }
    for name in ["a", "b", "b"] { try build(documents, at: "\(folder.path)/\(name)") }
    let bytes = try FileStream.contents(of: "\(folder.path)/a")
    #expect(try !bytes.isEmpty && bytes == FileStream.contents(of: "\(folder.path)/b"))
  }

  @Test func noDocumentsMakeAnEmptyDatabase() throws {
    let folder = try Folder()
    try build([], at: "\(folder.path)/none")
    #expect(query("\(folder.path)/none", "SELECT count(*) FROM documents") == "0\n")
  }

  @Test func hostileTextsAreKeptAsTheyAre() throws {
    let folder = try Folder()
    let path = "\(folder.path)/hostile"
    let long = String(repeating: "harbour ", count: 1 << 18)
    let documents = [TestDocument.plain("a\0b harbour", id: "z\0"), TestDocument.plain(long, id: "'")]
    try build(documents, at: path)
    #expect(query(path, "SELECT hex(text) FROM documents WHERE number = 1") == "61006220686172626F7572\n")
    #expect(query(path, "SELECT length(text), id FROM documents WHERE number = 2") == "\(long.utf8.count)\t'\n")
    #expect(query(path, "SELECT rowid FROM search WHERE search MATCH 'harbour' ORDER BY rowid") == "1\n2\n")
  }

  @Test func damagedRowsAreRefused() throws {
    let folder = try Folder()
    let documents = texts.enumerated().map { TestDocument.plain($1, id: "d\($0)") }
    let rows = try #require(try Export.files(of: try exporter(), documents).first?.bytes)
    var refused = 0
    var random = SeededGenerator(seed: 5)
    for trial in 0..<60 {
      var damaged = rows
      if trial < 20 {
        damaged.removeLast(Int.random(in: 1..<rows.count, using: &random))
      } else {
        damaged[Int.random(in: 0..<rows.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      }
      do { try finish(damaged, into: "\(folder.path)/damaged") } catch { refused += error is FileError ? 1 : 0 }
    }
    // A text may have other bytes, and rows may end where one does.
    #expect(refused > 20)
  }
}
