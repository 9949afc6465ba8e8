import QuireText

/// What a `<meta>` element can state, and how strong its names are.
enum MetaField: Int, CaseIterable {
  case title
  case authors
  case published
  case modified
  case site
  case description
  case url
  case locale
  case licence
  case tags
  case tagList
  case image
}

/// The name of a `<meta>` element that Quire reads.
struct MetaKey {
  /// What it states.
  let field: MetaField

  /// Its strength among the names of the field; the lower, the stronger.
  let rank: Int

  /// The rule that claims of it carry.
  let rule: String

  /// The length of the longest name, in bytes.
  static let longest = table.keys.map(\.count).max() ?? 0

  /// The key called `name`, in lower case; `nil` where Quire does not read it.
  static func named(_ name: [UInt8]) -> MetaKey? { table[name] }

  /// The names of each field, the stronger first.
  ///
  /// Vocabularies that describe the work (Dublin Core, the citation tags of Highwire) come before those that say how a
  /// link to it is shown (Open Graph, Twitter): that is the order of Mozilla's Readability, too.
  private static let names: [(MetaField, StaticString)] = [
    (
      .title,
      """
      dc:title dc.title dcterm:title dcterms:title dcterms.title dcterm.title og:title weibo:article:title \
      weibo:webpage:title title twitter:title parsely-title citation_title
      """
    ),
    (
      .authors,
      """
      dc:creator dc.creator dcterm:creator dcterms:creator dcterms.creator dcterm.creator citation_author \
      citation_authors author parsely-author article:author article:author_name og:article:author og:author \
      sailthru.author byl bc:authors cxenseparse:author
      """
    ),
    (
      .published,
      """
      article:published_time og:article:published_time parsely-pub-date datepublished citation_publication_date \
      citation_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date dc:date dcterms.date \
      sailthru.date pubdate publishdate publish_date publish-date date og:published_time article:published \
      published_time cxenseparse:recs:publishtime
      """
    ),
    (
      .modified,
      """
      article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified \
      last-modified lastmod
      """
    ),
    (.site, "og:site_name application-name dc.publisher dcterms.publisher publisher citation_journal_title"),
    (
      .description,
      """
      dc:description dc.description dcterm:description dcterms:description dcterms.description dcterm.description \
      og:description weibo:article:description weibo:webpage:description description twitter:description
      """
    ),
    (.url, "og:url twitter:url parsely-link"),
    (.locale, "content-language language dc.language dcterms.language og:locale inlanguage"),
    (.licence, "dc.rights.license dcterms.license dcterms.rights dc.rights license"),
    (.tags, "article:tag og:article:tag"),
    (.tagList, "news_keywords parsely-tags sailthru.tags keywords"),
    (.image, "og:image og:image:secure_url og:image:url twitter:image twitter:image:src parsely-image-url"),
  ]

  private static let table: [[UInt8]: MetaKey] = {
    var table: [[UInt8]: MetaKey] = [:]
    for (field, list) in names {
      for (rank, name) in list.description.split(separator: " ").enumerated() {
        let rule = "meta-" + String(name.map { ":._".contains($0) ? "-" : $0 })
        table[Array(name.utf8)] = MetaKey(field: field, rank: rank, rule: rule)
      }
    }
    return table
  }()
}
