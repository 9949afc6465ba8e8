/// Shares of a whole.
enum Ratio {
  /// `part` of `whole`; 0 where there is no whole.
  static func of(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
