import QuireText

/// A sentence of a training set: its tokens as they stand in the file, and their tags.
struct TaggedSentence {
  var tokens: [String] = []
  var tags: [String] = []
  var document = 0
}

/// Reads files of a token, a tab and a tag a line (IOB2, IOBES or BILOU), with a blank line behind each sentence.
enum BIOReader {
  /// The sentences of a file; documents begin at `-DOCSTART-`, or else every 30 sentences.
  static func read(_ bytes: [UInt8], named name: String) throws(TrainingError) -> [TaggedSentence] {
    guard UTF8Validation.isValid(bytes) else { throw TrainingError("\(name) is not valid UTF-8") }
    var sentences: [TaggedSentence] = []
    var sentence = TaggedSentence()
    var document = 0
    var number = 0
    var hasDocuments = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) + [[]] {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty {
        if sentence.tokens == ["-DOCSTART-"] {
          document += 1
          hasDocuments = true
        } else if !sentence.tokens.isEmpty {
          sentence.document = document
          sentences.append(sentence)
        }
        sentence = TaggedSentence()
        continue
      }
      // A character that a set's makers lost leaves a tag without a token.
      if line.first.map({ $0 <= 0x20 }) == true { continue }
      let columns = line.split(whereSeparator: { $0 == 0x09 || $0 == 0x20 })
      guard columns.count >= 2, let token = columns.first, let tag = columns.last else {
        throw TrainingError("\(name):\(number): a line is a token, a tab and a tag; this one has no tab")
      }
      sentence.tokens.append(String(decoding: token, as: UTF8.self))
      sentence.tags.append(String(decoding: tag, as: UTF8.self))
    }
    if !hasDocuments { for index in sentences.indices { sentences[index].document = index / 30 } }
    return sentences
  }
}

/// Why a model can't be trained.
public struct TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
