/// Generated threads of any size, the same each time.
enum ThreadSamples {
  private static let names = [
    "Ann", "Bertha", "Carl", "Dora", "Emil", "Frieda", "Gustav", "Hanna", "Ivo", "Jana", "Karl",
  ]
  private static let surnames = ["Berg", "Feld", "Stein", "Bach", "Wald", "Moor", "Sand"]
  private static let words = "the ferry bridge was late again and nobody told us why it runs only twice a day now"
    .split(
      separator: " "
    )

  private static func name(_ index: Int) -> String {
    "\(names[index % names.count]) \(surnames[index / names.count % surnames.count])\(index / 77 % 90)"
  }

  private static func sentence(_ index: Int) -> String {
    var state = UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15 | 1
    let chosen = (0..<(5 + index % 9)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    return chosen.joined(separator: " ") + "."
  }

  private static func clock(_ index: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (day, minute) = (index / 1_440, index % 1_440)
    return
      "20\(two(10 + day / 336))-\(two(1 + day / 28 % 12))-\(two(1 + day % 28)) \(two(minute / 60)):\(two(minute % 60))"
  }

  /// An article with `count` comments under it; in a chain, each speaks to the author of the one before.
  static func text(_ count: Int, isChain: Bool) -> [UInt8] {
    var text = "The council met on Tuesday.\n\nIt put the vote about the bridge off.\n\n\(count) comments\n"
    for index in 0..<count {
      let address = isChain && index > 0 ? "@\(name(index - 1)) " : ""
      text += "\n\(name(index)) says:\n\(clock(index))\n\(address)\(sentence(index))\n"
    }
    return Array(text.utf8)
  }

  /// A page with a list of `count` comments; a deep one has each in a list within the one before.
  static func page(_ count: Int, isDeep: Bool) -> [UInt8] {
    var page = "<!DOCTYPE html><title>The Bridge</title><article><p>It put the vote about the bridge off.</p></article>"
    page += "<ol class=\"comment-list\">"
    for index in 0..<count {
      page += """
        <li class="comment depth-\(isDeep ? index + 1 : 1)" id="comment-\(index + 1)"><div class="comment-body">\
        <cite class="fn">\(name(index))</cite> <time datetime="\(clock(index).replacing(" ", with: "T"))">then</time>\
        <div class="comment-content"><p>\(sentence(index))</p></div></div>
        """
      page += isDeep ? "<ol class=\"children\">" : "</li>\n"
    }
    return Array(page.utf8)
  }

  /// A chat of `count` messages, every third of which speaks to somebody.
  static func chat(_ count: Int) -> [UInt8] {
    var text = ""
    for index in 0..<count {
      let address = index % 3 == 0 ? "\(names[(index * 7 + 3) % names.count]): " : ""
      text += "[\(clock(index / 4))] <\(names[index * 5 % names.count])> \(address)\(sentence(index))\n"
    }
    return Array(text.utf8)
  }
}
