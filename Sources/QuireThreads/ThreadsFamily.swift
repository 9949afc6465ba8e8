public import QuireStages

/// Find reader comments and who answers whom.
public let threadsFamily = StageFamily(
  "threads",
  "Find reader comments and who answers whom.",
  [FindComments.self, LinkReplies.self, SplitChat.self, LinkChat.self, ThreadMail.self]
)
