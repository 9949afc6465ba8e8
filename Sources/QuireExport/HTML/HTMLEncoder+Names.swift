import QuireDocument
import QuireText

/// What the text names: colours, the legend, and a table that says what the highlights show.
extension HTMLEncoder {
  /// The types in the selected text, in the order in which they come, with the number of mentions.
  static func typeCounts(_ view: ExportView) -> [(type: EntityType, count: Int)] {
    var counts: [(type: EntityType, count: Int)] = []
    var places: [EntityType: Int] = [:]
    for mention in view.layers.mentions.elements where view.selection.holds(mention.range) {
      if let place = places[mention.type] {
        counts[place].count += 1
      } else {
        places[mention.type] = counts.count
        counts.append((mention.type, 1))
      }
    }
    return counts
  }

  /// Writes the types with their colours; unchecking one switches its highlights off.
  mutating func writeLegend() {
    guard !counts.isEmpty else { return }
    page.beginSection("legend", isNamed: false)
    page.markup("Names</h2>\n<ul class=\"legend\">\n")
    var seen: Set<Int> = []
    for (type, count) in counts {
      page.markup("<li><label")
      page.attribute("class", "t\(colors[type])")
      page.markup(">")
      // A type that shares another's colour, for want of more, is switched with it.
      if seen.insert(colors[type]).inserted {
        page.markup("<input type=\"checkbox\" checked")
        page.attribute("class", "show-t\(colors[type])")
        page.markup("> ")
      }
      page.markup("<span class=\"type\">")
      page.text(view.types[type])
      page.markup("</span> <span class=\"count\">")
      page.number(count)
      page.markup("</span></label></li>\n")
    }
    page.markup("</ul>\n</section>\n")
  }

  /// Mentions of one thing.
  private struct Row {
    let type: EntityType
    let name: String
    var normal: [String]
    var mentions: [ElementID]
  }

  private var rows: [Row] {
    let names = Dictionary(view.layers.entities.elements.map { ($0.id, $0.name) }) { first, _ in first }
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for mention in view.layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      let words = String(decoding: view.selection.text[clipped], as: UTF8.self)
      let name = mention.entity.flatMap { names[$0] } ?? words
      let key = mention.entity.map { "n\($0.raw)" } ?? "\(mention.type)\u{0}\(name)"
      let place = places[key] ?? rows.count
      if place == rows.count {
        places[key] = place
        rows.append(Row(type: mention.type, name: name, normal: [], mentions: []))
      }
      rows[place].mentions.append(mention.id)
      if let normal = mention.normal, normal != name, !rows[place].normal.prefix(8).contains(normal) {
        rows[place].normal.append(normal)
      }
    }
    return rows
  }

  mutating func writeNames() {
    let rows = rows
    guard !rows.isEmpty else { return }
    page.beginSection("names")
    page.markup("Names in the text <span class=\"count\">")
    page.number(rows.count)
    page.markup("</span></h2>\n<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">Name</th>")
    page.markup(
      "<th scope=\"col\">Type</th><th scope=\"col\">Normal form</th><th scope=\"col\">Where</th></tr></thead>\n"
    )
    page.markup("<tbody>\n")
    for row in rows { write(row) }
    page.markup("</tbody>\n</table></div>\n</section>\n")
  }

  private mutating func write(_ row: Row) {
    page.markup("<tr><th scope=\"row\" dir=\"auto\">")
    page.text(row.name)
    page.markup("</th><td><span")
    page.attribute("class", "type t\(colors[row.type])")
    page.markup(">")
    page.text(view.types[row.type])
    page.markup("</span></td><td dir=\"auto\">")
    page.text(row.normal.prefix(8).joined(separator: ", "))
    page.markup("</td><td class=\"places\">")
    for (place, id) in row.mentions.enumerated() {
      if place > 0 { page.markup(" ") }
      // A mention in the head of a comment is not highlighted anywhere.
      guard shownMentions.contains(id) else {
        page.number(place + 1)
        continue
      }
      page.markup("<a")
      page.link("e", id)
      page.markup(">")
      page.number(place + 1)
      page.markup("</a>")
    }
    page.markup("</td></tr>\n")
  }
}
