import CGazetteer

/// The bytes of the lists that are compiled into the program.
enum EmbeddedList {
  /// The bytes of `list`, copied once so that they are an array like any other.
  static func bytes(_ list: cgazetteer_list) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: cgazetteer_count(list))
    cgazetteer_copy(list, &bytes, bytes.count)
    return bytes
  }
}
