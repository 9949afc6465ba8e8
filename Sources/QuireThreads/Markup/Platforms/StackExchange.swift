extension Platform {
  /// Stack Exchange: the answers to a question, and the comments on either; the question is the article.
  static let stackexchange = Platform(
    name: "stackexchange",
    comment: "div.answer[id#=answer-],li.comment[data-comment-id],li.js-comment[id#=comment-],tr.comment[id#=comment-]",
    ids: [AttributeMark("[id#=answer-],[id#=comment-]", "id")],
    accounts: [AttributeMark("li[data-comment-owner-id]", "data-comment-owner-id")],
    names: [AttributeMark("[data-author-username]", "data-author-username")],
    isTree: true,
    parts: [
      .author: """
      .comment-user,.post-signature.owner .user-details a,.user-details[itemprop~=author] a,\
      .user-details[itemprop~=author],[itemprop~=author] [itemprop~=name],.post-signature .user-details a,\
      .user-details a
      """,
      .time: """
      .comment-date [title],time[itemprop~=dateCreated],.post-signature.owner .relativetime,\
      .post-signature .relativetime,.relativetime
      """,
      .body: ".comment-copy,.s-prose,.post-text",
      .head: ".post-signature,.votecell,.js-voting-container,.user-info",
      .skip: ".js-post-menu,.post-menu,.comment-actions,.js-comments-container,.bottom-notice,.js-post-notice",
      .score: "[data-comment-score],.answer[data-score],.js-vote-count,.comment-score span,.comment-score",
      .permalink: "a.js-share-link,.comment-date a,a.comment-link",
      .quote: "blockquote",
      .owner: ".comment-user.owner",
      .deleted: ".deleted-answer",
    ]
  )
}
