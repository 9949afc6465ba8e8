/// How one system marks up its comments, as data; ``PlatformReader`` executes it.
///
/// A new system is a value of this type in a file of its own and a line in ``Platforms/all``. What is not said here is
/// told by what all systems share: elements that stand in a comment and in no comment within it belong to it.
struct Platform: Sendable {
  /// The system's name, which is the rule of its comments.
  var name: String

  /// The elements that are comments.
  ///
  /// One within another of the same id, or one that stands before anything else in
  /// another, is the same comment.
  var comment: SelectorList

  /// Where a comment's id stands; numbers and words of letters, digits, `-` and `_`.
  var ids: [AttributeMark] = []

  /// Where the id of the comment that is answered stands.
  var parents: [AttributeMark] = []

  /// Where a quotation says which comment it comes from.
  var quoted: [AttributeMark] = []

  /// Where the author's account stands.
  var accounts: [AttributeMark] = []

  /// Where an attribute has the author's name, for comments whose name is no text.
  var names: [AttributeMark] = []

  /// Marks of how deep a comment is nested.
  var depths: [DepthMark] = []

  /// The lists that hold replies, within the comment that is answered or behind it.
  var lists: SelectorList = ""

  /// Whether the system shows a tree, so that a comment which is in no other one answers the article.
  var isTree: Bool

  /// The parts of a comment.
  var parts: [MarkupPart: SelectorList] = [:]

  /// Whether pages of other systems have these marks too.
  var isGeneral = false
}

/// A part of a comment, or a mark on it, that an element is.
enum MarkupPart: Int, CaseIterable, Sendable {
  /// The element of the author's name.
  case author
  /// The element of the time.
  case time
  /// The element of the body, header and buttons not in it; where there is none, what is left of the comment is the body.
  case body
  /// What stands around the body and is none: headers, badges.
  case head
  /// What is no part of the body even within it: buttons, counts of likes, signatures.
  case skip
  /// The element of the score.
  case score
  /// The element whose `href` leads to this comment alone.
  case permalink
  /// Words of others.
  case quote
  /// A name that the comment speaks to.
  case mention
  /// Marks of the author.
  case owner
  case moderator
  /// Marks of the comment.
  case deleted
  case held
  case pingback
  case note
}

/// A word in an attribute: an id, a name.
struct AttributeMark: Sendable {
  /// The elements that have it.
  var selector: SelectorList

  /// The attribute's name.
  var attribute: String

  /// What stands before the word in the value, the last one of them; nothing for a value that is the word.
  var after: String

  init(_ selector: SelectorList, _ attribute: String, after: String = "") {
    self.selector = selector
    self.attribute = attribute
    self.after = after
  }
}

/// Where a page says how deep a comment is nested.
enum DepthMark: Sendable {
  /// A class name that ends in the depth, as `depth-2`.
  case className(String)

  /// An attribute of an element in the comment; so many of its units are one step.
  case attribute(SelectorList, String, unit: Int)
}
