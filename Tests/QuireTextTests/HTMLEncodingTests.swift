import Foundation
import Testing

@testable import QuireText

@Suite struct HTMLEncodingTests {
  // MARK: What pages declare

  @Test(
    arguments: [
      ("<meta charset=koi8-r>", .koi8R), ("<META CHARSET = 'KOI8-R'>", .koi8R), ("<meta/charset=\"koi8-r\"/>", .koi8R),
      ("<meta charset='koi8-r", nil), ("<meta charset=koi8-r", nil), ("<metacharset=koi8-r>", nil),
      ("<meta name=a content=b charset=koi8-r>", .koi8R), ("<meta charset=nonsense><meta charset=koi8-r>", .koi8R),
      ("<meta charset=koi8-r charset=big5>", .koi8R), ("<meta charset=utf-16>", .utf8),
      ("<meta charset=utf-16be>", .utf8), ("<meta charset=x-user-defined>", .windows1252),
      ("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", .koi8R),
      ("<meta content='text/html; charset=koi8-r' http-equiv='Content-Type'>", .koi8R),
      ("<meta content='text/html; charset=koi8-r'>", nil), ("<meta http-equiv=refresh content='charset=koi8-r'>", nil),
      ("<meta http-equiv=content-type content='charset charset = \"koi8-r\"'>", .koi8R),
      ("<meta http-equiv=content-type content='charset=\"koi8-r'>", nil),
      ("<meta http-equiv=content-type content='charset=koi8-r; x'>", .koi8R),
      ("<meta http-equiv=content-type content='charset='>", nil),
      ("<meta charset=nonsense http-equiv=content-type content='charset=big5'>", .big5),
      ("<!-- <meta charset=big5> --><meta charset=koi8-r>", .koi8R), ("<!--><meta charset=koi8-r>", .koi8R),
      ("<!-- <meta charset=big5>", nil), ("<a title='<meta charset=big5>'><meta charset=koi8-r>", .koi8R),
      ("<? <meta charset=koi8-r>", nil), ("<?x><meta charset=koi8-r>", .koi8R), ("</ <b><meta charset=koi8-r>", .koi8R),
      ("<!doctype html><meta charset=koi8-r>", .koi8R), ("a < b <meta charset=koi8-r>", .koi8R), ("<", nil), ("", nil),
      ("<?xml version='1.0' encoding='koi8-r'?><html>", .koi8R), ("<?xml encoding = \"utf-16\"?>", .utf8),
      ("<?xml encoding='koi8-r'?><meta charset=big5>", .big5), (" <?xml encoding='koi8-r'?>", nil),
      ("<?xml encoding='koi8 r'?>", nil), ("<?xml encoding=koi8-r?>", nil), ("<?xml encoding='koi8-r'", nil),
      ("<\0?\0x\0m\0", .utf16LE), ("\0<\0?\0x", .utf16BE),
    ] as [(String, Charset?)]
  )
  func aPageDeclares(_ page: String, _ charset: Charset?) {
    #expect(declared(page)?.charset == charset)
  }

  @Test func theScanGoesOnToTheEndOfTheHead() {
    let long = String(repeating: "<link rel=stylesheet href=style.css>\n", count: 100)
    #expect(declared("<head>" + long + "<meta charset=koi8-r>")?.charset == .koi8R)
    #expect(declared("<head>" + long + "</head><meta charset=koi8-r>") == nil)
    #expect(declared("<head>" + long + "<body class=a><meta charset=koi8-r>") == nil)
    #expect(declared("</head><body><meta charset=koi8-r>")?.charset == .koi8R)
    let longer = String(repeating: " ", count: HTMLEncodingPrescan.longestHead)
    #expect(declared(longer + "<meta charset=koi8-r>") == nil)
  }

  @Test func damagedHeadsEndInLinearTime() {
    for unit in [
      "<", "<meta ", "<meta a", "<!--", "<meta content='charset", "<a b='", "<meta charset=", "charset", "</",
    ] {
      for prefix in ["", "<meta http-equiv=content-type content='"] {
        #expect(declared(prefix + String(repeating: unit, count: 20_000)) == nil)
      }
    }
    for seed in 0..<500 {
      var random = SeededRandom(seed: seed)
      let words = [
        "<", "meta", " ", "charset", "=", "'", "\"", ">", "/", "--", "!", "content", "?xml", "encoding", "x",
      ]
      let page = (0..<60).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
      #expect(declared(page) == declared(page))
    }
  }

  // MARK: Whom to believe

  @Test func theOrderOfEvidence() {
    let page = bytes("<meta charset=koi8-r><p>") + [0xC1, 0xC2, 0xD7]
    #expect(sniffHTMLEncoding([0xEF, 0xBB, 0xBF] + page, transport: "big5").charset == .utf8)
    #expect(sniffHTMLEncoding([0xEF, 0xBB, 0xBF] + page, transport: "big5").how == .bom)
    #expect(sniffHTMLEncoding([0xEF, 0xBB, 0xBF] + page, transport: "big5").refusedDeclaration == "big5")
    #expect(sniffHTMLEncoding(page, transport: "windows-1251") == guess(.windows1251, .transport))
    #expect(sniffHTMLEncoding(page) == guess(.koi8R, .meta))
    #expect(sniffHTMLEncoding(page, transport: "nonsense") == guess(.koi8R, .meta, refused: "nonsense"))
    let old = bytes("<?xml version='1.0' encoding='koi8-r'?><p>") + [0xC1, 0xC2, 0xD7]
    #expect(sniffHTMLEncoding(old) == guess(.koi8R, .xmlDeclaration))
    #expect(sniffHTMLEncoding(bytes("<p>Привет, мир")).how == .utf8Valid)
    #expect(sniffHTMLEncoding([]).charset == .utf8)
  }

  @Test func bytesThatAreUTF8RefuteALegacyDeclaration() {
    let page = bytes("<meta charset=iso-8859-1><p>Déjà vu à l’école")
    let guess = sniffHTMLEncoding(page)
    #expect(guess.charset == .utf8)
    #expect(guess.refusedDeclaration == "windows-1252")
    #expect(sniffHTMLEncoding(page, transport: "ISO-8859-2").refusedDeclaration == "ISO-8859-2")
    #expect(sniffHTMLEncoding(page, transport: "utf-8") == self.guess(.utf8, .transport))
    #expect(sniffHTMLEncoding(bytes("<meta charset=iso-8859-1><p>plain")) == self.guess(.windows1252, .meta))
    #expect(sniffHTMLEncoding(bytes("<meta charset=shift_jis><p>日本の船長は甲板に")).charset == .utf8)
    #expect(sniffHTMLEncoding(bytes("<p>Déjà vu"), transport: "utf-16").charset == .utf8)
  }

  @Test func bytesThatAreNoUTF8RefuteIt() {
    let page = bytes("<meta charset=utf-8><p>It") + [0x92] + bytes("s 5 ") + [0x80]
    let guess = sniffHTMLEncoding(page + bytes("."))
    #expect(guess.charset == .windows1252)
    #expect(guess.how == .detected)
    #expect(guess.refusedDeclaration == "utf-8")
    #expect(sniffHTMLEncoding(bytes("<p>Caf") + [0xE9, 0x2E], transport: "utf-8").charset == .windows1252)
    // Whole characters speak for it, and so does one that the end cuts off.
    #expect(sniffHTMLEncoding(page + bytes(" – Déjà vu")).charset == .utf8)
    #expect(sniffHTMLEncoding(bytes("<meta charset=utf-8>3 ") + [0xE2, 0x82]).charset == .utf8)
    // The second declaration is asked when the first is refuted.
    let russian = bytes("<meta charset=windows-1251><p>") + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    #expect(sniffHTMLEncoding(russian, transport: "utf-8") == self.guess(.windows1251, .meta, refused: "utf-8"))
  }

  @Test func zeroBytesTellUTF16() {
    let little = "<meta charset=utf-8><p>Ship".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(sniffHTMLEncoding(little).charset == .utf16LE)
    #expect(sniffHTMLEncoding(little, transport: "utf-16") == guess(.utf16LE, .transport))
    #expect(sniffHTMLEncoding(little, transport: "utf-8").refusedDeclaration == "utf-8")
  }

  private func guess(_ charset: Charset, _ how: CharsetGuess.How, refused: String? = nil) -> CharsetGuess {
    CharsetGuess(charset, how, confidence: 0.95, refusedDeclaration: refused)
  }

  private func declared(_ page: String) -> HTMLEncodingDeclaration? {
    Array(page.utf8).withUnsafeBufferPointer { declaredHTMLEncoding($0) }
  }
}

/// The cases of html5lib, where they stand beside the repository.
@Suite struct HTMLEncodingConformanceTests {
  static let folder = SegmentationSharedData.folder.appendingPathComponent("data/html5lib/encoding")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  @Test(
    .enabled(if: isThere, "needs ../shared/data/html5lib"),
    arguments: ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"]
  )
  func casesOfOthers(file: String) throws {
    let data = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    let cases = Self.cases(data)
    #expect(!cases.isEmpty)
    for (number, (page, expected)) in cases.enumerated() {
      let guess = sniffHTMLEncoding(page)
      // windows-1252 is what the cases expect where nothing is declared, and some declare what their bytes refute.
      let declared = page.withUnsafeBufferPointer { declaredHTMLEncoding($0) }?.charset ?? .windows1252
      #expect((guess.how == .bom ? guess.charset : declared) == Charset(label: expected), "\(file), case \(number + 1)")
    }
  }

  @Test(.enabled(if: isThere, "needs ../shared/data/html5lib"))
  func textWithoutADeclaration() throws {
    let data = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent("chardet/test_big5.txt")))
    #expect(sniffHTMLEncoding(data).charset == .big5)
  }

  /// The pages and the encodings of a file of `#data` and `#encoding` blocks.
  private static func cases(_ bytes: [UInt8]) -> [(page: [UInt8], encoding: String)] {
    var cases: [(page: [UInt8], encoding: String)] = []
    var page: [UInt8] = []
    var isEncoding = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.elementsEqual("#data".utf8) {
        (page, isEncoding) = ([], false)
      } else if line.elementsEqual("#encoding".utf8) {
        isEncoding = true
      } else if !isEncoding {
        page += line + [0x0A]
      } else if !line.isEmpty {
        cases.append((page, String(decoding: line, as: UTF8.self)))
        isEncoding = false
      }
    }
    return cases
  }
}
