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

  /// A dozen words in a row that stand in an earlier comment, without marks.
  case unmarkedQuote = "unmarked-quote"

  /// "I agree with Ann".
  case agreement

  /// The page's owner answers the comment before.
  case owner

  /// Ann, Bo, Ann: the third comment answers the second, if the second answered the first.
  case turns

  /// A comment that is newer than one below it stands under what it answers.
  case time
}

/// In which order the comments stand, as far as it matters for links.
enum LinkOrder: String, CaseIterable {
  /// Answers stand under what they answer.
  case threaded
  /// Comments stand in the order of their times.
  case chronological
  /// Nobody knows.
  case unknown
}
