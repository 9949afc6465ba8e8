import QuireDocument
import QuireText

/// What the text names: colours, the legend, and a table that says what the highlights show.
extension HTMLEncoder {
  /// The types in the selected text, in the order in which they come, with the number of mentions.
  private var typeCounts: [(type: EntityType, count: Int)] {
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

  /// The class of a type's highlights; a type of a definition's own gets one of the colours by its name.
  func typeClass(_ type: EntityType) -> String {
    if let place = knownTypes.firstIndex(of: type) { return "t\(place)" }
    return "t\(type.description.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % hues.count })"
  }

  /// Writes a colour for each type, and the rule that switches its highlights off.
  mutating func writeTypeRules() {
    for (place, hue) in hues.enumerated() {
      page.text(".t\(place){--h:\(hue)}")
    }
    page.markup("\n")
    let classes = typeCounts.map { typeClass($0.type) }
    for (place, name) in classes.enumerated() where classes.firstIndex(of: name) == place {
      page.text("body:has(#show-\(name):not(:checked)) mark.\(name){background:none;border-color:transparent}\n")
    }
  }

  /// Writes the types with their colours; unchecking one switches its highlights off.
  mutating func writeLegend() {
    let counts = typeCounts
    guard !counts.isEmpty else { return }
    page.markup("<section aria-labelledby=\"legend-title\">\n<h2 id=\"legend-title\">Names</h2>\n")
    page.markup("<ul class=\"legend\">\n")
    var seen: Set<String> = []
    for (type, count) in counts {
      let name = typeClass(type)
      page.markup("<li><label")
      page.attribute("class", name)
      page.markup(">")
      if seen.insert(name).inserted {
        page.markup("<input type=\"checkbox\" checked")
        page.attribute("id", "show-\(name)")
        page.markup("> ")
      }
      page.markup("<span class=\"type\">")
      page.text(types[type])
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
    page.markup("<section id=\"names\" aria-labelledby=\"names-title\">\n<h2 id=\"names-title\">Names in the text ")
    page.markup("<span class=\"count\">")
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
    page.attribute("class", "type \(typeClass(row.type))")
    page.markup(">")
    page.text(types[row.type])
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
      page.markup("<a href=\"#e")
      page.number(Int(id.raw))
      page.markup("\">")
      page.number(place + 1)
      page.markup("</a>")
    }
    page.markup("</td></tr>\n")
  }
}

private let knownTypes: [EntityType] = [
  .person, .organization, .place, .nationality, .event, .facility, .date, .time, "MONEY", "PERCENT", "QUANTITY", "URL",
]

/// The hues of the types, in degrees; neighbours in a text (people, organisations, places) lie far apart.
private let hues = [214, 28, 145, 172, 330, 95, 268, 290, 48, 62, 75, 195]
