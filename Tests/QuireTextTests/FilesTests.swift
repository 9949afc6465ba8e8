import Glibc
import QuireText
import Testing

@Suite struct FilesTests {
  @Test func whatIsWrittenIsThereAfterTheCommitAlone() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/out.txt"
      let writer = try FileWriter(path)
      try writer.write(bytes("one\n"))
      try writer.flush()
      #expect(Folders.kind(of: path) == nil)
      try writer.commit()
      writer.discard()
      #expect(try FileStream.contents(of: path) == bytes("one\n"))
      #expect(try Folders.names(in: "\(folder)/a/b") == ["out.txt"])
    }
  }

  @Test func whatIsDiscardedLeavesTheOldFile() throws {
    try withFolder { folder in
      let path = "\(folder)/out.txt"
      try write(bytes("old"), path)
      let writer = try FileWriter(path)
      try writer.write(bytes("new"))
      writer.discard()
      _ = try FileWriter(path)  // dropped without a word
      #expect(try FileStream.contents(of: path) == bytes("old"))
      #expect(try Folders.names(in: folder) == ["out.txt"])
    }
  }

  @Test func writersOfOnePathDoNotMixAndTheLastCommitWins() throws {
    try withFolder { folder in
      let path = "\(folder)/out.txt"
      let first = try FileWriter(path)
      let second = try FileWriter(path)
      try first.write(bytes("first"))
      try second.write(bytes("second"))
      try second.commit()
      try first.commit()
      #expect(try FileStream.contents(of: path) == bytes("first"))
      #expect(try Folders.names(in: folder) == ["out.txt"])
    }
  }

  @Test func aLinkIsFollowedAndADeviceIsWrittenInPlace() throws {
    try withFolder { folder in
      try write(bytes("old"), "\(folder)/real.txt")
      #expect(symlink("real.txt", "\(folder)/link.txt") == 0)
      try write(bytes("new"), "\(folder)/link.txt")
      #expect(try FileStream.contents(of: "\(folder)/real.txt") == bytes("new"))
      try write(bytes("gone"), "/dev/null")
      #expect(Folders.kind(of: "/dev/null") == .other)
    }
  }

  @Test func errorsNameThePathAndTheReason() throws {
    try withFolder { folder in
      try write([], "\(folder)/file")
      expectError("no such file or directory") { try FileStream("\(folder)/none") }
      expectError("is a folder") { try FileStream.contents(of: folder) }
      expectError("is a folder") { try FileWriter(folder) }
      expectError("not a directory") { try FileWriter("\(folder)/file/below/it") }
      expectError("zero byte") { try FileStream("\(folder)/file\0.txt") }
      expectError("empty") { try FileWriter("") }
      try write(bytes("12345"), "\(folder)/five")
      expectError("has 5 bytes, more than 4") { try FileStream.contents(of: "\(folder)/five", limit: 4) }
      #expect(FileError("a.txt", "is a folder").description == "a.txt: is a folder")
    }
  }

  @Test func chunksMakeTheWhole() throws {
    try withFolder { folder in
      let whole = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
      try write(whole, "\(folder)/file")
      let stream = try FileStream("\(folder)/file", chunk: 7)
      var read: [UInt8] = []
      while let chunk = try stream.next() {
        #expect(chunk.count <= 7)
        read += chunk
      }
      #expect(read == whole)
      #expect(try stream.next() == nil)
    }
  }

  @Test func filesAreFoundInTheOrderOfTheirPaths() throws {
    try withFolder { folder in
      for name in ["b.txt", "a/z.txt", "a/a.md", "a/x/deep.txt", ".hidden/c.txt", "a/.secret.txt", "é.txt"] {
        try write([], "\(folder)/\(name)")
      }
      #expect(symlink(folder, "\(folder)/a/circle") == 0)
      #expect(symlink("\(folder)/a/x", "\(folder)/linked") == 0)
      #expect(try Folders.files(below: folder) == ["a/a.md", "a/x/deep.txt", "a/z.txt", "b.txt", "é.txt"])
      func found(_ pattern: String) throws -> [String] {
        try Folders.files(matching: GlobPattern(pattern), below: folder)
      }
      #expect(try found("*.txt") == ["b.txt", "é.txt"])
      #expect(try found("?.txt") == ["b.txt", "é.txt"])
      #expect(try found("**/*.txt") == ["a/x/deep.txt", "a/z.txt", "b.txt", "é.txt"])
      #expect(try found("a/*.{md,txt}") == ["a/a.md", "a/z.txt"])
      #expect(try found("*/deep.txt") == ["linked/deep.txt"])
      #expect(try found("**/deep.txt") == ["a/x/deep.txt"])
      #expect(try found(".hidden/*") == [".hidden/c.txt"])
      #expect(try found("a/.*") == ["a/.secret.txt"])
      #expect(try found("none/**").isEmpty)
    }
  }

  @Test func aNameThatIsNoTextIsReported() throws {
    try withFolder { folder in
      let name = folder.utf8.map { CChar(bitPattern: $0) } + [0x2F, 0x61, CChar(bitPattern: 0xFF), 0]
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      try #require(descriptor >= 0)
      close(descriptor)
      expectError("not valid UTF-8") { try Folders.names(in: folder) }
      unlink(name)
    }
  }

  @Test func containmentSeesThroughLinks() throws {
    try withFolder { folder in
      let inside = "\(folder)/inside"
      try write([], "\(inside)/file")
      try write([], "\(folder)/outside/file")
      #expect(symlink("../outside", "\(inside)/way-out") == 0)
      #expect(symlink("../nowhere-yet", "\(inside)/dangling") == 0)
      #expect(symlink("file", "\(inside)/harmless") == 0)
      for path in ["file", "new", "new/deep/file", "harmless", ".", "./file"] {
        #expect(Folders.contains(inside, "\(inside)/\(path)"), "\(path)")
      }
      for path in [
        "..", "../outside/file", "way-out/file", "way-out/new", "dangling", "dangling/x", "new/../../x", "a\0b",
      ] {
        #expect(!Folders.contains(inside, "\(inside)/\(path)"), "\(path)")
      }
      #expect(!Folders.contains(inside, "\(inside)-beside"))
      #expect(!Folders.contains(inside, "/etc/passwd"))
      #expect(Folders.contains("/", "/etc/passwd"))
    }
  }

  private func expectError<R>(_ words: String, _ body: () throws -> R) {
    let error = #expect(throws: FileError.self) { _ = try body() }
    #expect(error?.why.contains(words) == true, "\(String(describing: error))")
  }
}

func write(_ contents: [UInt8], _ path: String) throws {
  let writer = try FileWriter(path)
  try writer.write(contents)
  try writer.commit()
}

/// Runs `body` with a folder of its own, which goes afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/quire-tests-XXXXXX".utf8CString)
  let made = try #require(mkdtemp(&template))
  let folder = String(cString: made)
  defer { remove(folder) }
  try body(Folders.resolved(folder))
}

private func remove(_ path: String) {
  // Depth first; links are removed, not followed.
  guard unlink(path) != 0, let folder = opendir(path) else { return }
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { remove("\(path)/\(name)") }
  }
  closedir(folder)
  rmdir(path)
}
