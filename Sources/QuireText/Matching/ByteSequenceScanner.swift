/// Finds many short sequences of byte sets in one pass over a text, such as the literals that patterns need.
///
/// A sequence is a list of sets, one for each byte that it takes: `[0-9]`, `[0-9]`, `-` finds two digits before a
/// hyphen. Of each sequence the two neighbours that are rarest in ordinary text enter a table of all pairs of bytes; a
/// scan asks one bit of it for each place, and holds a sequence against the text only where its pair stands. It is
/// the idea of Teddy and of Wu and Manber's blocks, without vector shuffles, which Swift can't reach.
///
/// Complexity: a scan is linear in the text, with the number of sequences that share a pair as the factor where that
/// pair stands; 8 KB of table are touched by text without hits.
public struct ByteSequenceScanner: Sendable {
  /// The longest sequence that is taken.
  public static let longestSequence = 16

  private struct Entry: Sendable {
    let sequence: Int32
    let setsStart: Int32
    let count: Int32
    /// Where in the sequence its pair begins.
    let pairOffset: Int32
  }

  /// One bit for each pair of bytes, the first byte in the low half of the index.
  private var filter = ContiguousArray<UInt64>(repeating: 0, count: 1024)

  /// The list of a pair, an index of `lists`.
  private var listOfPair: ContiguousArray<Int32>

  /// Where each list begins and ends in `entries`.
  private var lists: ContiguousArray<(start: Int32, end: Int32)> = []
  private var entries: ContiguousArray<Entry> = []
  private var sets: ContiguousArray<SIMD4<UInt64>> = []

  /// Builds the tables; `visit` of a scan speaks of a sequence by its index in `sequences`.
  ///
  /// Empty sequences, those with an empty set, and those longer than ``longestSequence`` are never found.
  /// Complexity: the number of pairs that the sequences' chosen neighbours stand for.
  public init(_ sequences: [[ByteSet]]) {
    listOfPair = ContiguousArray(repeating: 0, count: 65_536)
    var known: [Entry] = []
    // The first list is empty. Adding a sequence to a pair moves the pair to a longer list, the same one for all pairs
    // that had the same list before.
    var longer: [[Int32]] = [[]]
    for (index, sequence) in sequences.enumerated() {
      guard !sequence.isEmpty, sequence.count <= Self.longestSequence, !sequence.contains(where: \.isEmpty) else {
        continue
      }
      let offset = Self.rarestPair(of: sequence)
      let entry = Int32(known.count)
      known.append(
        Entry(
          sequence: Int32(index),
          setsStart: Int32(sets.count),
          count: Int32(sequence.count),
          pairOffset: Int32(offset)
        )
      )
      sets.append(contentsOf: sequence.map(\.words))
      var moved: [Int32: Int32] = [:]
      let seconds = offset + 1 < sequence.count ? sequence[offset + 1].bytes : ByteSet(0...0xFF).bytes
      for first in sequence[offset].bytes {
        for second in seconds {
          let pair = Int(first) | Int(second) << 8
          let list = listOfPair[pair]
          if let next = moved[list] {
            listOfPair[pair] = next
            continue
          }
          moved[list] = Int32(longer.count)
          listOfPair[pair] = Int32(longer.count)
          longer.append(longer[Int(list)] + [entry])
        }
      }
    }
    keepLists(longer, known)
  }

  /// Keeps the lists that pairs ended up with.
  private mutating func keepLists(_ all: [[Int32]], _ known: [Entry]) {
    var numbers = [Int32](repeating: -1, count: all.count)
    for pair in listOfPair.indices where listOfPair[pair] != 0 {
      filter[pair >> 6] |= 1 << UInt64(pair & 63)
      let list = Int(listOfPair[pair])
      if numbers[list] < 0 {
        numbers[list] = Int32(lists.count)
        lists.append((Int32(entries.count), Int32(entries.count + all[list].count)))
        entries.append(contentsOf: all[list].map { known[Int($0)] })
      }
      listOfPair[pair] = numbers[list]
    }
  }

  /// Calls `visit` with each sequence that stands in `text` and the place of its first byte.
  ///
  /// One sequence's places come in ascending order; those of different sequences may come out of order by less than
  /// ``longestSequence`` bytes.
  public func scan(_ text: [UInt8], _ visit: (_ sequence: Int, _ offset: Int) -> Void) {
    guard !entries.isEmpty, !text.isEmpty else { return }
    text.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        // The last byte is followed by nothing, which is looked up as a zero: only sequences of one byte can end there,
        // and those stand under every second byte.
        var previous = Int(text[0])
        for index in 1..<text.count {
          let next = Int(text[index])
          let pair = previous | next << 8
          previous = next
          if filter[pair >> 6] >> UInt64(pair & 63) & 1 != 0 { check(pair, at: index - 1, text, visit) }
        }
        if filter[previous >> 6] >> UInt64(previous & 63) & 1 != 0 { check(previous, at: text.count - 1, text, visit) }
      }
    }
  }

  /// Holds the sequences of a pair against the text.
  @inline(never)
  private func check(
    _ pair: Int,
    at place: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ visit: (_ sequence: Int, _ offset: Int) -> Void
  ) {
    let list = lists[Int(listOfPair[pair])]
    for index in Int(list.start)..<Int(list.end) {
      let entry = entries[index]
      let start = place - Int(entry.pairOffset)
      guard start >= 0, start + Int(entry.count) <= text.count else { continue }
      var step = 0
      while step < Int(entry.count) {
        let byte = text[start + step]
        guard sets[Int(entry.setsStart) + step][Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0 else { break }
        step += 1
      }
      if step == Int(entry.count) { visit(Int(entry.sequence), start) }
    }
  }

  /// Where the two neighbours begin that ordinary text holds most rarely; 0 in a sequence of one.
  private static func rarestPair(of sequence: [ByteSet]) -> Int {
    let frequencies = sequence.map(\.frequency)
    guard frequencies.count > 1 else { return 0 }
    let pairs = frequencies.indices.dropLast()
    return pairs.min { frequencies[$0] * frequencies[$0 + 1] < frequencies[$1] * frequencies[$1 + 1] } ?? 0
  }
}
