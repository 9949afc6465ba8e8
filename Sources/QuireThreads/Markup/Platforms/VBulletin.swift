extension Platform {
  /// vBulletin 3, 4 and 5.
  static let vbulletin = Platform(
    name: "vbulletin",
    comment: """
      table[id#=post],li.postbit[id#=post_],li.postbitlegacy[id#=post_],li.postcontainer[id#=post_],\
      li.b-post[data-node-id],div.postbit[id#=post_]
      """,
    ids: [
      AttributeMark("table[id#=post]", "id", after: "post"),
      AttributeMark("[id#=post_]", "id", after: "post_"),
      AttributeMark("li[data-node-id]", "data-node-id"),
    ],
    quoted: [
      AttributeMark(".bbcode_postedby a[href*=#post]", "href", after: "#post"),
      AttributeMark("a[href*=#post][rel=nofollow]", "href", after: "#post"),
      AttributeMark(".bbcode_quote a[data-node-id]", "data-node-id"),
    ],
    isTree: false,
    parts: [
      .author: """
      a.bigusername,.bigusername,.username_container .username,.userinfo .username,.author [itemprop~=name],\
      .author a,.username
      """,
      .time: "time[itemprop~=dateCreated],time[datetime],.postdate .date,.postdate,.date,td.thead",
      .body: "[id#=post_message_],.js-post__content-text,.postcontent,.b-post__content",
      .head: ".posthead,.userinfo,.userinfo_extra,td.thead,.b-post__header",
      .skip: ".signature,.signaturecontainer,.postfoot,.lastedited,.after_content,.b-post__footer,.vbmenu_popup",
      .permalink: "a.postcounter,[id^=postcount],a.b-post__count",
      .quote: ".bbcode_quote,.quote_container,blockquote",
      .deleted: ".postbitdeleted",
    ]
  )
}
