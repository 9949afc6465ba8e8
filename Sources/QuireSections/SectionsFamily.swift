public import QuireStages

/// Find blocks, the parts of an article, sentences.
public let sectionsFamily = StageFamily(
  "sections",
  "Find blocks, the parts of an article, sentences.",
  [FindBlocks.self, SplitArticle.self, SplitSentences.self, SplitTokens.self]
)
