extension Platform {
  /// Drupal 6 to 11: comments one after another, those that answer within a `div` that is indented.
  static let drupal = Platform(
    name: "drupal",
    comment: """
      article.comment[data-comment-user-id],.comment[about*=/comment/],.comment[typeof*=Comment],article.comment.js-comment,\
      article.comment[role=article],.comment-wrapper div.comment
      """,
    ids: [
      AttributeMark("[about*=#comment-]", "about", after: "#comment-"),
      AttributeMark("[id#=comment-]", "id", after: "-"),
      AttributeMark("[id#=cid-]", "id", after: "cid-"),
      AttributeMark("a.permalink[href*=#comment-],h3 a[href*=#comment-]", "href", after: "#comment-"),
      AttributeMark("mark[data-comment-timestamp]", "data-comment-id"),
    ],
    parents: [
      AttributeMark(".parent a[href*=#comment-]", "href", after: "#comment-"),
      AttributeMark("a[rel=in-reply-to]", "href", after: "#comment-"),
    ],
    accounts: [AttributeMark("article[data-comment-user-id]", "data-comment-user-id")],
    lists: ".indented",
    isTree: true,
    parts: [
      .author: """
      .username,[property~=foaf:name],[property~=schema:name],.comment__author,.comment-author,.submitted a,.author
      """,
      .time: """
      time[datetime],[property~=dc:date],[property~=dc:created],[property~=schema:dateCreated],mark[data-comment-timestamp],.comment__time,\
      .comment-time,.submitted,.comment-date,.date
      """,
      .body: """
      .field-name-comment-body,.field--name-comment-body,[property~=content:encoded],.comment__content .text-content,\
      .comment-body,.comment__content,.comment-content,.content
      """,
      .head: ".submitted,.user-picture,.comment__meta,footer,header,h3,h4,.attribution,.comment-submitted",
      .skip: ".links,.comment__links,.user-signature,.parent,.comment__permalink,.new,.indicator,.rate-widget",
      .permalink: "a.permalink,h3 a[href*=#comment-],a[href*=/comment/]",
      .quote: "blockquote",
      .owner: ".comment-by-node-author,.by-node-author,.comment-by-author",
      .held: ".comment-unpublished,.comment--unpublished",
    ]
  )
}
