import Glibc

/// How much memory the process has.
public enum ProcessMemory {
  /// The bytes of it that are in memory now, as the system counts them; `nil` where it does not say.
  public static var residentBytes: Int? {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The file is one short line of numbers; a buffer of this size always holds the first two.
    var count = 0
    let line = [UInt8](unsafeUninitializedCapacity: 256) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    let fields = line.split(separator: 0x20)
    guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return nil }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The most bytes that were in memory at once so far.
  public static var peakBytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1_024
  }
}
