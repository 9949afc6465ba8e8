import QuireText

/// When documents were in which step, in the Trace Event Format that the viewers of Chrome, Perfetto and speedscope open:
/// one row for each task, units of work with the steps of their documents in them.
struct RunTrace {
  /// How many events are kept; a run of many documents shows its beginning.
  static let limit = 200_000

  private struct Event {
    let name: String
    let task: Int
    let start: Int
    let duration: Int
  }

  private let program: Program
  private let beginning = MonotonicTime.nanoseconds
  private var events: [Event] = []

  init(_ program: Program) { self.program = program }

  /// Takes in what was recorded of a unit.
  mutating func add(_ run: UnitRun) {
    guard let first = run.clock.stays.first, let last = run.clock.stays.last, events.count < Self.limit else { return }
    let end = last.start + last.duration
    events.append(
      Event(name: "unit \(run.unit.number)", task: run.task, start: first.start, duration: end - first.start)
    )
    for stay in run.clock.stays.prefix(Self.limit - events.count) {
      guard let name = program.name(at: stay.place) else { continue }
      events.append(Event(name: name, task: run.task, start: stay.start, duration: stay.duration))
    }
  }

  /// The events as JSON; times are microseconds since the run began.
  func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("displayTimeUnit", "ms")
      writer.key("traceEvents")
      writer.array { writer in
        for event in events {
          writer.object { writer in
            writer.field("name", event.name)
            writer.field("ph", "X")
            writer.field("pid", 1)
            writer.field("tid", event.task + 1)
            writer.field("ts", Double(event.start - beginning) / 1_000)
            writer.field("dur", Double(event.duration) / 1_000)
          }
        }
      }
    }
    return writer.take()
  }
}
