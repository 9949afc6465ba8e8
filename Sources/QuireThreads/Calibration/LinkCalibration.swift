import QuireDocument
import QuireStages
import QuireText

/// Measures on threads whose trees are known how often links of each rule are right, for the option `confidence` of
/// `threads.link-replies`.
///
/// Each thread is written as plain text in one or more styles, its comments are found and linked again, and every parent
/// is compared with the known one. Whom a comment speaks to and what it quotes is no part of a tree, so only parents are
/// counted. The same threads give the same table. Linear in the bytes of the threads.
public struct LinkCalibration: Sendable {
  /// How the comments are headed in the text.
  public enum Style: String, CaseIterable, Sendable {
    /// "3. Ann – text": no times.
    case numbered
    /// "Ann says:", a line with the time, the text.
    case says
    /// "Ann  2019-05-03 18:12" over the text.
    case nameline
  }

  /// In which order the comments stand.
  public enum Order: String, CaseIterable, Sendable {
    /// As the page shows them: answers under what they answer.
    case display
    /// By their times.
    case chronological
  }

  /// Something wrong with a file of threads.
  public struct Problem: Error, Equatable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int

    /// What is wrong, and what to write instead.
    public let why: String

    public var description: String { "line \(line): \(why)" }
  }

  /// How many threads and comments were read, in all styles and orders together.
  public private(set) var threads = 0
  public private(set) var comments = 0

  /// How many of the comments were found again.
  public private(set) var found = 0

  private var table = LinkTable()

  /// Creates a measurement of nothing.
  public init() {}

  /// Counts the links of all threads in `bytes`, JSON lines of
  /// `{"thread", "comments": [{"id", "parent", "author", "time", "text"}]}`.
  ///
  /// - Throws: `Problem` with the line that is no thread; the threads before it are counted.
  public mutating func add(_ bytes: [UInt8], styles: [Style], orders: [Order]) throws(Problem) {
    var line = 0
    for place in TextLines(bytes) {
      line += 1
      guard !place.isBlank else { continue }
      let thread = try Self.thread(Array(bytes[place.content]), line)
      for order in orders {
        for style in styles { count(thread, order == .display ? thread.displayed : thread.chronological, style) }
      }
    }
  }

  /// The table: claim, rule, order, links, right and precision, with tabs between.
  public var text: String { LinkTableFile.write(table) }

  // MARK: One thread

  private static func thread(_ bytes: [UInt8], _ line: Int) throws(Problem) -> GoldThread {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: bytes) } catch {
      throw Problem(line: line, why: "the line is no JSON: \(error)")
    }
    do throws(GoldProblem) { return try GoldThread(value) } catch { throw Problem(line: line, why: error.why) }
  }

  private mutating func count(_ thread: GoldThread, _ order: [Int], _ style: Style) {
    threads += 1
    comments += order.count
    let flat = FlatThread(thread, order, style)
    var builder = DocumentBuilder(id: "thread", source: Source(bytes: flat.text), reader: "text")
    builder.copy(0..<flat.text.count)
    let comments = Self.comments(of: builder.finish())
    // The place in the thread of each comment that was found: the one whose words it holds.
    let places = comments.map { place(of: $0.body, flat, order) }
    found += Set(places.compactMap { $0 }).count
    var linker = ReplyLinker(comments, text: flat.text, order: .unknown, owners: [], table: .measured)
    for draft in linker.link(quotesOf: []) where draft.kind == .parent {
      guard case .turn(let target) = draft.cue.target, let child = places[draft.child] else { continue }
      let key = LinkTable.Key(claim: draft.claim, rule: draft.cue.rule, order: linker.order)
      table.count(key, isRight: places[target] != nil && places[target] == thread.comments[child].parent)
    }
  }

  private static func comments(of document: Document) -> [Comment] {
    var context = StageContext(step: FindComments.name, budget: .max)
    let stage = try? FindComments(FindComments.Options(), in: Setup(step: FindComments.name))
    return (try? stage?.process(document, in: &context))?.comments.added ?? []
  }

  private func place(of body: ByteRange, _ flat: FlatThread, _ order: [Int]) -> Int? {
    var low = 0
    var high = flat.starts.count
    while low < high {
      let middle = (low + high) / 2
      if flat.starts[middle] < body.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < flat.starts.count && flat.starts[low] == body.lowerBound ? order[low] : nil
  }
}
