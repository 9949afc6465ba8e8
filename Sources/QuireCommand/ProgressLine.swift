import Dispatch
import QuirePipelines
import Synchronization

/// A line on the terminal that says how far a long run is; nothing is printed in the first second.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: UInt64
    var isVisible = false
  }

  private let isShown: Bool
  private let start = DispatchTime.now().uptimeNanoseconds
  private let state: Mutex<State>

  init(isShown: Bool) {
    self.isShown = isShown
    state = Mutex(State(lastShown: start + 800_000_000))
  }

  /// Shows `progress`, at most five times a second.
  func show(_ progress: RunProgress) {
    guard isShown else { return }
    state.withLock { state in
      let now = DispatchTime.now().uptimeNanoseconds
      guard now > state.lastShown, now - state.lastShown > 200_000_000 else { return }
      state.lastShown = now
      state.isVisible = true
      Terminal.status("\r\u{1B}[K\(Self.line(progress, seconds: Double(now - start) / 1e9))")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      guard state.isVisible else { return }
      state.isVisible = false
      Terminal.status("\r\u{1B}[K")
    }
  }

  /// The step in which documents spend most of their time.
  private static func share(_ summary: RunSummary) -> String {
    let total = summary.steps.reduce(0) { $0 + $1.nanoseconds }
    guard total > 0, let slowest = summary.steps.max(by: { $0.nanoseconds < $1.nanoseconds }) else { return "" }
    return ", \(slowest.nanoseconds * 100 / total) % in \(slowest.name)"
  }

  /// What keeps most documents from coming out.
  private static func reasons(_ summary: RunSummary) -> String {
    var text = ""
    for (word, list, count) in [
      ("rejected", summary.rejects, summary.rejected), ("quarantined", summary.quarantine, summary.quarantined),
    ] where count > 0 {
      text += ", \(Figures.grouped(count)) \(word)"
      if let first = list.max(by: { $0.count < $1.count }) { text += " (\(first.reason.rule) \(first.count))" }
    }
    return text
  }

  private static func line(_ progress: RunProgress, seconds: Double) -> String {
    let megabytes = Double(progress.bytes) / 1e6
    let rate = Figures.decimal(megabytes / max(seconds, 0.001), places: 1)
    var line =
      "\(Figures.grouped(progress.documents)) documents, \(Figures.decimal(megabytes, places: 0)) MB, \(rate) MB/s"
    if progress.totalBytes > progress.bytes, progress.bytes > 0 {
      let left = seconds * Double(progress.totalBytes - progress.bytes) / Double(progress.bytes)
      line += ", \(Figures.duration(left)) left"
    }
    if let summary = progress.summary { line += share(summary) + reasons(summary) }
    return progress.observing.map { "\($0) looks at the corpus: \(line)" } ?? line
  }
}
