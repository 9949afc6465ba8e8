import QuireValues
import Testing

@Suite struct URLTests {
  @Test(arguments: [
    ("See http://example.org/a_(b), or not.", ["http://example.org/a_(b) = http://example.org/a_(b)"]),
    ("(https://Example.ORG/Path?q=1#x).", ["https://Example.ORG/Path?q=1#x = https://example.org/Path?q=1#x"]),
    ("read www.example.co.uk/news, today", ["www.example.co.uk/news = www.example.co.uk/news"]),
    ("on example.com and in shop.example.de!", ["example.com = example.com", "shop.example.de = shop.example.de"]),
    ("hxxp://bad[.]example[.]com/x", ["hxxp://bad[.]example[.]com/x = http://bad.example.com/x"]),
    ("bad[.]example[.]com", ["bad[.]example[.]com = bad.example.com"]),
    ("hxxps[:]//bad(dot)com/a[.]php", ["hxxps[:]//bad(dot)com/a[.]php = https://bad.com/a.php"]),
    (
      "hXXp[://]bad.com, evil[dot]com or evil [.] com",
      [
        "hXXp[://]bad.com = http://bad.com", "evil[dot]com = evil.com", "evil [.] com = evil.com",
      ]
    ),
    ("http://a.example/x[.]y, see [.] it", ["http://a.example/x[.]y = http://a.example/x[.]y"]),
    ("http://localhost:8080/#/a", ["http://localhost:8080/#/a = http://localhost:8080/#/a"]),
    (
      "http://10.0.0.1:80 and http://[::1]/",
      ["http://10.0.0.1:80 = http://10.0.0.1:80", "http://[::1]/ = http://[::1]/"]
    ),
    ("ftp://u:p@files.example.org", ["ftp://u:p@files.example.org = ftp://u:p@files.example.org"]),
    ("“http://example.org/café”", ["http://example.org/café = http://example.org/café"]),
    ("http://münchen.example/ü", ["http://münchen.example/ü = http://münchen.example/ü"]),
    ("end.It was, file.txt, e.g. this, main.rs, U.S. and print.me(x)", []),
    ("write to someone@example.com", []),
    ("http:// and http://# and htp://example.com and http://12", []),
    ("youtu.be/abc but not maybe.be", ["youtu.be/abc = youtu.be/abc"]),
    ("http://a.example/x,y;z... ", ["http://a.example/x,y;z = http://a.example/x,y;z"]),
    ("herehttp://a.example/b", ["http://a.example/b = http://a.example/b"]),
  ])
  func addressesEndWhereTheyEnd(text: String, expected: [String]) {
    #expect(values(of: text, [.url]) == expected)
  }
}

@Suite struct AddressTests {
  @Test(arguments: [
    ("mail Jo.O'Neil+x@Example.COM.", ["Jo.O'Neil+x@Example.COM = Jo.O'Neil+x@example.com"]),
    (
      "<a_b@sub.example.org>, 'c@d.example'",
      ["a_b@sub.example.org = a_b@sub.example.org", "c@d.example = c@d.example"]
    ),
    ("j@[10.0.0.1]", ["j@[10.0.0.1] = j@[10.0.0.1]"]),
    ("a..b@c.example, .a@c.example, a@b, a@b.c, a@b_c.com, a@1.2.3.4, @a, a@", []),
    ("mailto:a@b.example?subject=x", ["a@b.example = a@b.example"]),
    (
      "joe[at]site[.]com, ann (at) site (dot) org",
      [
        "joe[at]site[.]com = joe@site.com", "ann (at) site (dot) org = ann@site.org",
      ]
    ),
    ("meet (at) noon.today, us[at]work", []),
  ])
  func mail(text: String, expected: [String]) {
    #expect(values(of: text, [.email]) == expected)
  }

  @Test(arguments: [
    (
      "8.8.8.8 or 10.0.0.255:80, 08.008.1.1.", ["8.8.8.8 = 8.8.8.8", "10.0.0.255 = 10.0.0.255", "08.008.1.1 = 8.8.1.1"]
    ),
    ("256.1.1.1, 1.2.3, 1.2.3.4.5, v1.2.3.4, 1111.1.1.1", []),
    ("fe80::204:61FF:fe9d:f156.", ["fe80::204:61FF:fe9d:f156 = fe80::204:61ff:fe9d:f156"]),
    ("2001:db8:0:0:1:0:0:1 and 1::", ["2001:db8:0:0:1:0:0:1 = 2001:db8::1:0:0:1", "1:: = 1::"]),
    ("::ffff:10.0.0.1", ["::ffff:10.0.0.1 = ::ffff:a00:1"]),
    ("10[.]0[.]0[.]1 and 10.0.0[.]2", ["10[.]0[.]0[.]1 = 10.0.0.1", "10.0.0[.]2 = 10.0.0.2"]),
    ("1::2::3, a::b, std::string, 10:00:00, 1:2:3:4:5:6:7:8:9, :", []),
  ])
  func internet(text: String, expected: [String]) {
    #expect(values(of: text, [.ip]) == expected)
  }

  @Test(arguments: [
    ("10.0.0.0/8, 2001:DB8::/32.", ["10.0.0.0/8 = 10.0.0.0/8", "2001:DB8::/32 = 2001:db8::/32"]),
    ("10.0.0.1/33, 10.0.0.1/a, 10.0.0.1/8/9, 10.0.0.1", []),
  ])
  func blocks(text: String, expected: [String]) {
    #expect(values(of: text, [.cidr]) == expected)
  }

  @Test(arguments: [
    ("@jo_1, thanks; @09 and a@b, @@x", ["@jo_1 = @jo_1"]),
    ("@user@social.example said", ["@user@social.example = @user@social.example"]),
    ("@Jürgen!", ["@Jürgen = @Jürgen"]),
    ("#Wetter2 is #1, C# &#39; a#b #überall", ["#Wetter2 = #Wetter2", "#überall = #überall"]),
  ])
  func tags(text: String, expected: [String]) {
    #expect(values(of: text, [.handle, .hashtag]) == expected)
  }
}

@Suite struct PhoneTests {
  @Test(arguments: [
    ("+44 (0)20 7946 0958", ["+44 (0)20 7946 0958 = +442079460958"]),
    ("(+49) 30 1234567, 0049 30/1234567", ["(+49) 30 1234567 = +49301234567", "0049 30/1234567 = +49301234567"]),
    ("1-541-754-3010 or (541) 754-3010.", ["1-541-754-3010 = +15417543010", "(541) 754-3010 = 5417543010"]),
    ("541.754.3010 x 123", ["541.754.3010 x 123 = 5417543010;ext=123"]),
    ("020 7946 0958", ["020 7946 0958 = 02079460958"]),
    ("Tel.: 7543010", ["7543010 = 7543010"]),
    ("7543010 people, 541 754 3010-2, 2017-08-28, 28-08-2017, 6011 0000 0000 0004", []),
    ("$541-754-3010 and 0.5541-754-3010 and A541-754-3010", []),
    ("911-67-0060 and 1,032.923 and 10.000.000", []),
    ("+1 541\u{2011}754\u{2011}3010", ["+1 541\u{2011}754\u{2011}3010 = +15417543010"]),
  ])
  func numbersAreMoreThanDigits(text: String, expected: [String]) {
    #expect(values(of: text, [.phone]) == expected)
  }

  /// Numbers that name no country are those of the region that the caller knows.
  @Test(arguments: [
    ("US", "(541) 754-3010", "+15417543010"), ("us", "011 44 20 7946 0958", "+442079460958"),
    ("GB", "020 7946 0958", "+442079460958"), ("DE", "(030) 1234567 ext. 12", "+49301234567;ext=12"),
    ("IT", "Tel. 06 1234 5678", "+390612345678"), ("US", "Tel.: 7543010", "7543010"),
    ("DE", "+1 541 754 3010", "+15417543010"),
  ])
  func regionsMakeNumbersInternational(region: String, text: String, expected: String) throws {
    var scanner = ValueScanner(kinds: [.phone])
    let country: PhoneRegion = try #require(PhoneRegion(region))
    scanner.phoneRegion = country
    let bytes = Array(text.utf8)
    #expect(scanner.scan(bytes, in: 0..<bytes.count).map { $0.normal } == [expected])
    #expect(PhoneRegion("XX") == nil)
  }
}
