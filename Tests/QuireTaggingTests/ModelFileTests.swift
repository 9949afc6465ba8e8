import QuireText
import Testing

@testable import QuireTagging

@Suite struct ModelFileTests {
  private static func error(_ file: [UInt8]) -> String {
    do throws(ModelError) {
      _ = try ModelFile.decode(file)
      return "none"
    } catch { return error.description }
  }

  @Test func theModelThatComesWithQuireIsWhole() throws {
    let model = try TaggingModel.english.get()
    #expect(model.types == ["PERSON", "PLACE", "ORG", "MISC"])
    #expect(model.card.licences.count >= 9 && model.card.scores.count == 3)
    let file = ModelFile.encode(model)
    #expect(file.count < 8_000_000)
    #expect(Self.error(file) == "none")
  }

  @Test func damagedAndForeignFilesAreRefused() throws {
    let file = ModelFile.encode(try TaggingModel.english.get())
    #expect(Self.error(Array("Not a model at all".utf8)).contains("doesn't begin with"))
    #expect(Self.error([]).contains("doesn't begin with"))
    #expect(Self.error(Array(file.prefix(20))).contains("cut off in its header"))
    #expect(Self.error(Array(file.prefix(file.count / 2))).contains("damaged"))
    var turned = file
    turned[file.count / 3] ^= 1
    #expect(Self.error(turned).contains("checksum"))
    var newer = file
    newer[8] = 99
    #expect(Self.error(newer).contains("has format 99"))
  }

  /// Whatever stands in a file, without the checksum to catch it, the answer is a model or an error.
  @Test(arguments: 0..<40)
  func noFileTraps(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    var file = Array(ModelFile.encode(try TaggingModel.english.get()).prefix(4000))
    for _ in 0..<20 { file[Int(random.next() % UInt64(file.count))] = UInt8(truncatingIfNeeded: random.next()) }
    _ = try? ModelFile.decode(file, checks: false)
  }

  /// Names lie in the text, in order, whatever the text is, and are the same a second time.
  @Test(arguments: 0..<20)
  func namesLieInTheText(seed: Int) throws {
    let pieces = [
      "Mara ", "of ", "\u{10400}", "\u{301}", "\n", ".", "\"", "U.S. ", "İ", "漢字", "😀", "-", "A", "'s ", "\0", "  ",
    ]
    var random = SplitMix(seed: UInt64(seed))
    let text = Array((0..<400).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined().utf8)
    var tagger = Tagger(try TaggingModel.english.get())
    let names = tagger.names(in: text)
    for (name, next) in zip(names, names.dropFirst()) { #expect(name.range.upperBound <= next.range.lowerBound) }
    #expect(names.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= text.count })
    #expect(tagger.names(in: text) == names)
  }
}
