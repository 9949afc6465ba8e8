/// How features become numbers.
enum FeatureHash {
  /// Mixes two numbers into one whose bits depend on all of theirs (the finaliser of splitmix64, shortened).
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var mixed = (first &+ 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F)
    mixed ^= mixed >> 29
    mixed = mixed &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 32
    return mixed
  }
}
