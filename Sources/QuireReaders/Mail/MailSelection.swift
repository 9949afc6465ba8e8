import QuireMail

/// Which parts of a mail are its text, and why the others are not.
struct MailSelection {
  /// What becomes of a part.
  enum Role {
    case plain
    case html

    /// Not shown: a file, or a part in a form that can't be read.
    case attachment

    /// Another form of a part that was chosen.
    case alternative
  }

  /// A part without parts, and its role.
  private(set) var leaves: [(part: Int, role: Role)] = []

  /// Chooses: of alternatives the plain text, else the page; of related parts the first; of others every text that is
  /// no attachment.
  init(_ structure: MailStructure) {
    let parts = structure.parts
    // What each part could offer; a part stands behind the one around it, so that one walk backwards is enough.
    var offers = parts.map { Self.offer(of: $0) }
    for index in parts.indices.reversed() where parts[index].isMultipart {
      offers[index] = parts[index].children.map { offers[$0] }.max { $0.rawValue < $1.rawValue } ?? .nothing
    }
    var roles = [Role?](repeating: nil, count: parts.count)
    for index in parts.indices where parts[index].isMultipart {
      let children = parts[index].children
      if let role = roles[index] {
        for child in children { roles[child] = role }
      } else if parts[index].type.value == "multipart/alternative" {
        // The last one of equal worth is the richest in the writer's eyes.
        let best = children.max { offers[$0].rawValue < offers[$1].rawValue || (offers[$0] == offers[$1] && $0 < $1) }
        for child in children where child != best { roles[child] = .alternative }
      } else if parts[index].type.value == "multipart/related" {
        for child in children.dropFirst() { roles[child] = .attachment }
      }
    }
    for index in parts.indices where !parts[index].isMultipart {
      leaves.append((index, roles[index] ?? Self.role(offers[index])))
    }
  }

  /// What a part has to offer to readers, the best last.
  private enum Offer: Int {
    case nothing
    case page
    case text
  }

  private static func offer(of part: MailPart) -> Offer {
    guard part.disposition?.value != "attachment" else { return .nothing }
    switch part.type.value {
    case "text/plain": return .text
    case "text/html", "application/xhtml+xml": return .page
    // A mail that says it is in several parts, and where no boundary is named, is read as it stands.
    case let type where type.hasPrefix("multipart/") && part.parent == nil: return .text
    case let type where type.hasPrefix("text/") && part.parent == nil: return .text
    default: return .nothing
    }
  }

  private static func role(_ offer: Offer) -> Role {
    switch offer {
    case .text: .plain
    case .page: .html
    case .nothing: .attachment
    }
  }
}
