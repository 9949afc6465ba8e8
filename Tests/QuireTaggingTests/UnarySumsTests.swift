import QuireText
import Testing

@testable import QuireTagging

/// Sums that are kept from one text to the next change nothing.
@Suite struct UnarySumsTests {
  private static let texts = [
    "Mara Vedder of the University of Leeds met Mr. O'Leary in New York, U.S., on 14 May.\nShe left; Vedder stayed.",
    "mara vedder met bob in new york, said the ministry of transport. nobody knew",
    "MARA VEDDER OF ACME CORP. MET JON BRAGA IN PARIS\n\nLeeds. A. B. É. vedder Vedder VEDDER",
    "x", "", "Œuvre d’Été\u{301} 漢字 😀 -- ...", "Mara Mara Mara Mara Mara Mara Mara",
  ]

  /// The values as they come from every feature of every token, row by row.
  private static func plainly(_ model: TaggingModel, _ tokens: [TaggingToken], _ sequence: Range<Int>) -> [[Float]] {
    let extractor = FeatureExtractor(tokens, sequence, model.clusters)
    return sequence.map { index in
      var sink = RowSink(hashBits: model.hashBits)
      extractor.extract(at: index, into: &sink)
      sink.keepRows(of: model.index)
      return (0..<model.labels.count).map { label in
        let weights = (0..<sink.count).map { model.rows[Int(sink.places[$0])].weight(label) }
        return Float(weights.reduce(0, +)) * model.scale
      }
    }
  }

  @Test func keptSumsAreThoseOfAllFeatures() throws {
    let model = try TaggingModel.english.get()
    var sums = UnarySums(model)
    var unaries = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: 400)
    for text in Self.texts + Self.texts {
      let bytes = Array(text.utf8)
      var bare = PreparedTokens(bytes, 0..<bytes.count, nil, model.lists)
      var full = PreparedTokens(bytes, 0..<bytes.count, model.clusters, model.lists)
      bare.fillContext()
      full.fillContext()
      for (start, end) in zip(full.starts, full.starts.dropFirst()) {
        sums.fill(&unaries, bare.tokens, start..<end)
        let expected = Self.plainly(model, full.tokens, start..<end)
        let found = (0..<end - start).map { place in (0..<model.labels.count).map { unaries[place][$0] } }
        #expect(found == expected)
      }
    }
  }

  @Test func aUsedTaggerFindsWhatANewOneFinds() throws {
    let model = try TaggingModel.english.get()
    var used = Tagger(model)
    // More forms than are kept, so that all begins anew in between.
    let many = (0..<17_000).map { "Name\($0) x\($0)" }.joined(separator: " ")
    for text in Self.texts + [many] + Self.texts {
      var new = Tagger(model)
      let bytes = Array(text.utf8)
      #expect(used.names(in: bytes) == new.names(in: bytes))
    }
  }
}
