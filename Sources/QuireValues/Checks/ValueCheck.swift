import QuireText

/// A check that tells a number which carries check digits, or keeps to rules of its own, from one that only looks alike.
///
/// Checks take a value as it stands in a text: spaces, hyphens and the like between its digits and letters do not count,
/// save where the form itself needs them. A check says that a value is well formed, not that it was ever issued.
///
/// ```swift
/// ValueCheck.luhn.holds(for: Array("4111 1111 1111 1111".utf8))  // true
/// ValueCheck(rawValue: "iban")?.holds(for: Array("GB82 WEST 1234 5698 7654 32".utf8))  // true
/// ```
public enum ValueCheck: String, Sendable, Hashable, CaseIterable {
  /// The Luhn sum of two digits or more (ISO/IEC 7812-1, annex B).
  case luhn
  /// The Verhoeff sum, of two digits or more.
  case verhoeff
  /// ISO 7064 MOD 97-10 over letters and digits, as in an LEI.
  case mod97
  /// ISO 7064 MOD 11-2 with `X` for ten, as in an ORCID or ISNI.
  case mod11x2 = "mod-11-2"
  /// A payment card: 12 to 19 digits that pass Luhn, not all of them equal, the first one that of a network.
  case creditCard = "credit-card"
  /// An international bank account number (ISO 13616): the country's length and MOD 97-10.
  case iban
  /// A legal entity identifier (ISO 17442): 20 letters and digits, MOD 97-10.
  case lei
  /// A routing number of a bank in the United States.
  case abaRouting = "aba-routing"
  /// A book number of ten or thirteen digits.
  case isbn
  /// A book number of ten digits.
  case isbn10 = "isbn-10"
  /// A book number of thirteen digits.
  case isbn13 = "isbn-13"
  /// A serial number of eight digits (ISO 3297).
  case issn
  /// A trade item number (EAN, UPC, GTIN) of 8, 12, 13 or 14 digits.
  case gtin
  /// A mobile device's number of fifteen digits.
  case imei
  /// A researcher's identifier of sixteen digits.
  case orcid
  /// A vehicle's number of 17 characters with the check digit of North America (ISO 3779, 49 CFR 565).
  case vin
  /// A UUID: hexadecimal digits in groups of 8, 4, 4, 4 and 12, with a known version, or all zero.
  case uuid
  /// An IPv4 or IPv6 address.
  case ip
  /// A bitcoin address: base58 with its checksum, or bech32 (BIP 173) and bech32m (BIP 350).
  case bitcoin
  /// Base58 with a checksum of four bytes.
  case base58check
  /// Bech32 or bech32m, with any prefix.
  case bech32
  /// A social security number of the United States, by the ranges that are in use.
  case usSSN = "us-ssn"
  /// A taxpayer number of the United States for people without a social security number.
  case usITIN = "us-itin"
  /// A health care provider's number of the United States.
  case usNPI = "us-npi"
  /// A patient's number of the National Health Service.
  case ukNHS = "uk-nhs"
  /// A national insurance number of the United Kingdom, by the prefixes that are in use.
  case ukNINO = "uk-nino"
  /// A person's tax number of Germany.
  case deTaxID = "de-tax-id"
  /// The number of an identity card or foreigner's card of Spain.
  case esNIF = "es-nif"
  /// A person's tax code of Italy.
  case itFiscalCode = "it-fiscal-code"
  /// A person's number of France's register, key included.
  case frNIR = "fr-nir"
  /// A person's number of Poland.
  case plPESEL = "pl-pesel"
  /// A citizen service number of the Netherlands.
  case nlBSN = "nl-bsn"
  /// A person's number of Finland.
  case fiHETU = "fi-hetu"
  /// A person's number of Sweden.
  case sePersonnummer = "se-personnummer"
  /// A person's tax number of Brazil.
  case brCPF = "br-cpf"
  /// A company's number of Brazil.
  case brCNPJ = "br-cnpj"
  /// A business number of Australia.
  case auABN = "au-abn"
  /// A company number of Australia.
  case auACN = "au-acn"
  /// A tax file number of Australia.
  case auTFN = "au-tfn"
  /// A Medicare number of Australia.
  case auMedicare = "au-medicare"
  /// A person's number of India.
  case inAadhaar = "in-aadhaar"
  /// A person's number of Singapore.
  case sgNRIC = "sg-nric"
  /// A social insurance number of Canada.
  case caSIN = "ca-sin"

  /// Whether `text`, UTF-8 without space around it, is well formed.
  ///
  /// Complexity: linear, and nothing beyond 128 bytes holds.
  public func holds(for text: [UInt8]) -> Bool {
    guard text.count <= 128 else { return false }
    let value = CheckedValue(text)
    return numberHolds(value) ?? accountHolds(value) ?? nationalHolds(value) ?? false
  }

  /// Checks of sums and of things that are numbered the world over.
  private func numberHolds(_ value: CheckedValue) -> Bool? {
    switch self {
    case .luhn: CheckSums.luhn(value.digits)
    case .verhoeff: CheckSums.verhoeff(value.digits)
    case .mod97: CheckSums.mod97(value.signs)
    case .mod11x2: CheckSums.mod11x2(value.signs)
    case .isbn: CheckSums.isbn10(value.signs) || CheckSums.isbn13(value.digits)
    case .isbn10: CheckSums.isbn10(value.signs)
    case .isbn13: CheckSums.isbn13(value.digits)
    case .issn: CheckSums.issn(value.signs)
    case .gtin: CheckSums.gtin(value.digits)
    case .imei: value.digits.map { $0.count == 15 && Set($0).count > 1 && CheckSums.luhn($0) } ?? false
    case .orcid: value.signs.count == 16 && CheckSums.mod11x2(value.signs)
    case .vin: CheckSums.vin(value.signs)
    case .uuid: FormChecks.uuid(value.text)
    case .ip: FormChecks.ip(value.text)
    default: nil
    }
  }

  /// Checks of cards, accounts and wallets.
  private func accountHolds(_ value: CheckedValue) -> Bool? {
    switch self {
    case .creditCard: AccountChecks.creditCard(value.digits)
    case .iban: AccountChecks.iban(value.signs)
    case .lei: value.signs.count == 20 && CheckSums.mod97(value.signs)
    case .abaRouting: AccountChecks.abaRouting(value.digits)
    case .bitcoin: WalletChecks.bitcoin(value.text)
    case .base58check: WalletChecks.base58check(value.text) != nil
    case .bech32: WalletChecks.bech32(value.text) != nil
    default: nil
    }
  }

  /// Checks of numbers that a country gives.
  private func nationalHolds(_ value: CheckedValue) -> Bool? {
    switch self {
    case .usSSN: NationalChecks.usSSN(value.digits)
    case .usITIN: NationalChecks.usITIN(value.digits)
    case .usNPI: NationalChecks.usNPI(value.digits)
    case .ukNHS: NationalChecks.ukNHS(value.digits)
    case .ukNINO: NationalChecks.ukNINO(value.signs)
    case .deTaxID: NationalChecks.deTaxID(value.digits)
    case .esNIF: NationalChecks.esNIF(value.signs)
    case .itFiscalCode: NationalChecks.itFiscalCode(value.signs)
    case .frNIR: NationalChecks.frNIR(value.signs)
    case .plPESEL: NationalChecks.plPESEL(value.digits)
    case .nlBSN: NationalChecks.nlBSN(value.digits)
    case .fiHETU: NationalChecks.fiHETU(value.text)
    case .sePersonnummer: NationalChecks.sePersonnummer(value.digits)
    case .brCPF: NationalChecks.brCPF(value.digits)
    case .brCNPJ: NationalChecks.brCNPJ(value.digits)
    case .auABN: NationalChecks.auABN(value.digits)
    case .auACN: NationalChecks.auACN(value.digits)
    case .auTFN: NationalChecks.auTFN(value.digits)
    case .auMedicare: NationalChecks.auMedicare(value.digits)
    case .inAadhaar: NationalChecks.inAadhaar(value.digits)
    case .sgNRIC: NationalChecks.sgNRIC(value.signs)
    case .caSIN: NationalChecks.caSIN(value.digits)
    default: nil
    }
  }
}

/// A value that is checked, in the forms in which checks want it.
struct CheckedValue {
  /// The value as it stands in the text.
  let text: [UInt8]

  /// Its digits as numbers from 0 to 9; `nil` where there is anything but digits and what divides them.
  let digits: [Int]?

  /// Its digits and letters as ASCII, small letters made capital; empty where there is anything else but what divides
  /// them.
  let signs: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
    var signs: [UInt8] = []
    var isPlain = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x30...0x39, 0x41...0x5A: signs.append(byte)
      case 0x61...0x7A: signs.append(byte & 0xDF)
      case 0x09...0x0D, 0x20, 0x2D, 0x2E, 0x2F, 0x5F: break
      case 0xC2 where index < text.count && text[index] == 0xA0: index += 1
      case 0xE2 where index + 1 < text.count && text[index] == 0x80 && Self.isDivider(text[index + 1]): index += 2
      default: isPlain = false
      }
    }
    self.signs = isPlain ? signs : []
    let isNumber = isPlain && !signs.isEmpty && signs.allSatisfy { $0 < 0x3A }
    digits = isNumber ? signs.map { Int($0 & 15) } : nil
  }

  /// Whether U+20xx with this last byte is a thin or no-break space, a hyphen or a dash.
  private static func isDivider(_ last: UInt8) -> Bool { (0x80...0x95).contains(last) || last == 0xAF }
}
