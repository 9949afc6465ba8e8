import QuireText

/// What the page calls its site, and by which other names a title may speak of it.
struct SiteNames {
  /// The site's name, the strongest claim first.
  let claims: [Claim]

  /// The keys of all names.
  private let keys: Set<[UInt8]>

  init(_ scan: PageScan, _ data: LinkedData) {
    var publishers = data.works.compactMap { data.claim("publisher", of: $0) }
    let sites = data.sites.compactMap { data.claim("name", of: $0) }
    let metas = scan.claims(.site)
    let open = metas.filter { $0.rule == "meta-og-site-name" }
    let own = metas.filter { $0.rule == "meta-application-name" }
    publishers = publishers.filter { !ByteText.isAddress($0.value) }
    claims = publishers + open + sites + own
    var keys = Set(claims.map { ByteText.key($0.value) })
    keys.remove([])
    self.keys = keys
  }

  /// Whether `bytes` are a name of the site.
  func contains(_ bytes: some Collection<UInt8>) -> Bool {
    !keys.isEmpty && keys.contains(ByteText.key(bytes))
  }
}

extension ByteText {
  /// Whether a value that should be a name is an address, of the web or of mail.
  static func isAddress(_ bytes: [UInt8]) -> Bool {
    if begins(bytes[...], with: "http:") || begins(bytes[...], with: "https:") || begins(bytes[...], with: "www.") {
      return true
    }
    guard let first = bytes.first else { return false }
    if first == 0x40 || first == 0x2F { return true }
    return !bytes.contains(0x20) && bytes.contains(0x40) && bytes.contains(0x2E)
  }
}
