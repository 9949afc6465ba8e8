import QuireDocument
import QuireText

/// Tells what a site says about itself, its rights and its views from what the article says.
struct DisclaimerSignals: Sendable {
  private let matcher: PhraseMatcher

  /// The signals of English sites.
  static let english = DisclaimerSignals()

  private init() {
    var builder = PhraseMatcher.Builder()
    for (index, cue) in Self.cues.enumerated() {
      builder.add(Array(cue.phrase.utf8), payload: Int32(clamping: index), caseMode: .fold)
    }
    matcher = builder.build()
  }

  /// How sure it is that `range` of `text` is a notice of the site, from 0 to 1.
  func score(_ text: [UInt8], _ range: ByteRange) -> Double {
    guard range.count <= 2000 else { return 0 }
    var doubt = 1.0
    var seen: Set<Int32> = []
    for match in matcher.matches(in: text, range: range) where seen.insert(match.payload).inserted {
      doubt *= 1 - Self.cues[Int(match.payload)].weight
    }
    return ((1 - doubt) * 100).rounded() / 100
  }

  private static let cues: [(phrase: String, weight: Double)] = [
    ("all content herein", 0.5), ("content herein", 0.4), ("is owned by", 0.3), ("owned by author", 0.4),
    ("all rights reserved", 0.5), ("rights reserved", 0.4), ("copyright", 0.3), ("©", 0.3),
    ("views expressed", 0.45), ("opinions expressed", 0.45), ("expressed opinions", 0.45), ("expressed in this", 0.3),
    ("necessarily the views", 0.5), ("necessarily those of", 0.5), ("not necessarily reflect", 0.6),
    ("not necessarily represent", 0.6), ("not reflect the views", 0.6), ("are solely those of", 0.5),
    ("the author's own", 0.3), ("full responsibility", 0.45), ("sole responsibility", 0.45),
    ("solely responsible", 0.45), ("no responsibility", 0.45), ("not responsible for", 0.45), ("no liability", 0.5),
    ("all images", 0.3), ("images within", 0.3), ("satirical in nature", 0.5), ("may not be published", 0.5),
    ("may not be reproduced", 0.6), ("rewritten or redistributed", 0.6), ("without permission", 0.4),
    ("written permission", 0.4), ("written consent", 0.4), ("policy notice", 0.45), ("comment policy", 0.45),
    ("comments policy", 0.45), ("privacy policy", 0.45), ("cookie policy", 0.45), ("editorial policy", 0.3),
    ("terms of use", 0.45), ("terms of service", 0.45), ("terms and conditions", 0.4), ("disclaimer", 0.45),
    ("informational purposes only", 0.6), ("not constitute", 0.4), ("investment advice", 0.3), ("legal advice", 0.3),
    ("medical advice", 0.3), ("affiliates", 0.3), ("advertisers", 0.2), ("this website", 0.2), ("this site", 0.2),
    ("this material", 0.2), ("read full policy", 0.4), ("about us", 0.3), ("contact us", 0.3), ("advertise with", 0.4),
  ]
}
