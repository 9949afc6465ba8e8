/// What speaks for and against an answer in a chat, in natural logarithms of odds.
///
/// A message answers the earlier one for which the sum of weights is highest, or nothing, where the sum for a beginning
/// is higher. The weights were measured on ten logs of one support channel, links made by hand (Kummerfeld et al. 2019,
/// irc-disentanglement, development part), by maximum likelihood with a penalty, and rounded to one digit. With each log
/// left out in turn F1 of links is 68.1, with all 68.9.
enum ChatWeights {
  // MARK: A beginning

  static let noEarlierTurn = 1.4
  static let greeting = 1.4
  static let acknowledgement = -0.6
  static let fiveWordsOrMore = 1.0
  static let firstAndShort = 0.9
  static let firstAndLong = 1.1
  static let firstLongQuestion = 1.0

  /// By the gap before it: none, of one or two minutes.
  static let gaps = [1.0, 0.9]

  // MARK: Any answer

  /// By the binary logarithm of the distance in messages.
  static let distances = [0, 1.2, 0.7, 0, -1.0, -1.7]

  /// By the binary logarithm of the gap in minutes.
  static let minutes = [1.2, 0.8, 0, 0, -0.5]

  /// Nobody else has spoken since.
  static let nobodyBetween = 1.1

  /// The message before, by somebody else, and neither speaks to anybody.
  static let freeNeighbour = 1.0

  /// A third of the words' weight, in nats, up to 4.
  static let sharedWords = 0.2
  static let mostSharedWords = 12.0
  static let manySharedWords = 0.8

  // MARK: Answers to oneself, by how many messages of one's own stand between

  static let ownWithoutAddress = [0.4, -0.8, 0, -1.1]
  static let ownWithMarkedAddress = [0, -1.1, -0.9, -0.7]
  static let ownWithLeadingAddress = [0, -0.5, 0, 0]
  static let ownAcknowledgement = -0.9
  static let ownNeighbour = 1.5
  static let ownSameAddress = 0.8

  // MARK: Answers to whom one speaks to

  static let notAddressed = -3.1
  static let markedAddress = [2.7, 2.5, 1.1, 1.1]
  static let leadingAddress = [1.1, 0.8, 0.7, 0]
  static let addressedBack = [1.7, 1.0, 1.8, 1.0]
  static let addressedOther = -1.6

  /// One's own last message to the same person is later.
  static let alreadyAnswered = -1.4
  static let named = [2.3, 1.4, 0, 0]

  // MARK: Answers without a name

  static let speaksToMe = 1.3
  static let speaksToOther = -2.4
  static let speaksToNobody = -1.3

  /// The two have spoken to each other among the last messages.
  static let partner = [1.2, 1.7, 1.4, 0.6]
  static let mainPartner = 0.6
  static let beforeOwnTurn = -1.0
  static let sameMinuteNeighbour = -0.4
  static let acknowledges = [0.8, 0.7, 0, 0]
  static let shortNeighbour = 0.7
}
