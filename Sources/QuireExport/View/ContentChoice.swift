public import QuireStages

/// Which part of a document's text is written.
public enum ContentChoice: String, OptionChoice {
  /// The text as the stages left it.
  case all

  /// The text without the blocks that are labelled as boilerplate or as duplicates.
  case kept

  /// The article's own words: headline, byline, dateline, lead, body and titled sections, without captions, disclaimers,
  /// comments and what ``kept`` leaves out. A text in which no such part was found counts as one.
  case main
}

/// What `start` and `end` count.
public enum OffsetUnit: String, OptionChoice {
  /// Code points, as Python counts.
  case unicode

  /// Bytes of UTF-8.
  case utf8

  /// Code units of UTF-16, as JavaScript counts.
  case utf16
}
