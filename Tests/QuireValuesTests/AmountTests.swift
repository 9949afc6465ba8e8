import QuireValues
import Testing

@Suite struct AmountTests {
  @Test(arguments: [
    ("$1.5 million, £3bn, €20", ["$1.5 million = USD 1500000", "£3bn = GBP 3000000000", "€20 = EUR 20"]),
    ("EUR 20 and 20 EUR", ["EUR 20 = EUR 20", "20 EUR = EUR 20"]),
    ("20 dollars, a hundred euros", ["20 dollars = USD 20", "a hundred euros = EUR 100"]),
    ("US$ 5, C$ 5, HK$5, a $4k raise", ["US$ 5 = USD 5", "C$ 5 = CAD 5", "HK$5 = HKD 5", "$4k = USD 4000"]),
    ("two million Swiss francs", ["two million Swiss francs = CHF 2000000"]),
    ("Australian $5", ["$5 = USD 5"]),
    ("50 cents or 12 pence", ["50 cents = USD 0.5", "12 pence = GBP 0.12"]),
    ("3 dollars 50 cents", ["3 dollars 50 cents = USD 3.5"]),
    ("12 MEUR", ["12 MEUR = EUR 12000000"]),
    ("₹ 12,34,567.89", ["₹ 12,34,567.89 = INR 1234567.89"]),
    ("half a million pesos", ["half a million pesos = XXX 500000"]),
    ("try 5 times, mad 20, all 70", []),
    ("5000 pounds, 5 pounds of flour", ["5000 pounds = GBP 5000"]),
    ("$1.5m, £3mm, 2mm dollars", ["$1.5m = USD 1500000", "£3mm = GBP 3000000", "2mm dollars = USD 2000000"]),
    ("COP 27, COP 27,000, 7 CUP, 7 cups", ["COP 27,000 = COP 27000", "7 CUP = CUP 7"]),
    ("the 4,000 mark, Team 2 won, 5000 won", ["5000 won = XXX 5000"]),
  ])
  func money(text: String, expected: [String]) {
    #expect(values(of: text, [.money]) == expected)
  }

  @Test(arguments: [
    ("27 %, 3.5 percent, ten per cent", ["27 % = 27%", "3.5 percent = 3.5%", "ten per cent = 10%"]),
    ("-5% and minus two percentage points", ["-5% = -5%", "minus two percentage points = -2%"]),
    ("5‰", ["5‰ = 5‰"]),
    ("a small percent, the % of it", []),
  ])
  func percentages(text: String, expected: [String]) {
    #expect(values(of: text, [.percent]) == expected)
  }

  @Test(arguments: [
    ("12 km, 5ft, three miles", ["12 km = 12 km", "5ft = 5 ft", "three miles = 3 mi"]),
    ("100 km/h, 60 miles per hour", ["100 km/h = 100 km/h", "60 miles per hour = 60 mi/h"]),
    ("5 square kilometres, 10 cubic feet", ["5 square kilometres = 5 km²", "10 cubic feet = 10 ft³"]),
    (
      "-5 °C, 20 degrees Celsius, 90F, 350 degrees",
      [
        "-5 °C = -5 °C", "20 degrees Celsius = 20 °C", "90F = 90 °F", "350 degrees = 350 °",
      ]
    ),
    ("a 10-kg bag and 2.5 tons", ["10-kg = 10 kg", "2.5 tons = 2.5 t"]),
    ("5 pounds of flour", ["5 pounds = 5 lb"]),
    ("16 GB", ["16 GB = 16 GB"]),
    ("1/4 mile, 1 1/2 cups, 30 CUP", ["1/4 mile = 0.25 mi", "1 1/2 cups = 1.5 cup"]),
    (
      "5 ft 2 in, 6 lb and 4 oz, 5'9\"",
      ["5 ft 2 in = 5.16666666666667 ft", "6 lb and 4 oz = 6.25 lb", "5'9\" = 5.75 ft"]
    ),
    ("1.8m tall, 2m visitors, 9mm", ["1.8m = 1.8 m", "9mm = 9 mm"]),
    ("20 (kg), 20 [kg], 20 (or so)", ["20 (kg) = 20 kg", "20 [kg] = 20 kg"]),
    (
      "188 miles an hour, 90 km / h, 500 barrels a day",
      ["188 miles an hour = 188 mi/h", "90 km / h = 90 km/h", "500 barrels = 500 bbl"]
    ),
    ("120 μg or 5 µs, 16,000 metric tons", ["120 μg = 120 µg", "5 µs = 5 µs", "16,000 metric tons = 16000 t"]),
    ("75 -300mm, item-173 m", ["300mm = 300 mm"]),
    ("a 10\" pipe", ["10\" = 10 in"]),
    ("he said \"give me 10\" and left", []),
    ("Celsius to Fahrenheit, minus 3 celsius", ["minus 3 celsius = -3 °C"]),
  ])
  func quantities(text: String, expected: [String]) {
    #expect(values(of: text, [.quantity]) == expected)
  }

  @Test(arguments: [
    ("1,234,567 and 0.5 and .25", ["1,234,567 = 1234567", "0.5 = 0.5", ".25 = 0.25"]),
    ("twenty-one, three hundred and six", ["twenty-one = 21", "three hundred and six = 306"]),
    ("two million three hundred thousand", ["two million three hundred thousand = 2300000"]),
    ("one and a half, 3/4, 2½", ["one and a half = 1.5", "3/4 = 0.75", "2½ = 2.5"]),
    (
      "two thirds, half a dozen, three dozen",
      ["two thirds = 0.666666666666667", "half a dozen = 6", "three dozen = 36"]
    ),
    ("10k and 1.2 bn", ["10k = 10000", "1.2 bn = 1200000000"]),
    ("22,24,26", ["22 = 22", "24 = 24", "26 = 26"]),
    ("1\u{00A0}234\u{00A0}567", ["1\u{00A0}234\u{00A0}567 = 1234567"]),
    ("12345678901234567890, x86, 3xyz", []),
    ("1.234,56, 1.234.567, 10.0.0", ["1.234,56 = 1234.56", "1.234.567 = 1234567"]),
    ("40 000 and 1 414 021 100, May 25 300", ["40 000 = 40000", "1 414 021 100 = 1414021100", "25 = 25", "300 = 300"]),
    ("1e10, 6.2x10^-4, 1.1^2, -2^2", ["1e10 = 10000000000", "6.2x10^-4 = 0.00062", "1.1^2 = 1.21", "-2^2 = -4"]),
    ("2m people but 2m of rope", ["2m = 2000000"]),
    (
      "three lakh crore, 6 crore and two hundred",
      ["three lakh crore = 3000000000000", "6 crore and two hundred = 60000200"]
    ),
    (
      "twenty-three fifths, one hundred thirty fifths, one twenty-fifth",
      ["twenty-three fifths = 4.6", "one hundred thirty fifths = 2.85714285714286", "one twenty-fifth = 0.04"]
    ),
    (
      "two million and three quarters, a billion and a half million, a hundred trillionths",
      [
        "two million and three quarters = 2750000", "a billion and a half million = 1000500000",
        "a hundred trillionths = 0.0000000001",
      ]
    ),
    ("a third of it, the first half, a third man", ["a third = 0.333333333333333"]),
    ("one in five, 2 out of 5, one in 1999", ["one in five = 0.2", "2 out of 5 = 0.4", "one = 1", "1999 = 1999"]),
    ("the one, which one, one of them, hundreds of them", ["one = 1"]),
    ("Covid - 19, -19, 3 - 4", ["19 = 19", "-19 = -19", "3 = 3", "4 = 4"]),
    ("5 %, $5, 5 km", ["5 = 5", "5 = 5", "5 = 5"]),
    ("nine hundred ninety-nine quadrillion", ["nine hundred ninety-nine quadrillion = 999000000000000000"]),
  ])
  func numbers(text: String, expected: [String]) {
    #expect(values(of: text, [.number]) == expected)
  }

  @Test(arguments: [
    ("the 21st and the second", ["21st = 21", "second = 2"]),
    ("his thirty-third", ["thirty-third = 33"]),
    ("21stx", []),
    (
      "one hundred twenty-fifth, three trillionth",
      ["one hundred twenty-fifth = 125", "three trillionth = 3000000000000"]
    ),
    ("the last one, next year", []),
    (
      "the second to last, penultimate, the last but one",
      [
        "the second to last = end-1", "penultimate = end-1", "the last but one = end-1",
      ]
    ),
    ("18 per second, First Nation", []),
  ])
  func ordinals(text: String, expected: [String]) {
    #expect(values(of: text, [.ordinal]) == expected)
  }

  @Test(arguments: [
    ("five years old, a six-month-old baby", ["five years old = P5Y", "six-month-old = P6M"]),
    ("3 years of age, 87 yo, 35 y/o", ["3 years of age = P3Y", "87 yo = P87Y", "35 y/o = P35Y"]),
    ("aged 45, age 3, age of 12, the age of steam", ["aged 45 = P45Y", "age 3 = P3Y", "age of 12 = P12Y"]),
    ("old 5, five years, aged 3 km", []),
  ])
  func ages(text: String, expected: [String]) {
    #expect(values(of: text, [.age]) == expected)
  }

  /// An age is not the length of time that it begins with, though that may begin earlier.
  @Test func agesWinOverLengthsOfTime() {
    let found = values(of: "more than three months old, for three months", [.age, .duration])
    #expect(found == ["three months old = P3M", "three months = P3M"])
  }

  @Test func eagerScannersTakeWordsWithoutNumbers() {
    var scanner = ValueScanner(kinds: [.ordinal, .quantity, .percent])
    scanner.isEager = true
    let bytes = Array("next page, from celsius, the percentage, the last".utf8)
    let found = scanner.scan(bytes, in: 0..<bytes.count).map { $0.normal }
    #expect(found == ["current+1", "°C", "%", "end+0"])
  }
}
