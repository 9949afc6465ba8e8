import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Runs one case of a golden file.
struct GoldenRun {
  let component: String
  let registry: Registry

  /// The dump of the document, or the exporters' bytes where the case asks for `output`, or the error.
  func outcome(of item: GoldenFile.Case) -> String {
    do {
      return try run(item)
    } catch {
      return "error: \(error)\n"
    }
  }

  private func run(_ item: GoldenFile.Case) throws -> String {
    var document = TestDocument.plain(input(of: item))
    var output: [UInt8] = []
    for step in try steps(of: item) {
      var context = StageContext(step: step.name)
      switch step.instance {
      case .stage(let stage):
        try document.apply(stage.process(document, in: &context), by: step.name)
      case .exporter(let exporter):
        output += exporter.head
        try exporter.encode(document, into: &output, in: &context)
        output += exporter.tail
      case .reader:
        document = try read(input(of: item), with: step.instance)
      }
      let broken = document.brokenAccounts()
      guard broken.isEmpty else {
        return "error: the law of conservation is broken: \(broken.joined(separator: "; "))\n"
      }
    }
    guard item["output"] != nil else { return document.dump }
    let text = String(decoding: output, as: UTF8.self)
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  private func input(of item: GoldenFile.Case) -> String {
    if let escaped = item["input escaped"] { return TestDocument.unescaped(String(escaped.dropLast())) }
    return String((item["input"] ?? "\n").dropLast())
  }

  private func read(_ input: String, with instance: ComponentSpec.Instance) throws -> Document {
    guard case .reader(let reader) = instance else { return TestDocument.plain(input) }
    var splitter = reader.makeSplitter()
    let records = try splitter.append(Array(input.utf8)) + splitter.finish()
    guard let record = records.first else { return TestDocument.plain("") }
    let locator = Locator(uri: "test", record: record.number, offset: record.offset)
    switch reader.read(record, in: ReadContext(id: "test", locator: locator)) {
    case .document(let document): return document
    case .failure(let failure): throw failure
    case .nothing: return TestDocument.plain("")
    }
  }

  private func steps(of item: GoldenFile.Case) throws -> [(name: String, instance: ComponentSpec.Instance)] {
    guard let yaml = item["stages"], let items = try YAMLLoader.load(Array(yaml.utf8))?.items else {
      return [(component, try make(component, []))]
    }
    return try items.map { node in
      let name = node.text ?? node["stage"]?.text ?? component
      guard case .map(let values) = node["with"]?.value ?? .map([]) else { throw GoldenError(text: "with is no map") }
      return (node["id"]?.text ?? name, try make(name, values))
    }
  }

  private func make(_ name: String, _ values: [OptionValue.Member]) throws -> ComponentSpec.Instance {
    guard let spec = registry[name] else { throw GoldenError(text: "no component is called \"\(name)\"") }
    return try spec.make(values, Setup(step: name)).get()
  }
}

/// A golden file that can't be run.
struct GoldenError: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
