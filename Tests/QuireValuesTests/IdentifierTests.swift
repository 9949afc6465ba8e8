import QuireValues
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: [
    (
      "md5 D41D8CD98F00B204E9800998ECF8427E.",
      ["D41D8CD98F00B204E9800998ECF8427E = md5:d41d8cd98f00b204e9800998ecf8427e"]
    ),
    (
      "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
      ["da39a3ee5e6b4b0d3255bfef95601890afd80709 = sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709"]
    ),
    ("12345678901234567890123456789012, d41d8cd98f00b204e9800998ecf8427, d41d8cd98f00b204e9800998ecf8427eé", []),
  ])
  func hashes(text: String, expected: [String]) {
    #expect(values(of: text, [.hash]) == expected)
  }

  @Test func hashesAreToldByTheirLength() {
    for (length, name) in [(32, "md5"), (40, "sha1"), (56, "sha224"), (64, "sha256"), (96, "sha384"), (128, "sha512")] {
      let digits = String(String(repeating: "0a1b2c3d", count: 16).prefix(length))
      #expect(values(of: "(\(digits))", [.hash]) == ["\(digits) = \(name):\(digits)"])
    }
  }

  @Test(arguments: [
    (
      "{123E4567-e89b-12d3-a456-426655440000}",
      ["123E4567-e89b-12d3-a456-426655440000 = 123e4567-e89b-12d3-a456-426655440000"]
    ),
    ("123e4567-e89b-12d3-a456-42665544000, 123e4567-e89b-12d3-a456-426655440000-1", []),
  ])
  func uuids(text: String, expected: [String]) {
    #expect(values(of: text, [.uuid]) == expected)
  }

  @Test(arguments: [
    (
      "00:1A:2b:3c:4d:5e, 00-1A-2B-3C-4D-5E",
      ["00:1A:2b:3c:4d:5e = 00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E = 00:1a:2b:3c:4d:5e"]
    ),
    (
      "001a.2b3c.4d5e or aa-bb-cc-dd-ee-1f",
      ["001a.2b3c.4d5e = 00:1a:2b:3c:4d:5e", "aa-bb-cc-dd-ee-1f = aa:bb:cc:dd:ee:1f"]
    ),
    ("00:1A:2b:3c:4d, 00:1A:2b:3c:4d:5e:6f, 10:20:30, 1.2b3c.4d5e", []),
  ])
  func hardwareAddresses(text: String, expected: [String]) {
    #expect(values(of: text, [.mac]) == expected)
  }

  @Test(arguments: [
    ("fixed cve-2021-44228, CVE-1999-0001.", ["cve-2021-44228 = CVE-2021-44228", "CVE-1999-0001 = CVE-1999-0001"]),
    ("CVE-2021-1, CVE-21-4422, XCVE-2021-44228", []),
  ])
  func weaknesses(text: String, expected: [String]) {
    #expect(values(of: text, [.cve]) == expected)
  }

  @Test(arguments: [
    (
      "doi:10.1000/182, (10.1016/j.cell.2020.01.001).",
      ["10.1000/182 = doi:10.1000/182", "10.1016/j.cell.2020.01.001 = doi:10.1016/j.cell.2020.01.001"]
    ),
    ("10.1002/(SICI)1097(1996)61:4", ["10.1002/(SICI)1097(1996)61:4 = doi:10.1002/(sici)1097(1996)61:4"]),
    (
      "ISBN 0-306-40615-2, ISBN-13: 978-0-306-40615-7",
      ["0-306-40615-2 = isbn:9780306406157", "978-0-306-40615-7 = isbn:9780306406157"]
    ),
    ("ISBN-10 080442957X", ["080442957X = isbn:9780804429573"]),
    ("978-3-16-148410-0 is one", ["978-3-16-148410-0 = isbn:9783161484100"]),
    ("ISBN 0-306-40615-3, 978-3-16-148410-1, 0-306-40615-2, 10.1000/, 10.5/3", []),
    (
      "arXiv:2101.00001v2, PMID: 12345678.",
      ["arXiv:2101.00001v2 = arxiv:2101.00001v2", "PMID: 12345678 = pmid:12345678"]
    ),
    ("2101.00001, PMID, arXiv:21", []),
  ])
  func citations(text: String, expected: [String]) {
    #expect(values(of: text, [.citation]) == expected)
  }

  @Test(arguments: [
    ("at 33.3152, 44.3661.", ["33.3152, 44.3661 = 33.3152,44.3661"]),
    ("40.7128° N, 74.0060° W", ["40.7128° N, 74.0060° W = 40.7128,-74.006"]),
    ("33°18'55\"N 44°21'58\"E", ["33°18'55\"N 44°21'58\"E = 33.315277,44.366111"]),
    ("33° 30′ S, 70° 40.5′ W", ["33° 30′ S, 70° 40.5′ W = -33.5,-70.675"]),
    ("Lat: 33.31, Lon: -44.36", ["33.31, Lon: -44.36 = 33.31,-44.36"]),
    ("N 33.3152 E 44.3661", ["N 33.3152 E 44.3661 = 33.3152,44.3661"]),
    ("74.0060° W, 40.7128° N", ["74.0060° W, 40.7128° N = 40.7128,-74.006"]),
    (
      "38SMB4595067850, 38S MB 45950 67850",
      ["38SMB4595067850 = 33.14806,44.42044", "38S MB 45950 67850 = 33.14806,44.42044"]
    ),
    ("MGRS 38SMB4567", ["38SMB4567 = 33.145,44.416"]),
    ("38S 445950 3667850", ["38S 445950 3667850 = 33.14805,44.42044"]),
    // A square that the band does not have, and a point beside the zone, stay as they are written.
    ("38TMB4595067850", ["38TMB4595067850 = mgrs:38TMB4595067850"]),
    ("38S 045950 3667850", ["38S 045950 3667850 = utm:38S 045950 3667850"]),
    ("1.5, 2.5 and 3.1415, 2.7183, 1.4142 and 90.5° N, 200.5° E and 20 °C, 30 °C", []),
    ("38SZB4595067850, 61SMB4595067850, 38SMB45678, 4x4", []),
  ])
  func coordinates(text: String, expected: [String]) {
    #expect(values(of: text, [.coordinates]) == expected)
  }
}
