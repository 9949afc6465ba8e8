import ArgumentParser
import QuirePipelines
import QuireStages

/// Measures how the time of reading threads grows with their comments: wide and deep ones, as text, pages, chats and mail.
struct ThreadBenchmark {
  /// Where the stages are.
  let registry: Registry

  /// How often everything is measured; medians count.
  let rounds: Int

  private static let sizes = [25_000, 50_000, 100_000]

  /// One line of the table: a kind of thread and what reads it.
  private struct Row: Sendable {
    let label: String
    let format: String
    let stages: [String]
    let sample: @Sendable (Int) -> [UInt8]
  }

  private static let rows = [
    Row(label: "text, all beside each other", format: "text", stages: ofText) {
      ThreadSamples.text($0, isChain: false)
    },
    Row(label: "text, each speaks to the last", format: "text", stages: ofText) {
      ThreadSamples.text($0, isChain: true)
    },
    Row(label: "page, all beside each other", format: "html", stages: ofText) { ThreadSamples.page($0, isDeep: false) },
    Row(label: "page, each within the last", format: "html", stages: ofText) { ThreadSamples.page($0, isDeep: true) },
    Row(label: "chat", format: "text", stages: ofChat) { ThreadSamples.chat($0) },
  ]

  private static let ofChat = ["threads.split-chat", "threads.link-chat"]
  private static let ofText = ["threads.find-comments", "threads.link-replies"]

  /// The measured table, as text.
  func table() throws -> String {
    var lines = [
      "CPU seconds, reading and all stages, median of \(Figures.count(rounds, "round"))",
      Self.line("thread", Self.sizes.map { Figures.grouped($0) } + ["growth", "comments/s"]),
    ]
    for row in Self.rows {
      let plan = try plan(row)
      let seconds = Self.sizes.map { size in
        let bytes = row.sample(size)
        let corpus = BenchmarkCorpus(samples: [.init(name: "thread.\(row.format)", bytes: bytes)], bytes: 1)
        let times = StepTimes(plan: plan, registry: registry)
        let measured = (0..<rounds).compactMap { _ in times.measure(corpus)["total"] }.sorted()
        return measured.isEmpty ? .infinity : max(measured[measured.count / 2], 1e-9)
      }
      guard let last = seconds.last, let size = Self.sizes.last, seconds.count > 1 else { continue }
      lines.append(
        Self.line(
          row.label,
          seconds.map { Figures.decimal($0, places: 3) } + [
            "× " + Figures.decimal(last / seconds[seconds.count - 2], places: 2),
            Figures.decimal(Double(size) / last, places: 0),
          ]
        )
      )
    }
    lines.append("peak memory \(Figures.bytes(BenchmarkCommand.peakMemory))")
    return lines.joined(separator: "\n") + "\n"
  }

  private func plan(_ row: Row) throws -> Plan {
    let steps = row.stages.map { "  - \($0)\n" }.joined()
    let text = "quire: 1\nname: benchmark\ninput: { format: \(row.format) }\nstages:\n\(steps)"
    let access = DefinitionAccess(file: { .failure(.notGranted($0)) }, environment: { _ in .success(nil) })
    let result = DefinitionChecker(registry: registry, access: access).check(Array(text.utf8), path: "benchmark.yaml")
    guard let plan = result.plan else {
      Terminal.message(ProblemRenderer(.text).render(result.problems))
      throw ExitCode(1)
    }
    return plan
  }

  private static func line(_ label: String, _ cells: [String]) -> String {
    let start = label + String(repeating: " ", count: max(0, 32 - label.count))
    return cells.reduce(start) { $0 + String(repeating: " ", count: max(1, 12 - $1.count)) + $1 }
  }
}
