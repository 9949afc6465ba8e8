import QuireDocument
public import QuireText

extension Explanation {
  /// The explanation as JSON, for tools.
  public var json: JSONValue {
    .object([
      .init("document", .string(document)),
      .init(
        "source",
        .object([
          .init("uri", .string(locator.uri)),
          .init("codecs", .array(locator.codecs.map { .string($0) })),
          .init("record", locator.record.map { .integer(Int64($0)) } ?? .null),
          .init("offset", .integer(Int64(locator.offset))),
          .init("charset", .string(charset)),
        ])
      ),
      .init("range", Self.json(range.range)),
      .init("parts", .array(parts.map(Self.json))),
      .init("covers", .array(covers.map(Self.json))),
      .init("diagnostics", .array(diagnostics.map(Self.json))),
      .init("untouched_by", .array(untouchedBy.map { .string($0) })),
      .init("dropped", drop.map(Self.json) ?? .null),
    ])
  }

  private static func json(_ part: Part) -> JSONValue {
    .object([
      .init("source", json(part.source.range)),
      .init("words", .string(part.words)),
      .init("account", .string(part.account.rawValue)),
      .init("structure", part.structure.map { .string("\($0)") } ?? .null),
      .init("text", part.text.map(json) ?? .null),
      .init("written", part.written.map { .string($0) } ?? .null),
      .init(
        "history",
        .array(
          part.attributions.map {
            .object([
              .init("by", .string($0.by)), .init("rule", .string($0.rule)), .init("reason", .string($0.reason)),
            ])
          }
        )
      ),
    ])
  }

  private static func json(_ cover: Cover) -> JSONValue {
    .object([
      .init("layer", .string(cover.layer)),
      .init("what", .string(cover.what)),
      .init("text", cover.range.map(json) ?? .null),
      .init("by", .string(cover.by)),
      .init("rule", .string(cover.rule)),
      .init("reason", cover.reason.map { .string($0) } ?? .null),
      .init("score", cover.score.map { .number($0) } ?? .null),
      .init("threshold", cover.threshold.map { .number($0) } ?? .null),
    ])
  }

  private static func json(_ item: Diagnostic) -> JSONValue {
    .object([
      .init("severity", .string(item.severity.rawValue)),
      .init("code", .string(item.code)),
      .init("by", .string(item.by)),
      .init("message", .string(item.message)),
      .init("source", .array(item.source.map { json($0.range) })),
    ])
  }

  private static func json(_ drop: Drop) -> JSONValue {
    .object([
      .init("by", .string(drop.by)), .init("rule", .string(drop.rule)), .init("reason", .string(drop.reason)),
    ])
  }

  private static func json(_ range: ByteRange) -> JSONValue {
    .array([.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))])
  }
}
