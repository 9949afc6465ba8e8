import QuireText
import Testing

@Suite struct MarkupTests {
  @Test func knownNamesHaveTheirConstants() {
    let names = MarkupNames()
    #expect(names.string(.div) == "div")
    #expect(names.string(.title) == "title")
    #expect(names.string(.httpEquivalent) == "http-equiv")
    #expect(names.string(.ariaHidden) == "aria-hidden")
    #expect(names.string(.foreignObject) == "foreignObject")
    #expect(names.string(.none).isEmpty && names.string(.overflow).isEmpty)
    #expect(names.name("href") == .href && names.name("HREF") == nil)
    #expect(MarkupName.div.isKnown && !MarkupName.overflow.isKnown)
  }

  @Test func foreignNamesHaveCapitals() throws {
    let names = MarkupNames()
    #expect(try #require(names.name("clippath")).asSVGElement == .clipPath)
    #expect(try #require(names.name("viewbox")).asSVGAttribute == .viewBox)
    #expect(try #require(names.name("definitionurl")).asMathMLAttribute == .definitionURL)
    #expect(try #require(names.name("definitionurl")).asSVGAttribute != .definitionURL)
    #expect(MarkupName.div.asSVGElement == .div)
  }

  @Test func otherNamesAreNumberedAsTheyCome() {
    var names = MarkupNames()
    let bytes = Array("My-Own-Element my-own-element other".utf8)
    let first = names.intern(bytes, in: 0..<14, lowercasing: true)
    #expect(names.intern(bytes, in: 15..<29) == first)
    #expect(names.intern(bytes, in: 0..<14) != first)
    #expect(names.string(first) == "my-own-element")
    #expect(names.intern("other") == names.intern(bytes, in: 30..<35))
    #expect(!first.isKnown)
    #expect(MarkupNames().name("my-own-element") == nil, "documents do not see each other's names")
  }

  @Test func aFullTableSaysSo() {
    var names = MarkupNames()
    for number in 0..<66_000 { _ = names.intern("name-\(number)") }
    #expect(names.count == 65_000)
    #expect(names.intern("one-more") == .overflow)
    #expect(names.intern("name-1000") != .overflow)
    #expect(names.name("name-1000").map { names.string($0) } == "name-1000")
  }

  @Test(arguments: [
    ("DIV>", false, "div", 3), ("a", false, "a", 1), ("data-long-name=1", true, "data-long-name", 14),
    ("x=y", false, "x=y", 3), ("x=y and more", true, "x", 1), ("=x=y and more", true, "=x", 2),
    ("é/ and more of it", false, "é", 2), ("a\u{1}b c d e f g", true, "a\u{1}b", 3),
  ])
  func namesAreReadToTheirEnd(_ text: String, _ isAttribute: Bool, _ name: String, _ end: Int) {
    var names = MarkupNames()
    let read = withHeldBytes(Array(text.utf8)) { names.read($0, from: 0, isAttribute: isAttribute) }
    #expect(names.string(read.name) == name)
    #expect(read.end == end)
    #expect(!read.hasNull)
  }

  @Test func aNullEndsTheReading() {
    var names = MarkupNames()
    for text in ["a\0b", "a\0b and more of it", "\0"] {
      #expect(withHeldBytes(Array(text.utf8)) { names.read($0, from: 0, isAttribute: true) }.hasNull)
    }
  }

  /// Every place of every length up to a few words, against a loop over single bytes.
  @Test func scansFindWhatALoopFinds() {
    var state: UInt64 = 7
    let kinds: [UInt8] = [0x3C, 0x26, 0x0D, 0, 0x61, 0x3D, 0x27, 0x0C, 0x25, 0x01, 0xFF, 0x80, 0x8D]
    for length in 0..<70 {
      for round in 0..<20 {
        let bytes = (0..<length).map { _ -> UInt8 in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let number = Int(state >> 33)
          return number % (round + 1) == 0 ? kinds[number % kinds.count] : 0x78
        }
        for start in [0, length / 3, length] { check(bytes, start) }
      }
    }
  }

  private func check(_ bytes: [UInt8], _ start: Int) {
    let end = bytes[start...].firstIndex(of: 0x3C) ?? bytes.count
    let before = bytes[start..<end]
    var seen: UInt8 = before.contains(0x26) ? 1 : 0
    if before.contains(0x0D) { seen |= 2 }
    if before.contains(0) { seen |= 4 }
    withHeldBytes(bytes) { held in
      let scan = held.scan(from: start, to: 0x3C)
      #expect(scan.end == end && scan.seen == seen)
      #expect(held.first(0x3C, from: start) == end)
      if start == 0 { #expect(held.count(of: 0x78) == bytes.count { $0 == 0x78 }) }
    }
  }

  @Test func countsBeyondOneLane() {
    let bytes = Array(repeating: 0x3C as UInt8, count: 100_003)
    #expect(withHeldBytes(bytes) { $0.count(of: 0x3C) } == 100_003)
  }

  @Test func readingBeyondTheEndGivesNull() {
    withHeldBytes([0x61]) { held in
      #expect(held[0] == 0x61 && held[1] == 0 && held[-1] == 0 && held[.max] == 0)
    }
    withHeldBytes([]) { held in
      #expect(held[0] == 0 && held.count == 0)
      #expect(held.scan(from: 0, to: 0x3C).end == 0)
    }
  }
}
