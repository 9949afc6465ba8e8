public import QuireStages

/// Find what a web page is about: its metadata, its language, its main content.
public let extractFamily = StageFamily(
  "extract",
  "Find what a web page is about: its metadata, its language, its main content.",
  [ReadMetadata.self, IdentifyLanguage.self, FindMainContent.self]
)
