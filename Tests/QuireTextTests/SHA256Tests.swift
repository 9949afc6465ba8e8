import QuireText
import Testing

@Suite struct SHA256Tests {
  // The examples of FIPS 180-4, checked against sha256sum.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAgreeWithTheStandard(_ plain: String, _ hex: String) {
    #expect(SHA256.hex(of: bytes(plain)) == hex)
  }

  @Test func piecesMakeTheSameDigestAsTheWhole() {
    let whole = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var digest = SHA256()
    digest.update(whole, in: 0..<333)
    let early = digest.finish()
    digest.update(whole, in: 333..<5000)
    digest.update([])
    #expect(early == SHA256.hex(of: Array(whole[..<333])))
    #expect(digest.finish() == SHA256.hex(of: whole))
  }
}
