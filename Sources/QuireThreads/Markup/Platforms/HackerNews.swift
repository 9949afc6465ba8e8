extension Platform {
  /// Hacker News: rows of a table, indented by the width of a picture.
  static let hackernews = Platform(
    name: "hacker-news",
    comment: "tr.athing.comtr,tr.comtr",
    ids: [AttributeMark("tr.comtr", "id")],
    depths: [.attribute("td.ind[indent]", "indent", unit: 1), .attribute(".ind img", "width", unit: 40)],
    isTree: true,
    parts: [
      .author: "a.hnuser,.hnuser",
      .time: ".age[title],.age",
      .body: ".commtext,.comment",
      .head: ".comhead,.votelinks",
      .skip: ".reply,.navs",
      .permalink: ".age a",
      .deleted: ".comment .noshow",
    ]
  )
}
