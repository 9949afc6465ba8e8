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
  /// no attachment; of a mail within the mail the same, attached or not.
  ///
  /// A forwarded mail, a mail of a digest and the mail that a bounce gives back are words that people read and search
  /// for, and programs send them as attachments as often as inline. So do others: notmuch indexes and shows them with
  /// their headers, `email` of Python walks into them, Apache Tika extracts them. They stay a part of the mail that
  /// brings them, and are no documents of their own, since nobody sent them to the mailbox: an archive would count them
  /// twice. What only reports on a mail (`message/delivery-status`, `text/rfc822-headers`) is an attachment.
  init(_ structure: MailStructure, of bytes: [UInt8]) {
    let parts = structure.parts
    // What each part could offer; a part stands behind the one around it, so that one walk backwards is enough.
    var offers = parts.map { Self.offer(of: $0, bytes) }
    for index in parts.indices.reversed() where parts[index].isContainer {
      offers[index] = parts[index].children.map { offers[$0] }.max { $0.rawValue < $1.rawValue } ?? .nothing
    }
    var roles = [Role?](repeating: nil, count: parts.count)
    for index in parts.indices where parts[index].isContainer {
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
    for index in parts.indices where !parts[index].isContainer {
      leaves.append((index, roles[index] ?? Self.role(offers[index])))
    }
  }

  /// What a part has to offer to readers, the best last.
  private enum Offer: Int {
    case nothing

    /// No words, as many programs put before a page.
    case blank
    case page
    case text
  }

  private static func offer(of part: MailPart, _ bytes: [UInt8]) -> Offer {
    guard part.disposition?.value != "attachment" else { return .nothing }
    switch part.type.value {
    case "text/plain": return bytes[part.body].contains { $0 > 0x20 } ? .text : .blank
    case "text/html", "application/xhtml+xml": return .page
    // A mail that says it is in several parts, and where no boundary is named, is read as it stands.
    case let type where type.hasPrefix("multipart/") && part.isMail: return .text
    case let type where type.hasPrefix("text/") && part.isMail: return .text
    default: return .nothing
    }
  }

  private static func role(_ offer: Offer) -> Role {
    switch offer {
    case .text, .blank: .plain
    case .page: .html
    case .nothing: .attachment
    }
  }
}
