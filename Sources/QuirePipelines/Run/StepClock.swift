import QuireText

/// How long the documents of one unit of work spent in each step.
///
/// It goes to the run's record, never to a document.
struct StepClock: Sendable {
  /// The nanoseconds spent at each place of the program; empty where nobody asks.
  private(set) var nanoseconds: [Int]

  /// Creates a clock for the steps of `program`.
  init(_ program: Program) { nanoseconds = [Int](repeating: 0, count: program.instructions.count) }

  /// Creates a clock that does not run.
  private init() { nanoseconds = [] }

  /// A clock that does not run.
  static let stopped = StepClock()

  /// The time now, in nanoseconds from some moment on.
  var now: Int { nanoseconds.isEmpty ? 0 : MonotonicTime.nanoseconds }

  mutating func spend(on place: Int, since start: Int) {
    guard !nanoseconds.isEmpty else { return }
    nanoseconds[place] += MonotonicTime.nanoseconds - start
  }
}
