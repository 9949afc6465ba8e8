/// What Quire's types are called elsewhere; an empty name says that a scheme has nothing for a type.
enum TypeSchemes {
  /// The names of a scheme, by type or by type and kind.
  static func names(of preset: MapTypes.Preset) -> [String: String] {
    switch preset {
    case .none: [:]
    case .ontonotes: ontonotes
    case .conll: conll
    case .quire: quire
    case .schemaOrg: schemaOrg
    }
  }

  private static let values = [
    "URL", "EMAIL", "IP", "PHONE", "HANDLE", "HASHTAG", "CIDR", "MAC", "HASH", "CVE", "COORDINATES", "DOI", "ISBN",
    "IBAN", "CREDIT_CARD", "DOMAIN", "RANK", "TITLE", "ROLE", "HONORIFIC",
  ]

  private static let amounts = [
    "DATE", "TIME", "DURATION", "SET", "MONEY", "PERCENT", "QUANTITY", "NUMBER", "ORDINAL",
  ]

  private static func table(_ pairs: String, without none: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for type in none { result[type] = "" }
    for pair in pairs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    }
    return result
  }

  /// The eighteen types of OntoNotes 5, as spaCy's English models have them.
  private static let ontonotes = table(
    """
    PLACE=LOC PLACE/country=GPE PLACE/capital=GPE PLACE/city=GPE PLACE/subdivision=GPE PLACE/county=GPE
    PLACE/district=GPE NATIONALITY=NORP GROUP=NORP FACILITY=FAC NUMBER=CARDINAL DURATION=DATE SET=DATE SHIP=PRODUCT
    WEAPON=PRODUCT VEHICLE=PRODUCT
    """,
    without: values
  )

  /// The four types of CoNLL-2003.
  private static let conll = table(
    """
    PERSON=PER PLACE=LOC NATIONALITY=MISC GROUP=MISC EVENT=MISC SHIP=MISC WEAPON=MISC VEHICLE=MISC PRODUCT=MISC
    LANGUAGE=MISC FACILITY=LOC
    """,
    without: values + amounts
  )

  /// Classes of schema.org.
  private static let schemaOrg = table(
    """
    PERSON=Person ORG=Organization ORG/company=Corporation ORG/media=NewsMediaOrganization
    ORG/university=CollegeOrUniversity ORG/government=GovernmentOrganization ORG/agency=GovernmentOrganization
    ORG/ngo=NGO ORG/sports=SportsOrganization PLACE=Place PLACE/country=Country PLACE/city=City PLACE/capital=City
    PLACE/subdivision=AdministrativeArea PLACE/county=AdministrativeArea FACILITY=CivicStructure
    FACILITY/airport=Airport EVENT=Event SHIP=Vehicle VEHICLE=Vehicle WEAPON=Product NATIONALITY=Country
    GROUP=Organization MONEY=MonetaryAmount QUANTITY=QuantitativeValue PERCENT=QuantitativeValue NUMBER=Number
    DATE=Date TIME=Time DURATION=Duration SET=Schedule URL=URL
    """,
    without: values.filter { $0 != "URL" } + ["ORDINAL"]
  )

  /// Quire's types for those of other tools: plugins, models, lists from elsewhere.
  private static let quire = table(
    """
    PER=PERSON Person=PERSON LOC=PLACE GPE=PLACE Location=PLACE LOCATION=PLACE Place=PLACE ORGANIZATION=ORG
    ORGANISATION=ORG Organization=ORG Organisation=ORG Corporation=ORG NORP=NATIONALITY FAC=FACILITY CARDINAL=NUMBER
    Event=EVENT Date=DATE Time=TIME Money=MONEY Percent=PERCENT EMAIL_ADDRESS=EMAIL PHONE_NUMBER=PHONE IP_ADDRESS=IP
    IBAN_CODE=IBAN NRP=NATIONALITY DATE_TIME=DATE
    """,
    without: []
  )
}
