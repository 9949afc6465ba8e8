/// A 64-bit number for bytes: for counting what repeats within one run, with no seed and the same on every machine.
///
/// Eight bytes at a time are multiplied and folded (as in Wang Yi's wyhash). It is no defence against someone who
/// makes collisions; two that differ have the same number with a chance of about 1 in 2⁶⁴.
public enum SignalHash {
  /// The number of the bytes `range` of `text`, cut to what is there.
  public static func value(of text: [UInt8], in range: ByteRange? = nil) -> UInt64 {
    text.withUnsafeBufferPointer { bytes in
      let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
      return value(of: bytes, range.lowerBound, range.upperBound)
    }
  }

  /// The number of the bytes from `lower` up to `upper`, both within `text`.
  @inline(__always)
  static func value(of text: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64 {
    let count = upper - lower
    var state = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15 ^ 0x1F83_D9AB_FB41_BD6B
    guard count > 0, let base = UnsafeRawPointer(text.baseAddress) else { return mixed(state) }
    var index = lower
    while index &+ 8 <= upper {
      state = mixed(state ^ UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index &+= 8
    }
    if index < upper { state = mixed(state ^ tail(base, lower, index, upper)) }
    return mixed(state)
  }

  /// The last bytes, fewer than eight; read from before `index` where there is something before it.
  @inline(__always)
  private static func tail(_ base: UnsafeRawPointer, _ lower: Int, _ index: Int, _ upper: Int) -> UInt64 {
    if upper &- lower >= 8 {
      return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: upper &- 8, as: UInt64.self))
    }
    if upper &- index >= 4 {
      let first = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      let last = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: upper &- 4, as: UInt32.self))
      return UInt64(first) << 32 | UInt64(last)
    }
    let first = UInt64(base.load(fromByteOffset: index, as: UInt8.self))
    let middle = UInt64(base.load(fromByteOffset: index &+ (upper &- index) / 2, as: UInt8.self))
    let last = UInt64(base.load(fromByteOffset: upper &- 1, as: UInt8.self))
    return first << 16 | middle << 8 | last
  }

  /// A number in which every bit of `value` counts for every other.
  @inlinable
  public static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value &+ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}

/// A set of numbers that are spread well already, such as hashes; with open addressing, for a number of members that is
/// known before.
struct NumberSet {
  private var slots: [UInt64]
  private var hasZero = false

  /// Makes room for `capacity` numbers.
  init(capacity: Int) {
    slots = [UInt64](repeating: 0, count: NumberSet.slots(for: capacity))
  }

  /// Adds `number` and says whether it is new.
  @inline(__always)
  mutating func insert(_ number: UInt64) -> Bool {
    guard number != 0 else {
      defer { hasZero = true }
      return !hasZero
    }
    return slots.withUnsafeMutableBufferPointer { slots in
      let mask = slots.count &- 1
      var slot = Int(truncatingIfNeeded: number) & mask
      // There are more slots than numbers, so that an empty one comes.
      while slots[slot] != 0 {
        if slots[slot] == number { return false }
        slot = (slot &+ 1) & mask
      }
      slots[slot] = number
      return true
    }
  }

  /// Empties the set.
  mutating func removeAll() {
    hasZero = false
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// The power of two of slots that `capacity` numbers need.
  static func slots(for capacity: Int) -> Int {
    1 << (Int.bitWidth - max(8, 2 * capacity).leadingZeroBitCount)
  }
}
