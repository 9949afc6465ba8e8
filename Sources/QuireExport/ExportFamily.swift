public import QuireStages

/// Write documents.
public let exportFamily = StageFamily(
  "export",
  "Write documents.",
  [ExportJSONLines.self, ExportMarkdown.self, ExportText.self, ExportCSV.self, ExportHTML.self]
)
