public import QuireStages

/// Find what a web page is about: its metadata.
public let extractFamily = StageFamily(
  "extract",
  "Find what a web page is about: its metadata.",
  [FindMainContent.self, ReadMetadata.self]
)
