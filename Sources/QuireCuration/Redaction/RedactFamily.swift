public import QuireStages

/// Take out what must not be passed on.
public let redactFamily = StageFamily(
  "redact",
  "Put placeholders in the place of what must not be passed on.",
  [RedactPersonalData.self]
)
