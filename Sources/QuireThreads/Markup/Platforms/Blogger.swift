extension Platform {
  /// Blogger with nested comments.
  static let blogger = Platform(
    name: "blogger",
    comment: "li.comment[id#=c],.comment-thread li.comment,div.comment[id#=c]",
    ids: [AttributeMark("[id#=c]", "id", after: "c"), AttributeMark("a[data-comment-id]", "data-comment-id")],
    lists: ".comment-replies",
    isTree: true,
    parts: [
      .author: "cite.user a,cite.user,.user a,.user,.comment-author a,.comment-author,cite",
      .time: ".datetime a,.datetime,.comment-timestamp a,.comment-timestamp",
      .body: "p.comment-content,.comment-content,.comment-body",
      .head: ".comment-header,.avatar-image-container,.comment-author,.comment-timestamp",
      .skip: ".comment-actions,.continue,.comment-footer,.thread-toggle,.comment-replybox-single,.thread-expanded",
      .permalink: ".datetime a,.comment-timestamp a",
      .owner: ".icon.blog-author,.blog-author",
      .deleted: ".deleted-comment",
    ]
  )
}
