import QuireDocument
import QuireText

/// A comment as the JSON-LD of a page has it, in the words of schema.org.
struct StructuredComment {
  /// A string of the JSON, with its source bytes.
  struct Word {
    var text: String
    var source: [SourceRange]
  }

  /// The object's source bytes.
  var source: [SourceRange] = []

  /// The words; they may be marked up, cut off, or written without line breaks.
  var text: [UInt8] = []
  var id: Word?
  var author: Word?
  var authorURL: String?
  var time: Word?
  var permalink: String?
  var score: Int?

  /// The index of the comment that this one is nested in.
  var parent: Int?

  /// Whether it is a post of a forum, which stands in no tree.
  var isPosting = false

  /// Whether it is a review: one alone, or several by one author, are the page's own words.
  var isReview = false
}

/// Reads the comments of a page's JSON-LD.
///
/// Comments are what `comment` holds of anything, the answers to a `Question` that say who wrote them or when (those of
/// a list of frequent questions say neither), the posts of a forum, and the reviews that have words and an author, where
/// two authors or more wrote some: reviews by one author are the site's own.
struct StructuredComments {
  private(set) var comments: [StructuredComment] = []

  /// How many comments or answers the data say there are, with its place.
  private(set) var claimed: (count: Int, source: [SourceRange])?

  /// How deep things may be nested, and how many are looked at.
  private static let mostDepth = 64
  private static let mostThings = 50_000

  private let page: PageElements

  /// Looks into the scripts of JSON-LD that speak of comments; linear in their bytes.
  init(_ page: PageElements) {
    self.page = page
    let parser = JSONParser()
    for element in page.elements where element.tag == .script && isLinkedData(element) {
      let bytes = Array(page.document.sources[element.source].decoded[element.inner])
      guard Self.signs.contains(where: { MarkupBytes.index(of: $0, in: bytes[...]) != nil }),
        let document = try? JSONRepair.parse(bytes, with: parser)
      else { continue }
      collect(document.root, base: element.inner.lowerBound, source: element.source)
    }
    dropOwnReviews()
  }

  /// What a script has to hold to be parsed.
  private static let signs = [
    "\"comment\"", "\"Comment\"", "Answer\"", "DiscussionForumPosting", "\"review\"", "Review\"",
  ]
  .map { Array($0.utf8) }

  private func isLinkedData(_ element: MarkupElement) -> Bool {
    guard let type = page.document.value(of: .type, in: element) else { return false }
    return MarkupBytes.index(of: Array("ld+json".utf8), in: type) != nil
  }

  // MARK: Things

  /// What a thing is to the one that holds it.
  private enum Role {
    case other
    case comment
    case answer
    case review
  }

  private static let roles: [String: Role] = [
    "comment": .comment, "suggestedAnswer": .answer, "acceptedAnswer": .answer, "review": .review, "reviews": .review,
  ]

  private struct Visit {
    var node: JSONNode
    var role: Role
    var parent: Int?
    var depth: Int
  }

  /// Walks over all things in their order, without recursion.
  private mutating func collect(_ root: JSONNode, base: Int, source: Int) {
    var open = [Visit(node: root, role: .other, parent: nil, depth: 0)]
    var count = 0
    while let visit = open.popLast(), count < Self.mostThings {
      count += 1
      guard visit.depth < Self.mostDepth else { continue }
      var inner: [Visit] = []
      switch visit.node.kind {
      case .array:
        for node in visit.node.elements {
          inner.append(Visit(node: node, role: visit.role, parent: visit.parent, depth: visit.depth + 1))
        }
      case .object:
        let parent = take(visit, base, source)
        for member in visit.node.members where member.value.kind == .array || member.value.kind == .object {
          let role = Self.roles[member.name] ?? .other
          inner.append(Visit(node: member.value, role: role, parent: parent, depth: visit.depth + 1))
        }
      default: break
      }
      open += inner.reversed()
    }
  }

  /// Takes a thing if it is a comment; returns the comment that what is in it answers.
  private mutating func take(_ visit: Visit, _ base: Int, _ source: Int) -> Int? {
    let reader = StructuredThing(node: visit.node, base: base, source: source, document: page.document)
    let types = reader.types
    let isPosting = types.contains("DiscussionForumPosting")
    if claimed == nil, let count = reader.number("commentCount") ?? reader.number("answerCount") {
      claimed = (count, reader.source(of: visit.node))
    }
    var comment = reader.comment
    comment.parent = visit.parent
    comment.isPosting = isPosting
    let isComment: Bool
    switch visit.role {
    case .comment: isComment = true
    case .answer: isComment = comment.author != nil || comment.time != nil
    case .review:
      comment.isReview = true
      isComment = comment.author != nil
    case .other:
      comment.isReview = types.contains("Review") && reader.isOfProduct
      isComment = isPosting || types.contains("Comment") || comment.isReview && comment.author != nil
    }
    guard isComment, !comment.text.isEmpty else { return visit.parent }
    comments.append(comment)
    return isPosting ? nil : comments.count - 1
  }

  /// Leaves out reviews where one author wrote them all; nothing is nested in a review.
  private mutating func dropOwnReviews() {
    let authors = Set(comments.lazy.filter(\.isReview).compactMap { $0.author?.text })
    guard authors.count == 1 else { return }
    var places: [Int?] = []
    var kept: [StructuredComment] = []
    for var comment in comments {
      comment.parent = comment.parent.flatMap { places[$0] }
      places.append(comment.isReview ? nil : kept.count)
      if !comment.isReview { kept.append(comment) }
    }
    comments = kept
  }
}
