/// The summed weights of what follows from a token alone, kept by its form: most tokens of a text are words that stood
/// in it before, and a sum that is kept takes the place of some eighty rows.
///
/// What is kept never changes a result, only how soon it is there. Bounded: when it is full it begins anew.
struct FormSums: Sendable {
  /// The most forms that are kept; with their sums some seven megabytes.
  static let capacity = 1 << 15

  /// How many sums a form has: one for each offset at which it is looked at.
  static let offsets = 2 * FeatureExtractor.reach + 1

  /// All that the features of a form are made of.
  ///
  /// Words of up to 16 bytes are told apart by their bytes, longer ones by their hash as well.
  private struct Form: Equatable, Sendable {
    let word: UInt64
    let head: UInt64
    let tail: UInt64
    let lists: UInt64
    let kind: UInt64

    @inline(__always)
    init(_ tokens: [TaggingToken], _ index: Int, _ letterCase: UInt64) {
      word = tokens[index].word
      head = tokens[index].head
      tail = tokens[index].tail
      lists = UInt64(tokens[index].begins) << 32 | UInt64(tokens[index].continues)
      kind = UInt64(tokens[index].marks.rawValue) | letterCase << 8 | UInt64(tokens[index].length) << 16
    }

    @inline(__always)
    var hash: UInt64 { FeatureHash.mix(word ^ lists, kind) }
  }

  /// A form that is kept.
  private struct Entry: Sendable {
    let form: Form
    /// How many rows each of its sums has, a byte for each offset.
    var counts: UInt64 = 0
    var levels = WordClusters.Levels()
  }

  private let lanes: Int
  private var slots: [Int32]
  private var entries: [Entry] = []
  private var sums: [RowSum] = []

  init(lanes: Int) {
    self.lanes = lanes
    slots = [Int32](repeating: -1, count: 1 << 10)
  }

  /// Begins anew where `count` more forms might not fit; numbers from before are void then.
  mutating func makeRoom(for count: Int) {
    if entries.count + count > Self.capacity, !entries.isEmpty {
      entries.removeAll(keepingCapacity: true)
      sums.removeAll(keepingCapacity: true)
      for slot in slots.indices { slots[slot] = -1 }
    }
    let needed = (entries.count + count) * 2
    guard slots.count < needed else { return }
    var size = slots.count
    while size < needed { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for (number, entry) in entries.enumerated() { slots[slot(of: entry.form)] = Int32(number) }
  }

  /// The slot of a form, or the free one where it belongs.
  @inline(__always)
  private func slot(of form: Form) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: form.hash) & mask
    while slots[slot] >= 0, entries[Int(slots[slot])].form != form { slot = (slot + 1) & mask }
    return slot
  }

  /// The number of the form of the token at `index`; room must have been made for it.
  @inline(__always)
  mutating func number(
    of tokens: [TaggingToken],
    _ index: Int,
    _ letterCase: UInt64,
    _ model: TaggingModel,
    _ sink: inout RowSink
  ) -> Int32 {
    let form = Form(tokens, index, letterCase)
    let slot = slot(of: form)
    if slots[slot] < 0 {
      slots[slot] = Int32(entries.count)
      add(form, tokens[index], letterCase, model, &sink)
    }
    return slots[slot]
  }

  private mutating func add(
    _ form: Form,
    _ token: TaggingToken,
    _ letterCase: UInt64,
    _ model: TaggingModel,
    _ sink: inout RowSink
  ) {
    var token = token
    model.clusters.fill(&token)
    var entry = Entry(form: form)
    entry.levels = model.clusters.levels(token.cluster)
    let features = FormFeatures(token: token, levels: entry.levels, letterCase: letterCase)
    for offset in -FeatureExtractor.reach...FeatureExtractor.reach {
      sink.clear()
      features.add(at: offset, to: &sink)
      sink.keepRows(of: model.index)
      entry.counts |= UInt64(sink.count) << UInt64((offset + FeatureExtractor.reach) * 8)
      for lane in 0..<lanes {
        var sum = RowSum()
        sink.add(lane, of: model, to: &sum)
        sums.append(sum)
      }
    }
    entries.append(entry)
  }

  /// The clusters of a form.
  @inline(__always)
  func levels(_ number: Int32) -> WordClusters.Levels { entries[Int(number)].levels }

  /// Adds what a form says of the token `offset` places before it, and gives the count of its rows.
  @inline(__always)
  func add(_ number: Int32, at offset: Int, _ lane: Int, to sum: inout RowSum) -> Int {
    let place = offset + FeatureExtractor.reach
    sum.add(sums[(Int(number) * Self.offsets + place) * lanes + lane])
    return Int(entries[Int(number)].counts >> UInt64(place * 8) & 0xFF)
  }
}
