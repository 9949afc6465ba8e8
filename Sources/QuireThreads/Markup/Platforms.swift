/// The systems whose comments are read, the most exact descriptions first.
enum Platforms {
  static let all: [Platform] = [
    .stackexchange, .discourse, .xenforo, .phpbb, .vbulletin, .smf, .invision, .nodebb, .mybb, .fluxbb, .blogger,
    .reddit, .hackernews, .drupal, .wordpress, .schema, .schemaPostings,
  ]
}
