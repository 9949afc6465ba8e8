import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Runs one case of a golden file.
struct GoldenRun {
  private typealias Step = (name: String, instance: ComponentSpec.Instance)

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
    let inputs = inputs(of: item)
    var documents = inputs.enumerated().map { number, input in
      TestDocument.plain(input, id: number == 0 ? "test" : "test-\(number + 1)")
    }
    var output: [UInt8] = []
    for step in try steps(of: item) {
      let memory = try Self.memory(of: step, documents)
      var met = try Self.met(by: step)
      for index in documents.indices {
        try run(step, memory, &met, on: &documents[index], input: inputs[index], &output)
        let broken = documents[index].brokenAccounts()
        guard broken.isEmpty else {
          return "error: the law of conservation is broken: \(broken.joined(separator: "; "))\n"
        }
      }
    }
    guard item["output"] != nil else { return Self.dump(of: documents) }
    let text = String(decoding: output, as: UTF8.self)
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  private func run(
    _ step: Step,
    _ memory: (any CorpusMemory)?,
    _ met: inout (any OrderedMemory)?,
    on document: inout Document,
    input: String,
    _ output: inout [UInt8]
  ) throws {
    var context = StageContext(step: step.name)
    switch step.instance {
    case .stage(let stage):
      try document.apply(stage.process(document, in: &context), by: step.name)
    case .corpusStage:
      if let memory { try document.apply(memory.process(document, in: &context), by: step.name) }
    case .orderedStage(let stage):
      let digest = try stage.digest(of: document, in: &context)
      let verdict = try met?.meet(digest, of: document.id) ?? []
      try document.apply(stage.process(document, given: verdict, in: &context), by: step.name)
    case .exporter(let exporter):
      let files = exporter.files
      var parts = [OutputPart](repeating: OutputPart(), count: files.count)
      try exporter.encode(document, intoFiles: &parts, in: &context)
      for (file, part) in zip(files, parts) {
        if files.count > 1 { output += Array("--- \(file.path)\n".utf8) }
        let contents = file.contents([part])
        output += file.finisher.map { Array($0.words(for: contents).utf8) } ?? contents
        if files.count > 1, output.last != 0x0A { output.append(0x0A) }
      }
    case .reader:
      document = try read(input, with: step.instance, id: document.id)
    }
  }

  /// What a corpus stage sees in `documents`; `nil` for other components.
  private static func memory(of step: Step, _ documents: [Document]) throws -> (any CorpusMemory)? {
    guard case .corpusStage(let stage) = step.instance else { return nil }
    var memory = stage.makeMemory()
    for document in documents {
      var context = StageContext(step: step.name)
      try memory.observe(document, in: &context)
    }
    return memory
  }

  /// The memory of an ordered stage that has met nothing; `nil` for other components.
  private static func met(by step: Step) throws -> (any OrderedMemory)? {
    guard case .orderedStage(let stage) = step.instance else { return nil }
    return try stage.makeMemory()
  }

  private static func dump(of documents: [Document]) -> String {
    guard documents.count > 1 else { return documents.first?.dump ?? "" }
    return documents.enumerated().map { "document \($0 + 1)\n\($1.dump)" }.joined()
  }

  private func inputs(of item: GoldenFile.Case) -> [String] {
    let inputs = item.blocks.compactMap { block -> String? in
      switch block.name {
      case "input": String(block.text.dropLast())
      case "input escaped": TestDocument.unescaped(String(block.text.dropLast()))
      default: nil
      }
    }
    return inputs.isEmpty ? [""] : inputs
  }

  private func read(_ input: String, with instance: ComponentSpec.Instance, id: String) throws -> Document {
    guard case .reader(let reader) = instance else { return TestDocument.plain(input) }
    var splitter = reader.makeSplitter()
    let records = try splitter.append(Array(input.utf8)) + splitter.finish()
    guard let record = records.first else { return TestDocument.plain("") }
    let locator = Locator(uri: "test", record: record.number, offset: record.offset)
    switch reader.read(record, in: ReadContext(id: id, locator: locator)) {
    case .document(let document): return document
    case .failure(let failure): throw failure
    case .nothing: return TestDocument.plain("")
    }
  }

  private func steps(of item: GoldenFile.Case) throws -> [Step] {
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
