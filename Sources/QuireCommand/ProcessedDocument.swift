import ArgumentParser
import Quire
import QuireDocument
import QuirePipelines
import QuireStages

extension DefinitionArguments {
  /// The document at `path` after its way through `plan`, of which nothing is written; errors end the program.
  func processed(
    _ path: String,
    record: Int?,
    _ plan: Plan,
    _ registry: Registry,
    knowing knowledge: CorpusKnowledge? = nil,
    evidence: Int = 0
  ) throws -> Document {
    switch grants.load(path) {
    case .failure(let error):
      Terminal.error("\"\(path)\" can't be read: \(error.why)")
      throw ExitCode(1)
    case .success(let bytes):
      do throws(Failure) {
        var read = try SingleDocument(registry: registry, plan: plan).read(bytes, uri: path, record: record)
        try plan.run(&read, knowing: knowledge, evidence: evidence)
        return read
      } catch {
        Terminal.error("\(error.by): \(error.message)")
        throw ExitCode(2)
      }
    }
  }
}

extension Plan {
  /// The component behind each step, by the step's name.
  var components: [String: String] {
    Dictionary(leaves.map { ($0.name, $0.component) }) { first, _ in first }
  }
}
