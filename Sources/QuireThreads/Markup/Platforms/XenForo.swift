extension Platform {
  /// XenForo 2, and 1.
  static let xenforo = Platform(
    name: "xenforo",
    comment: "article.message[data-content^=post-],article[id^=js-post-],li.message[id#=post-],article.message--post",
    ids: [
      AttributeMark("[data-content^=post-]", "data-content", after: "post-"),
      AttributeMark("[id^=js-post-]", "id", after: "js-post-"),
      AttributeMark("li.message[id#=post-]", "id", after: "post-"),
    ],
    quoted: [
      AttributeMark("blockquote[data-source^=post]", "data-source", after: "post: "),
      AttributeMark("a.AttributionLink[href*=#post-]", "href", after: "#post-"),
    ],
    accounts: [AttributeMark(".message-user [data-user-id],.messageUserInfo [data-user-id]", "data-user-id")],
    names: [AttributeMark("[data-author]", "data-author")],
    isTree: false,
    parts: [
      .author: """
      .message-name .username,.message-name,.messageUserInfo .username,.message-user .username,\
      [itemprop~=author] [itemprop~=name],.username
      """,
      .time: """
      .message-attribution time[datetime],.message-attribution-main time,.message-date time,.messageMeta .DateTime,\
      .datePermalink .DateTime,time[datetime],.DateTime
      """,
      .body: ".message-content .bbWrapper,.message-body .bbWrapper,.messageText,.message-body,[itemprop~=text]",
      .head: ".message-user,.message-attribution,.messageUserInfo,.messageMeta,.message-cell--user",
      .skip: """
      .message-signature,.signature,.reactionsBar,.message-actionBar,.message-footer,.bbCodeBlock-expandLink,\
      .message-lastEdit,.quoteExpand,.publicControls,.likesSummary,.messageTextEndMarker
      """,
      .permalink: ".message-attribution-main a,.message-attribution-opposite a,a.datePermalink",
      .quote: "blockquote.bbCodeBlock--quote,.bbCodeQuote,blockquote",
      .moderator: ".message-userBanner.userBanner--staff,.userBanner--staff",
      .deleted: ".message--deleted,.message.deleted",
    ]
  )
}
