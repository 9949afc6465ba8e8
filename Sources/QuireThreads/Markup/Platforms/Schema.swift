extension Platform {
  /// schema.org's microdata: comments and answers.
  static let schema = Platform(
    name: "schema-comments",
    comment: "[itemtype$=/Comment],[itemtype$=/UserComments],[itemtype$=/Answer],[itemprop~=comment][itemscope]",
    ids: [
      AttributeMark("[itemtype$=/Comment][id],[itemtype$=/UserComments][id],[itemtype$=/Answer][id]", "id"),
      AttributeMark("[itemtype$=/Comment][data-id],[itemtype$=/Answer][data-id]", "data-id"),
    ],
    isTree: false,
    parts: schemaParts,
    isGeneral: true
  )

  /// schema.org's microdata: the posts of a forum.
  static let schemaPostings = Platform(
    name: "schema-postings",
    comment: "[itemtype$=/DiscussionForumPosting],[itemtype$=/Comment]",
    ids: [AttributeMark("[itemtype$=/DiscussionForumPosting][id],[itemtype$=/Comment][id]", "id")],
    isTree: false,
    parts: schemaParts,
    isGeneral: true
  )

  private static let schemaParts: [MarkupPart: SelectorList] = [
    .author: """
    [itemprop~=author] [itemprop~=name],[itemprop~=creator] [itemprop~=name],[itemprop~=author],[itemprop~=creator],\
    [itemtype$=/UserComments] [itemprop~=name]
    """,
    .time: """
    [itemprop~=datePublished],[itemprop~=dateCreated],[itemprop~=commentTime],time[datetime],[itemprop~=dateModified]
    """,
    .body: "[itemprop~=text],[itemprop~=commentText],[itemprop~=articleBody]",
    .head: "[itemprop~=author],[itemprop~=creator],header,footer",
    .skip: "button,form,.signature,.actions,.buttons",
    .score: "[itemprop~=upvoteCount],[itemprop~=userInteractionCount]",
    .permalink: "a[itemprop~=url]",
    .quote: "blockquote",
  ]
}
