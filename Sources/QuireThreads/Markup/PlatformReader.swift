import QuireDocument
import QuireText

/// Finds the comments that a platform describes in one pass over the elements, without recursion.
///
/// Every element belongs to the innermost comment around it. Complexity: linear in the elements.
struct PlatformReader {
  private let page: PageElements
  private let platform: PagePlatform
  private(set) var comments: [MarkupComment] = []
  /// The comments whose elements have not ended: their index, and where they end.
  private var open: [(comment: Int, end: Int)] = []
  private var lists: [(element: Int, end: Int)] = []

  /// The most quotations and mentions that are kept of one comment.
  private static let mostMarks = 1_000

  init(_ page: PageElements, _ platform: PagePlatform) {
    self.page = page
    self.platform = platform
    for index in page.elements.indices { look(at: index) }
  }

  private mutating func look(at index: Int) {
    while let last = open.last, last.end <= index { open.removeLast() }
    while let last = lists.last, last.end <= index { lists.removeLast() }
    if MarkupTags.holdsComments(page.elements[index].tag), platform.comment.contains(where: { page.holds($0, index) }) {
      enter(index)
    } else if platform.lists.contains(where: { page.holds($0, index) }) {
      lists.append((index, page.elements[index].subtreeEnd))
    }
    guard let current = open.last?.comment else { return }
    readMarks(of: index, into: current)
    readParts(of: index, into: current)
  }

  /// Begins a comment, unless the element is another one of the comment around it.
  private mutating func enter(_ index: Int) {
    let id = word(platform.ids, at: index)
    if let around = open.last?.comment, isSame(id, as: around) { return }
    var comment = MarkupComment(
      element: index,
      around: open.last?.comment,
      lists: lists.count,
      list: lists.last?.element
    )
    comment.id = id
    if let around = open.last?.comment, comments[around].innerStart == nil {
      comments[around].innerStart = page.elements[index].range.lowerBound
    }
    open.append((comments.count, page.elements[index].subtreeEnd))
    comments.append(comment)
  }

  private func isSame(_ id: MarkupComment.Word?, as around: Int) -> Bool {
    let outer = comments[around]
    guard let id, let outerID = outer.id else { return !outer.hasParts }
    return id.text == outerID.text
  }

  // MARK: Marks

  private mutating func readMarks(of index: Int, into comment: Int) {
    let element = page.elements[index]
    guard !element.attributes.isEmpty else { return }
    if let word = word(platform.ids, at: index, below: comments[comment].id?.rank) { comments[comment].id = word }
    if let word = word(platform.parents, at: index, below: comments[comment].parent?.rank) {
      comments[comment].parent = word
    }
    if let word = word(platform.accounts, at: index, below: comments[comment].account?.rank) {
      comments[comment].account = word
    }
    if let word = word(platform.names, at: index, below: comments[comment].name?.rank, isName: true) {
      comments[comment].name = word
    }
    if let word = word(platform.quoted, at: index), comments[comment].quoted.count < Self.mostMarks {
      comments[comment].quoted.append(word)
    }
    if comments[comment].depth == nil { comments[comment].depth = depth(at: index, of: comment) }
  }

  /// The word that the first of `marks` finds at an element, of those before `limit`.
  private func word(
    _ marks: [PagePlatform.Mark],
    at index: Int,
    below limit: Int? = nil,
    isName: Bool = false
  ) -> MarkupComment.Word? {
    for (rank, mark) in marks.prefix(limit ?? marks.count).enumerated() {
      guard let value = page.value(mark.attribute, of: index),
        mark.selectors.contains(where: { page.holds($0, index) })
      else { continue }
      var rest = value
      if !mark.after.isEmpty {
        guard let place = MarkupBytes.lastIndex(of: mark.after, in: value) else { continue }
        rest = value[(place + mark.after.count)...]
      }
      if !isName { rest = rest.prefix { MarkupBytes.isIDByte($0) } }
      guard !rest.isEmpty, rest.count <= 200 else { continue }
      return MarkupComment.Word(
        text: MarkupBytes.string(rest),
        rank: rank,
        source: page.source(mark.name, of: index)
      )
    }
    return nil
  }

  private func depth(at index: Int, of comment: Int) -> (value: Int, source: [SourceRange])? {
    for depth in platform.depths {
      switch depth {
      case .className(let prefix):
        guard comments[comment].element == index || !comments[comment].hasParts,
          let value = page.value(.class, of: index), let place = MarkupBytes.wordIndex(of: prefix, in: value),
          let number = MarkupBytes.number(value[(place + prefix.count)...])
        else { continue }
        return (number, page.source("class", of: index))
      case .attribute(let selectors, let attribute, let name, let unit):
        guard let value = page.value(attribute, of: index), let number = MarkupBytes.number(value),
          selectors.contains(where: { page.holds($0, index) })
        else { continue }
        return (number / unit, page.source(name, of: index))
      }
    }
    return nil
  }

  // MARK: Parts

  private mutating func readParts(of index: Int, into comment: Int) {
    let limit = comments[comment].element
    for (part, selectors) in platform.parts {
      for (rank, selector) in selectors where page.holds(selector, index, within: limit) {
        Self.take(part, index, rank, of: page, into: &comments[comment])
        break
      }
    }
  }

  /// Takes an element for a part of `comment`.
  ///
  /// Static, since a call on the reader would hold a second reference to all comments, and each change copy them.
  private static func take(
    _ part: MarkupPart,
    _ index: Int,
    _ rank: Int,
    of page: PageElements,
    into comment: inout MarkupComment
  ) {
    switch part {
    case .author: choose(&comment.author, index, rank, page)
    case .time: choose(&comment.time, index, rank, page)
    case .body: if index != comment.element { choose(&comment.body, index, rank, page) }
    case .score: choose(&comment.score, index, rank, page)
    case .permalink: choose(&comment.permalink, index, rank, page)
    case .head: append(page.elements[index].range, to: &comment.heads, isWhole: index == comment.element)
    case .skip: append(page.elements[index].range, to: &comment.skips, isWhole: index == comment.element)
    case .quote: if comment.quotes.count < mostMarks { comment.quotes.append(index) }
    case .mention: if comment.mentions.count < mostMarks { comment.mentions.append(index) }
    case .owner: comment.isOwner = true
    case .moderator: comment.isModerator = true
    case .deleted: comment.isDeleted = true
    case .held: comment.isHeld = true
    case .pingback: comment.isPingback = true
    case .note: comment.isNote = true
    }
  }

  /// Keeps the better one; one without text gives way to any that has one.
  private static func choose(
    _ choice: inout MarkupComment.Choice?,
    _ index: Int,
    _ rank: Int,
    _ page: PageElements
  ) {
    guard let old = choice else {
      choice = MarkupComment.Choice(element: index, rank: rank)
      return
    }
    let isEmpty = page.elements[old.element].range.isEmpty && page.elements[old.element].tag != .meta
    let hasText = !page.elements[index].range.isEmpty
    if (rank < old.rank && (hasText || page.elements[index].tag == .meta)) || (isEmpty && hasText) {
      choice = MarkupComment.Choice(element: index, rank: rank)
    }
  }

  private static func append(_ range: ByteRange, to ranges: inout [ByteRange], isWhole: Bool) {
    guard !range.isEmpty, !isWhole else { return }
    if let last = ranges.last, last.upperBound >= range.upperBound { return }
    ranges.append(range)
  }
}
