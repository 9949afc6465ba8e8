import QuireText

/// What the tokenizer found; the details stand in the tokenizer.
enum HTMLTokenKind {
  case text
  case startTag
  case endTag
  case comment
  case doctype
  case end
}

/// What the tokenizer reads next: tags and text, or text that ends only with a certain end tag.
enum HTMLContent {
  case data
  /// Title and text area: character references count.
  case escapableRawText
  case rawText
  case script
  case plainText
  case cdata
}

/// The token that was read last.
struct HTMLToken {
  var start = 0
  var end = 0
  var name = MarkupName.none
  /// Of a start tag: where its attributes stand among those of the tokenizer.
  var firstAttribute = 0
  var attributeCount = 0
  var isSelfClosing = false
  /// Of a text.
  var decoding: HTMLDecoding = []
  /// Of a comment: its data.
  var dataStart = 0
  var dataEnd = 0
  var doctype = HTMLDoctype()
}

/// What a byte is to the tokenizer.
enum HTMLByte {
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Tab, line feed, form feed, carriage return, space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 && (1 << UInt64(byte)) & 0x1_0000_3600 as UInt64 != 0 }

  /// What ends the name of a tag.
  @inline(__always)
  static func endsTagName(_ byte: UInt8) -> Bool { byte <= 0x3E && (byte == 0x3E || byte == 0x2F || isSpace(byte)) }

  /// What ends the name of an attribute.
  @inline(__always)
  static func endsAttributeName(_ byte: UInt8) -> Bool { byte == 0x3D || endsTagName(byte) }
}
