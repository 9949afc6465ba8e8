import QuirePipelines
import QuireText
import Synchronization

/// Tells how a run goes as JSON Lines on standard error: `progress` every five seconds, then `summary` or `error`.
final class RunLog: Sendable {
  private static let interval = 5_000_000_000

  private let isQuiet: Bool
  private let start = MonotonicTime.nanoseconds
  private let next: Mutex<Int>

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    next = Mutex(start + Self.interval)
  }

  /// Tells how far the run is, where that is due.
  func show(_ progress: RunProgress) {
    let now = MonotonicTime.nanoseconds
    let isDue = next.withLock { next in
      guard now >= next else { return false }
      next = now + Self.interval
      return true
    }
    guard isDue, !isQuiet else { return }
    write("progress") { writer in
      writer.field("seconds", Double(now - start) / 1e9)
      writer.field("documents", progress.documents)
      writer.field("bytes", progress.bytes)
      writer.field("total_bytes", progress.totalBytes > 0 ? progress.totalBytes : nil)
      writer.field("file", progress.file.index)
      writer.field("files", progress.file.count)
      writer.field("observing", progress.observing)
      writer.field("rejected", progress.summary?.rejected)
      writer.field("quarantined", progress.summary?.quarantined)
    }
  }

  func end(_ summary: RunSummary, seconds: Double) {
    guard !isQuiet else { return }
    write("summary") { writer in
      writer.field("seconds", seconds)
      writer.field("result", summary.json)
    }
  }

  func fail(_ error: RunError) {
    write("error") { writer in
      writer.field("code", error.code.rawValue)
      writer.field("message", error.message)
    }
  }

  private func write(_ event: String, _ fields: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("event", event)
    fields(&writer)
    writer.endObject()
    writer.endLine()
    Terminal.status(String(decoding: writer.take(), as: UTF8.self))
  }
}
