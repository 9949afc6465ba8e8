extension Platform {
  /// Reddit: the old page, and the elements of the new one.
  static let reddit = Platform(
    name: "reddit",
    comment: "div.thing.comment,.comment[data-fullname^=t1_],shreddit-comment",
    ids: [
      AttributeMark("[data-fullname^=t1_]", "data-fullname", after: "t1_"),
      AttributeMark("shreddit-comment[thingid]", "thingid", after: "t1_"),
    ],
    parents: [
      AttributeMark("shreddit-comment[parentid]", "parentid", after: "t1_"),
      AttributeMark("a[data-event-action=parent]", "href", after: "#"),
    ],
    names: [
      AttributeMark(".thing[data-author]", "data-author"), AttributeMark("shreddit-comment[author]", "author"),
    ],
    depths: [.attribute("shreddit-comment[depth]", "depth", unit: 1)],
    isTree: true,
    parts: [
      .author: ".tagline a.author,a.author,.tagline .author",
      .time: ".tagline time[datetime],time[datetime],faceplate-timeago[ts]",
      .body: ".usertext-body .md,.usertext-body,[slot=comment],.md",
      .head: ".tagline,.midcol,[slot=commentMeta]",
      .skip: ".flat-list,.buttons,.expando-button,[slot=actionRow],shreddit-comment-action-row",
      .score: ".score.unvoted,.score,shreddit-comment[score]",
      .permalink: "a.bylink,a[data-event-action=permalink]",
      .quote: "blockquote",
      .owner: ".author.submitter",
      .moderator: ".author.moderator,.author.admin",
      .deleted: ".thing.deleted,.usertext.grayed,shreddit-comment[is-comment-deleted]",
    ]
  )
}
