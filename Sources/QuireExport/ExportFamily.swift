public import QuireStages

/// Write documents.
public let exportFamily = StageFamily(
  "export",
  "Write documents.",
  [
    ExportJSONL.self, ExportMarkdown.self, ExportText.self, ExportCSV.self, ExportHTML.self, ExportCoNLL.self,
    ExportSpaCy.self, ExportBrat.self, ExportWebAnnotation.self, ExportThreadJSON.self, ExportComments.self,
    ExportConvoKit.self,
    ExportActivityStreams.self, ExportSchemaOrg.self, ExportThreadOutline.self, ExportGraphML.self, ExportDOT.self,
    ExportMbox.self, ExportSQLite.self,
  ]
)
