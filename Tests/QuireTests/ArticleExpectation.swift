import Foundation
import Quire
import QuireDocument
import QuirePipelines
import QuireText

/// What must come out of an article in the seed's shape.
struct ArticleExpectation: Sendable, CustomStringConvertible {
  /// The path, relative to the root of the repository.
  let path: String
  let headline: String
  let captionStart: String
  let dateline: String
  let paragraphStarts: [String]
  let siteLines: [String]
  let ghost: String
  let secondCommentParts: [String]
  let mentions: [(type: String, text: String, normal: String?)]
  let person: (name: String, rank: String, role: String)

  var description: String { path }

  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  /// Where the data to measure with is, if it is there.
  static let shared =
    ProcessInfo.processInfo.environment["QUIRE_SHARED"].map { URL(filePath: $0) }
    ?? root.appending(path: "../shared").standardizedFileURL

  static let hasShared = FileManager.default.fileExists(atPath: shared.appending(path: "seed").path)

  static func engine() throws -> Engine {
    let path = root.appending(path: "Pipelines/news-article.yaml").path
    let yaml = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let grants = Grants(mayRead: { _ in true }, mayWrite: { _ in false }, environment: { _ in nil })
    return try Engine(definition: yaml, path: path, grants: grants)
  }

  /// Our own sample.
  static let sample = ArticleExpectation(
    path: "Pipelines/samples/grain-ship.txt",
    headline: "Coast Guard Ends Watch Over Grain Ship at Cyprus’s Request",
    captionStart: "Port workers stand beside the bulk carrier",
    dateline: "Courier/Limassol",
    paragraphStarts: [
      "Courier/Limassol: Following", "Cypriot patrol boats", "The UN-led mission", "A fleet of an estimated",
      "Food and water", "There have been reports", "Coast guard statements", "The European Commission",
      "“From the start", "The Cypriot government",
    ],
    siteLines: ["All content herein", "All images within", "About HW"],
    ghost: "Peter K",
    secondCommentParts: ["I don’t know what", "Now, it’s a simple", "In return we promise", "Remember this all"],
    mentions: [
      ("PLACE", "US", nil), ("PLACE", "Cyprus", nil), ("NATIONALITY", "Cypriot", nil), ("PLACE", "Lebanon", nil),
      ("PLACE", "Limassol", nil), ("PLACE", "Beirut", nil), ("PLACE", "Nicosia", nil), ("ORG", "Guardian", nil),
      ("ORG", "Red Cross", nil), ("ORG", "European Commission", nil), ("PERSON", "Helen Okoro", nil),
      ("DATE", "March 14, 2019", "2019-03-14"), ("DATE", "Feb. 24", "2019-02-24"), ("DATE", "March 5", "2019-03-05"),
      ("MONEY", "$1.2 million", "USD 1200000"),
    ],
    person: ("Helen Okoro", "Rear Admiral", "director of operations")
  )

  /// The article that started the project.
  static let seed = ArticleExpectation(
    path: "../shared/seed/000_e5800ffbd7c7ebd2.txt",
    headline: "US Warplanes Stop Shadowing Daesh Convoy at Russia’s Request",
    captionStart: "Syrian forces members stand on a tank",
    dateline: "Sputnik/Moscow",
    paragraphStarts: [
      "Sputnik/Moscow: Following", "Syrian army troops covering", "The US-led coalition", "A convoy of an estimated",
      "Food and water", "There have been reports", "US military statements", "The Pentagon, while", "“From the start",
      "The Syrian army, with",
    ],
    siteLines: ["All content herein", "All images within", "About VT"],
    ghost: "John Z",
    secondCommentParts: ["I don’t know what", "Now, it’s a simple", "In return we guarantee", "Remember this all"],
    mentions: [
      ("PLACE", "US", nil), ("ORG", "Kremlin", nil), ("ORG", "Daesh", nil), ("PLACE", "Syria", nil),
      ("NATIONALITY", "Syrian", nil), ("PLACE", "Deir ez-Zour", nil), ("PLACE", "Russia", nil),
      ("PLACE", "Iraq", nil), ("PLACE", "Qalamoun", nil), ("ORG", "Hezbollah", nil), ("ORG", "Pentagon", nil),
      ("ORG", "Guardian", nil), ("ORG", "Stars and Stripes", nil), ("PERSON", "Jon Braga", nil),
      ("DATE", "Aug. 29", "2017-08-29"), ("DATE", "August 28, 2017", "2017-08-28"),
      ("DATE", "September 5", "2017-09-05"),
    ],
    person: ("Jon Braga", "Brigadier General", "director of operations")
  )
}
