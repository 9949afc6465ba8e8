import Foundation
import Testing

/// The floors of the house, lowest first: a module imports only from floors below its own.
///
/// Modules of one floor are siblings and share no door. C shims (`C…`) stand below all floors.
private let floors: [[String]] = [
  ["QuireText"],
  ["QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging", "QuireDocument"],
  ["QuireStages"],
  [
    "QuireReaders", "QuireExtraction", "QuireCleanup", "QuireSections", "QuireEntities", "QuireThreads",
    "QuireCuration", "QuireExport",
    "QuirePipelines", "QuirePlugins",
  ],
  ["Quire", "QuireTesting"],
  ["QuireCommand"],
  ["QuireCommandLine"],
]

/// What a module may import from below, where that is less than everything: the document model and the contracts know
/// nothing of recognised values, and what is for stage authors knows no built-in family.
private let closedDoors: [String: Set<String>] = [
  "QuireDocument": ["QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging"],
  "QuireStages": ["QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging"],
  "QuirePipelines": ["QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging"],
  "QuirePlugins": ["QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging"],
  "QuireTesting": [
    "QuireHTML", "QuireMail", "QuireMarkup",
    "QuireReaders", "QuireExtraction", "QuireCleanup", "QuireSections", "QuireEntities", "QuireThreads",
    "QuireCuration", "QuireExport",
    "QuirePlugins",
  ],
]

/// The modules below the readers, which do without Foundation.
private let withoutFoundation: Set<String> = [
  "QuireText", "QuireHTML", "QuireMail", "QuireMarkup", "QuireValues", "QuireTagging", "QuireDocument", "QuireStages",
]

@Suite struct ModuleDirectionTests {
  @Test func modulesImportOnlyFromLowerFloors() throws {
    for (height, modules) in floors.enumerated() {
      let below = Set(floors[..<height].joined())
      for module in modules {
        let allowed = below.subtracting(closedDoors[module, default: []])
        for (file, name) in try Repository.imports(of: module) where name.hasPrefix("Quire") {
          #expect(allowed.contains(name), "\(file) must not import \(name)")
        }
      }
    }
  }

  @Test func everyModuleStandsOnOneFloor() throws {
    let folders = try Repository.folders(in: "Sources").filter { !$0.hasPrefix("C") }
    #expect(Set(folders) == Set(floors.joined()))
    #expect(floors.joined().count == Set(floors.joined()).count)
  }

  @Test func theLowerFloorsDoWithoutFoundation() throws {
    for module in withoutFoundation {
      for (file, name) in try Repository.imports(of: module) {
        #expect(!name.hasPrefix("Foundation"), "\(file) must not import \(name)")
      }
    }
  }
}

/// The files of this repository.
enum Repository {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).filter { name in
      var isFolder: ObjCBool = false
      let path = root.appending(path: folder).appending(path: name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
    .sorted()
  }

  /// The paths below `folder` that end with one of `suffixes`, relative to the root.
  static func files(in folder: String, _ suffixes: String...) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { path in suffixes.contains { path.hasSuffix($0) } && !path.contains(".build/") }
      .map { "\(folder)/\($0)" }
      .sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The files of a module and the modules that each imports.
  static func imports(of module: String) throws -> [(file: String, name: String)] {
    try files(in: "Sources/\(module)", ".swift").flatMap { file in
      try text(file).split(separator: "\n").compactMap { line in
        guard !line.hasPrefix("//") else { return nil }
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 1, words.count > keyword + 1 else { return nil }
        return (file, String(words[keyword + 1].prefix { $0 != "." }))
      }
    }
  }
}
