import QuireDocument
public import QuireStages
import QuireText

/// What counts as one site.
public enum SiteRule: String, OptionChoice {
  /// The host where one is known, else the name of the site, else the folder, else all documents.
  case auto

  /// The host of the document's URL; a document without one belongs to no site.
  case host

  /// The folder of the document's file.
  case folder

  /// All documents are of one site.
  case all
}

/// The site that a document is of.
struct Site {
  /// What the site is called in reasons, with a preposition before it; empty where all documents are one site.
  let words: String

  /// A number for the site.
  let key: UInt64

  private init(_ kind: String, _ name: String) {
    words = name.isEmpty ? "" : " of \(kind)\(name)"
    let bytes = Array(words.utf8)
    key = TextFingerprint(bytes, in: 0..<bytes.count, foldsCase: true, foldsDigits: false).value
  }

  /// The site of `document`; `nil` where it belongs to none.
  init?(of document: borrowing Document, by rule: SiteRule) {
    let uri = document.sources.first?.locator.uri ?? ""
    switch rule {
    case .all: self.init("", "")
    case .folder: self.init("the folder ", Self.folder(of: uri) ?? ".")
    case .host, .auto:
      let urls = [document.metadata["url"], document.metadata["canonical_url"]].compactMap { $0?.value.stringValue }
      if let host = (urls + [uri]).lazy.compactMap({ Self.host(of: $0) }).first {
        self.init("", host)
      } else if rule == .host {
        return nil
      } else if let name = document.metadata["site"]?.value.stringValue, !name.isEmpty {
        self.init("", name)
      } else if let folder = Self.folder(of: uri) {
        self.init("the folder ", folder)
      } else {
        self.init("", "")
      }
    }
  }

  /// The host of an absolute URL in lower case, without port and `www.`; `nil` where `url` is none.
  static func host(of url: String) -> String? {
    guard let slashes = url.utf8.firstRange(of: "//".utf8) else { return nil }
    let scheme = url.utf8[..<slashes.lowerBound]
    guard scheme.isEmpty || scheme.last == UInt8(ascii: ":"), !scheme.contains(UInt8(ascii: "/")) else { return nil }
    let authority = url.utf8[slashes.upperBound...].prefix { !"/?#\\".utf8.contains($0) }
    let address = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? authority
    guard let name = address.split(separator: UInt8(ascii: ":")).first else { return nil }
    let host = String(decoding: name, as: UTF8.self).lowercased()
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return bare.isEmpty ? nil : bare
  }

  /// The folder of a path; `nil` where the path names none.
  private static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
