public import QuireStages

/// Decide which documents go on.
public let filterFamily = StageFamily(
  "filter",
  "Decide which documents go on; those that don't are rejects, with rule, value and threshold.",
  [
    FilterBySignal.self, FilterLength.self, FilterLanguage.self, FilterGopherQuality.self,
    FilterGopherRepetition.self, FilterC4Quality.self, FilterFinewebQuality.self,
  ]
)
