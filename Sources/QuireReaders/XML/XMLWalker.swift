import QuireDocument
import QuireHTML
import QuireMarkup
import QuireText

/// Walks through the tokens of an XML document once and writes its text and its blocks; without recursion.
struct XMLWalker {
  /// An element whose end has not come yet.
  private struct Frame {
    let name: String
    let role: XMLVocabulary.Role
    var context: PageWriter.Context
    /// Where its text begins, for those that are names.
    var start: Int?
    /// The tag, for those that are mentions.
    let event: Int
  }

  private let xml: XMLEvents
  private let vocabulary: XMLVocabulary
  private(set) var writer: PageWriter
  private var frames: [Frame] = []
  /// The frames that are names, as indices of the others.
  private var names: [Int] = []
  /// The number of lists, and of divisions, around.
  private var lists = 0
  private var divisions = 0
  private var groups = 0
  /// The attribution by which words go to the ledger, while they do (none for those of a program, which are structure),
  /// and how many elements are open within.
  private var aside: (attribution: AttributionID?, depth: Int)?
  /// The tokens of notes that are not written yet.
  private var notes: [Range<Int>] = []
  /// What elements name.
  private(set) var mentions: [Mention] = []
  /// References to what the document does not define.
  private var unknown: [ByteRange] = []
  /// Whether an element stands in running text or has any, by the index of its start tag.
  private let isInText: [Bool]
  private let ends: [Int]
  private var end = 0

  init(_ xml: XMLEvents, _ writer: consuming PageWriter, _ vocabulary: XMLVocabulary) {
    self.xml = xml
    self.vocabulary = vocabulary
    let shape = XMLShape(xml)
    isInText = shape.isInText
    ends = shape.ends
    self.writer = writer
  }

  /// Writes the document, and the notes behind it.
  mutating func walk() {
    walk(0..<xml.events.count, isNote: false)
    settle(to: xml.bytes.count)
    var next = 0
    while next < notes.count {
      let note = notes[next]
      next += 1
      end = xml.events[note.lowerBound].range.upperBound
      writer.breakBlock()
      walk((note.lowerBound + 1)..<(note.upperBound - 1), isNote: true)
      settle(to: xml.events[note.upperBound - 1].range.lowerBound)
      writer.breakBlock()
    }
    reportUnknown()
  }

  private mutating func reportUnknown() {
    guard !unknown.isEmpty else { return }
    let count = unknown.count
    let message = "\(count) reference\(count == 1 ? " names" : "s name") what the document does not define"
    let places = unknown.prefix(100).flatMap { writer.builder.sourceRanges(decoded: $0) }
    writer.builder.report(Diagnostic(.warning, code: "unknown-entity", message, source: places))
  }

  private mutating func walk(_ range: Range<Int>, isNote: Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      let event = xml.events[index]
      settle(to: event.range.lowerBound)
      switch event.kind {
      case .startTag:
        let role = role(of: index)
        if role == .note, aside == nil {
          // The note's tags are settled here, what is between them later.
          notes.append(index..<(ends[index] + 1))
          writer.builder.structure(.tag, decoded: event.range)
          index = ends[index]
          end = xml.events[index].range.lowerBound
          continue
        }
        open(index, event, role)
      case .endTag:
        // The end of the element whose inside is walked stands outside of the range; that of a note is met here.
        if notes.last?.upperBound == index + 1, ends[notes[notes.count - 1].lowerBound] == index {
          writer.builder.structure(.tag, decoded: event.range)
        } else {
          close(event)
        }
      case .text: write(event.range, nil)
      case .reference: write(event.range, Array(xml.texts[event.text]))
      case .unknownReference: writeUnknown(event)
      case .section: writer.builder.structure(.tag, decoded: event.range)
      case .comment, .instruction, .declaration: writer.builder.structure(.declaration, decoded: event.range)
      }
      end = event.range.upperBound
      index += 1
    }
  }

  /// What lies between two tokens came out of an entity without text.
  private mutating func settle(to place: Int) {
    if place > end { writer.builder.structure(.declaration, decoded: end..<place) }
    end = max(end, place)
  }

  // MARK: Elements

  private func role(of index: Int) -> XMLVocabulary.Role {
    let name = xml.name(of: xml.events[index])
    let role = vocabulary.role(of: name, isInText: isInText[index])
    // A reading stands alone unless an editor put another one beside it.
    if case .aside(let rule) = role, XMLVocabulary.alternatives.contains(rule), frames.last?.name != "choice" {
      return .inline
    }
    return role
  }

  private mutating func open(_ index: Int, _ event: XMLEvents.Event, _ role: XMLVocabulary.Role) {
    writer.builder.structure(.tag, decoded: event.range)
    if aside != nil {
      aside?.depth += 1
      return
    }
    var context = frames.last?.context ?? PageWriter.Context(element: nil)
    switch role {
    case .inline, .name: break
    case .aside(let rule):
      aside = (writer.builder.attribution(rule, "the words are no part of the text"), 1)
      return
    case .program:
      aside = (nil, 1)
      return
    case .header:
      aside = (writer.builder.attribution("header", "the words describe the document"), 1)
      return
    case .lineBreak: writer.breakLine(isPreformatted: context.isPreformatted)
    case .cell: writer.breakCell()
    case .line: writer.breakLine(isPreformatted: false)
    default:
      writer.breakBlock()
      adapt(&context, to: role)
    }
    let name = xml.name(of: event)
    if case .name = role { names.append(frames.count) }
    frames.append(Frame(name: name, role: role, context: context, start: nil, event: index))
  }

  private mutating func adapt(_ context: inout PageWriter.Context, to role: XMLVocabulary.Role) {
    switch role {
    case .block(let kind):
      guard let kind else { break }
      context.kind = kind
      context.level = kind == .listItem ? max(0, lists - 1) : 0
      if kind != .listItem { context.group = 0 }
    case .heading:
      context.kind = frames.last?.name == "figure" ? .caption : .heading
      context.level = context.kind == .heading ? max(1, min(6, divisions)) : 0
      context.group = 0
    case .title(let level):
      context.kind = .heading
      context.level = level
      context.group = 0
    case .division: divisions += 1
    case .list, .table:
      groups += 1
      if role == .list { lists += 1 }
      if context.group == 0 { context.group = groups }
      if role == .table { context.kind = .table }
    case .row: context.kind = .table
    case .preformatted:
      context.kind = .code
      context.isPreformatted = true
    default: break
    }
  }

  private mutating func close(_ event: XMLEvents.Event) {
    writer.builder.structure(.tag, decoded: event.range)
    if let depth = aside?.depth {
      aside?.depth = depth - 1
      if depth == 1 { aside = nil }
      return
    }
    guard let frame = frames.popLast() else { return }
    switch frame.role {
    case .inline, .lineBreak, .cell, .line: break
    case .name(let type):
      names.removeLast()
      if let start = frame.start { add(type, start..<writer.end, frame.event) }
    default: writer.breakBlock()
    }
    if frame.role == .list { lists -= 1 }
    if frame.role == .division { divisions -= 1 }
  }

  // MARK: Text

  /// Writes the characters of `range`, or those that it stands for.
  private mutating func write(_ range: ByteRange, _ replacement: [UInt8]?) {
    if let aside {
      let isSpace = replacement == nil && CollapsibleSpace.endOfSpace(xml.bytes, in: range) == range.upperBound
      if isSpace {
        writer.builder.structure(.space, decoded: range)
      } else if let attribution = aside.attribution {
        writer.builder.remove(range, by: attribution)
      } else {
        writer.builder.structure(.script, decoded: range)
      }
      return
    }
    let context = frames.last?.context ?? PageWriter.Context(element: nil)
    let first: Int?
    if let replacement, replacement.isEmpty {
      writer.builder.structure(.encoding, decoded: range)
      first = nil
    } else if let replacement {
      first = writer.write(replacement, for: range, context)
    } else {
      first = context.isPreformatted ? writer.writePreformatted(range, context) : writer.write(range, context)
    }
    guard let first else { return }
    for index in names.reversed() {
      guard frames[index].start == nil else { break }
      frames[index].start = first
    }
  }

  /// Names of HTML are understood; others stay as they are written.
  private mutating func writeUnknown(_ event: XMLEvents.Event) {
    let decoded = CharacterReferences.decoded(xml.bytes, in: event.range)
    guard decoded.elementsEqual(xml.bytes[event.range]) else { return write(event.range, decoded) }
    unknown.append(event.range)
    write(event.range, nil)
  }

  /// A name within a name, such as the town in an address, is no mention of its own.
  private mutating func add(_ type: EntityType, _ range: ByteRange, _ event: Int) {
    guard names.isEmpty, !range.isEmpty else { return }
    let attributes = xml.attributes(of: xml.events[event])
    func value(_ names: String...) -> String? {
      attributes.first { names.contains($0.name) }
        .map { String(decoding: CharacterReferences.decoded(xml.bytes, in: $0.value), as: UTF8.self) }
    }
    mentions.append(
      Mention(
        id: ElementID(UInt32(clamping: mentions.count + 1)),
        range: range,
        type: type,
        normal: value("when", "when-iso"),
        attributes: value("ref", "key").map { [.init("ref", .string($0))] } ?? [],
        provenance: Provenance(rule: "element")
      )
    )
  }
}
