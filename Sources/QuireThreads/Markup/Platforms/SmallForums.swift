extension Platform {
  /// NodeBB.
  static let nodebb = Platform(
    name: "nodebb",
    comment: "[component=post][data-pid]",
    ids: [AttributeMark("[component=post]", "data-pid")],
    parents: [AttributeMark("[component=post/parent]", "data-topid")],
    accounts: [AttributeMark("[component=post]", "data-uid")],
    names: [AttributeMark("[component=post]", "data-username")],
    isTree: false,
    parts: [
      .author: "[itemprop~=author] a[data-username],a[data-username],[itemprop~=author]",
      .time: "meta[itemprop~=datePublished],.timeago[title],[component=post][data-timestamp]",
      .body: "[component=post/content],.content",
      .head: ".post-header,.icon",
      .skip: ".post-footer,.post-signature,[component=post/signature],[component=post/actions]",
      .score: "[component=post/vote-count]",
      .permalink: "a.permalink",
      .quote: "blockquote",
      .mention: "a.mention,a.plugin-mentions-a",
      .deleted: "[component=post].deleted",
    ]
  )

  /// MyBB.
  static let mybb = Platform(
    name: "mybb",
    comment: "div.post[id#=post_],table[id#=post_]",
    ids: [AttributeMark("[id#=post_]", "id", after: "post_")],
    quoted: [
      AttributeMark("cite a[href*=#pid]", "href", after: "#pid"),
      AttributeMark("blockquote a[href*=pid=]", "href", after: "pid="),
    ],
    isTree: false,
    parts: [
      .author: ".author_information .largetext,.author_information strong,.largetext,.post_author strong",
      .time: ".post_date",
      .body: "[id#=pid_],.post_body",
      .head: ".post_author,.post_head",
      .skip: ".signature,.post_meta,.post_controls,.post_edit,.post_management_buttons",
      .permalink: ".post_head a[href*=#pid]",
      .quote: "blockquote",
    ]
  )

  /// FluxBB and PunBB.
  static let fluxbb = Platform(
    name: "fluxbb",
    comment: "div.blockpost[id#=p],div.post[id#=p] .blockpost",
    ids: [AttributeMark("[id#=p]", "id", after: "p")],
    isTree: false,
    parts: [
      .author: ".postleft dt,.post-author .username",
      .time: "h2 a[href*=#p],h2 a,h2",
      .body: ".postmsg,.entry-content",
      .head: ".postleft,h2,h3",
      .skip: ".postsignature,.postedit,.postfoot,.postfootleft,.postfootright,.sig-content",
      .permalink: "h2 a[href*=#p]",
      .quote: ".quotebox,blockquote",
    ]
  )
}
