import FoundationEssentials
public import QuireStages

/// A golden file: Markdown whose fenced blocks say what goes in and what must come out.
///
/// The title of the file names a component (``# `cleanup.remove-boilerplate` ``). Every `##` heading is a case with an
/// `input` block and a `document` block (the document's dump) or an `output` block (an exporter's bytes); a `stages`
/// block holds the steps in YAML, as in a definition, where the case is more than the component with its defaults.
/// A case with several `input` blocks is a corpus: all of them go through the steps, corpus stages see them all, and the
/// dumps come one after another. In an `input escaped` block `\u{A0}` stands for a no-break space. Set `UPDATE_GOLDENS=1` to rewrite what comes out;
/// the test still fails, so that nobody commits a rewrite unread.
public struct Golden: Sendable {
  let url: URL

  /// The file's name.
  public var name: String { url.lastPathComponent }

  /// The golden files in the `Goldens` folder next to `file`, in the order of their names.
  public static func all(nextTo file: String = #filePath) throws -> [Golden] {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }
      .sorted()
      .map { Golden(url: folder.appending(path: $0)) }
  }

  /// Runs every case with the components of `families` and returns what differs, as text fit for a test failure.
  public func differences(using families: [StageFamily]) throws -> [String] {
    let registry = try Registry(families)
    let markdown = try String(contentsOf: url, encoding: .utf8)
    var file = GoldenFile(markdown)
    guard !file.cases.isEmpty else { return ["\(url.lastPathComponent): there are no cases"] }
    let found = file.cases.map { GoldenRun(component: file.component, registry: registry).outcome(of: $0) }
    let differences = zip(file.cases, found).filter { $0.expected != $1 }.map { item, found in
      "\(url.lastPathComponent), \(item.title)\nexpected:\n\(item.expected)\nfound:\n\(found)"
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil, !differences.isEmpty {
      file.rewrite(found)
      try file.markdown.write(to: url, atomically: true, encoding: .utf8)
    }
    return differences
  }
}
