import QuireText

/// Lists whose numbers count up or down by one.
enum NumberChains {
  /// The most chains that are tried.
  private static let most = 3

  /// The longest chains of numbered lines, by their lines.
  ///
  /// A line continues the chain that waits for its number at its indentation; one pass over the lines.
  static func longest(_ page: PageLines, in bounds: Range<Int>) -> [[Int]] {
    struct Wait: Hashable {
      var number: Int
      var indent: Int
    }
    var chains: [[Int]] = []
    var rising: [Wait: Int] = [:]
    var falling: [Wait: Int] = [:]
    for reading in page.readings where bounds.contains(reading.line) {
      guard let number = reading.number else { continue }
      let indent = page[reading.line].indent
      let wait = Wait(number: number, indent: indent)
      if let chain = rising.removeValue(forKey: wait) {
        chains[chain].append(reading.line)
        rising[Wait(number: number + 1, indent: indent)] = chain
      } else if number > 1, let chain = falling.removeValue(forKey: wait) {
        chains[chain].append(reading.line)
        falling[Wait(number: number - 1, indent: indent)] = chain
      } else {
        if number == 1 { rising[Wait(number: 2, indent: indent)] = chains.count }
        if number > 1 { falling[Wait(number: number - 1, indent: indent)] = chains.count }
        chains.append([reading.line])
      }
    }
    let order = chains.indices.sorted { (chains[$1].count, $0) < (chains[$0].count, $1) }
    return order.prefix(most).map { chains[$0] }
  }
}
