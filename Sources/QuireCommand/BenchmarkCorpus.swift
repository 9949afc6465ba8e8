import QuireText

/// Documents made by repeating samples.
struct BenchmarkCorpus {
  /// One document, inflated.
  struct Sample {
    /// The file's name, without `.gz` or `.zst`, by which its format is known.
    let name: String

    /// The bytes.
    var bytes: [UInt8]

    /// Whether the name is that of a web page.
    var isPage: Bool { name.hasSuffix(".html") || name.hasSuffix(".htm") }
  }

  /// The documents.
  let documents: [Sample]

  /// How many bytes they have.
  let bytes: Int

  /// Repeats `samples` until there are `wanted` bytes; plain texts get a word of their own, so that no two are the same.
  init(samples: [Sample], bytes wanted: Int) {
    var documents: [Sample] = []
    var bytes = 0
    while bytes < wanted, !samples.isEmpty {
      var sample = samples[documents.count % samples.count]
      if sample.name.hasSuffix(".txt") { sample.bytes += Array("\n\nDocument \(documents.count).\n".utf8) }
      documents.append(sample)
      bytes += max(1, sample.bytes.count)
    }
    self.documents = documents
    self.bytes = bytes
  }

  /// The files at `paths`, and in the folders among them, in the order of their names.
  static func samples(at paths: [String]) throws(FileError) -> [Sample] {
    var files: [String] = []
    for path in paths {
      guard Folders.kind(of: path) == .folder else {
        files.append(path)
        continue
      }
      for name in try Folders.files(below: path) where isSample(name) { files.append("\(path)/\(name)") }
    }
    guard !files.isEmpty else { throw FileError(paths.joined(separator: ", "), "there are no samples") }
    var samples: [Sample] = []
    for file in files { samples.append(try sample(at: file)) }
    return samples
  }

  private static func isSample(_ name: String) -> Bool {
    let plain = Compression.withoutSuffix(name)
    return [".txt", ".html", ".htm"].contains { plain.hasSuffix($0) }
  }

  private static func sample(at path: String) throws(FileError) -> Sample {
    guard let compression = Compression.named(path) else {
      return Sample(name: path, bytes: try FileStream.contents(of: path))
    }
    var stream = compression.decompress(try FileStream(path), path: path)
    var bytes: [UInt8] = []
    while let chunk = try stream.next() { bytes += chunk }
    return Sample(name: Compression.withoutSuffix(path), bytes: bytes)
  }
}
