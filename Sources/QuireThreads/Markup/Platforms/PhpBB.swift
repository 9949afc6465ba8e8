extension Platform {
  /// phpBB 3 with its style prosilver and those that are made from it.
  static let phpbb = Platform(
    name: "phpbb",
    comment: "div.post[id#=p],article.post[id#=p],li.post[id#=p],div.post[id#=p_]",
    ids: [AttributeMark("[id#=p]", "id", after: "p"), AttributeMark("div.post[id#=p_]", "id", after: "p_")],
    quoted: [
      AttributeMark("cite a[data-post-id]", "data-post-id"),
      AttributeMark("blockquote a[href*=#p]", "href", after: "#p"),
    ],
    isTree: false,
    parts: [
      .author: """
      .author .username,.author .username-coloured,.postprofile .username,.postprofile .username-coloured,\
      .postprofile dt a,.postprofile dt,.author strong
      """,
      .time: ".author time[datetime],time[datetime],.author,.post-date,.postdate",
      .body: ".postbody .content,.content,.post-content,.postbody",
      .head: ".postprofile,.author,h3,.post-buttons,.profile-icons",
      .skip: ".signature,.back2top,.notice,.post-buttons,.profile-icons,.attachbox,.responsive-hide",
      .permalink: ".author a[href*=#p],h3 a[href*=#p]",
      .quote: "blockquote",
      .deleted: ".post-deleted",
    ]
  )
}
