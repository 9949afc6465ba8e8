public import QuireStages

/// Find what a web page is about: its metadata, its language.
public let extractFamily = StageFamily(
  "extract",
  "Find what a web page is about: its metadata, its language.",
  [ReadMetadata.self, IdentifyLanguage.self]
)
