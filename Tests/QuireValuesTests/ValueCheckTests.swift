import QuireValues
import Testing

/// What a check must take and what it must refuse; the numbers are the published examples of each scheme, none that
/// belongs to anyone.
struct CheckCase: Sendable, CustomTestStringConvertible {
  let check: ValueCheck
  let good: [String]
  let bad: [String]

  init(_ check: ValueCheck, good: [String], bad: [String]) {
    self.check = check
    self.good = good
    self.bad = bad
  }

  var testDescription: String { check.rawValue }
}

@Suite struct ValueCheckTests {
  static let cases: [CheckCase] = [
    CheckCase(.luhn, good: ["79927398713", "4111-1111-1111-1111"], bad: ["79927398710", "4", "", "4111a"]),
    CheckCase(.verhoeff, good: ["2363", "123451"], bad: ["2364", "2633"]),
    CheckCase(.mod97, good: ["5493001KJTIIGC8Y1R12"], bad: ["5493001KJTIIGC8Y1R21"]),
    CheckCase(.mod11x2, good: ["0000-0002-1825-0097", "079X"], bad: ["0000-0002-1825-0098"]),
    CheckCase(
      .creditCard,
      good: ["4111 1111 1111 1111", "378282246310005", "5555555555554444", "6011111111111117", "30569309025904"],
      bad: ["4111111111111112", "0000000000000000", "378282246310005 0", "9111111111111111"]
    ),
    CheckCase(
      .iban,
      good: [
        "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "NO93 8601 1117 947", "fr1420041010050500013M02606",
      ],
      bad: ["GB82 WEST 1234 5698 7654 33", "DE8937040044053201300", "ZZ82WEST12345698765432"]
    ),
    CheckCase(.lei, good: ["5493001KJTIIGC8Y1R12"], bad: ["5493001KJTIIGC8Y1R13"]),
    CheckCase(.abaRouting, good: ["111000025", "021000021"], bad: ["111000026", "991000025"]),
    CheckCase(
      .isbn,
      good: ["0-306-40615-2", "978-0-306-40615-7", "080442957X"],
      bad: ["0306406153", "978-0-306-40615-8"]
    ),
    CheckCase(.isbn10, good: ["0306406152"], bad: ["9780306406157"]),
    CheckCase(.isbn13, good: ["9780306406157"], bad: ["0306406152", "4006381333931"]),
    CheckCase(.issn, good: ["0378-5955", "2434-561X"], bad: ["0378-5954"]),
    CheckCase(.gtin, good: ["4006381333931", "73513537", "036000291452"], bad: ["4006381333932", "4006381"]),
    CheckCase(.imei, good: ["490154203237518"], bad: ["490154203237519", "49015420323751"]),
    CheckCase(.orcid, good: ["0000-0002-1825-0097", "0000-0002-1694-233X"], bad: ["0000-0002-1825-0098"]),
    CheckCase(
      .vin,
      good: ["1M8GDM9AXKP042788", "11111111111111111"],
      bad: ["1M8GDM9A1KP042788", "1M8GDM9AXKP04278O"]
    ),
    CheckCase(
      .uuid,
      good: ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "{00000000-0000-0000-0000-000000000000}"],
      bad: ["f81d4fae-7dec-91d0-a765-00a0c91e6bf6", "f81d4fae7dec11d0a76500a0c91e6bf6", "x"]
    ),
    CheckCase(
      .ip,
      good: ["192.0.2.1", "::", "::1", "1::", "2001:db8::8a2e:370:7334", "::ffff:192.0.2.128", "1:2:3:4:5:6:7:8"],
      bad: ["256.0.0.1", "1.2.3", "01.2.3.4", "1:2:3", "1::2::3", ":1", "1:", ":", "1:2:3:4:5:6:7:8:9", "::g"]
    ),
    CheckCase(
      .bitcoin,
      good: [
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
      ],
      bad: [
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4x",
      ]
    ),
    CheckCase(.base58check, good: ["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"], bad: ["0BvBMSEY", ""]),
    CheckCase(
      .bech32,
      good: ["A12UEL5L", "a1lqfn3a", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"],
      bad: ["A12uEL5L", "1nwldj5", "li1dgmt3"]
    ),
    CheckCase(
      .usSSN,
      good: ["536-90-4399"],
      bad: ["000-12-3456", "666-12-3456", "912-12-3456", "536-00-4399", "536-90-0000", "078-05-1120", "111-11-1111"]
    ),
    CheckCase(.usITIN, good: ["912-70-1234", "900 88 4567"], bad: ["912-66-1234", "812-70-1234"]),
    CheckCase(.usNPI, good: ["1234567893"], bad: ["1234567890", "3234567893"]),
    CheckCase(.ukNHS, good: ["943 476 5919", "401-023-2137"], bad: ["943 476 5918", "0000000000"]),
    CheckCase(.ukNINO, good: ["AB 12 34 56 C"], bad: ["BG123456C", "QQ123456C", "AB123456E", "AO123456A"]),
    CheckCase(.deTaxID, good: ["86 095 742 719", "47036892816"], bad: ["86095742718", "12345678912", "00000000000"]),
    CheckCase(.esNIF, good: ["12345678Z", "X1234567L"], bad: ["12345678A", "W1234567L"]),
    CheckCase(.itFiscalCode, good: ["RSSMRA85T10A562S"], bad: ["RSSMRA85T10A562T"]),
    CheckCase(.frNIR, good: ["2 55 08 14 168 025 38"], bad: ["2 55 08 14 168 025 39"]),
    CheckCase(.plPESEL, good: ["44051401359"], bad: ["44051401358", "44131401359"]),
    CheckCase(.nlBSN, good: ["111222333", "123456782"], bad: ["123456789", "000000000"]),
    CheckCase(.fiHETU, good: ["131052-308T"], bad: ["131052-308U", "131352-308T"]),
    CheckCase(.sePersonnummer, good: ["811228-9874", "198112289874"], bad: ["811228-9873", "811328-9874"]),
    CheckCase(.brCPF, good: ["111.444.777-35"], bad: ["111.444.777-36", "111.111.111-11"]),
    CheckCase(.brCNPJ, good: ["11.222.333/0001-81"], bad: ["11.222.333/0001-82"]),
    CheckCase(.auABN, good: ["51 824 753 556"], bad: ["51 824 753 557"]),
    CheckCase(.auACN, good: ["004 085 616"], bad: ["004 085 617"]),
    CheckCase(.auTFN, good: ["876 543 210"], bad: ["876 543 211"]),
    CheckCase(.auMedicare, good: ["2123 45670 1"], bad: ["2123 45671 1", "7123 45670 1"]),
    CheckCase(.inAadhaar, good: ["2341 2341 2346"], bad: ["2341 2341 2345", "1341 2341 2346"]),
    CheckCase(.sgNRIC, good: ["S1234567D", "S0000001I"], bad: ["S1234567E", "A1234567D"]),
    CheckCase(.caSIN, good: ["130 692 544"], bad: ["130 692 545", "046 454 286"]),
  ]

  @Test(arguments: cases)
  func publishedExamples(_ example: CheckCase) {
    for text in example.good { #expect(example.check.holds(for: Array(text.utf8)), "\(text)") }
    for text in example.bad { #expect(!example.check.holds(for: Array(text.utf8)), "\(text)") }
  }

  @Test func everyCheckHasExamples() {
    #expect(Set(Self.cases.map(\.check)) == Set(ValueCheck.allCases))
  }

  /// What a check digit is for: no two neighbours can be exchanged, and no digit changed, unnoticed.
  @Test(arguments: [
    (ValueCheck.verhoeff, "123451"), (.iban, "DE89370400440532013000"), (.isbn10, "0306406152"),
    (.orcid, "0000000218250097"),
  ])
  func slipsAreNoticed(check: ValueCheck, text: String) {
    let bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] < 0x3A {
      for digit in UInt8(0x30)...0x39 where digit != bytes[index] {
        var changed = bytes
        changed[index] = digit
        #expect(!check.holds(for: changed))
      }
      guard index + 1 < bytes.count, bytes[index + 1] < 0x3A, bytes[index] != bytes[index + 1] else { continue }
      var changed = bytes
      changed.swapAt(index, index + 1)
      #expect(!check.holds(for: changed))
    }
  }

  @Test func whatDividesDigitsDoesNotCount() {
    #expect(ValueCheck.iban.holds(for: Array("GB82\u{A0}WEST\u{202F}1234 5698\u{2011}7654 32".utf8)))
    #expect(!ValueCheck.luhn.holds(for: Array("4111é1111".utf8)))
    #expect(!ValueCheck.luhn.holds(for: [UInt8](repeating: 0x30, count: 1_000_000)))
    #expect(!ValueCheck.luhn.holds(for: [0xE2]))
    #expect(!ValueCheck.luhn.holds(for: [0xC2]))
  }
}
