import QuireText

/// The words with which a byline begins: `By`, `Written by:`, `Author:`, `Par`.
enum AuthorLead {
  /// The length of the lead of a line that has one, with the spaces and the colon behind it.
  ///
  /// `By` and its like need no colon, `Author` needs one or stands alone on its line.
  static func length(_ line: [UInt8]) -> Int? {
    let first = word(line, from: 0)
    let key = ByteText.lowercased(line[first])
    if introducers.contains(key) {
      let second = word(line, from: skipSpaces(line, first.upperBound))
      if ByteText.lowercased(line[second]) == Array("by".utf8) { return skipMarks(line, second.upperBound) }
      return nil
    }
    if prepositions.contains(key) { return skipMarks(line, first.upperBound) }
    if namesLogin(line) { return skipMarks(line, starter.count) }
    if nouns.contains(key) {
      let next = skipSpaces(line, first.upperBound)
      let isColon = next < line.count && (line[next] == 0x3A || line[next] == 0xEF)
      return isColon || next == line.count ? skipMarks(line, first.upperBound) : nil
    }
    // `ByJane Doe`: the space is only drawn.
    let isJoined = key.count > 3 && key.starts(with: "by".utf8) && ByteText.isCapital(line[0])
    return isJoined && ByteText.isCapital(line[2]) && !ByteText.isCapital(line[1]) ? 2 : nil
  }

  /// Whether a line says who started a thread, by a name of any form.
  static func namesLogin(_ line: [UInt8]) -> Bool {
    line.count > starter.count && ByteText.lowercased(line.prefix(starter.count)) == starter
  }

  private static let starter = Array("thread starter".utf8)

  private static func word(_ line: [UInt8], from start: Int) -> ByteRange {
    var end = start
    while end < line.count, line[end] != 0x20, line[end] != 0x3A, line[end] != 0xEF { end += 1 }
    return start..<end
  }

  private static func skipSpaces(_ line: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < line.count, line[index] == 0x20 { index += 1 }
    return index
  }

  /// Behind spaces, a colon, and spaces; the colon of East Asia, too.
  private static func skipMarks(_ line: [UInt8], _ start: Int) -> Int {
    var index = skipSpaces(line, start)
    if index < line.count, line[index] == 0x3A { index += 1 }
    if line[index...].starts(with: [0xEF, 0xBC, 0x9A]) { index += 3 }
    return skipSpaces(line, index)
  }

  private static func list(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { Array($0.utf8) })
  }

  private static let introducers = list(
    "written posted published reported story article words text guide review recipe created submitted news opinion "
      + "contributed authored"
  )
  private static let prepositions = list("by par por von")
  private static let nouns = list("author authors autor auteur 作者")
}
