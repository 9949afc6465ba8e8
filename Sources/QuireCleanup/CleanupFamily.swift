public import QuireStages

/// Take away what is not the document's own text.
public let cleanupFamily = StageFamily(
  "cleanup",
  "Take away what is not the document's own text.",
  [
    RepairText.self, NormalizeUnicode.self, NormalizeWhitespace.self, JoinHyphenation.self, RemoveRepeated.self,
    RemoveBoilerplate.self,
  ]
)
