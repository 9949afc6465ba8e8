import Foundation
import QuireHTML
import Testing

/// The cases of html5lib, where they are beside the repository, and our own.
@Suite struct ConformanceTests {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
  static let shared = root.appending(path: "../shared/data/html5lib").standardizedFileURL
  static let hasShared = FileManager.default.fileExists(atPath: shared.path)
  static let own = URL(filePath: #filePath).appending(path: "../Cases").standardizedFileURL

  static func files(_ folder: URL, _ suffix: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(suffix) }.sorted()
  }

  @Test(.enabled(if: hasShared, "the html5lib cases are not in ../shared"))
  func theCasesAreThere() {
    #expect(Self.files(Self.shared.appending(path: "tree-construction"), ".dat").count > 50)
    #expect(Self.files(Self.shared.appending(path: "tokenizer"), ".test").count > 10)
  }

  @Test(arguments: files(shared.appending(path: "tree-construction"), ".dat"))
  func treeConstruction(_ file: String) throws {
    for test in try TreeCase.read(Self.shared.appending(path: "tree-construction/\(file)")) {
      for failure in test.failures() { Issue.record("\(failure)") }
    }
  }

  @Test(arguments: files(shared.appending(path: "tokenizer"), ".test"))
  func tokenizer(_ file: String) throws {
    for test in try TokenizerCase.read(Self.shared.appending(path: "tokenizer/\(file)")) {
      let tokens = test.tokens()
      if tokens != test.expected {
        Issue.record("\(file), \(test.description), \(test.state): expected \(test.expected), got \(tokens)")
      }
    }
  }

  @Test(arguments: files(own, ".dat"))
  func ownCases(_ file: String) throws {
    let cases = try TreeCase.read(Self.own.appending(path: file))
    #expect(!cases.isEmpty)
    for test in cases {
      for failure in test.failures() { Issue.record("\(failure)") }
    }
  }
}
