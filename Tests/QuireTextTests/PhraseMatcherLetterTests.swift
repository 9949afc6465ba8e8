import Foundation
import QuireText
import Testing

/// The matcher's own small tables of letters, held against the standard library's.
@Suite struct PhraseMatcherLetterTests {
  private static let latin: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x1E00...0x1EFF]

  /// A capital with no simple folding (İ), and one whose small letter (ƞ) lies in no range of the table.
  private static let withoutSmallLetter: Set<UInt32> = [0x130, 0x220]

  private func finds(_ phrase: String, in text: String, _ options: PhraseMatcher.Options = .init()) -> Bool {
    var builder = PhraseMatcher.Builder(options: options)
    builder.add(Array(phrase.utf8), payload: 1, caseMode: options.foldsAccents ? .exact : .fold)
    return builder.build().firstMatch(in: Array(text.utf8))?.range == 0..<text.utf8.count
  }

  @Test(arguments: latin)
  func everyAccentedLatinLetterEqualsItsBase(_ range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) where scalar.properties.isAlphabetic {
      let letter = String(scalar)
      guard let base = letter.decomposedStringWithCanonicalMapping.unicodeScalars.first, base.isASCII else { continue }
      #expect(finds("x\(base)y", in: "x\(letter)y", .init(foldsAccents: true)), "\(letter) is \(base)")
      #expect(!finds("x\(base)y", in: "x\(letter)y"), "\(letter) is not \(base) where accents count")
    }
  }

  @Test(
    arguments: [
      0x41...0x5A, 0xC0...0x17F, 0x1CD...0x1DC, 0x1F8...0x233, 0x386...0x3AB, 0x3D8...0x3EF, 0x400...0x52F,
      0x531...0x556, 0x1E00...0x1EFF, 0xFF21...0xFF3A,
    ] as [ClosedRange<UInt32>]
  )
  func everyCapitalEqualsItsSmallLetter(_ range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) where !Self.withoutSmallLetter.contains(scalar.value) {
      let small = scalar.properties.lowercaseMapping
      guard small != String(scalar), small.unicodeScalars.count == 1, scalar.properties.isUppercase else { continue }
      #expect(finds("x\(small)y", in: "X\(scalar)Y"), "\(small) is \(scalar)")
    }
  }
}
