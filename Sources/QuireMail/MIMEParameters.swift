import QuireText

/// A value with parameters, as Content-Type and Content-Disposition have it: `text/plain; charset=utf-8`.
///
/// Parameters in pieces (`name*0`, `name*1`) are joined, and those in a charset of their own (`name*=utf-8''…`) are
/// decoded, as RFC 2231 says; those with encoded words, which RFC 2047 forbids, are decoded all the same.
public struct MIMEParameters: Sendable, Equatable {
  /// The value before the parameters, in lower case.
  public let value: String

  private var parameters: [(name: String, value: String)] = []

  /// How many parameters are read.
  private static let parameterLimit = 100

  /// The first parameter called `name`, which is in lower case.
  public subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Reads an unfolded value.
  public init(_ field: [UInt8]) {
    var scanner = HeaderScanner(field)
    scanner.skipSpace()
    var value = scanner.token(until: [0x3B])
    // Blanks around the slash are wrong and seen.
    while true {
      scanner.skipSpace()
      guard let next = scanner.next, next != 0x3B else { break }
      let more = scanner.token(until: [0x3B])
      guard !more.isEmpty, value.last == 0x2F || more.first == 0x2F else {
        scanner.skip(to: 0x3B)
        break
      }
      value += more
    }
    self.value = String(decoding: value, as: UTF8.self).lowercased()
    var pieces: [Piece] = []
    while scanner.take(0x3B), pieces.count < Self.parameterLimit {
      if let piece = Self.piece(&scanner) { pieces.append(piece) }
      scanner.skip(to: 0x3B)
    }
    for piece in pieces where !parameters.contains(where: { $0.name == piece.name }) {
      parameters.append((piece.name, Self.joined(pieces.filter { $0.name == piece.name })))
    }
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.value == right.value && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
  }

  /// A parameter as it is written, or a piece of one.
  private struct Piece {
    let name: String
    let number: Int
    let isExtended: Bool
    let bytes: [UInt8]
  }

  private static func piece(_ scanner: inout HeaderScanner) -> Piece? {
    scanner.skipSpace()
    let name = String(decoding: scanner.token(until: [0x3D, 0x3B]), as: UTF8.self).lowercased()
    guard !name.isEmpty, scanner.take(0x3D) else { return nil }
    scanner.skipSpace()
    let bytes = scanner.next == 0x22 ? scanner.quotedString() : scanner.token(until: [0x3B])
    let parts = name.split(separator: "*", omittingEmptySubsequences: false)
    let isExtended = parts.count > 1 && parts.last == ""
    let number = parts.dropFirst().first.flatMap { Int($0) }
    return Piece(name: String(parts[0]), number: number ?? -1, isExtended: isExtended, bytes: bytes)
  }

  private static func joined(_ pieces: [Piece]) -> String {
    let extended = pieces.filter(\.isExtended)
    // A plain form beside the one of RFC 2231 is there for old programs.
    guard !extended.isEmpty || pieces.contains(where: { $0.number >= 0 }) else {
      return HeaderText.string(decoding: pieces[0].bytes)
    }
    let parts = pieces.filter { $0.number >= 0 }.sorted { $0.number < $1.number }
    var bytes: [UInt8] = []
    var charset: String?
    for (index, piece) in (parts.isEmpty ? [extended[0]] : parts).enumerated() {
      guard piece.isExtended else {
        bytes += piece.bytes
        continue
      }
      var content = piece.bytes[...]
      if index == 0 {
        let parts = content.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3 {
          charset = String(decoding: parts[0], as: UTF8.self)
          content = parts[2]
        }
      }
      bytes += unescaped(content)
    }
    guard let charset = charset.flatMap(Charset.init(label:)) else { return HeaderText.string(decoding: bytes) }
    return String(decoding: decode(bytes, as: charset).bytes, as: UTF8.self)
  }

  private static func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = content.startIndex
    while place < content.endIndex {
      if content[place] == 0x25, place + 2 < content.endIndex,
        let byte = hexByte(content[place + 1], content[place + 2])
      {
        result.append(byte)
        place += 3
      } else {
        result.append(content[place])
        place += 1
      }
    }
    return result
  }
}
