/// Words of a chat that say what a message does.
enum ChatPhrases {
  /// Whether a message that begins with these words opens a conversation: "hello", "anybody", "how can I", "what".
  static func isGreeting(_ words: [UInt64]) -> Bool {
    guard let first = words.first else { return false }
    if openers.contains(first) { return true }
    guard words.count > 1 else { return false }
    if pairs[first]?.contains(words[1]) == true { return true }
    return words.count > 2 && first == how && modals.contains(words[1]) && words[2] == speaker
  }

  /// Words with which a message takes up what was said.
  static let acknowledgements = ChatWords.hashes(
    "thanks thank thx ty cheers tnx ok okay cool great ah oh yes yeah yep no nope right sure lol hmm k"
  )

  /// Words that somebody may have as a name, and that mean no one mostly.
  static let common = ChatWords.hashes(
    "the and you for not with what how can are is ubuntu linux root user guest test all any anyone someone here there "
      + "that this just like yes okay but help one same new so no ok hi hello hey well thanks try"
  )

  /// Words that tell nothing of what a message is about.
  static let empty = ChatWords.hashes(
    "the a an is are was were i you it to of and in on for my me your do does did have has that this what how why can "
      + "could would will be not no yes so if but or at with from just as its it's i'm there they he she we them then than"
  )

  private static let openers = ChatWords.hashes("hi hello hey hiya yo greetings howdy anyone anybody someone what")

  private static let pairs: [UInt64: Set<UInt64>] = [
    "good": "morning evening afternoon", "can": "any", "does": "any", "is": "there any", "has": "any", "do": "any",
  ].reduce(into: [:]) { $0[ChatWords.hash($1.key)] = ChatWords.hashes($1.value) }

  private static let how = ChatWords.hash("how")
  private static let modals = ChatWords.hashes("do can would")
  private static let speaker = ChatWords.hash("i")
}
