import QuireText

/// How long the documents of one unit of work spent in each step.
///
/// It goes to the run's record, never to a document.
struct StepClock: Sendable {
  /// The nanoseconds spent at each place of the program; empty where nobody asks.
  private(set) var nanoseconds: [Int]

  /// Each stay of a document in a step, where that is asked for.
  private(set) var stays: [Stay] = []
  private let keepsStays: Bool

  /// A stay of a document in a step.
  struct Stay: Sendable {
    /// The step's place in the program.
    let place: Int
    /// The time, in nanoseconds from some moment on.
    let start: Int
    /// Its length, in nanoseconds.
    let duration: Int
  }

  /// Creates a clock for the steps of `program`.
  init(_ program: Program, keepsStays: Bool = false) {
    nanoseconds = [Int](repeating: 0, count: program.instructions.count)
    self.keepsStays = keepsStays
  }

  /// Creates a clock that does not run.
  private init() {
    nanoseconds = []
    keepsStays = false
  }

  /// A clock that does not run.
  static let stopped = StepClock()

  /// The time now, in nanoseconds from some moment on.
  var now: Int { nanoseconds.isEmpty ? 0 : MonotonicTime.nanoseconds }

  mutating func spend(on place: Int, since start: Int) {
    guard !nanoseconds.isEmpty else { return }
    let duration = MonotonicTime.nanoseconds - start
    nanoseconds[place] += duration
    if keepsStays { stays.append(Stay(place: place, start: start, duration: duration)) }
  }
}
