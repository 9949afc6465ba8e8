/// The English words that dates, times, numbers and amounts are made of.
struct EnglishWords {
  private var order: [String] = []
  private var lexemes: [String: Lexeme] = [:]

  /// The words, each once, in the order in which they are stated.
  var entries: [(word: String, lexeme: Lexeme)] {
    order.map { ($0, lexemes[$0] ?? Lexeme()) }
  }

  init() {
    for keyword in Keyword.allCases where keyword != .none { add("\(keyword)") { $0.keyword = keyword } }
    addSynonyms()
    addCalendar()
    addUnits()
    addNumbers()
    addZones()
    addAmounts()
    for word in Holiday.words { add(word) { _ in } }
    for word in Holiday.firstWords { add(word) { $0.beginsHoliday = true } }
  }

  private mutating func add(_ words: String, _ update: (inout Lexeme) -> Void) {
    for word in words.split(separator: " ").map(String.init) {
      if lexemes[word] == nil { order.append(word) }
      update(&lexemes[word, default: Lexeme()])
    }
  }

  private mutating func addSynonyms() {
    let synonyms: [(Keyword, String)] = [
      (.until, "till til"), (.through, "thru"), (.approximately, "approx circa"), (.yesterday, "yday"),
      (.tomorrow, "tmrw tomorow tmr"), (.noon, "midday noonish"), (.am, "ante"), (.nearly, "close"),
      (.beginning, "beginnings"), (.start, "onset starts"), (.starting, "commencing effective"),
      (.degree, "degrees deg"), (.percent, "pct percentage percents"), (.point, "points"), (.dozen, "dozens dzs dozs"),
      (.few, "handful"), (.now, "nowadays"), (.rest, "remainder remaining"), (.tonight, "tonite"),
      (.sometime, "anytime"), (.ago, "back"), (.before, "prior preceding"),
      (.square, "sq"), (.cubic, "cu"), (.middle, "midst"), (.times, "time"), (.time, "time"),
      (.weekday, "weekdays workday workdays"), (.thousandth, "thousandths"), (.millionth, "millionths"),
      (.billionth, "billionths"), (.trillionth, "trillionths"), (.old, "olds"),
    ]
    for (keyword, words) in synonyms { add(words) { $0.keyword = keyword } }
    add("last past previous") { $0.relation = -1 }
    add("this current present") { $0.relation = 0 }
    add("next coming upcoming following forthcoming") { $0.relation = 1 }
    add("past coming upcoming forthcoming") { $0.isNear = true }
  }

  private mutating func addCalendar() {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let short = ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"]
    for index in months.indices {
      add(months[index]) { $0.month = Int8(index + 1) }
      add(short[index]) {
        $0.month = Int8(index + 1)
        $0.isShort = true
      }
    }
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let shortDays = ["mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"]
    for index in weekdays.indices {
      add(weekdays[index]) { $0.weekday = Int8(index + 1) }
      add(weekdays[index] + "s") {
        $0.weekday = Int8(index + 1)
        $0.isPlural = true
      }
      add(shortDays[index]) {
        $0.weekday = Int8(index + 1)
        $0.isShort = true
      }
    }
    let parts: [(DayPart, String)] = [
      (.morning, "morning"), (.afternoon, "afternoon"), (.evening, "evening"), (.night, "night overnight nighttime"),
      (.daytime, "daytime"), (.midday, "lunchtime lunch"), (.breakfast, "breakfasttime breakfast"),
      (.dinner, "dinnertime dinner"),
    ]
    for (part, words) in parts {
      add(words) { $0.dayPart = part }
      add(words.split(separator: " ")[0] + "s") {
        $0.dayPart = part
        $0.isPlural = true
      }
    }
    add("spring") { $0.season = .spring }
    add("summer") { $0.season = .summer }
    add("autumn fall") { $0.season = .autumn }
    add("winter") { $0.season = .winter }
    let frequencies: [(Int8, CalendarUnit, String)] = [
      (1, .hour, "hourly"), (1, .day, "daily nightly"), (1, .week, "weekly"), (2, .week, "biweekly fortnightly"),
      (1, .month, "monthly"), (2, .month, "bimonthly"), (1, .quarter, "quarterly"), (6, .month, "semiannual"),
      (6, .month, "semiannually biannual biannually"), (1, .year, "yearly annual annually"), (2, .year, "biennial"),
    ]
    for (count, unit, words) in frequencies { add(words) { $0.frequency = .init(count: count, unit: unit) } }
  }

  private mutating func addUnits() {
    let units: [(CalendarUnit, singular: String, plural: String, short: String)] = [
      (.second, "second", "seconds", "sec secs s"), (.minute, "minute", "minutes", "min mins"),
      (.hour, "hour", "hours", "hr hrs h"), (.day, "day", "days", "d"), (.week, "week", "weeks", "wk wks w"),
      (.weekend, "weekend", "weekends", ""), (.fortnight, "fortnight", "fortnights", ""),
      (.month, "month", "months", "mo mos mth mths"), (.quarter, "quarter", "quarters", ""),
      (.year, "year", "years", "yr yrs y"), (.decade, "decade", "decades", ""), (.century, "century", "centuries", ""),
      (.businessDay, "", "", ""), (.week, "workweek", "workweeks", ""),
    ]
    for (unit, singular, plural, short) in units {
      add(singular) { $0.unit = unit }
      add(plural) {
        $0.unit = unit
        $0.isPlural = true
      }
      add(short) {
        $0.unit = unit
        $0.isShort = true
      }
    }
  }

  private mutating func addNumbers() {
    let small = [
      "zero nought naught nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
    for (value, words) in small.enumerated() { add(words) { $0.cardinal = Int8(value) } }
    let tens = ["thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for (index, words) in tens.enumerated() { add(words) { $0.cardinal = Int8(30 + 10 * index) } }
    let magnitudes: [(Int8, String)] = [
      (2, "hundred hundreds"), (3, "thousand thousands k"), (5, "lakh lakhs lac"),
      (6, "million millions mil mln mn mm m"), (7, "crore crores"), (9, "billion billions bn bln b bil"),
      (12, "trillion trillions tn tln trn"), (15, "quadrillion"),
    ]
    for (power, words) in magnitudes { add(words) { $0.magnitude = power } }
    let ordinals = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
      "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
      "twentieth",
    ]
    for (index, word) in ordinals.enumerated() {
      add(word) { $0.ordinal = Int8(index + 1) }
      if index > 1 { add(word + "s") { ($0.ordinal, $0.isPlural) = (Int8(index + 1), true) } }
    }
    add("firsts") { ($0.ordinal, $0.isPlural) = (1, true) }
    add("hundredths") { ($0.ordinal, $0.isPlural) = (100, true) }
    add("nineth") { $0.ordinal = 9 }
    let tenths = ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth"]
    for (index, word) in tenths.enumerated() { add(word) { $0.ordinal = Int8(30 + 10 * index) } }
    add("halves") { $0.keyword = .half }
    for (index, word) in ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
      .enumerated()
    {
      add(word) { ($0.keyword, $0.cardinal) = (.tens, Int8(20 + 10 * index)) }
    }
  }

  private mutating func addZones() {
    let zones: [(String, Int16?)] = [
      ("gmt", 0), ("utc", 0), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420),
      ("mdt", -360), ("pst", -480), ("pdt", -420), ("akst", -540), ("akdt", -480), ("hst", -600), ("ast", -240),
      ("adt", -180), ("nst", -210), ("ndt", -150), ("bst", 60), ("wet", 0), ("west", 60), ("cet", 60), ("cest", 120),
      ("eet", 120), ("eest", 180), ("msk", 180), ("ist", 330), ("pkt", 300), ("sgt", 480), ("hkt", 480),
      ("jst", 540), ("kst", 540), ("awst", 480), ("acst", 570), ("aest", 600), ("aedt", 660), ("nzst", 720),
      ("nzdt", 780), ("et", nil), ("ct", nil), ("mt", nil), ("pt", nil),
    ]
    for (word, offset) in zones { add(word) { $0.zone = .init(offset: offset) } }
  }

  private mutating func addAmounts() {
    for (index, currency) in Currencies.all.enumerated() {
      add(currency.code.lowercased()) { $0.currency = .init(index: Int16(index), isCode: true) }
      add(currency.names) { $0.currency = .init(index: Int16(index)) }
    }
    add(Currencies.parts) { _ in }
    // The letter of "1e10".
    add("e") { _ in }
    add(Currencies.sharedNames) { $0.currency = .init(index: nil) }
    for (code, names) in Currencies.hundredths {
      let index = Currencies.all.firstIndex { $0.code == code }
      add(names) { $0.currency = .init(index: index.map { Int16($0) }, isHundredth: true) }
    }
    for (index, nation) in Currencies.nations.enumerated() { add(nation.words) { $0.nation = Int16(index) } }
    for (index, unit) in MeasurementUnit.all.enumerated() { add(unit.words) { $0.measure = Int16(index) } }
  }
}
