import Glibc

/// Words of memory that are looked at in no order, zero at first.
///
/// Large ones ask for huge pages: with small pages nearly every look at a table of many megabytes costs a walk through
/// the page tables beside the load itself.
///
/// Unchecked, since words are written by the one who makes them, before anybody else sees them.
final class LookupWords: @unchecked Sendable {
  /// The words; they live as long as this object.
  let words: UnsafeMutableBufferPointer<UInt64>

  private static let hugePage = 2 << 20

  /// Words, all zero; at least one.
  init(count: Int) {
    let byteCount = max(1, count) * MemoryLayout<UInt64>.stride
    let isLarge = byteCount >= 2 * Self.hugePage
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: isLarge ? Self.hugePage : 64)
    // A kernel that has no huge pages to give says so, and nothing is lost.
    if isLarge { _ = madvise(memory, byteCount, MADV_HUGEPAGE) }
    let start = memory.initializeMemory(as: UInt64.self, repeating: 0, count: max(1, count))
    words = UnsafeMutableBufferPointer(start: start, count: max(1, count))
  }

  deinit { words.deallocate() }
}
