public import QuireStages

/// Write documents.
public let exportFamily = StageFamily("export", "Write documents.", [])
