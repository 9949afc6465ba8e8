public import QuireDocument
public import QuireStages
import QuireText

/// Reads what a web page states about itself: title, authors, dates, site, description, address, language, licence,
/// tags, picture.
///
/// Declarations count before what the page shows, and each value carries the rule that read it and the bytes it stands
/// in. The order is the same for all: JSON-LD, `<meta>` elements (Dublin Core, Open Graph, Twitter and others),
/// microdata, links with a relation, and last, by the headline alone, bylines and printed dates. Where the evidence is
/// thin there is no value. Values that a reader found stay.
///
/// A title is the headline without the site's name, authors are a list of names, dates are in ISO 8601 as precise as
/// the page states them, the language is a primary subtag. JSON-LD that can't be read is reported. Where the title and a
/// byline stand in the text, they become the sections `headline` and `byline`.
public struct ReadMetadata: Stage {
  public static let name = "read-metadata"
  public static let summary =
    "Read what a web page states about itself: title, authors, dates, site, description, address, language, licence."
  public static let requires: [DocumentPart] = [.markup]
  public static let produces: [DocumentPart] = [
    .metadata("title"), .metadata("authors"), .metadata("published"), .metadata("modified"), .metadata("site"),
    .metadata("description"), .metadata("canonical_url"), .metadata("language"), .metadata("licence"),
    .metadata("tags"), .metadata("image"), .sections,
  ]

  public init(_ options: NoOptions, in setup: Setup) throws(OptionError) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let document = copy document
    try context.spend(document.text.count + document.layers.markup.elements.count)
    var writer = MetadataWriter(document)
    guard !document.layers.markup.elements.isEmpty else { return writer.changes }
    let scan = PageScan(document)
    let data = LinkedData(scan)
    let sites = SiteNames(scan, data)
    let title = TitleReading(scan, data, sites).claim()
    let surroundings = Surroundings(scan, title: title)
    let dates = DateReading(scan, data, surroundings)
    let facts = PageFacts(scan, data)
    writer.set("title", title)
    writer.set("authors", list: AuthorReading(scan, data, sites, surroundings).claims())
    writer.set("published", dates.published())
    writer.set("modified", dates.modified())
    writer.set("site", sites.claims.first)
    writer.set("description", facts.description)
    writer.set("canonical_url", facts.address)
    writer.set("language", facts.language)
    writer.set("licence", facts.licence)
    writer.set("tags", list: facts.tags)
    writer.set("image", facts.image)
    let headline = surroundings.isTitle ? surroundings.headline : nil
    writer.addParts(headline: headline, byline: Bylines(scan, surroundings).line)
    writer.report(data, in: scan)
    return writer.changes
  }
}
