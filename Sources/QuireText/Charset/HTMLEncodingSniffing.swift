/// Tells in which encoding the bytes of an HTML page are, as the HTML standard sniffs it
/// (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding), as far as pages tell the
/// truth.
///
/// In this order: a byte order mark; UTF-16 by its zero bytes; the charset that the transport gives; the one that the
/// page declares, in a `meta` or in an XML declaration; what the bytes look like (`detectCharset`). A declaration is
/// passed over, and named in `refusedDeclaration`, where the bytes refute it:
///
/// - a legacy charset, while the bytes are UTF-8 with characters of several bytes, which text in another charset does
///   not resemble by chance (a multi-byte charset needs four of them). Browsers follow the declaration there and show
///   "Ã©"; what the author wrote is "é";
/// - UTF-8, while the bytes hold none of its characters of several bytes but others that mean nothing in it, or more
///   than two places that are broken and fewer that are whole. A few broken bytes among whole ones leave UTF-8;
/// - UTF-16 from the transport, where no zero bytes stand between the letters.
///
/// - Parameters:
///   - bytes: The page.
///   - transport: The label that stands in the `charset` parameter of the HTTP header, or that a person gave.
/// - Returns: The charset with the reason.
///
/// Complexity: O(*n*), and mostly the cost of one UTF-8 check.
public func sniffHTMLEncoding(_ bytes: [UInt8], transport: String? = nil) -> CharsetGuess {
  let plain = detectCharset(bytes)
  if plain.how == .bom { return followed(plain, by: transport.map { [$0] } ?? []) }
  let (page, evidence) = bytes.withUnsafeBufferPointer { (declaredHTMLEncoding($0), UTF8Evidence($0)) }
  if plain.charset == .utf16LE || plain.charset == .utf16BE {
    guard transport.flatMap(Charset.init(label:)) != plain.charset else {
      return CharsetGuess(plain.charset, .transport, confidence: 0.95)
    }
    return followed(plain, by: transport.map { [$0] } ?? [])
  }
  var refused: [String] = []
  if let transport {
    if let charset = Charset(label: transport), !evidence.refutesPage(in: charset) {
      return CharsetGuess(charset, .transport, confidence: 0.95)
    }
    refused.append(transport)
  }
  if let page {
    guard evidence.refutesPage(in: page.charset) else {
      return followed(CharsetGuess(page.charset, page.how, confidence: 0.95), by: refused)
    }
    refused.append(page.charset.name)
  }
  if plain.charset == .utf8, refused.contains(where: { Charset(label: $0) == .utf8 }) {
    // Refuted by the stricter rule for pages: detection without a declaration is more patient.
    return followed(bytes.withUnsafeBufferPointer { legacyGuess($0) }, by: refused)
  }
  return followed(plain, by: refused)
}

/// `guess` with the first declaration that names another charset.
private func followed(_ guess: CharsetGuess, by declarations: [String]) -> CharsetGuess {
  let refused = declarations.first { Charset(label: $0) != guess.charset }
  return CharsetGuess(guess.charset, guess.how, confidence: guess.confidence, refusedDeclaration: refused)
}

extension UTF8Evidence {
  /// Whether a page that is declared to be in `charset` would not look like this.
  fileprivate func refutesPage(in charset: Charset) -> Bool {
    switch charset {
    case .utf16LE, .utf16BE: true
    case .utf8: refutes(.utf8) || (characters == 0 && broken > 0)
    default: refutes(charset)
    }
  }
}
