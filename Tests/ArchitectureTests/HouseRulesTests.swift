import Foundation
import Testing

/// What one would otherwise have to look for in a review.
@Suite struct HouseRulesTests {
  @Test func theTopLevelStaysSmall() throws {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "Pipelines", "Plugins", "docs", "README.md", "LICENSE", "Makefile",
    ]
    let built: Set = ["Package.resolved", "out", "dist"]
    let found = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
      .filter { !$0.hasPrefix(".") && !built.contains($0) }
    #expect(Set(found).subtracting(allowed).isEmpty)
  }

  @Test func noFileIsLongerThanAScreenCanTell() throws {
    for file in try Repository.files(in: "Sources", ".swift") + Repository.files(in: "Plugins", ".swift") {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file) has \(lines) lines")
    }
  }

  @Test func theReadmeSellsAndStarts() throws {
    #expect(try Repository.text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 160)
  }

  @Test func nothingTrapsOnInput() throws {
    for file in try Repository.files(in: "Sources", ".swift") {
      for (number, line) in try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let code = line.prefix { $0 != "/" }
        for trap in ["try!", "as!", "fatalError("] {
          #expect(!code.contains(trap), "\(file):\(number + 1) has \(trap)")
        }
      }
    }
  }

  @Test func unsafePointersStayAtTheBorders() throws {
    // The lowest floor, and the files that speak with a C library.
    let borders = [
      "Sources/QuireText/", "Sources/QuireValues/PatternEngine", "Sources/QuireValues/Language/",
      "Sources/QuirePipelines/YAML/YAMLLoader",
    ]
    for file in try Repository.files(in: "Sources", ".swift") where !borders.contains(where: { file.hasPrefix($0) }) {
      let text = try Repository.text(file)
      for word in ["UnsafeBufferPointer", "UnsafeMutable", "UnsafeRaw", "withUnsafe", "unsafeBitCast"] {
        #expect(!text.contains(word), "\(file) uses \(word)")
      }
    }
  }

  @Test func noTypeIsNamedLikeAModule() throws {
    let modules = Set(try Repository.folders(in: "Sources"))
    for file in try Repository.files(in: "Sources", ".swift") {
      for line in try Repository.text(file).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(where: { ["struct", "enum", "class", "actor", "protocol"].contains($0) }),
          words.count > place + 1
        else { continue }
        let name = words[place + 1].prefix { $0.isLetter || $0.isNumber }
        #expect(!modules.contains(String(name)) && name != "Span", "\(file) names a type \(name)")
      }
    }
  }
}
