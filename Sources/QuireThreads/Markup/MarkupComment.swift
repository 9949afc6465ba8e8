import QuireDocument
import QuireText

/// A comment as the elements of a page show it, before its parts are read.
struct MarkupComment {
  /// A word that an attribute says, with the source bytes of the attribute.
  struct Word {
    var text: String
    var rank: Int
    var source: [SourceRange]
  }

  /// The elements of one part: the best by rank, the first among equals.
  struct Choice {
    var element: Int
    var rank: Int
  }

  /// The comment's outermost element.
  let element: Int

  /// The comment whose element is around this one.
  private(set) var around: Int?

  /// How many lists of replies are around, and the innermost one.
  let lists: Int
  let list: Int?

  var id: Word?
  var parent: Word?
  var account: Word?
  var name: Word?

  /// The depth that a mark says, and where.
  var depth: (value: Int, source: [SourceRange])?

  var author: Choice?
  var time: Choice?
  var body: Choice?
  var score: Choice?
  var permalink: Choice?

  /// What can't be body: the text of heads and of what is skipped, in the order of the page.
  var heads: [ByteRange] = []
  var skips: [ByteRange] = []

  /// Elements of quotations and mentions.
  var quotes: [Int] = []
  var mentions: [Int] = []

  /// The comments that quotations name.
  var quoted: [Word] = []

  var isOwner = false
  var isModerator = false
  var isDeleted = false
  var isHeld = false
  var isPingback = false
  var isNote = false

  /// Where data of the page say that the comment is within another; nothing where its elements say so.
  var aroundSource: [SourceRange] = []

  /// Where the text of the first comment within this one begins.
  var innerStart: Int?

  /// Whether any part was found, so that an element within is another comment.
  var hasParts: Bool { author != nil || time != nil || body != nil || isDeleted }

  init(element: Int, around: Int?, lists: Int, list: Int?) {
    self.element = element
    self.around = around
    self.lists = lists
    self.list = list
  }

  /// The same comment in another one.
  func within(_ around: Int?) -> MarkupComment {
    var result = self
    result.around = around
    return result
  }
}
