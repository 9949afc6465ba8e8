extension Platform {
  /// Invision Community 4 and 5, and IP.Board 3.
  static let invision = Platform(
    name: "invision",
    comment: "article[id#=elComment_],div[id#=elComment_],.ipsComment[id#=comment-],div.post_block[id#=post_id_]",
    ids: [
      AttributeMark("[id#=elComment_]", "id", after: "elComment_"),
      AttributeMark("[id#=comment-]", "id", after: "comment-"),
      AttributeMark("[data-commentid]", "data-commentid"), AttributeMark("[id#=post_id_]", "id", after: "post_id_"),
    ],
    quoted: [AttributeMark("[data-ipsquote-contentcommentid]", "data-ipsquote-contentcommentid")],
    isTree: false,
    parts: [
      .author: """
      .cAuthorPane_author a,.cAuthorPane_author,.ipsEntry__username a,.ipsEntry__username,.ipsComment_author h3 a,\
      .author.vcard,[itemprop~=author] [itemprop~=name],[itemprop~=name],.ipsComment_header a[href*=/profile/]
      """,
      .time: "time[datetime],abbr.published[title],abbr[itemprop~=commentTime],.published",
      .body: "[data-role=commentContent],.ipsRichText,.post.entry-content,[itemprop~=commentText],.ipsType_richText",
      .head: ".ipsComment_author,.cAuthorPane,.ipsComment_meta,.ipsComment_header,.author_info",
      .skip: """
      [data-role=memberSignature],.signature,.ipsComment_controls,.ipsItemControls,.ipsReact,.ipsQuote_citation,\
      .ipsComment_badges,.ipsComment_tools,.edit,.rep_bar,.ipsEntry__foot
      """,
      .permalink: "a[href*=do=findComment],a[href*=#comment-],a[itemprop~=replyToUrl]",
      .quote: "blockquote.ipsQuote,blockquote.ipsBlockquote,blockquote",
      .mention: "[data-mentionid]",
      .moderator: ".ipsComment_authorBadge--moderator",
    ]
  )
}
