import QuireDocument
import QuireText

/// Says what else a comment might answer, and why it was not taken.
struct RejectedTargets {
  let comments: [Comment]

  func readings(of draft: LinkDraft) -> [JSONValue] {
    var readings = draft.others.compactMap { other -> JSONValue? in
      guard case .turn(let index) = other.cue.target else { return nil }
      return reading(
        "parent",
        [
          .init("rule", .string(other.cue.rule.rawValue)),
          .init("target", id(index)),
          .init("confidence", .number(rounded(other.confidence))),
        ]
      )
    }
    if let later = draft.cue.later {
      readings.append(
        reading("comment", [.init("target", id(later)), .init("reason", .string("it stands later than the comment"))])
      )
    }
    // The reading that find-comments gave up for the same name.
    if draft.kind == .addressee, case .ghost(let name) = draft.cue.target {
      readings += comments[draft.child].rejected.filter { $0["name"]?.stringValue == name }
    }
    return readings
  }

  private func id(_ index: Int) -> JSONValue { .integer(Int64(comments[index].id.raw)) }

  private func reading(_ kind: String, _ members: [JSONValue.Member]) -> JSONValue {
    .object([.init("reading", .string(kind))] + members)
  }
}
