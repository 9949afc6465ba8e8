import QuirePipelines

/// What a run did, as lines that add up.
enum SummaryText {
  /// The reasons with the most documents first.
  private static func reasons(_ list: [(reason: RunSummary.Reason, count: Int)]) -> String {
    let shown = list.sorted { $0.count > $1.count }.prefix(6)
    let hidden = list.count - shown.count
    let text = shown.map { "\($0.reason.by): \($0.reason.rule) \(Figures.grouped($0.count))" }.joined(separator: ", ")
    return hidden > 0 ? "\(text) and \(hidden) more reasons" : text
  }

  static func text(of summary: RunSummary, seconds: Double) -> String {
    let rate = Figures.decimal(Double(summary.bytes) / 1e6 / max(seconds, 1e-6), places: 1)
    var lines = [
      "read \(Figures.count(summary.read, "document")) from \(Figures.count(summary.files, "file"))"
        + " (\(Figures.bytes(summary.bytes)) in \(Figures.decimal(seconds, places: 2)) s, \(rate) MB/s)",
      "  = \(Figures.grouped(summary.written)) written + \(Figures.grouped(summary.rejected)) rejected"
        + " + \(Figures.grouped(summary.quarantined)) quarantined",
    ]
    if summary.rejected > 0 { lines.append("rejected: \(reasons(summary.rejects))") }
    if summary.quarantined > 0 { lines.append("quarantined: \(reasons(summary.quarantine))") }
    for seen in summary.observations {
      let shortfall = seen.shortfall.map { "; \($0)" } ?? ""
      lines.append("\(seen.name) saw \(Figures.count(seen.documents, "document"))\(shortfall)")
    }
    if summary.withDiagnostics > 0 {
      let codes = summary.diagnostics.map { "\($0.code) \(Figures.grouped($0.count))" }.joined(separator: ", ")
      lines.append("\(Figures.count(summary.withDiagnostics, "document")) with diagnostics: \(codes)")
    }
    for (id, failure) in summary.failures {
      let line = failure.line.map { ", line \($0)" } ?? ""
      lines.append("quarantined \"\(id)\"\(line): \(failure.by): \(failure.message)")
    }
    let hidden = summary.quarantined - summary.failures.count
    if hidden > 0 { lines.append("… and \(Figures.grouped(hidden)) more in the quarantine") }
    if !summary.outputs.isEmpty {
      let shown = summary.outputs.prefix(8)
      let hidden = summary.outputCount - shown.count
      let more = hidden > 0 ? " and \(Figures.count(hidden, "file")) more" : ""
      lines.append("wrote \(shown.joined(separator: ", "))\(more)")
    }
    return lines.joined(separator: "\n")
  }
}
