/// The charsets of the Encoding Standard (https://encoding.spec.whatwg.org/), named by their labels in lower case.
///
/// ISO-8859-1, ISO-8859-9, US-ASCII and TIS-620 are no charsets of their own there: their labels name the windows code
/// page that holds them. The encodings that the standard refuses to decode (ISO-2022-KR, HZ, …) have no case.
public enum Charset: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case ibm866
  case iso8859x2 = "iso-8859-2"
  case iso8859x3 = "iso-8859-3"
  case iso8859x4 = "iso-8859-4"
  case iso8859x5 = "iso-8859-5"
  case iso8859x6 = "iso-8859-6"
  case iso8859x7 = "iso-8859-7"
  case iso8859x8 = "iso-8859-8"
  case iso8859x8i = "iso-8859-8-i"
  case iso8859x10 = "iso-8859-10"
  case iso8859x13 = "iso-8859-13"
  case iso8859x14 = "iso-8859-14"
  case iso8859x15 = "iso-8859-15"
  case iso8859x16 = "iso-8859-16"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case macintosh
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case macCyrillic = "x-mac-cyrillic"
  case userDefined = "x-user-defined"
  case gbk
  case gb18030
  case big5
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case shiftJIS = "shift_jis"
  case eucKR = "euc-kr"

  /// The charset's name, which is its label in lower case: `utf-8`, `windows-1252`.
  public var name: String { rawValue }

  /// The charset that `label` names in the standard ("Latin1" is windows-1252), or `nil`.
  ///
  /// Letter case and surrounding white space don't matter.
  public init?(label: String) {
    let spaces: [Unicode.Scalar] = ["\t", "\n", "\u{C}", "\r", " "]
    let scalars = label.unicodeScalars.drop { spaces.contains($0) }
    guard let last = scalars.lastIndex(where: { !spaces.contains($0) }) else { return nil }
    // Only ASCII letters are folded: a label with any other capital is none.
    let folded = scalars[...last].map { scalar in
      ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
    }
    guard let charset = Self.byLabel[String(String.UnicodeScalarView(folded))] else { return nil }
    self = charset
  }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for charset in allCases {
      for label in charset.otherLabels.split(separator: " ") { table[String(label)] = charset }
      table[charset.rawValue] = charset
    }
    return table
  }()

  /// The labels of the standard beside the name.
  private var otherLabels: String {
    switch self {
    case .utf8: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"
    case .utf16LE: "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"
    case .utf16BE: "unicodefffe"
    case .ibm866: "866 cp866 csibm866"
    case .iso8859x2: "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
    case .iso8859x3: "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    case .iso8859x4: "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    case .iso8859x5: "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    case .iso8859x6:
      "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 "
        + "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    case .iso8859x7:
      "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
        + "sun_eu_greek"
    case .iso8859x8:
      "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 "
        + "visual"
    case .iso8859x8i: "csiso88598i logical"
    case .iso8859x10: "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"
    case .iso8859x13: "iso8859-13 iso885913"
    case .iso8859x14: "iso8859-14 iso885914"
    case .iso8859x15: "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"
    case .koi8R: "cskoi8r koi koi8 koi8_r"
    case .koi8U: "koi8-ru"
    case .macintosh: "csmacintosh mac x-mac-roman"
    case .windows874: "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"
    case .windows1250: "cp1250 x-cp1250"
    case .windows1251: "cp1251 x-cp1251"
    case .windows1252:
      "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        + "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
    case .windows1253: "cp1253 x-cp1253"
    case .windows1254:
      "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"
    case .windows1255: "cp1255 x-cp1255"
    case .windows1256: "cp1256 x-cp1256"
    case .windows1257: "cp1257 x-cp1257"
    case .windows1258: "cp1258 x-cp1258"
    case .macCyrillic: "x-mac-ukrainian"
    case .gbk: "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk"
    case .big5: "big5-hkscs cn-big5 csbig5 x-x-big5"
    case .eucJP: "cseucpkdfmtjapanese x-euc-jp"
    case .iso2022JP: "csiso2022jp"
    case .shiftJIS: "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"
    case .eucKR:
      "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
    case .iso8859x16, .userDefined, .gb18030: ""
    }
  }
}
