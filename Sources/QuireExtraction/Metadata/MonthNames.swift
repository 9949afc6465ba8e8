import QuireText
import QuireValues

/// Days that are written with the name of a month in languages other than English: `16 novembre 2017`,
/// `1 de diciembre de 2017`, `21.dez.2018`.
enum MonthNames {
  /// The first such day in `bytes`, and where it stands.
  static func date(in bytes: [UInt8]) -> (CivilDate, ByteRange)? {
    let words = words(bytes)
    for index in words.indices.dropFirst() {
      guard let month = months[Array(ByteText.lowercased(bytes[words[index]]).prefix(12))] else { continue }
      var before = index - 1
      var behind = index + 1
      if isLink(bytes, words, before) { before -= 1 }
      if isLink(bytes, words, behind) { behind += 1 }
      guard let day = number(bytes, words, before, digits: 1...2),
        let year = number(bytes, words, behind, digits: 4...4),
        let date = CivilDate(year: year, month: month, day: day)
      else { continue }
      return (date, words[before].lowerBound..<words[behind].upperBound)
    }
    return nil
  }

  /// Runs of letters and runs of digits.
  private static func words(_ bytes: [UInt8]) -> [ByteRange] {
    var words: [ByteRange] = []
    var index = 0
    while index < bytes.count, words.count < 64 {
      let start = index
      while index < bytes.count, ByteText.isDigit(bytes[index]) { index += 1 }
      if index == start {
        while index < bytes.count, ByteText.isLetter(bytes[index]) || bytes[index] >= 0x80 { index += 1 }
      }
      if index > start { words.append(start..<index) } else { index += 1 }
    }
    return words
  }

  /// Whether a word of no meaning of its own stands there: `de` of Spanish and Portuguese.
  private static func isLink(_ bytes: [UInt8], _ words: [ByteRange], _ index: Int) -> Bool {
    words.indices.contains(index) && bytes[words[index]].elementsEqual("de".utf8)
  }

  private static func number(_ bytes: [UInt8], _ words: [ByteRange], _ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard words.indices.contains(index), digits.contains(words[index].count) else { return nil }
    return Int(String(decoding: bytes[words[index]], as: UTF8.self))
  }

  /// By the first twelve bytes of a name: its month.
  private static let months: [[UInt8]: Int] = {
    let names = """
      januar jänner enero janvier janeiro gennaio januari stycznia января leden ledna ocak jan jän ene janv genn gen
      februar feber febrero février fevereiro febbraio februari lutego февраля února şubat feb févr fév fev febbr
      märz marzo mars março maart marca марта března mart mär mar maa
      april abril avril aprile kwietnia апреля dubna nisan apr abr avr
      mai mayo maio maggio mei maja мая května mayıs mag maj
      juni junio juin junho giugno czerwca июня června haziran jun juin giu
      juli julio juillet julho luglio lipca июля července temmuz jul juil lug
      august agosto août augustus augusti sierpnia августа srpna ağustos aug ago aoû
      september septiembre septembre setembro settembre września сентября září eylül sep sept set sett
      oktober octubre octobre outubro ottobre października октября října ekim okt oct out ott
      november noviembre novembre novembro listopada ноября kasım nov
      dezember diciembre décembre dezembro dicembre december grudnia декабря prosince aralık dez dic déc dec
      """
    var months: [[UInt8]: Int] = [:]
    for (number, line) in names.split(separator: "\n").enumerated() {
      for name in line.split(separator: " ") {
        months[Array(Array(name.utf8).prefix(12))] = months[Array(Array(name.utf8).prefix(12))] ?? number + 1
      }
    }
    return months
  }()
}
