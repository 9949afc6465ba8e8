extension Platform {
  /// WordPress: `wp_list_comments` and the callbacks of themes.
  ///
  /// The walker writes `comment-N` and `depth-N` on the outermost element and opens a list `children` for replies; themes
  /// change what is inside. Names of inner parts are those of the default walkers (HTML 4, HTML5, blocks), of Genesis,
  /// Divi, Jetpack, Astra and themes like them.
  static let wordpress = Platform(
    name: "wordpress",
    comment: """
      [id#=li-comment-],[id#=comment-],[id#=div-comment-],[id#=wp-comment-],[id#=comment_],[id#=comment-id-],\
      [id#=anchor-comment-],li.comment[class*=depth-],div.comment[class*=depth-],article.comment[class*=depth-],\
      li.pingback,li.trackback,ol.commentlist li.comment,.commentlist li.comment
      """,
    ids: [
      AttributeMark("[id#=li-comment-]", "id", after: "li-comment-"),
      AttributeMark("[id#=comment-]", "id", after: "comment-"),
      AttributeMark("[id#=div-comment-]", "id", after: "div-comment-"),
      AttributeMark("[id#=wp-comment-],[id#=comment-id-],[id#=anchor-comment-]", "id", after: "-"),
      AttributeMark("[id#=comment_]", "id", after: "_"),
      AttributeMark("a[data-commentid]", "data-commentid"),
      AttributeMark("a.comment-reply-link", "href", after: "replytocom="),
    ],
    accounts: [AttributeMark("[class*=comment-author-]", "class", after: "byuser comment-author-")],
    names: [
      AttributeMark("a.comment-reply-link", "data-replyto", after: "Reply to "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Reply to "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Antworte auf "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Responder a "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Responder para "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Répondre à "),
      AttributeMark("a.comment-reply-link", "aria-label", after: "Rispondi a "),
    ],
    depths: [.className("depth-")],
    lists: "ol.children,ul.children,div.children,.comment-children,.comment-replies,.replies",
    isTree: true,
    parts: [
      .author: """
      .fn,.woocommerce-review__author,.comment-author-name,[itemprop~=author] [itemprop~=name],[itemprop~=creator] [itemprop~=name],\
      .comment__author-name,.comment-name,.wp-block-comment-author-name,cite.comment-author,.comment-author cite,\
      .comment-author a.url,.comment_author,.commentauthor,.comment-author-link,.author-name,.w-comments-item-author,\
      .comment-author strong,.comment-by strong,.comment-by,.comment-user,.comment_title span,[itemprop~=author],\
      [itemprop~=creator],cite,.comment-author,.comment__author,.commentmeta a.url,.comment-meta a.url,a.url,.author
      """,
      .time: """
      time[datetime],[itemprop~=commentTime],[itemprop~=datePublished],[datetime],abbr[title],time,.comment-date,\
      .comment_date,.comment__date,.comment-time,.comment__time,.comment-permalink,.w-comments-item-date,\
      .wp-block-comment-date,.date,.commentmetadata,.comment-metadata,.comment-meta,.comment_meta,.comment__meta,\
      .commentmeta,.meta,small,.says
      """,
      .body: """
      [itemprop~=commentText],[itemprop~=text],.comment_container .description,.comment-content,.comment_content,.comment__content,.commentcontent,\
      .comment-text,.comment_text,.comment__text,.commenttext,.comment-entry,.commententry,.comment_body,\
      .comment__body,.comment__description,.w-comments-item-text,.wp-block-comment-content,.comment-copy,\
      .entry-content,.comment-main-content,.the-comment-content,section.comment,.text,.comment-p,.comment-message
      """,
      .head: """
      .comment-author,.comment-meta,.comment-metadata,.commentmetadata,.comment_postinfo,.comment-header,\
      .comment_header,.comment-info,.comment-head,.comment-avatar,.avatar,.vcard,header,footer,.comment-details,cite,\
      .says,h3,h4,h5,.comment-number,.comment-date,.comment-time,.author,.comment-by,.comment-top
      """,
      .skip: """
      .reply,.comment-reply,.comment_reply,.reply-link,.comment-reply-link,.comment-edit-link,.edit-link,\
      .comment-edit,.comment-awaiting-moderation,.jetpack-comment-likes-widget-wrapper,.comment-likes,\
      .comment-like-feedback,.sd-block,.likebtn_container,.likebtn-wrapper,.cld-like-dislike-wrap,.comment-rating,\
      .comment-actions,.comment-action,.comment-footer,.comment-links,.comment__links,.comment-respond,\
      .comment-tools,.comment-permalink,.comment-votes,.wpulike,.wp_ulike_general_class,.ckrating_container,\
      .heateor_sss_sharing_container,.addtoany_share_save_container,form,button,noscript
      """,
      .score: ".karma,.comment-karma,.cld-like-count-wrap,[id^=karma-],.vortex-p-like-counter-comment",
      .permalink: "a[href*=#comment-],a[href*=#li-comment-],a[href*=#div-comment-]",
      .quote: "blockquote",
      .owner: ".bypostauthor",
      .moderator: ".role-administrator,.role-editor,.user-moderator,.comment-author-is-moderator",
      .held: ".comment-awaiting-moderation,.awaiting-moderation,.unapproved",
      .pingback: ".pingback,.trackback",
    ]
  )
}
