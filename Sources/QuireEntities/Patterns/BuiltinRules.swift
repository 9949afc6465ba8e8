import QuireValues

/// A rule that comes with Quire, off until a definition names it.
struct BuiltinRule: Sendable {
  let rule: PatternRule

  /// What Presidio calls its recognizers of the same thing.
  let recognizers: [String]

  /// A match that passes `check` is certain; `weak` checks pass by chance too often to say more than the score does.
  fileprivate init(
    _ name: String,
    _ type: String,
    as recognizers: [String] = [],
    _ forms: [(regex: String, score: Double)],
    _ check: ValueCheck? = nil,
    weak weakCheck: ValueCheck? = nil,
    _ normalForm: PatternRule.NormalForm = .alphanumeric,
    context: [String]
  ) {
    rule = PatternRule(
      name: name,
      type: type,
      forms: forms.enumerated().map { index, form in
        PatternRule.Form(
          name: forms.count > 1 ? "\(index + 1)" : "",
          regex: form.regex,
          score: form.score,
          path: "builtin_rules"
        )
      },
      context: context,
      check: check ?? weakCheck,
      checkedScore: check == nil ? nil : 1,
      normalForm: normalForm
    )
    self.recognizers = recognizers
  }
}

/// The rules that come with Quire: numbers of people, accounts and things, most of them with a check.
///
/// They are in the spirit of Presidio's recognizers and name their types as it does. A number without check digits has
/// a low score by itself and needs a context word.
enum BuiltinRules {
  /// All of them.
  static let all: [BuiltinRule] = things + unitedStates + europe + overseas

  private static let things: [BuiltinRule] = [
    BuiltinRule(
      "credit-card",
      "CREDIT_CARD",
      as: ["CreditCardRecognizer"],
      [(#"(?<![\w.-])[2-6](?:[0-9][ -]?){11,17}[0-9](?![\w-])"#, 0.3)],
      .creditCard,
      .digits,
      context: ["credit", "card", "visa", "mastercard", "amex", "debit", "payment"]
    ),
    BuiltinRule(
      "iban",
      "IBAN_CODE",
      as: ["IbanRecognizer"],
      [(#"\b[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b"#, 0.5)],
      .iban,
      context: ["iban", "bank", "account", "transfer"]
    ),
    BuiltinRule(
      "crypto-wallet",
      "CRYPTO",
      as: ["CryptoRecognizer"],
      [
        (#"\b[13][1-9A-HJ-NP-Za-km-z]{25,34}\b"#, 0.5),
        (#"\b(?:bc1|tb1)[02-9ac-hj-np-z]{11,71}\b"#, 0.5),
        (#"\b(?:BC1|TB1)[02-9AC-HJ-NP-Z]{11,71}\b"#, 0.5),
      ],
      .bitcoin,
      .none,
      context: ["wallet", "bitcoin", "btc", "crypto"]
    ),
    BuiltinRule(
      "ethereum-address",
      "CRYPTO",
      [(#"\b0x[0-9A-Fa-f]{40}\b"#, 0.8)],
      nil,
      .lower,
      context: ["wallet", "ethereum", "eth", "crypto", "token"]
    ),
    BuiltinRule("lei", "LEI", [(#"\b[0-9A-Z]{18}[0-9]{2}\b"#, 0.3)], .lei, context: ["lei", "entity"]),
    BuiltinRule(
      "isbn",
      "ISBN",
      [
        (#"\b97[89][ -]?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9]\b"#, 0.5),
        (#"(?i)(?<=isbn)(?:-10)?:?[ ]?\K[0-9](?:[ -]?[0-9]){8}[ -]?[0-9X]\b"#, 0.8),
      ],
      .isbn,
      context: ["isbn", "book"]
    ),
    BuiltinRule("issn", "ISSN", [(#"\b[0-9]{4}-[0-9]{3}[0-9X]\b"#, 0.2)], .issn, context: ["issn", "journal"]),
    BuiltinRule(
      "imei",
      "IMEI",
      [(#"\b[0-9]{2}-?[0-9]{6}-?[0-9]{6}-?[0-9]\b"#, 0.2)],
      .imei,
      .digits,
      context: ["imei"]
    ),
    BuiltinRule(
      "orcid",
      "ORCID",
      [(#"\b0000-000[0-9]-[0-9]{4}-[0-9]{3}[0-9X]\b"#, 0.8)],
      .orcid,
      .upper,
      context: ["orcid"]
    ),
    BuiltinRule(
      "vin",
      "VIN",
      [(#"\b[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{4}[0-9]{4}\b"#, 0.3)],
      .vin,
      context: ["vin", "vehicle", "chassis"]
    ),
    BuiltinRule(
      "uuid",
      "UUID",
      [(#"\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\b"#, 0.8)],
      .uuid,
      .lower,
      context: ["uuid", "guid"]
    ),
  ]

  private static let unitedStates: [BuiltinRule] = [
    BuiltinRule(
      "us-ssn",
      "US_SSN",
      as: ["UsSsnRecognizer"],
      [(#"(?<![\w-])[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}(?![\w-])"#, 0.5), (#"\b[0-8][0-9]{8}\b"#, 0.05)],
      weak: .usSSN,
      .digits,
      context: ["social security", "ssn", "ss number", "socials"]
    ),
    BuiltinRule(
      "us-itin",
      "US_ITIN",
      as: ["UsItinRecognizer"],
      [(#"(?<![\w-])9[0-9]{2}[ -][5-9][0-9][ -][0-9]{4}(?![\w-])"#, 0.5), (#"\b9[0-9]{2}[5-9][0-9]{5}\b"#, 0.05)],
      weak: .usITIN,
      .digits,
      context: ["itin", "taxpayer", "tax"]
    ),
    BuiltinRule(
      "us-npi",
      "US_NPI",
      as: ["UsNpiRecognizer"],
      [(#"\b[12][0-9]{9}\b"#, 0.1)],
      weak: .usNPI,
      .digits,
      context: ["npi", "provider", "national provider identifier"]
    ),
    BuiltinRule(
      "aba-routing",
      "ABA_ROUTING_NUMBER",
      as: ["AbaRoutingRecognizer"],
      [(#"\b[0-36-8][0-9]{3}-?[0-9]{4}-?[0-9]\b"#, 0.05)],
      weak: .abaRouting,
      .digits,
      context: ["aba", "routing", "bank"]
    ),
  ]

  private static let europe: [BuiltinRule] = [
    BuiltinRule(
      "uk-nhs",
      "UK_NHS",
      as: ["NhsRecognizer"],
      [(#"\b[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}\b"#, 0.5), (#"\b[0-9]{10}\b"#, 0.3)],
      .ukNHS,
      .digits,
      context: ["nhs", "patient", "health"]
    ),
    BuiltinRule(
      "uk-nino",
      "UK_NINO",
      as: ["UkNinoRecognizer"],
      [(#"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"#, 0.5)],
      .ukNINO,
      context: ["national insurance", "nino", "insurance"]
    ),
    BuiltinRule(
      "de-tax-id",
      "DE_TAX_ID",
      [(#"\b[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}\b"#, 0.3)],
      .deTaxID,
      .digits,
      context: ["steuer-id", "steueridentifikationsnummer", "idnr", "tax"]
    ),
    BuiltinRule(
      "es-nif",
      "ES_NIF",
      as: ["EsNifRecognizer", "EsNieRecognizer"],
      [(#"\b[0-9]{8}-?[A-HJ-NP-TV-Z]\b"#, 0.5), (#"\b[XYZ]-?[0-9]{7}-?[A-HJ-NP-TV-Z]\b"#, 0.5)],
      .esNIF,
      context: ["nif", "dni", "nie", "documento"]
    ),
    BuiltinRule(
      "it-fiscal-code",
      "IT_FISCAL_CODE",
      as: ["ItFiscalCodeRecognizer"],
      [(#"\b[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]\b"#, 0.5)],
      .itFiscalCode,
      context: ["codice fiscale", "cf", "fiscale"]
    ),
    BuiltinRule(
      "fr-nir",
      "FR_NIR",
      [(#"\b[1278] ?[0-9]{2} ?[0-9]{2} ?[0-9][0-9AB] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}\b"#, 0.4)],
      .frNIR,
      context: ["sécurité sociale", "nir", "insee"]
    ),
    BuiltinRule(
      "pl-pesel",
      "PL_PESEL",
      as: ["PlPeselRecognizer"],
      [(#"\b[0-9]{2}[0-389][0-9][0-3][0-9]{6}\b"#, 0.1)],
      weak: .plPESEL,
      .digits,
      context: ["pesel"]
    ),
    BuiltinRule(
      "nl-bsn",
      "NL_BSN",
      [(#"\b[0-9]{9}\b"#, 0.05)],
      weak: .nlBSN,
      .digits,
      context: ["bsn", "burgerservicenummer", "sofinummer"]
    ),
    BuiltinRule(
      "fi-hetu",
      "FI_PERSONAL_IDENTITY_CODE",
      as: ["FiPersonalIdentityCodeRecognizer"],
      [(#"\b[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]\b"#, 0.5)],
      .fiHETU,
      .upper,
      context: ["hetu", "henkilötunnus", "personal identity code"]
    ),
    BuiltinRule(
      "se-personnummer",
      "SE_PERSONNUMMER",
      [(#"\b(?:[0-9]{2})?[0-9]{2}[01][0-9][0-9]{2}[-+][0-9]{4}\b"#, 0.4)],
      .sePersonnummer,
      .digits,
      context: ["personnummer", "personal identity number"]
    ),
  ]

  private static let overseas: [BuiltinRule] = [
    BuiltinRule(
      "br-cpf",
      "BR_CPF",
      [(#"\b[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}\b"#, 0.5)],
      .brCPF,
      .digits,
      context: ["cpf", "cadastro"]
    ),
    BuiltinRule(
      "br-cnpj",
      "BR_CNPJ",
      [(#"\b[0-9]{2}\.[0-9]{3}\.[0-9]{3}/[0-9]{4}-[0-9]{2}\b"#, 0.5)],
      .brCNPJ,
      .digits,
      context: ["cnpj"]
    ),
    BuiltinRule(
      "au-abn",
      "AU_ABN",
      as: ["AuAbnRecognizer"],
      [(#"\b[0-9]{2} [0-9]{3} [0-9]{3} [0-9]{3}\b"#, 0.3)],
      .auABN,
      .digits,
      context: ["abn", "business number"]
    ),
    BuiltinRule(
      "au-acn",
      "AU_ACN",
      as: ["AuAcnRecognizer"],
      [(#"\b[0-9]{3} [0-9]{3} [0-9]{3}\b"#, 0.1)],
      weak: .auACN,
      .digits,
      context: ["acn", "company number"]
    ),
    BuiltinRule(
      "au-tfn",
      "AU_TFN",
      as: ["AuTfnRecognizer"],
      [(#"\b[0-9]{3} ?[0-9]{3} ?[0-9]{3}\b"#, 0.05)],
      weak: .auTFN,
      .digits,
      context: ["tfn", "tax file number"]
    ),
    BuiltinRule(
      "au-medicare",
      "AU_MEDICARE",
      as: ["AuMedicareRecognizer"],
      [(#"\b[2-6][0-9]{3} ?[0-9]{5} ?[0-9]\b"#, 0.1)],
      weak: .auMedicare,
      .digits,
      context: ["medicare"]
    ),
    BuiltinRule(
      "in-aadhaar",
      "IN_AADHAAR",
      as: ["InAadhaarRecognizer"],
      [(#"\b[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}\b"#, 0.1)],
      .inAadhaar,
      .digits,
      context: ["aadhaar", "uidai"]
    ),
    BuiltinRule(
      "sg-nric",
      "SG_NRIC_FIN",
      as: ["SgFinRecognizer"],
      [(#"\b[STFGM][0-9]{7}[A-Z]\b"#, 0.5)],
      .sgNRIC,
      context: ["nric", "fin"]
    ),
    BuiltinRule(
      "ca-sin",
      "CA_SIN",
      [(#"\b[1-79][0-9]{2}[ -][0-9]{3}[ -][0-9]{3}\b"#, 0.3)],
      weak: .caSIN,
      .digits,
      context: ["sin", "social insurance"]
    ),
  ]
}
