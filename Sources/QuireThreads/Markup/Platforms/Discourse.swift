extension Platform {
  /// Discourse: the page for crawlers, and the page that its script has drawn.
  static let discourse = Platform(
    name: "discourse",
    comment:
      "div.crawler-post,article[id#=post_],.topic-body[id#=post_],div[itemtype*=DiscussionForumPosting][id#=post_]",
    ids: [AttributeMark("[id#=post_]", "id", after: "post_")],
    quoted: [AttributeMark("aside.quote[data-topic]", "data-post"), AttributeMark("aside.quote", "data-post")],
    accounts: [AttributeMark("[data-user-card]", "data-user-card"), AttributeMark("article", "data-user-id")],
    isTree: false,
    parts: [
      .author: "[itemprop~=author] [itemprop~=name],.creator [itemprop~=name],.creator,.names .username,.username",
      .time: "time.post-time,time[datetime],.post-date .relative-date,.relative-date,.post-time",
      .body: ".cooked,[itemprop~=text],[itemprop~=articleBody],.post",
      .skip: ".post-menu-area,.post-controls,.post-links-container,.post-likes,.quote-controls,.embedded-posts",
      .score: ".post-likes,.like-count",
      .permalink: "a.post-date",
      .quote: "aside.quote,blockquote",
      .mention: "a.mention,span.mention",
      .owner: "article.topic-owner,.topic-post.topic-owner",
      .moderator: ".username.moderator,.username.admin,.names .moderator,.names .admin",
      .deleted: ".post.deleted,article.deleted",
    ]
  )
}
