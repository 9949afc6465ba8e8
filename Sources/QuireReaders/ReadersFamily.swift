public import QuireStages

/// Turn bytes into documents.
public let readersFamily = StageFamily(
  "readers",
  "Turn bytes into documents.",
  [TextReader.self, JSONLinesReader.self, WARCReader.self]
)
