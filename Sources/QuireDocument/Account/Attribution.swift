/// Who changed a run of text, by which rule, and why.
public struct Attribution: Sendable, Hashable {
  /// The step's name in the definition, or the reader's name.
  public let by: String

  /// The rule's name within its stage, in kebab-case.
  public let rule: String

  /// Why, in words that a reader of the report understands; lower case, no full stop.
  public let reason: String

  /// What had been done before to the same bytes, if anything.
  public let previous: AttributionID

  /// Creates an attribution.
  public init(by: String, rule: String, reason: String, previous: AttributionID = .none) {
    self.by = by
    self.rule = rule
    self.reason = reason
    self.previous = previous
  }
}

/// The number of an attribution in a document's table.
public struct AttributionID: Sendable, Hashable {
  let raw: UInt32

  /// Nobody: the bytes stand as they were read.
  public static let none = AttributionID(raw: 0)
}

/// The attributions of one document, each kept once.
public struct AttributionTable: Sendable {
  private var entries: [Attribution] = []
  private var known: [Attribution: AttributionID] = [:]

  /// The attribution, or `nil` for ``AttributionID/none``.
  public subscript(id: AttributionID) -> Attribution? {
    id.raw == 0 || id.raw > entries.count ? nil : entries[Int(id.raw) - 1]
  }

  /// The attribution and what was done before it, latest first.
  public func chain(_ id: AttributionID) -> [Attribution] {
    var result: [Attribution] = []
    var next = id
    while let entry = self[next] {
      result.append(entry)
      next = entry.previous
    }
    return result
  }

  mutating func intern(_ attribution: Attribution) -> AttributionID {
    if let id = known[attribution] { return id }
    entries.append(attribution)
    let id = AttributionID(raw: UInt32(entries.count))
    known[attribution] = id
    return id
  }

  /// The number of `id` with `previous` behind it.
  mutating func chained(_ id: AttributionID, after previous: AttributionID) -> AttributionID {
    guard previous != .none, let entry = self[id], entry.previous == .none else { return id }
    return intern(Attribution(by: entry.by, rule: entry.rule, reason: entry.reason, previous: previous))
  }
}
