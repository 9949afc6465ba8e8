public import QuireStages

/// Measure a document, and keep the values for `when`, for filters and for the export.
public let signalsFamily = StageFamily(
  "signals",
  "Measure a document and keep the values, for filters, `when` and exports; nothing is decided.",
  [
    MeasureLengths.self, MeasureCharacters.self, MeasureSymbols.self, MeasureRepetition.self, MeasureLineShape.self,
    MeasureWebLines.self, MeasureLanguageScore.self,
  ]
)
