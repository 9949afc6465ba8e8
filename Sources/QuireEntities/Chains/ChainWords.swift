import QuireText

/// The distinct words of a document's names as numbers, and what the rules for chains know of each.
struct ChainWords {
  /// What is known of a word.
  struct Word {
    /// The long given name that a short one stands for, else the word itself.
    var root: Int32
    /// The word that it abbreviates or is another spelling of, else the word itself.
    var expanded: Int32
    /// The form for names in other scripts, else the word itself.
    var sound: Int32
    /// The consonants of that form.
    var skeleton: Int32
    var isTransliterated = false
    var isInitial = false
  }

  private(set) var words: [Word] = []
  private(set) var spellings: [[UInt8]] = []
  private var numbers: [[UInt8]: Int32] = [:]

  subscript(id: Int32) -> Word { words[Int(id)] }

  /// The number of a word, in small letters and without accents; the same for the same letters.
  mutating func id(_ word: [UInt8]) -> Int32 {
    if let known = numbers[word] { return known }
    let id = Int32(words.count)
    numbers[word] = id
    words.append(Word(root: id, expanded: id, sound: id, skeleton: id))
    spellings.append(word)
    var entry = words[Int(id)]
    entry.isInitial = word.count == 1 && (0x61...0x7A).contains(word.first ?? 0)
    if let expanded = ChainWordLists.expansions[word] { entry.expanded = self.id(expanded) }
    if let roots = ChainWordLists.nicknames[word], roots.count == 1 { entry.root = self.id(roots[0]) }
    if let form = TransliteratedName.form(of: word) {
      entry.isTransliterated = TransliteratedName.isLikely(word, form: form)
      // A mark that no spelling has keeps forms apart from words.
      entry.sound = self.plain([UInt8(ascii: "~")] + form)
      entry.skeleton = self.plain([UInt8(ascii: "^")] + TransliteratedName.skeleton(of: form))
    }
    words[Int(id)] = entry
    return id
  }

  /// The number of letters about which nothing is known.
  private mutating func plain(_ letters: [UInt8]) -> Int32 {
    if let known = numbers[letters] { return known }
    let id = Int32(words.count)
    numbers[letters] = id
    words.append(Word(root: id, expanded: id, sound: id, skeleton: id))
    spellings.append(letters)
    return id
  }

  func isIn(_ set: Set<[UInt8]>, _ id: Int32) -> Bool { set.contains(spellings[Int(id)]) }
}

/// Sequences of numbers as numbers, so that a key of many words is found by steps through one table.
struct ChainKeys {
  private struct Step: Hashable {
    let node: Int32
    let word: Int32
  }

  private var steps: [Step: Int32] = [:]
  private var count: Int32 = 0

  /// The number of `words` as a key of a kind; the same for the same words and kind.
  mutating func key(_ kind: Int32, _ words: some Sequence<Int32>) -> Int32 {
    var node = -1 - kind
    for word in words {
      let step = Step(node: node, word: word)
      if let next = steps[step] {
        node = next
      } else {
        steps[step] = count
        node = count
        count += 1
      }
    }
    return node
  }
}
