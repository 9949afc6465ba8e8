import QuireText

/// What a charset is chosen by while there is nothing better.
struct CharsetChoice { let charset: Charset }

func detectCharset(_ bytes: [UInt8], declared: String?) -> CharsetChoice {
  if bytes.starts(with: [0xFF, 0xFE]) { return CharsetChoice(charset: .utf16LE) }
  if bytes.starts(with: [0xFE, 0xFF]) { return CharsetChoice(charset: .utf16BE) }
  if let declared, let charset = Charset(label: declared) { return CharsetChoice(charset: charset) }
  return CharsetChoice(charset: UTF8Validation.isValid(bytes) ? .utf8 : .windows1252)
}
