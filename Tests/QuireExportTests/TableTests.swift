import QuireDocument
import QuireExport
import QuireStages
import QuireText
import Testing

@Suite struct TableTests {
  /// The rows of a file as RFC 4180 reads it.
  private static func rows(_ file: [UInt8]) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var place = 0
    while place < file.count {
      if file[place] == 0x22, cell.isEmpty {
        place += 1
        while place < file.count {
          if file[place] == 0x22 {
            guard place + 1 < file.count, file[place + 1] == 0x22 else { break }
            place += 1
          }
          cell.append(file[place])
          place += 1
        }
        guard place < file.count else { return nil }
        place += 1
      } else {
        while place < file.count, file[place] != 0x2C, file[place] != 0x0D {
          if file[place] == 0x22 || file[place] == 0x0A { return nil }
          cell.append(file[place])
          place += 1
        }
      }
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      guard place < file.count else { return nil }
      if file[place] == 0x0D {
        guard place + 1 < file.count, file[place + 1] == 0x0A else { return nil }
        rows.append(row)
        row = []
        place += 1
      } else if file[place] != 0x2C {
        return nil
      }
      place += 1
    }
    return row.isEmpty ? rows : nil
  }

  @Test(arguments: 0..<25, ["entities", "comments", "sections"])
  func everyTableIsRectangular(seed: UInt64, kind: String) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    let file = try Export.bytes("csv", [.init("rows", .string(kind))], document, document)
    let rows = try #require(Self.rows(file), "seed \(seed): this is no table")
    #expect(Set(rows.map(\.count)).count == 1, "seed \(seed)")
    #expect(rows.first?.first == "document")
    for cell in rows.dropFirst().joined() {
      let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
      #expect(first.map { !"=+-@".unicodeScalars.contains($0) } ?? true, "seed \(seed): \(cell) is a formula")
    }
  }

  @Test(arguments: 0..<25)
  func whatIsWrittenIsRead(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: true).document
    let file = try Export.bytes("csv", [.init("neutralize", .bool(false))], document)
    let rows = try #require(Self.rows(file)).dropFirst()
    #expect(rows.map { $0[3] } == document.layers.mentions.elements.map { document.string($0.range) })
  }

  @Test func aByteOrderMarkStandsOnceAtTheBeginning() throws {
    let document = try RandomExport(seed: 3, isEdited: false).document
    let file = try Export.bytes("csv", [.init("byte_order_mark", .bool(true))], document, document)
    #expect(file.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(!file.dropFirst(3).contains(0xEF))
  }
}
