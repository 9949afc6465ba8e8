import QuireText

/// Tables of measured precision as text: claim, rule, order, links, right, with tabs between; more columns are for people.
///
/// `*` in the place of the order stands for all of them. Empty lines and lines that begin with `#` count for nothing.
enum LinkTableFile {
  /// What is wrong with a table, and on which line.
  struct Problem: Error, Equatable {
    var line: Int
    var why: String
  }

  /// The table in `bytes`.
  static func read(_ bytes: [UInt8]) throws(Problem) -> LinkTable {
    var counts: [LinkTable.Key: LinkTable.Count] = [:]
    var number = 0
    for line in TextLines(bytes) {
      number += 1
      guard !line.isBlank, bytes[line.content.lowerBound] != UInt8(ascii: "#") else { continue }
      let fields = bytes[line.content].split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if fields.first == "claim" { continue }
      let (key, count) = try row(fields, number)
      guard counts.updateValue(count, forKey: key) == nil else {
        throw Problem(line: number, why: "the table has this claim, rule and order already; leave one line of it")
      }
    }
    guard !counts.isEmpty else {
      throw Problem(line: max(1, number), why: "the table has no rows; `quire calibrate` writes one")
    }
    return LinkTable(counts)
  }

  private static func row(_ fields: [String], _ line: Int) throws(Problem) -> (LinkTable.Key, LinkTable.Count) {
    guard fields.count >= 5 else {
      throw Problem(
        line: line,
        why: "\(fields.count) of 5 columns: write claim, rule, order, links and right with tabs between them"
      )
    }
    let claim: LinkClaim = try value(fields[0], "claim", line)
    let rule: LinkRule = try value(fields[1], "rule", line)
    let order: LinkOrder? = fields[2] == "*" ? nil : try value(fields[2], "order", line)
    guard let links = number(fields[3]), let right = number(fields[4]) else {
      throw Problem(line: line, why: "\"\(fields[3])\" and \"\(fields[4])\" must be whole numbers")
    }
    guard right <= links else {
      throw Problem(line: line, why: "\(right) links are right of \(links): right can't be more than links")
    }
    return (LinkTable.Key(claim: claim, rule: rule, order: order), LinkTable.Count(links: links, right: right))
  }

  private static func number(_ field: String) -> Int? { Int(field).flatMap { $0 >= 0 && $0 < 1 << 40 ? $0 : nil } }

  private static func value<Value: RawRepresentable<String> & CaseIterable>(
    _ field: String,
    _ column: String,
    _ line: Int
  ) throws(Problem) -> Value {
    guard let value = Value(rawValue: field) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(line: line, why: "\"\(field)\" is no \(column); known are \(known)")
    }
    return value
  }

  /// `table` as text, the same for the same table.
  static func write(_ table: LinkTable) -> String {
    var text = "claim\trule\torder\tlinks\tright\tprecision\n"
    for key in table.keys {
      guard let count = table.counts[key] else { continue }
      let thousandths = count.links == 0 ? 0 : (count.right * 1_000 + count.links / 2) / count.links
      let precision = "\(thousandths / 1_000).\(String(1_000 + thousandths % 1_000).dropFirst())"
      let fields = [
        key.claim.rawValue, key.rule.rawValue, key.order?.rawValue ?? "*", "\(count.links)", "\(count.right)",
        precision,
      ]
      text += fields.joined(separator: "\t") + "\n"
    }
    return text
  }
}
