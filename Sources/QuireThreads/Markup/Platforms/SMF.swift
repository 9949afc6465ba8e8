extension Platform {
  /// Simple Machines Forum 2.0 and 2.1.
  static let smf = Platform(
    name: "smf",
    comment: "div[id#=msg],div.post_wrapper,div.windowbg .post_wrapper",
    ids: [
      AttributeMark("div[id#=msg]", "id", after: "msg"), AttributeMark("[id#=msg_]", "id", after: "msg_"),
      AttributeMark("[id#=subject_]", "id", after: "subject_"),
    ],
    quoted: [
      AttributeMark(".quoteheader a[href*=#msg]", "href", after: "#msg"),
      AttributeMark("cite a[href*=msg]", "href", after: "msg="),
      AttributeMark("cite a[href*=#msg]", "href", after: "#msg"),
    ],
    isTree: false,
    parts: [
      .author: ".poster h4 a,.poster h4",
      .time: ".keyinfo .smalltext,.postinfo .smalltext,.keyinfo,.postinfo",
      .body: ".inner[id#=msg_],.post .inner,.inner",
      .head: ".poster,.keyinfo,.postinfo,h5",
      .skip: ".signature,.moderatorbar,.modified,.smflikebutton,.quickbuttons,.under_message",
      .permalink: ".keyinfo a[href*=#msg],h5 a[href*=#msg],.postinfo a[href*=#msg]",
      .quote: "blockquote",
    ]
  )
}
