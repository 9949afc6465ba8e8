import QuireText

/// A batch as it comes over the wire; see ``BatchSession``.
struct BatchRequest {
  /// The number that the answer has.
  let number: Int

  /// The ordered step before which documents stop.
  let until: String?

  let documents: [BatchDocument]

  /// Reads a frame.
  ///
  /// - Throws: `BatchProblem` that says what is wrong with it.
  init(_ frame: [UInt8]) throws(BatchProblem) {
    let json: JSONDocument
    let limits = JSONLimits(maximumBytes: max(1, frame.count), maximumDepth: 32)
    do throws(JSONError) { json = try JSONParser(limits: limits).parse(frame) } catch {
      throw BatchProblem("bad-json", "the frame is not JSON: \(error.message)")
    }
    guard let batch = json.root["batch"]?.integer else {
      throw BatchProblem("bad-request", "\"batch\" must be the number of the batch")
    }
    number = Int(batch)
    until = json.root["until"]?.string
    guard let list = json.root["documents"], list.kind == .array else {
      throw BatchProblem("bad-request", "\"documents\" must be a list", batch: number)
    }
    var documents: [BatchDocument] = []
    for (place, node) in list.elements.enumerated() {
      do throws(BatchProblem) { documents.append(try BatchDocument(node)) } catch {
        throw BatchProblem(error.code, "document \(place): \(error.message)", batch: number)
      }
    }
    self.documents = documents
  }
}

/// Why a batch was not done.
struct BatchProblem: Error, Equatable {
  let code: String
  let message: String
  var batch: Int?

  init(_ code: String, _ message: String, batch: Int? = nil) {
    self.code = code
    self.message = message
    self.batch = batch
  }

  /// The frame that says so.
  var frame: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("batch", batch)
    writer.key("error")
    writer.beginObject()
    writer.field("code", code)
    writer.field("message", message)
    writer.endObject()
    writer.endObject()
    return writer.take()
  }
}

extension BatchDocument {
  fileprivate init(_ node: JSONNode) throws(BatchProblem) {
    guard let id = node["id"]?.string else { throw BatchProblem("bad-request", "\"id\" must be a string") }
    let bytes: [UInt8]
    if let text = node["text"]?.string {
      bytes = Array(text.utf8)
    } else if let decoded = node["base64"]?.string.flatMap(Base64.bytes) {
      bytes = decoded
    } else {
      throw BatchProblem("bad-request", "\"text\" must be a string, or \"base64\" a string in Base64")
    }
    self.init(
      id: id,
      bytes: bytes,
      uri: node["uri"]?.string ?? id,
      format: node["format"]?.string,
      record: node["record"]?.integer.map { Int($0) },
      offset: node["offset"]?.integer.map { Int($0) },
      codecs: node["codecs"]?.elements.compactMap(\.string) ?? [],
      knowledge: try Self.knowledge(node)
    )
  }

  private static func knowledge(_ node: JSONNode) throws(BatchProblem) -> [String: Knowledge] {
    var result: [String: Knowledge] = [:]
    if let met = node["met"] {
      for member in met.members { result[member.name] = .met(try meetings(member.value)) }
    }
    guard let verdicts = node["verdicts"] else { return result }
    for member in verdicts.members {
      guard let verdict = member.value.string.flatMap(Base64.bytes) else {
        throw BatchProblem("bad-request", "a verdict must be a string in Base64")
      }
      result[member.name] = .verdict(verdict)
    }
    return result
  }

  private static func meetings(_ node: JSONNode) throws(BatchProblem) -> [Meeting] {
    var result: [Meeting] = []
    for element in node.elements {
      guard let id = element["id"]?.string, let digest = element["digest"]?.string.flatMap(Base64.bytes) else {
        throw BatchProblem("bad-request", "what was met must have an \"id\" and a \"digest\" in Base64")
      }
      result.append(Meeting(id: id, digest: digest))
    }
    return result
  }
}
