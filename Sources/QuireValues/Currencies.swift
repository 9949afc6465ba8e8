/// Currencies by their codes (ISO 4217), names and signs.
enum Currencies {
  struct Currency: Sendable {
    var code: String
    /// Names that mean this currency when no nation is named.
    var names = ""
  }

  struct Nation: Sendable {
    var words: String
    /// What a name of a currency means after the nation's name: "dollar" AUD.
    var codes: [String: String]
  }

  static let all: [Currency] = [
    Currency(code: "USD", names: "dollar dollars buck bucks usdollar"),
    Currency(code: "EUR", names: "euro euros"),
    Currency(code: "GBP", names: "pound pounds quid sterling"),
    Currency(code: "JPY", names: "yen"),
    Currency(code: "CNY", names: "yuan renminbi rmb kuai"),
    Currency(code: "INR", names: "rupee rupees"),
    Currency(code: "RUB", names: "ruble rubles rouble roubles"),
    Currency(code: "KRW", names: ""),
    Currency(code: "CHF", names: ""),
    Currency(code: "SEK", names: "kronor"),
    Currency(code: "TRY", names: "lira liras"),
    Currency(code: "BRL", names: "reais"),
    Currency(code: "ILS", names: "shekel shekels"),
    Currency(code: "PLN", names: "zloty zlotys"),
    Currency(code: "HUF", names: "forint forints"),
    Currency(code: "THB", names: "baht"),
    Currency(code: "ZAR", names: "rand"),
    Currency(code: "UAH", names: "hryvnia hryvnias"),
    Currency(code: "VND", names: "dong"),
    Currency(code: "IDR", names: "rupiah"),
    Currency(code: "MYR", names: "ringgit"),
    Currency(code: "NGN", names: "naira"),
    Currency(code: "BTC", names: "bitcoin bitcoins"),
    Currency(code: "ETH", names: ""),
    Currency(code: "CAD"), Currency(code: "AUD"), Currency(code: "NZD"), Currency(code: "HKD"), Currency(code: "SGD"),
    Currency(code: "TWD"), Currency(code: "MXN"), Currency(code: "ARS"), Currency(code: "CLP"), Currency(code: "COP"),
    Currency(code: "PHP"), Currency(code: "PKR"), Currency(code: "LKR"), Currency(code: "NPR"), Currency(code: "BDT"),
    Currency(code: "NOK"), Currency(code: "DKK"), Currency(code: "ISK"), Currency(code: "CZK", names: "koruna korunas"),
    Currency(code: "RON"), Currency(code: "BGN"), Currency(code: "AED"), Currency(code: "SAR"), Currency(code: "QAR"),
    Currency(code: "KWD"), Currency(code: "EGP"), Currency(code: "KES"), Currency(code: "GHS"), Currency(code: "KZT"),
    Currency(code: "IRR"), Currency(code: "IQD"), Currency(code: "JOD"), Currency(code: "SYP"), Currency(code: "LBP"),
    Currency(code: "CRC"), Currency(code: "GEL"), Currency(code: "LAK"), Currency(code: "PEN"), Currency(code: "MAD"),
    Currency(code: "DEM", names: "deutschmark deutschmarks deutsche"), Currency(code: "FIM", names: "markka markkaa"),
    Currency(code: "NLG", names: "guilder guilders"), Currency(code: "ESP", names: "peseta pesetas"),
    Currency(code: "CUP"), Currency(code: "ITL"), Currency(code: "FRF"), Currency(code: "BEF"), Currency(code: "ATS"),
  ]

  /// Names that several nations' currencies have; a nation's word before them says which.
  static let sharedNames = """
    franc francs krona krone kroner peso pesos dinar dinars dirham dirhams riyal riyals rial rials won \
    mark marks crown crowns shilling shillings
    """

  /// Hundredths: what they are hundredths of, and their names.
  static let hundredths: [(code: String, names: String)] = [
    ("USD", "cent cents"), ("GBP", "penny pence"), ("RUB", "kopek kopeks kopeck kopecks"), ("INR", "paise paisa"),
  ]

  static let nations: [Nation] = [
    Nation(words: "us american", codes: ["dollar": "USD", "cent": "USD"]),
    Nation(words: "australian", codes: ["dollar": "AUD", "cent": "AUD"]),
    Nation(words: "canadian", codes: ["dollar": "CAD", "cent": "CAD"]),
    Nation(words: "singapore singaporean", codes: ["dollar": "SGD"]),
    Nation(words: "zealand", codes: ["dollar": "NZD"]),
    Nation(words: "kong", codes: ["dollar": "HKD"]),
    Nation(words: "british english", codes: ["pound": "GBP"]),
    Nation(words: "egyptian", codes: ["pound": "EGP"]),
    Nation(words: "syrian", codes: ["pound": "SYP"]),
    Nation(words: "lebanese", codes: ["pound": "LBP"]),
    Nation(words: "swiss", codes: ["franc": "CHF"]),
    Nation(words: "french", codes: ["franc": "FRF"]),
    Nation(words: "belgian", codes: ["franc": "BEF"]),
    Nation(words: "turkish", codes: ["lira": "TRY"]),
    Nation(words: "italian", codes: ["lira": "ITL"]),
    Nation(words: "chinese", codes: ["yuan": "CNY"]),
    Nation(words: "japanese", codes: ["yen": "JPY"]),
    Nation(words: "korean", codes: ["won": "KRW"]),
    Nation(words: "indian", codes: ["rupee": "INR"]),
    Nation(words: "pakistani", codes: ["rupee": "PKR"]),
    Nation(words: "lankan", codes: ["rupee": "LKR"]),
    Nation(words: "nepalese", codes: ["rupee": "NPR"]),
    Nation(words: "mexican", codes: ["peso": "MXN"]),
    Nation(words: "argentine argentinian", codes: ["peso": "ARS"]),
    Nation(words: "chilean", codes: ["peso": "CLP"]),
    Nation(words: "colombian", codes: ["peso": "COP"]),
    Nation(words: "philippine", codes: ["peso": "PHP"]),
    Nation(words: "swedish", codes: ["krona": "SEK", "krone": "SEK", "crown": "SEK"]),
    Nation(words: "norwegian", codes: ["krone": "NOK", "crown": "NOK"]),
    Nation(words: "danish", codes: ["krone": "DKK", "crown": "DKK"]),
    Nation(words: "icelandic", codes: ["krona": "ISK"]),
    Nation(words: "czech", codes: ["koruna": "CZK", "crown": "CZK"]),
    Nation(words: "russian", codes: ["ruble": "RUB", "rouble": "RUB"]),
    Nation(words: "finnish", codes: ["markka": "FIM", "mark": "FIM"]),
    Nation(words: "german", codes: ["mark": "DEM"]),
    Nation(words: "dutch", codes: ["guilder": "NLG"]),
    Nation(words: "spanish", codes: ["peseta": "ESP"]),
    Nation(words: "iraqi", codes: ["dinar": "IQD"]),
    Nation(words: "jordanian", codes: ["dinar": "JOD"]),
    Nation(words: "kuwaiti", codes: ["dinar": "KWD"]),
    Nation(words: "iranian", codes: ["rial": "IRR"]),
    Nation(words: "saudi", codes: ["riyal": "SAR", "rial": "SAR"]),
    Nation(words: "qatari", codes: ["riyal": "QAR", "rial": "QAR"]),
    Nation(words: "emirati", codes: ["dirham": "AED"]),
    Nation(words: "moroccan", codes: ["dirham": "MAD"]),
    Nation(words: "african", codes: ["rand": "ZAR"]),
    Nation(words: "brazilian", codes: ["reais": "BRL"]),
    Nation(words: "kenyan", codes: ["shilling": "KES"]),
  ]

  /// The currency that a sign means by itself.
  static func code(ofSign sign: UInt16) -> String? {
    switch sign {
    case Sign.dollar: "USD"
    case Sign.currency(0xA3): "GBP"
    case Sign.currency(0xA5), Sign.currency(0x5186): "JPY"
    case Sign.currency(0xA2): "USD"
    case Sign.currency(0x20AC): "EUR"
    case Sign.currency(0x20B9), Sign.currency(0x20A8): "INR"
    case Sign.currency(0x20BD): "RUB"
    case Sign.currency(0x20A9): "KRW"
    case Sign.currency(0x20AA): "ILS"
    case Sign.currency(0x20AB): "VND"
    case Sign.currency(0x20AD): "LAK"
    case Sign.currency(0x20A1): "CRC"
    case Sign.currency(0x20A6): "NGN"
    case Sign.currency(0x20B1): "PHP"
    case Sign.currency(0x20B4): "UAH"
    case Sign.currency(0x20B8): "KZT"
    case Sign.currency(0x20BA): "TRY"
    case Sign.currency(0x20BE): "GEL"
    case Sign.currency(0x20BF): "BTC"
    case Sign.currency(0x5143): "CNY"
    default: sign >= 0x8000 ? "XXX" : nil
    }
  }

  /// The currency whose sign is a word and a dollar sign: "US$", "HK$".
  static func code(ofDollarPrefix word: String) -> String? {
    switch word {
    case "us", "usd", "u": "USD"
    case "c", "ca", "cad", "can": "CAD"
    case "a", "au", "aud": "AUD"
    case "nz", "nzd": "NZD"
    case "hk", "hkd": "HKD"
    case "s", "sg", "sgd": "SGD"
    case "nt", "twd": "TWD"
    case "mx", "mex", "mxn": "MXN"
    case "r": "BRL"
    default: nil
    }
  }

  /// Words of the lexicon that are part of a currency's name or sign and nothing else.
  static let parts = "us u ca can au nz hk sg nt mx mex r hong new south sri musd meur mgbp maud mchf mcad"

  /// Currencies that bankers count in millions with an M before the code.
  static let millionCodes: Set<String> = ["USD", "EUR", "GBP", "AUD", "CHF", "CAD"]
}
