import QuireDocument
import QuireText

/// What matters of one message for who answers whom.
struct ChatTurn {
  /// How sure it is whom a message speaks to.
  enum Address {
    /// A name with a colon or a comma at the beginning.
    case marked

    /// A name at the beginning.
    case leading

    /// A name within.
    case within

    case none
  }

  /// The comment's index.
  var index: Int

  /// The place among all comments, events counted.
  var line: Int { index }

  /// Who speaks.
  var speaker: Int

  /// When, in minutes; they begin anew at midnight where days are not known, see ``ChatGap``.
  var minute: Int?

  /// Whom it speaks to at its beginning.
  var lead: Int?

  /// Where that name stands.
  var leadRange: ByteRange?

  /// Where the name of somebody stands to whom it speaks at its beginning and who says nothing in the log.
  var absent: ByteRange?

  /// Whom it names within.
  var named: [Int] = []

  var address = Address.none

  var isQuestion = false
  var isGreeting = false

  /// It begins with thanks, yes or no.
  var isAcknowledgement = false

  /// How many words it has.
  var length = 0

  /// The words that few messages have, by their hashes in order, with their weight.
  var words: [(hash: UInt64, weight: Double)] = []

  /// The weight of the words that both have; linear in the words.
  func overlap(_ other: ChatTurn) -> Double {
    var sum = 0.0
    var left = 0
    var right = 0
    while left < words.count, right < other.words.count {
      if words[left].hash == other.words[right].hash {
        sum += words[left].weight
        left += 1
        right += 1
      } else if words[left].hash < other.words[right].hash {
        left += 1
      } else {
        right += 1
      }
    }
    return sum
  }
}
