import QuireDocument
import QuireText

/// Finds the comments of a web page in its elements: the platform that tells most of them is believed.
struct MarkupThreads {
  /// What one platform finds on a page.
  struct Finding {
    var platform: Platform
    var readings: [CommentReading]
    var tree: MarkupTree

    /// The comments of the JSON-LD that are among them, by their index there.
    var matched: Set<Int> = []
  }

  let page: PageElements

  /// What the page's JSON-LD says of comments, and where its words stand.
  private let structured: StructuredMatcher?

  init(_ document: Document) {
    page = PageElements(document)
    structured = StructuredMatcher(page)
  }

  /// The comments of the platform that tells most of them, what it leaves out added from JSON-LD; those of the JSON-LD
  /// where it tells of more that the page prints; `nil` where neither tells of any.
  func best() -> Finding? {
    let marked = bestOfMarkup()
    guard let structured else { return marked }
    let data = structured.readings()
    if data.readings.count > marked?.readings.count ?? 0 {
      let isTree = !structured.structured.comments.contains(where: \.isPosting)
      var finding = finding(data.readings, Platform(name: StructuredMatcher.rule, comment: "", isTree: isTree))
      finding.matched = Set(data.matched)
      return finding
    }
    guard let marked else { return nil }
    var readings = marked.readings
    let matched = structured.fill(&readings)
    var finding = finding(readings, marked.platform)
    finding.matched = matched
    return finding
  }

  /// The platform with the most comments that have a body and a name or a time, else the shape that looks like
  /// comments; `nil` where neither finds any.
  private func bestOfMarkup() -> Finding? {
    var best: (comments: [CommentReading], weight: Int, platform: Platform)?
    for platform in Platforms.all {
      guard let readings = readings(of: platform) else { continue }
      let weight = readings.count { $0.isComment && ($0.author != nil || $0.time != nil || $0.comment.isPingback) }
      // What all systems may have, as microdata, has to tell of clearly more than the system's own description.
      let least = best.map { platform.isGeneral ? $0.weight + max(1, $0.weight / 4) : $0.weight } ?? 0
      if weight > least { best = (readings, weight, platform) }
    }
    if let best { return finding(Self.kept(best.comments), best.platform) }
    guard let platform = ShapeInducer(page).platform(), let readings = readings(of: platform) else { return nil }
    let kept = Self.kept(readings)
    let whole = kept.count { $0.author != nil && $0.time != nil && !$0.body.isEmpty }
    guard kept.count > 1, Double(whole) >= Self.leastShare * Double(kept.count) else { return nil }
    return finding(kept, platform)
  }

  /// The least share of whole comments among those of a shape.
  private static let leastShare = 0.7

  private func readings(of platform: Platform) -> [CommentReading]? {
    guard let names = PagePlatform(platform, on: page) else { return nil }
    let found = PlatformReader(page, names).comments
    guard !found.isEmpty else { return nil }
    let parts = CommentPartReader(page: page)
    return found.map { parts.read($0) }
  }

  private func finding(_ readings: [CommentReading], _ platform: Platform) -> Finding {
    let tree = MarkupTree(readings.map(\.comment), of: page, isTree: platform.isTree)
    return Finding(platform: platform, readings: readings, tree: tree)
  }

  /// The readings that are comments; what stood in one that is none stands in the one around it.
  private static func kept(_ readings: [CommentReading]) -> [CommentReading] {
    guard readings.contains(where: { !$0.isComment }) else { return readings }
    var places: [Int?] = []
    var kept: [CommentReading] = []
    for var reading in readings {
      let around = reading.comment.around.flatMap { places[$0] }
      guard reading.isComment else {
        places.append(around)
        continue
      }
      places.append(kept.count)
      reading.comment = reading.comment.within(around)
      kept.append(reading)
    }
    return kept
  }
}

extension MarkupThreads {
  /// Adds what the markup tells of comments; returns whether it has any.
  func write(_ finding: Finding?, to changes: inout Changes) {
    var place: ByteRange?
    var ranges: [ByteRange] = []
    if let finding {
      let writer = MarkupWriter(
        page: page,
        readings: finding.readings,
        tree: finding.tree,
        rule: finding.platform.name,
        score: Self.score(of: finding.readings)
      )
      writer.write(to: &changes)
      ranges = finding.readings.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
      place = surroundings(of: finding)
    }
    var notices = MarkupNotices(page, comments: ranges, in: place)
    if let finding { notices.addNotes(in: finding.readings.map(\.body)) }
    if let structured { notices.add(structured.structured, found: finding?.matched ?? []) }
    notices.write(to: &changes)
    let places = finding?.tree.places ?? []
    changes.thread = MarkupSummary.thread(
      notices,
      comments: ranges.count,
      isNested: finding?.tree.depths.contains { $0 > 0 } ?? false,
      hasGhosts: places.contains { if case .ghost = $0.best?.target { true } else { false } },
      times: finding?.readings.compactMap { $0.time?.iso } ?? []
    )
  }

  /// The share of comments whose name and time were found, from a half on.
  private static func score(of readings: [CommentReading]) -> Double {
    let parts = readings.reduce(0) { $0 + ($1.author == nil ? 0 : 1) + ($1.time == nil ? 0 : 1) }
    return rounded(0.5 + 0.5 * Double(parts) / Double(max(1, 2 * readings.count)))
  }

  /// The text of the element around all comments, and of those around it that are named after comments.
  private func surroundings(of finding: Finding) -> ByteRange? {
    guard let first = finding.readings.first, let last = finding.readings.last else { return nil }
    var index = first.comment.element
    while let parent = page.elements[index].parent, page.elements[index].subtreeEnd <= last.comment.element {
      index = parent
    }
    if finding.readings.count == 1, let parent = page.elements[index].parent { index = parent }
    var steps = 0
    while let parent = page.elements[index].parent, steps < 4, isNamedAfterComments(parent) || steps < 1 {
      if page.elements[parent].tag == .body { break }
      index = parent
      steps += 1
    }
    return page.elements[index].range
  }

  private static let names: SelectorList =
    "[id*=comment],[class*=comment],[id*=respond],[class*=discussion],[id*=Comment],[class*=Comment]"

  private func isNamedAfterComments(_ index: Int) -> Bool {
    Self.names.selectors.contains { page.resolved($0).map { page.holds($0, index) } ?? false }
  }
}
