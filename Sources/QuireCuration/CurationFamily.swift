public import QuireStages

/// Look at a corpus as a whole.
public let curationFamily = StageFamily(
  "curation",
  "Look at a corpus as a whole: what its documents have in common, and what to keep of it.",
  [
    MarkSiteBoilerplate.self, DropDuplicates.self, DropNearDuplicates.self, DropRepeatedParagraphs.self,
    DropRepeatedLines.self,
  ]
)
