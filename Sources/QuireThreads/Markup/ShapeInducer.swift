import QuireDocument
import QuireText

/// Finds the comments of a page whose system nobody described: elements of one shape that each hold a name, a time and
/// words, where the page calls them or what is around them comments, replies or answers.
///
/// An element's shape is its tag and its class names. Each shape is scored by how many of its elements hold a name and a
/// time, less those that do not; cards of articles look the same, so that names of classes must say what they are.
struct ShapeInducer {
  private let page: PageElements

  /// How many elements with a name, and with a time, stand before each element.
  private var names: [Int32] = [0]
  private var times: [Int32] = [0]

  /// The least number of comments of one shape, and the least share with name and time.
  private static let fewest = 2
  private static let leastShare = 0.75
  /// How far up the elements around are asked what they are called.
  private static let mostSteps = 8

  private struct Group {
    var first: Int
    var hits = 0
    var misses = 0
    var isNamed = false
    var lastEnd = 0
  }

  init(_ page: PageElements) {
    self.page = page
    for index in page.elements.indices {
      names.append((names.last ?? 0) + (isName(index) ? 1 : 0))
      times.append((times.last ?? 0) + (isTime(index) ? 1 : 0))
    }
  }

  /// The platform that chooses the elements of the best shape; `nil` where no shape looks like comments.
  ///
  /// Complexity: linear in the elements.
  func platform() -> Platform? {
    guard let names = names.last, let times = times.last, names >= Self.fewest, times >= Self.fewest else { return nil }
    var groups: [UInt64: Group] = [:]
    for index in page.elements.indices { note(index, in: &groups) }
    let best = groups.values
      .filter { group in
        group.hits >= Self.fewest && group.isNamed
          && Double(group.hits) >= Self.leastShare * Double(group.hits + group.misses)
      }
      .max { left, right in
        let (ours, theirs) = (left.hits - left.misses, right.hits - right.misses)
        return ours == theirs ? left.first > right.first : ours < theirs
      }
    return best.map { platform(of: $0.first) }
  }

  private func note(_ index: Int, in groups: inout [UInt64: Group]) {
    let element = page.elements[index]
    guard MarkupTags.holdsComments(element.tag), element.range.count >= 12, let shape = shape(of: index) else { return }
    let hasParts = count(names, element, index) > 0 && count(times, element, index) > 0
    guard var group = groups[shape] else {
      guard hasParts else { return }
      groups[shape] = Group(first: index, hits: 1, isNamed: isNamed(index), lastEnd: element.subtreeEnd)
      return
    }
    if hasParts { group.hits += 1 } else { group.misses += 1 }
    groups[shape] = group
  }

  private func count(_ sums: [Int32], _ element: MarkupElement, _ index: Int) -> Int32 {
    sums[min(element.subtreeEnd, sums.count - 1)] - sums[index]
  }

  /// The element's tag and its class names without those that count or alternate; `nil` where it has no other.
  private func shape(of index: Int) -> UInt64? {
    let words = stableWords(of: index)
    guard !words.isEmpty else { return nil }
    return words.reduce(UInt64(page.elements[index].tag.raw)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }

  private func stableWords(of index: Int) -> [UInt64] {
    guard let value = page.value(.class, of: index) else { return [] }
    var words: Set<UInt64> = []
    for word in value.split(whereSeparator: { $0 <= 0x20 }).prefix(12) where !word.contains(where: MarkupBytes.isDigit)
    {
      let hash = WordHash.hash(Array(word))
      if !Self.changing.contains(hash) { words.insert(hash) }
    }
    return words.sorted()
  }

  private static let changing = Set(
    ["odd", "even", "first", "last", "alt", "clearfix", "parent", "active", "new", "row", "rowodd", "roweven"]
      .map { WordHash.hash(Array($0.utf8)) }
  )

  // MARK: Words

  private static let commentMark: UInt32 = 1
  private static let forumMark: UInt32 = 2
  private static let postMark: UInt32 = 4

  private static let words = NameWordTable([
    (
      commentMark,
      """
      comment comments commentlist commentary reply replies response responses discussion answer answers \
      kommentar kommentare commentaire commentaires comentario comentarios commento commenti reactie reacties \
      komentarz komentarze kommentarer conversation cmt cmts feedback guestbook
      """
    ),
    (forumMark, "forum forums thread threads topic topics board bbs viewtopic showthread messages"),
    (postMark, "post posts message msg entry item"),
  ])

  /// Whether the element, or one around it, is named after comments; posts and messages must stand in a forum.
  private func isNamed(_ index: Int) -> Bool {
    var marks: UInt32 = 0
    var next: Int? = index
    var steps = 0
    while let current = next, steps < Self.mostSteps {
      for name in [MarkupName.class, .id] {
        guard let value = page.value(name, of: current), value.count <= 200 else { continue }
        marks |= Self.words.look(at: value).marks
      }
      if page.elements[current].tag == .body { break }
      if marks & Self.commentMark != 0 { return true }
      next = page.elements[current].parent
      steps += 1
    }
    return marks & Self.postMark != 0 && marks & Self.forumMark != 0
  }

  private static let nameMark: UInt32 = 1
  private static let timeMark: UInt32 = 2
  private static let partWords = NameWordTable([
    (nameMark, "author user username name nick nickname member poster by byline commenter owner creator handle"),
    (timeMark, "date time timestamp ago datetime posted published created"),
  ])

  private func isName(_ index: Int) -> Bool {
    let element = page.elements[index]
    guard (1...80).contains(element.range.count) else { return false }
    if let value = page.value(.itemprop, of: index), value.elementsEqual("author".utf8) { return true }
    if element.tag == .a, let value = page.value(.href, of: index), Self.isProfile(value) { return true }
    guard let value = page.value(.class, of: index), value.count <= 120 else { return false }
    return Self.partWords.look(at: value).marks & Self.nameMark != 0
  }

  private static func isProfile(_ address: ArraySlice<UInt8>) -> Bool {
    profiles.contains { MarkupBytes.index(of: $0, in: address.prefix(200)) != nil }
  }

  private static let profiles = ["/user", "/profile", "/member", "/author", "/people/", "/u/"].map { Array($0.utf8) }

  private func isTime(_ index: Int) -> Bool {
    let element = page.elements[index]
    if element.tag == .time { return true }
    guard (4...80).contains(element.range.count), let value = page.value(.class, of: index), value.count <= 120,
      Self.partWords.look(at: value).marks & Self.timeMark != 0
    else { return false }
    return CommentPartReader.stamp(page.document.text, in: element.range) != nil
  }

  // MARK: The platform

  private func platform(of index: Int) -> Platform {
    var compound = Selector.Compound(tag: page.document.layers.markup.names.string(page.elements[index].tag))
    compound.classes = stableWords(of: index)
    return Platform(
      name: Self.rule,
      comment: SelectorList(selectors: [Selector(subject: compound)]),
      ids: [AttributeMark("[data-comment-id]", "data-comment-id"), AttributeMark("[data-id]", "data-id")],
      parents: [AttributeMark("[data-parent-id]", "data-parent-id")],
      isTree: false,
      parts: Self.parts
    )
  }

  static let rule = "repeated-elements"

  private static let parts: [MarkupPart: SelectorList] = [
    .author: """
    [itemprop~=author] [itemprop~=name],[itemprop~=author],[rel~=author],.author-name,.username,.user-name,\
    [class*=author] a,[class*=Author] a,[class*=user] a,[class*=nick],[class*=username],[class*=author-name],\
    [class*=authorName],[class*=author],[class*=Author],[class*=poster] a,[class*=poster],[class*=commenter],\
    a[href*=/user],a[href*=/profile],a[href*=/member],a[href*=/author],a[href*=/people/],a[href*=/u/],\
    [class*=user],[class*=name],[class*=byline],cite
    """,
    .time: """
    time[datetime],time,[data-timestamp],[class*=timestamp],[class*=date],[class*=Date],[class*=time],[class*=Time],\
    [class*=posted],[class*=ago],[class*=meta]
    """,
    .body: """
    [itemprop~=text],[class*=comment-body],[class*=comment-text],[class*=comment-content],[class*=comment__body],\
    [class*=comment__text],[class*=comment__content],[class*=commentBody],[class*=commentText],[class*=commentContent],\
    [class*=message-body],[class*=message-content],[class*=msg_text],[class*=post-body],[class*=post-content],\
    [class*=post_body],[class*=postBody],[class*=body],[class*=content],[class*=text]
    """,
    .head: "[class*=avatar],[class*=author],[class*=user],[class*=header],[class*=meta],[class*=info],header,footer",
    .skip: """
    button,form,[class*=reply-link],[class*=replyLink],[class*=actions],[class*=buttons],[class*=signature],\
    [class*=vote],[class*=like],[class*=share],[class*=report],[class*=toolbar],[class*=footer]
    """,
    .score: "[class*=score],[class*=vote-count],[class*=likes]",
    .quote: "blockquote",
  ]
}
