import Glibc

/// A clock that only goes forward, for measuring; what it says is no part of any output but reports of runs.
public enum MonotonicTime {
  /// Nanoseconds since some moment.
  public static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
