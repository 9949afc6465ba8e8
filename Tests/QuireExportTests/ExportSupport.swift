import Foundation
import QuireDocument
import QuireExport
import QuireStages
import QuireText
import Testing

/// Runs exporters for tests.
enum Export {
  static let families = [exportFamily]

  /// The bytes of a file that holds `documents`.
  static func bytes(_ name: String, _ options: [OptionValue.Member] = [], _ documents: Document...) throws -> [UInt8] {
    let registry = try Registry([exportFamily])
    let spec = try #require(registry["export.\(name)"])
    guard case .exporter(let exporter) = try spec.make(options, Setup(step: "export")).get() else { return [] }
    return try files(of: exporter, documents).first?.bytes ?? []
  }

  /// The files that an exporter writes for `documents`.
  static func files(of exporter: any Exporter, _ documents: [Document]) throws -> [(path: String, bytes: [UInt8])] {
    let files = exporter.files
    let parts = try documents.map { document in
      var parts = [OutputPart](repeating: OutputPart(), count: files.count)
      var context = StageContext(step: "export")
      try exporter.encode(document, intoFiles: &parts, in: &context)
      return parts
    }
    return files.indices.map { index in (files[index].path, files[index].contents(parts.map { $0[index] })) }
  }

  static func text(_ name: String, _ options: [OptionValue.Member] = [], _ document: Document) throws -> String {
    String(decoding: try bytes(name, options, document), as: UTF8.self)
  }

  static func record(_ options: [OptionValue.Member] = [], _ document: Document) throws -> JSONValue {
    try JSONValue(parsing: bytes("jsonl", options, document))
  }

  /// A file of the repository.
  static func file(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

extension JSONValue {
  /// The pairs of numbers of an array of ranges.
  var byteRanges: [ByteRange] {
    (arrayValue ?? []).compactMap { range in
      guard let ends = range.arrayValue, let lower = ends.first?.integerValue, let upper = ends[1].integerValue else {
        return nil
      }
      return lower..<upper
    }
  }

  /// Every object in the value that has a place in the text, with its path.
  var placed: [(path: String, value: JSONValue)] {
    switch self {
    case .array(let values): values.enumerated().flatMap { index, value in value.placed(at: "[\(index)]") }
    case .object: placed(at: "")
    default: []
    }
  }

  private func placed(at path: String) -> [(path: String, value: JSONValue)] {
    guard case .object(let members) = self else {
      return placed.map { (path + $0.path, $0.value) }
    }
    let own = self["start"]?.integerValue != nil ? [(path, self)] : []
    return own + members.flatMap { $0.value.placed(at: "\(path).\($0.name)") }
  }
}
