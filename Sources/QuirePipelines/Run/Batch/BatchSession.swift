import QuireStages
import QuireText

/// The worker's side of the batch protocol, version 1, which programs of other languages speak over a pipe.
///
/// Both sides send frames: the length as 32 bits, most significant byte first, then as many bytes of JSON. The worker
/// begins with ``handshake``; then each frame that comes is answered by one, in order:
///
/// ```
/// {"batch": 1, "documents": [{"id": "a", "text": "…"}, {"id": "b", "base64": "…", "uri": "b.html"}]}
/// {"batch": 1, "results": [
///   {"index": 0, "id": "a", "document": "a", "fate": "written", "outputs": {"export.jsonl": "…"}}, …]}
/// ```
///
/// `index` is the record's place in the batch, `document` the document's own id. A record with several documents has as
/// many results.
/// A document may name its `format`, and its place (`record`, `offset`, `codecs`) in the file that `uri` names. Fates are
/// `written` with `outputs`, by exporter step (a list where the step has several files; `{"base64": …}` for what is not
/// UTF-8), `rejected` with `reject`, `quarantined` with `quarantine`, `waiting` with `at` and `digest`, `passed`, and
/// `nothing`. What goes wrong with a whole batch is an `error` with `code` and `message` in its place; the next batch is
/// answered as ever.
///
/// Ordered stages need what was before. A batch with `"until": "STEP"` ends before that step and answers with each
/// document's digest. The caller compares them and says in a later batch, for each document and step, what counts:
/// `"met": {"STEP": [{"id": …, "digest": …}]}`, empty for a document that nothing counts for, or the state's own words
/// as `"verdicts": {"STEP": …}`. Digests and verdicts are in Base64.
public struct BatchSession: Sendable {
  /// The version of the protocol.
  public static let version = 1

  private let runner: BatchRunner
  private let programVersion: String
  private let frameLimit: Int

  /// Creates a session; `frameLimit` is the most bytes that a frame may have in either direction.
  public init(_ runner: BatchRunner, programVersion: String, frameLimit: Int) {
    self.runner = runner
    self.programVersion = programVersion
    self.frameLimit = frameLimit
  }

  /// The first frame, which says who is there and what it runs.
  public var handshake: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("quire_worker", Self.version)
    writer.field("version", programVersion)
    writer.field("definition", runner.plan.name)
    writer.field("format", runner.plan.input.format)
    writer.field("frame_limit", frameLimit)
    writer.key("exporters")
    writer.beginArray()
    for step in runner.plan.leaves.compactMap(\.exporter) {
      writer.beginObject()
      writer.field("step", step.name)
      writer.field("component", step.component)
      writer.field("media_type", type(of: step.instance).mediaType)
      writer.field("files", step.instance.files.count)
      writer.endObject()
    }
    writer.endArray()
    writer.key("ordered")
    writer.beginArray()
    for step in runner.plan.orderedSteps {
      writer.beginObject()
      writer.field("step", step.name)
      writer.field("component", step.component)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.take()
  }

  /// The frame that answers `frame`.
  public func answer(_ frame: Frame) async -> [UInt8] {
    do throws(BatchProblem) {
      switch frame {
      case .tooLong(let count):
        throw BatchProblem("frame-too-large", "the frame has \(count) bytes; at most \(frameLimit) are read")
      case .whole(let bytes):
        let request = try BatchRequest(bytes)
        let answer = try await answer(request)
        guard answer.count <= frameLimit else {
          let message = "the answer has \(answer.count) bytes, more than \(frameLimit); send fewer documents at once"
          throw BatchProblem("answer-too-large", message, batch: request.number)
        }
        return answer
      }
    } catch {
      return error.frame
    }
  }

  private func answer(_ request: BatchRequest) async throws(BatchProblem) -> [UInt8] {
    let results: [BatchResult]
    do throws(RunError) { results = try await runner.run(request.documents, until: request.until) } catch {
      throw BatchProblem(error.code.rawValue, error.message, batch: request.number)
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("batch", request.number)
    writer.key("results")
    writer.beginArray()
    for result in results { result.write(to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.take()
  }
}

extension BatchResult {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("index", index)
    writer.field("id", id)
    writer.field("document", document)
    switch fate {
    case .written(let outputs):
      writer.field("fate", "written")
      writer.key("outputs")
      writer.beginObject()
      for output in outputs {
        writer.key(output.step)
        output.write(to: &writer)
      }
      writer.endObject()
    case .rejected(let row):
      writer.field("fate", "rejected")
      writer.key("reject")
      writer.raw(row)
    case .quarantined(let row):
      writer.field("fate", "quarantined")
      writer.key("quarantine")
      writer.raw(row)
    case .waiting(let step, let digest):
      writer.field("fate", "waiting")
      writer.field("at", step)
      writer.field("digest", Base64.text(of: digest))
    case .passed: writer.field("fate", "passed")
    case .nothing: writer.field("fate", "nothing")
    }
    writer.endObject()
  }
}

extension BatchResult.Output {
  fileprivate func write(to writer: inout JSONWriter) {
    guard files.count != 1 || files.isEmpty else { return write(files[0], to: &writer) }
    writer.beginArray()
    for file in files { write(file, to: &writer) }
    writer.endArray()
  }

  private func write(_ bytes: [UInt8], to writer: inout JSONWriter) {
    guard !UTF8Validation.isValid(bytes, in: 0..<bytes.count) else { return writer.string(utf8: bytes) }
    writer.beginObject()
    writer.field("base64", Base64.text(of: bytes))
    writer.endObject()
  }
}
