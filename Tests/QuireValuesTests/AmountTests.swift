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
  ])
  func money(text: String, expected: [String]) {
    #expect(values(of: text, [.money]) == expected)
  }

  @Test(arguments: [
    ("27 %, 3.5 percent, ten per cent", ["27 % = 27%", "3.5 percent = 3.5%", "ten per cent = 10%"]),
    ("-5% and minus two percentage points", ["-5% = -5%", "minus two percentage points = -2%"]),
    ("5‰", ["5‰ = 5‰"]),
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
    ("nine hundred ninety-nine quadrillion", ["nine hundred ninety-nine quadrillion = 999000000000000000"]),
  ])
  func numbers(text: String, expected: [String]) {
    #expect(values(of: text, [.number]) == expected)
  }

  @Test(arguments: [
    ("the 21st and the second", ["21st = 21", "second = 2"]),
    ("his thirty-third", ["thirty-third = 33"]),
    ("21stx", []),
  ])
  func ordinals(text: String, expected: [String]) {
    #expect(values(of: text, [.ordinal]) == expected)
  }
}
