/// A country whose telephone numbers a text means where it names none: its calling code and its trunk prefix.
public struct PhoneRegion: Sendable, Hashable {
  /// The country's code (ISO 3166-1 alpha-2), `DE`.
  public let code: String

  /// The digits behind `+` (ITU-T E.164).
  let callingCode: String

  /// What is dialled at home before a national number and not from abroad; empty where nothing is.
  let trunkPrefix: String

  /// The country with `code`, in either letter case; `nil` for a country whose numbers are not known here.
  public init?(_ code: String) {
    let name = code.uppercased()
    if northAmerica.contains(name) {
      (self.code, callingCode, trunkPrefix) = (name, "1", "1")
      return
    }
    guard let row = plans.first(where: { $0.code == name }) else { return nil }
    (self.code, callingCode, trunkPrefix) = (name, row.calling, row.trunk)
  }

  /// The international form of the digits of a national number, or `nil` where they may be a part of one only.
  func international(_ digits: String) -> String? {
    var national = Substring(digits)
    if callingCode == "1" {
      if digits.hasPrefix("011"), digits.utf8.count >= 11 { return "+" + digits.dropFirst(3) }
      if digits.utf8.count == 11, digits.hasPrefix("1") { national = national.dropFirst() }
      let bytes = Array(national.utf8)
      guard bytes.count == 10, bytes[0] >= 0x32, bytes[3] >= 0x32 else { return nil }
      return "+1" + national
    }
    if !trunkPrefix.isEmpty {
      guard digits.hasPrefix(trunkPrefix) else { return nil }
      national = national.dropFirst(trunkPrefix.utf8.count)
    }
    let count = callingCode.utf8.count + national.utf8.count
    guard national.utf8.count >= 8 || !trunkPrefix.isEmpty && national.utf8.count >= 7, count <= 15 else { return nil }
    return "+" + callingCode + national
  }
}

/// Countries and territories of the North American plan that newspapers name.
private let northAmerica: Set<String> = [
  "US", "CA", "PR", "DO", "JM", "TT", "BS", "BB", "BM", "GU", "VI", "KY", "AG", "DM", "GD", "LC", "VC", "KN",
]

/// Calling codes and national prefixes by ITU's list of dialling procedures; Italy's zero is part of its numbers.
private let plans: [(code: String, calling: String, trunk: String)] = {
  let rows = """
    GB 44 0 IE 353 0 DE 49 0 AT 43 0 CH 41 0 FR 33 0 BE 32 0 NL 31 0 LU 352 - IT 39 - ES 34 - PT 351 - DK 45 - NO 47 - \
    SE 46 0 FI 358 0 IS 354 - PL 48 - CZ 420 - SK 421 0 HU 36 06 RO 40 0 BG 359 0 GR 30 - TR 90 0 RU 7 8 KZ 7 8 \
    UA 380 0 BY 375 80 MD 373 0 GE 995 0 AM 374 0 AZ 994 0 RS 381 0 HR 385 0 SI 386 0 BA 387 0 MK 389 0 AL 355 0 \
    LT 370 8 LV 371 - EE 372 - CY 357 - MT 356 - IL 972 0 PS 970 0 EG 20 0 LY 218 0 TN 216 - DZ 213 0 MA 212 0 \
    SD 249 0 ET 251 0 KE 254 0 TZ 255 0 UG 256 0 NG 234 0 GH 233 0 SN 221 - ZA 27 0 ZW 263 0 IN 91 0 PK 92 0 BD 880 0 \
    LK 94 0 NP 977 0 AF 93 0 IR 98 0 IQ 964 0 SY 963 0 LB 961 0 JO 962 0 SA 966 0 YE 967 0 AE 971 0 KW 965 - QA 974 - \
    BH 973 - OM 968 - CN 86 0 HK 852 - TW 886 0 JP 81 0 KR 82 0 MN 976 0 SG 65 - MY 60 0 TH 66 0 VN 84 0 ID 62 0 \
    PH 63 0 AU 61 0 NZ 64 0 MX 52 - GT 502 - CR 506 - PA 507 - BR 55 0 AR 54 0 CL 56 - CO 57 - PE 51 0 VE 58 0 UY 598 0
    """.split(separator: " ").map(String.init)
  return stride(from: 0, to: rows.count - 2, by: 3).map { place in
    (rows[place], rows[place + 1], rows[place + 2] == "-" ? "" : rows[place + 2])
  }
}()
