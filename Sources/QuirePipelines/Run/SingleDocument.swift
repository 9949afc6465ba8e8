public import QuireDocument
public import QuireStages
import QuireText

/// Reads and runs one document that is in memory already.
public struct SingleDocument: Sendable {
  private let registry: Registry
  private let format: String
  private let reader: (any Reader)?

  /// Creates a reader of single documents; `format` is a reader's name, or `auto` for what name and head tell.
  public init(registry: Registry, format: String = "auto", reader: (any Reader)? = nil) {
    self.registry = registry
    self.format = format
    self.reader = reader
  }

  /// The first document in `bytes`.
  ///
  /// - Throws: `Failure` where there is none.
  public func read(_ bytes: [UInt8], uri: String, id: String? = nil) throws(Failure) -> Document {
    let (name, reader) = try chosenReader(bytes, uri)
    var splitter = reader.makeSplitter()
    var records: [Record] = []
    do throws(ReadError) {
      if !bytes.isEmpty { records += try splitter.append(bytes) }
      records += try splitter.finish()
    } catch {
      guard !records.isEmpty else {
        throw Failure(by: name, code: error.code, message: error.message, offset: error.offset)
      }
    }
    let stem = id ?? uri.split(separator: "/").last.map(String.init) ?? "document"
    for record in records {
      let locator = Locator(uri: uri, record: record.number, offset: record.offset)
      switch reader.read(record, in: ReadContext(id: stem, locator: locator)) {
      case .document(let document): return document
      case .nothing: continue
      case .failure(let failure):
        throw Failure(by: name, code: failure.code, message: failure.message, line: record.line, offset: failure.offset)
      }
    }
    throw Failure(by: name, code: "no-document", message: "there is no document in \"\(uri)\"")
  }

  private func chosenReader(_ bytes: [UInt8], _ uri: String) throws(Failure) -> (String, any Reader) {
    if let reader { return (format, reader) }
    let head = Array(bytes.prefix(RecordStream.headCount))
    let name = uri.lowercased()
    let spec: ComponentSpec? =
      format != "auto"
      ? registry[format]
      : registry.readers.first { $0.suffixes.contains { name.hasSuffix($0) } }
        ?? registry.readers.first { $0.recognizes(head) } ?? registry["text"]
    guard let spec, case .success(.reader(let reader)) = spec.make([], Setup(step: spec.name)) else {
      throw Failure(by: "input", code: "unknown-format", message: "there is no reader called \"\(format)\"")
    }
    return (spec.name, reader)
  }
}

extension Plan {
  /// Takes `document` through all steps; nothing is written.
  ///
  /// - Throws: `Failure` where a stage fails on it.
  public func run(_ document: inout Document) throws(Failure) {
    var steps = StepRunner(plan: self)
    do throws(StepFailure) { try steps.run(&document) } catch { throw error.failure }
  }
}
