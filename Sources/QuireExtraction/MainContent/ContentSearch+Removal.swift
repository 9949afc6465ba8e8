import QuireDocument
import QuireText

/// The steps that take parts of the page away.
extension ContentSearch {
  /// Where an element stands, as far as the steps ask.
  private struct Place: OptionSet {
    let rawValue: UInt8
    static let article = Place(rawValue: 1)
    static let fold = Place(rawValue: 2)
  }

  /// What does not show, landmarks around the content, controls, and furniture by name.
  mutating func removeLandmarks() {
    let total = max(1, weights.mass.first ?? 1)
    let headed = headedElements()
    var places = [Place](repeating: [], count: elements.count)
    for index in elements.indices {
      if isGone(index) { continue }
      let part = parts[index]
      var place = elements[index].parent.map { places[$0] } ?? []
      if !part.tags.isDisjoint(with: [.article, .main]) || part.role & (ContentRoles.main | ContentRoles.article) != 0 {
        place.insert(.article)
      }
      if part.names & ContentWords.folds != 0 || part.role & ContentRoles.tabPanel != 0 { place.insert(.fold) }
      places[index] = place
      guard !part.tags.contains(.page) else { continue }
      let share = weights.mass[index] / total
      if part.isHidden, share <= Limits.beside {
        if !unfolds(index, place) { remove(index, .hidden, score: share, threshold: Limits.beside) }
      } else if part.tags.contains(.fallback) {
        if share <= Limits.beside { remove(index, .fallback, score: share, threshold: Limits.beside) }
      } else if share <= Limits.landmark, let rule = landmark(index, part, place) {
        remove(index, rule, score: share, threshold: Limits.landmark)
      } else if part.names & ContentWords.furniture != 0, isNamed(part) {
        let limit = headed[index] ? Limits.furnitureAround : Limits.furniture
        if part.names & ContentWords.consent != 0, share <= Limits.landmark {
          remove(index, .consent, score: share, threshold: Limits.landmark)
        } else if share < limit {
          remove(index, .furniture, score: share, threshold: limit)
        }
      }
    }
  }

  /// Whether hidden text folds out: prose in an accordion or a tab, or a part that waits for its place.
  private func unfolds(_ index: Int, _ place: Place) -> Bool {
    guard weights.prose[index] >= 15, 10 * weights.linked[index] < 3 * weights.words[index] else { return false }
    return place.contains(.fold) || parts[index].isStreamed
  }

  /// By element: whether it has the page's headline or its `main` in it.
  private func headedElements() -> [Bool] {
    var headed = [Bool](repeating: false, count: elements.count)
    for index in elements.indices.reversed() {
      let part = parts[index]
      if !part.tags.isDisjoint(with: [.headline, .main]) || part.role & ContentRoles.main != 0
        || part.property & ContentProperties.body != 0
      {
        headed[index] = true
      }
      if headed[index], let parent = elements[index].parent { headed[parent] = true }
    }
    return headed
  }

  private func landmark(_ index: Int, _ part: PageParts.Part, _ place: Place) -> ContentRule? {
    if part.tags.contains(.navigation) { return .navigation }
    if part.tags.contains(.footer) { return .footer }
    if part.tags.contains(.header), !place.contains(.article) { return .banner }
    let role = part.role
    if role & (ContentRoles.menu | ContentRoles.search) != 0 {
      // Tabs and pages made by scripts call all kinds of things a menu.
      guard weights.prose[index] <= 60 else { return nil }
      return role & ContentRoles.menu != 0 ? .menu : .search
    }
    if role & ContentRoles.navigation != 0 || part.type & ContentTypes.navigation != 0 { return .navigation }
    if role & ContentRoles.footer != 0 || part.type & ContentTypes.footer != 0 { return .footer }
    if role & ContentRoles.banner != 0 || part.type & ContentTypes.banner != 0 { return .banner }
    if role & ContentRoles.dialog != 0 || part.tags.contains(.dialog) || part.isModal { return .dialog }
    if role & ContentRoles.control != 0 || part.tags.contains(.control) { return .control }
    if part.type & ContentTypes.aside != 0 { return .aside }
    if part.type & ContentTypes.breadcrumb != 0 { return .breadcrumb }
    return part.tags.contains(.menu) ? .menu : nil
  }

  /// Readers' comments, unless the page is a discussion; customers' reviews of a product.
  mutating func removeDiscussion() {
    guard !elements.isEmpty else { return }
    let all = weights.prose[0]
    let discussed = proseOfComments()
    let rest = all - discussed
    if discussed > 40, rest < 60 || !signals.isArticle && 5 * rest < 2 * discussed { signals.isForum = true }
    for index in elements.indices {
      if isGone(index) { continue }
      let part = parts[index]
      guard !part.tags.contains(.page), !part.tags.contains(.inline) else { continue }
      if !signals.isForum, isComments(part) {
        remove(index, .comments, score: Double(weights.prose[index]), threshold: nil)
      } else if signals.isProduct, part.names & ContentWords.reviews != 0, all - weights.prose[index] >= 20 {
        remove(index, .reviews, score: Double(weights.prose[index]), threshold: Double(max(0, all - 20)))
      }
    }
  }

  private func isComments(_ part: PageParts.Part) -> Bool {
    part.names & ContentWords.comments != 0 && part.nameCount <= 12
  }

  /// The prose in the outermost parts that are named as comments.
  private func proseOfComments() -> Int {
    var sum = 0
    var index = 0
    while index < elements.count {
      let part = parts[index]
      let isOuter = !part.tags.contains(.page) && !part.tags.contains(.inline) && isComments(part)
      if removedBy[index] < 0, isOuter {
        sum += weights.prose[index]
        index = max(index + 1, elements[index].subtreeEnd)
      } else {
        index += 1
      }
    }
    return sum
  }

  /// What stands beside the content by its tag, its role or its name, where it has little prose.
  mutating func removeBeside() {
    guard !elements.isEmpty else { return }
    let total = max(1, weights.mass[0])
    let all = Double(max(weights.prose[0], 100))
    for index in elements.indices {
      if isGone(index) { continue }
      let part = parts[index]
      let share = weights.mass[index] / total
      guard !part.tags.contains(.page), share <= Limits.beside else { continue }
      if part.tags.contains(.aside) {
        // Forums quote earlier posts in asides.
        if signals.isForum, part.names & ContentWords.quotation != 0 { continue }
        remove(index, .aside, score: share, threshold: Limits.beside)
        continue
      }
      let prose = Double(weights.prose[index]) / all
      let isWeak =
        prose < Limits.besideProse
        || Double(weights.linked[index]) > Limits.besideLinks * Double(weights.words[index])
      if isWeak, part.role & ContentRoles.beside != 0 {
        remove(index, .aside, score: prose, threshold: Limits.besideProse)
      } else if isWeak, part.tags.contains(.form), !signals.isForum {
        remove(index, .form, score: prose, threshold: Limits.besideProse)
      } else if signals.isForum, isPostDetail(index, part) {
        remove(index, .postDetails, score: Double(weights.prose[index]), threshold: 20)
      } else if isWeak, part.names & ContentWords.beside != 0, isNamed(part) {
        remove(index, .beside, score: prose, threshold: Limits.besideProse)
      }
    }
  }

  private func isPostDetail(_ index: Int, _ part: PageParts.Part) -> Bool {
    guard weights.prose[index] < 20, weights.words[index] < 60, !part.tags.contains(.article) else { return false }
    return part.tags.contains(.details) || part.property & ContentProperties.postDetails != 0
      || part.type & ContentTypes.person != 0
      || part.nameCount <= 16 && (part.names & ContentWords.postDetails != 0 || part.isUser)
  }
}
