/// What a subject is without "Re:", "Fwd:" and the names of lists in brackets (RFC 5256, section 2.1).
public struct BaseSubject: Sendable, Equatable {
  /// The subject in lower case, white space collapsed; empty where nothing is left.
  public let text: String

  /// Whether anything that was taken off says that the mail is a reply or was forwarded.
  public let isReplyOrForward: Bool

  /// The marks of replies and forwards that RFC 5256 knows, without their colon.
  public static let standardPrefixes = ["re", "fw", "fwd"]

  /// Those that programs write in German, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Turkish, Italian, French,
  /// Portuguese and Spanish.
  public static let translatedPrefixes = [
    "aw", "antw", "antwort", "wg", "sv", "vs", "vb", "vl", "odp", "ynt", "ilt", "rif", "ref", "rv", "enc", "tr",
  ]

  /// Reads a decoded subject.
  ///
  /// - Parameters:
  ///   - subject: The subject, encoded words undone.
  ///   - prefixes: What counts as the mark of a reply or a forward, in lower case.
  public init(_ subject: String, prefixes: [String] = Self.standardPrefixes) {
    var reader = SubjectReader(subject, prefixes: prefixes)
    reader.read()
    text = String(decoding: reader.bytes[reader.start..<reader.end], as: UTF8.self)
    isReplyOrForward = reader.isReplyOrForward
  }
}

/// Takes a subject's ends off, step by step as the standard numbers them.
private struct SubjectReader {
  let bytes: [UInt8]
  let prefixes: [[UInt8]]
  var start = 0
  var end: Int
  var isReplyOrForward = false

  init(_ subject: String, prefixes: [String]) {
    var bytes: [UInt8] = []
    for byte in subject.lowercased().utf8 {
      if byte > 0x20 { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
    }
    self.bytes = bytes
    self.prefixes = prefixes.map { Array($0.utf8) }
    end = bytes.count
  }

  mutating func read() {
    repeat {
      skipTrailers()
      var isChanged: Bool
      repeat {
        let before = start
        skipLeaders()
        skipBlob()
        isChanged = start != before
      } while isChanged
    } while openForward()
    // What is left of a subject of nothing but marks is empty.
    if start > end { start = end }
  }

  /// Step 2: `(fwd)` and blanks at the end.
  private mutating func skipTrailers() {
    let trailer = Array("(fwd)".utf8)
    while end > start {
      if bytes[end - 1] == 0x20 {
        end -= 1
      } else if bytes[start..<end].suffix(5).elementsEqual(trailer) {
        end -= 5
        isReplyOrForward = true
      } else {
        return
      }
    }
  }

  /// Step 3: blanks, and marks of replies with blobs before them.
  private mutating func skipLeaders() {
    while start < end {
      if bytes[start] == 0x20 {
        start += 1
        continue
      }
      var place = start
      while let next = blob(at: place) { place = next }
      guard let next = mark(at: place) else { return }
      start = next
      isReplyOrForward = true
    }
  }

  /// Step 4: one blob at the start, unless nothing else is there.
  private mutating func skipBlob() {
    guard let next = blob(at: start), next < end else { return }
    start = next
  }

  /// Step 6: `[fwd: … ]` around the whole.
  private mutating func openForward() -> Bool {
    guard end - start > 5, bytes[start..<end].starts(with: "[fwd:".utf8), bytes[end - 1] == 0x5D else { return false }
    start += 5
    end -= 1
    isReplyOrForward = true
    return true
  }

  /// The place behind `[…]` and blanks.
  private func blob(at place: Int) -> Int? {
    guard place < end, bytes[place] == 0x5B else { return nil }
    var next = place + 1
    while next < end, bytes[next] != 0x5D {
      if bytes[next] == 0x5B { return nil }
      next += 1
    }
    guard next < end else { return nil }
    next += 1
    while next < end, bytes[next] == 0x20 { next += 1 }
    return next
  }

  /// The place behind `re:`, `re [2]:` or `re^2:`.
  private func mark(at place: Int) -> Int? {
    for prefix in prefixes where bytes[place..<end].starts(with: prefix) {
      var next = place + prefix.count
      while next < end, bytes[next] == 0x20 { next += 1 }
      if let after = blob(at: next) { next = after }
      if next < end, bytes[next] == 0x5E {
        next += 1
        while next < end, (0x30...0x39).contains(bytes[next]) { next += 1 }
      }
      if next < end, bytes[next] == 0x3A { return next + 1 }
    }
    return nil
  }
}
