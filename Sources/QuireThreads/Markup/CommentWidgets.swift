/// The systems that load comments by a script, and what a page has of them: an element, or the script's address.
///
/// A new system is a line here.
enum CommentWidgets {
  struct Widget: Sendable {
    /// The rule of its notices.
    var name: String

    /// Its elements on a page.
    var element: SelectorList
  }

  static let all: [Widget] = [
    Widget(
      name: "disqus",
      element: "#disqus_thread,[data-disqus-identifier],script[src*=.disqus.com/embed.js],disqus-thread,.disqus-thread"
    ),
    Widget(name: "facebook-comments", element: ".fb-comments,[class~=fb-comments],[id^=fb-comments]"),
    Widget(name: "intense-debate", element: "#idc-container,#idc-cover"),
    Widget(name: "livefyre", element: "#livefyre-comments,#livefyre,.livefyre"),
    Widget(name: "coral", element: "#coral_talk_stream,#coral_thread,#coral-thread,#coral,[data-coral-id]"),
    Widget(name: "openweb", element: "[data-spotim-module=conversation],[data-spot-im-module],#spot-im-conversation"),
    Widget(name: "viafoura", element: "vf-conversations,.vf-conversations,.viafoura-comments,vf-widget"),
    Widget(name: "commento", element: "#commento"),
    Widget(name: "isso", element: "#isso-thread"),
    Widget(name: "remark42", element: "#remark42"),
    Widget(name: "utterances", element: "script[src*=utteranc.es/client],.utterances"),
    Widget(name: "giscus", element: "script[src*=giscus.app/client],.giscus"),
    Widget(name: "hyvor-talk", element: "#hyvor-talk-view,hyvor-talk-comments"),
    Widget(name: "cusdis", element: "#cusdis_thread"),
    Widget(name: "graphcomment", element: "#graphcomment"),
    Widget(name: "hypercomments", element: "#hypercomments_widget"),
    Widget(name: "vk-comments", element: "#vk_comments"),
    Widget(name: "cackle", element: "#mc-container"),
    Widget(name: "telegram-comments", element: "script[src*=comments.app/js]"),
    Widget(name: "waline", element: "#waline,#vcomments,#vcomment"),
    Widget(name: "gitalk", element: "#gitalk-container"),
    Widget(name: "insticator", element: "#insticator-commenting,.insticator-commenting"),
    Widget(name: "jetpack-comments", element: "#jetpack_remote_comments"),
    Widget(name: "discourse-embed", element: "#discourse-comments"),
    Widget(name: "wpdiscuz", element: "#wpdcom.wpdiscuz-lazy-load,.wpd-load-comments"),
    Widget(name: "vuukle", element: "#vuukle-comments"),
    Widget(name: "fastcomments", element: "#fastcomments-widget"),
  ]
}
