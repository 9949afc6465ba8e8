import QuireDocument
import QuireHTML
import QuireMarkup
import QuireStages
import QuireText

/// The description of an electronic book: what it is called, and its chapters in order.
struct EPUBPackage {
  /// The most chapters that are read.
  private static let maximumChapters = 10_000

  private let description: ArchivedFile
  private let xml: XMLEvents
  /// The files of the chapters.
  private let chapters: [(name: String, mediaType: String)]

  /// Finds the description as the book's container names it.
  init(_ files: inout ArchivedFiles) throws(ReadFailure) {
    let container = try files.file("META-INF/container.xml").xml()
    let root = container.events.lazy.filter { $0.kind == .startTag && container.name(of: $0) == "rootfile" }
      .compactMap { container.value("full-path", of: $0) }.first
    guard let root else { throw ReadFailure(code: "not-epub", "the book's container names no description") }
    description = try files.file(root, mediaType: "application/oebps-package+xml")
    xml = try description.xml()
    let folder = root.lastIndex(of: "/").map { root[...$0] } ?? ""
    var manifest: [String: (name: String, mediaType: String, isContents: Bool)] = [:]
    var chapters: [(name: String, mediaType: String)] = []
    for event in xml.events where event.kind == .startTag {
      switch xml.name(of: event) {
      case "item":
        guard let id = xml.value("id", of: event), let reference = xml.value("href", of: event) else { continue }
        let properties = (xml.value("properties", of: event) ?? "").split(separator: " ")
        manifest[id] = (
          Self.path(reference, in: folder), xml.value("media-type", of: event) ?? "", properties.contains("nav")
        )
      case "itemref":
        // What stands beside the order of reading, and the list of contents, are no chapters.
        guard xml.value("linear", of: event) != "no", let id = xml.value("idref", of: event), let item = manifest[id],
          !item.isContents
        else { continue }
        chapters.append((item.name, item.mediaType))
      default: break
      }
    }
    guard !chapters.isEmpty else { throw ReadFailure(code: "not-epub", "the book's description names no chapters") }
    guard chapters.count <= Self.maximumChapters else {
      throw ReadFailure(code: "too-large", "the book has more than \(Self.maximumChapters) chapters")
    }
    self.chapters = chapters
  }

  /// The path in the archive of `reference`, which counts from `folder`.
  private static func path(_ reference: String, in folder: Substring) -> String {
    let plain = reference.prefix { $0 != "#" }.removingPercentEscapes
    var parts: [Substring] = []
    for part in (folder + plain).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The whole book.
  func document(_ files: inout ArchivedFiles, id: String, reader: String) throws(ReadFailure) -> Document {
    var builder = DocumentBuilder(id: id, source: description.source, reader: reader)
    description.report(to: &builder)
    builder.structure(.record, decoded: 0..<description.text.bytes.count)
    DublinCore(xml).write(to: &builder)
    var writer = PageWriter(builder, decoded: description.text.bytes)
    var readCount = 0
    for chapter in chapters {
      do throws(ReadFailure) {
        let file = try files.file(chapter.name, mediaType: chapter.mediaType)
        guard !TextSniffer.isBinary(file.source.bytes) else {
          throw ReadFailure(code: "binary", "its bytes are no page; it may be encrypted")
        }
        write(file, to: &writer)
        readCount += 1
      } catch {
        let message = "chapter \"\(chapter.name.prefix(200))\" can't be read: \(error.message)"
        writer.builder.report(Diagnostic(.warning, code: "unreadable-chapter", message))
        if readCount == 0, chapter.name == chapters.last?.name { throw error }
      }
    }
    guard readCount > 0 else { throw ReadFailure(code: "not-epub", "no chapter of the book can be read") }
    writer.finish()
    return writer.builder.finish()
  }

  /// Writes a chapter: as XML, where an empty element ends with its tag, else as pages are read.
  private func write(_ file: ArchivedFile, to writer: inout PageWriter) {
    writer.begin(file.source)
    file.report(to: &writer.builder)
    if let xml = try? file.xml() {
      var walker = XMLWalker(xml, writer, .xhtml)
      walker.walk()
      writer = walker.writer
    } else {
      var page = PageWalker(HTMLTree(parsing: file.text.bytes), writer.builder)
      page.walk()
      writer.take(page.writer)
      writer.builder.report(
        Diagnostic(.note, code: "mended-chapter", "a chapter is no well-formed XML and was read as browsers do")
      )
    }
  }
}

extension StringProtocol {
  /// The string with `%20` and the like replaced by the bytes they stand for.
  fileprivate var removingPercentEscapes: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
