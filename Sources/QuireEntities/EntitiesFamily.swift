public import QuireStages

/// Find what the text names.
public let entitiesFamily = StageFamily("entities", "Find what the text names.", [])
