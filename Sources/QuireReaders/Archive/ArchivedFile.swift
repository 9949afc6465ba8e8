import QuireDocument
import QuireHTML
import QuireMarkup
import QuireStages
import QuireText

/// The files of a document that is an archive, taken out one after another within one budget.
struct ArchivedFiles {
  private let archive: ZipArchive
  private let locator: Locator
  private let charset: String?
  /// How many bytes may still come out.
  private var budget: Int

  /// Opens the archive in `bytes`, out of which at most `budget` bytes come.
  init(_ bytes: [UInt8], _ context: ReadContext, budget: Int) throws(ReadFailure) {
    do throws(ZipError) { archive = try ZipArchive(bytes) } catch {
      throw ReadFailure(code: "bad-archive", error.description)
    }
    locator = context.locator
    charset = context.charset
    self.budget = budget
  }

  /// Whether there is a file called `name`.
  func has(_ name: String) -> Bool { archive[name] != nil }

  /// Takes out the file called `name`.
  mutating func file(_ name: String, mediaType: String = "application/xml") throws(ReadFailure) -> ArchivedFile {
    guard let entry = archive[name] else {
      throw ReadFailure(code: "missing-part", "the archive has no file \"\(name.prefix(200))\"")
    }
    let bytes: [UInt8]
    do throws(ZipError) { bytes = try archive.contents(of: entry, limit: budget) } catch {
      throw ReadFailure(code: "bad-archive", error.description)
    }
    budget -= bytes.count
    let guess = sniffHTMLEncoding(bytes, transport: charset)
    let decoded = decode(bytes, as: guess.charset)
    var locator = locator
    locator.codecs += ["zip:\(name)"] + (entry.isDeflated ? ["deflate"] : [])
    let source = Source(
      bytes: bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: mediaType,
      locator: locator
    )
    return ArchivedFile(source: source, text: decoded)
  }
}

/// One file of an archive, decoded.
struct ArchivedFile {
  let source: Source
  let text: DecodedText

  /// The file as XML.
  func xml() throws(ReadFailure) -> XMLEvents {
    do throws(XMLError) { return try XMLEvents(parsing: text.bytes) } catch {
      throw .notWellFormed(error, text.map)
    }
  }

  /// States what of its bytes has no character, and what could not be decoded.
  func report(to builder: inout DocumentBuilder) {
    for gap in text.map.gaps(count: source.bytes.count) { builder.structure(.encoding, gap) }
    builder.reportProblems(text, charset: source.charset)
  }
}

extension XMLEvents {
  /// The value of an attribute of `event`, references replaced.
  func value(_ name: String, of event: Event) -> String? {
    attribute(name, of: event).map { String(decoding: CharacterReferences.decoded(bytes, in: $0), as: UTF8.self) }
  }

  /// The first words in each element called by one of `names`, white space collapsed, and where they stand.
  func words(in names: Set<String>) -> [(name: String, text: String, range: ByteRange)] {
    var found: [(name: String, text: String, range: ByteRange)] = []
    var open: (name: String, bytes: [UInt8], start: Int)?
    for event in events {
      switch event.kind {
      case .startTag:
        if case let name = name(of: event), names.contains(name) { open = (name, [], event.range.upperBound) }
      case .endTag:
        guard let (name, bytes, start) = open else { continue }
        open = nil
        let words = bytes.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
        let text = words.joined(separator: " ")
        if !text.isEmpty { found.append((name, text, start..<max(start, event.range.lowerBound))) }
      case .text: open?.bytes += bytes[event.range]
      case .reference: open?.bytes += texts[event.text]
      default: break
      }
    }
    return found
  }
}
