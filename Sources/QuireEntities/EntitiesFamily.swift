public import QuireStages

/// Stages that find what the text names.
public let entitiesFamily = StageFamily(
  "entities",
  "Find what the text names.",
  [
    MatchGazetteer.self, MatchPatterns.self, MatchDesignations.self, TagNames.self, WidenNames.self, ChainMentions.self,
    LinkPlaces.self, MapTypes.self,
  ]
)
