/// How a link was told, strongest first.
enum LinkRule: String, CaseIterable {
  /// The page shows the answer indented under what it answers.
  case indentation

  /// The header says whom the comment answers.
  case headerAddressee = "header-addressee"

  /// "@12" and "#12" where the comments have numbers.
  case numberReference = "number-reference"

  /// "Ann wrote:" before a quotation.
  case attributedQuote = "attributed-quote"

  /// Lines with `>` that stand in an earlier comment.
  case markedQuote = "marked-quote"

  /// `@Ann`.
  case atName = "at-name"

  /// The whole name at the beginning: "Ann Bell, …".
  case fullVocative = "full-vocative"

  /// The first name at the beginning: "Ann, …", "Thanks Ann!".
  case firstVocative = "first-vocative"

  /// The first name of the author above among the first words: "How nice, Ann, that …".
  case namedAbove = "named-above"

  /// A dozen words in a row that stand in an earlier comment, without marks.
  case unmarkedQuote = "unmarked-quote"

  /// "I agree with Ann".
  case agreement

  /// The page's owner answers the comment before.
  case owner

  /// Two comments by two people are a page: the second answers the first.
  case pair

  /// Ann, Bo, Ann: the third comment answers the second, if the second answered the first.
  case turns

  /// The author of the comment above comes back right below: so does who was answered.
  case authorReturns = "author-returns"

  /// The times leave no other place: it is newer than a comment below it, and no other thread is open.
  case time

  /// Words that few others of the thread use stand in both.
  case sharedWords = "shared-words"

  /// A comment without words, as "♥".
  case reaction

  /// It begins as answers do: "Yes, …", "Exactly".
  case assent

  /// One who writes often, but not behind everybody, answers the comment before.
  case frequentAuthor = "frequent-author"

  /// The times say that it is an answer, and the page seems to show one level of answers: to the thread's first comment.
  case threadTop = "thread-top"

  /// The times say that it is an answer, and nothing says to which of the open comments: the nearest.
  case nearest

  /// Whether the page or its author states the link outright.
  var isStated: Bool {
    switch self {
    case .indentation, .headerAddressee, .numberReference, .attributedQuote: true
    default: false
    }
  }
}

/// In which order the comments stand, as far as it matters for links.
enum LinkOrder: String, CaseIterable {
  /// Answers stand under what they answer, and times or indentation show it.
  case threaded
  /// Comments stand in the order of their times.
  case chronological
  /// There are no times, or no order in them.
  case unknown
}

/// What a link claims.
enum LinkClaim: String, CaseIterable {
  /// The comment stands under the other one in the tree.
  case parent
  /// The same, where another comment is nearly as likely, or the two stand far from each other.
  case doubtfulParent = "doubtful-parent"
  /// The comment speaks to the other one's author.
  case addressee
  /// The comment speaks to somebody who has no comment here.
  case ghost
  /// The same, where the word may be no name.
  case looseGhost = "loose-ghost"
  /// The comment repeats the other one's words.
  case quoted
}
