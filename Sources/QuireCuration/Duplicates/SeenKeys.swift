import QuireStages
import QuireText

/// Which document came first with a key: keys and ids in memory up to a bound, in temporary files beyond.
struct SeenKeys {
  private var table: KeyTable
  private var ids = TextLog()

  /// Where the id of the document that is met now stands, once it was needed.
  private var current: UInt64?

  init(entriesInMemory: Int) { table = KeyTable(entriesInMemory: entriesInMemory) }

  /// Where the id of the document stands that came first with `key`; `nil` where none has.
  func place(with key: WideKey) throws(StageError) -> UInt64? {
    do throws(FileError) { return try table.value(of: key) } catch { throw Self.error(error) }
  }

  /// Keeps `key`, which is new, under the document at `place`, or where there is none under the one at hand, called `id`.
  mutating func add(_ key: WideKey, of id: String, orPlace place: UInt64? = nil) throws(StageError) {
    do throws(FileError) {
      let place = if let place { place } else { try self.place(of: id) }
      _ = try table.value(of: key, orAdd: place)
    } catch {
      throw Self.error(error)
    }
  }

  /// Where the id of an earlier document stands that came first with `key`; where there is none, `key` is kept under the
  /// document at hand.
  mutating func earlier(with key: WideKey, than id: String) throws(StageError) -> UInt64? {
    if let place = try place(with: key) { return place == current ? nil : place }
    try add(key, of: id)
    return nil
  }

  /// Ends the document at hand; the next one is another, even where it has the same id.
  mutating func endDocument() { current = nil }

  /// The id at `place`.
  func id(at place: UInt64) throws(StageError) -> String {
    do throws(FileError) { return try ids.text(at: place) } catch { throw Self.error(error) }
  }

  private mutating func place(of id: String) throws(FileError) -> UInt64 {
    if let current { return current }
    let place = try ids.append(id)
    current = place
    return place
  }

  private static func error(_ error: FileError) -> StageError {
    StageError(code: "temporary-file", "what was seen can't be kept in a temporary file: \(error)")
  }
}
