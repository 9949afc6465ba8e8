import QuirePipelines

/// Where a run's time went, as a table.
enum ProfileText {
  static func text(of summary: RunSummary) -> String {
    let total = max(1, summary.steps.reduce(0) { $0 + $1.nanoseconds })
    let rows = summary.steps.map { step in
      [
        step.name,
        Figures.decimal(Double(step.nanoseconds) / 1e9, places: 3),
        Figures.decimal(Double(step.nanoseconds) / Double(total) * 100, places: 1),
        Figures.grouped(step.documents),
        Figures.grouped(step.edits),
        Figures.grouped(step.bytesRemoved),
        Figures.grouped(step.added),
      ]
    }
    let head = ["step", "seconds", "%", "documents", "edits", "bytes removed", "added"]
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blanks : blanks + row[column]
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
