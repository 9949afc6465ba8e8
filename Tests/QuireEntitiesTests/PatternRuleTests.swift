import QuireDocument
import QuirePipelines
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireEntities

@Suite struct PatternRuleTests {
  /// A stage whose files are the given ones.
  private func stage(_ files: [String: String], _ change: (inout MatchPatterns.Options) -> Void = { _ in }) throws
    -> MatchPatterns
  {
    var options = MatchPatterns.Options()
    options.kinds = []
    options.files = files.keys.sorted().map { InputPath(path: $0) }
    change(&options)
    let setup = Setup(
      step: "patterns",
      load: { files[$0].map { .success(Array($0.utf8)) } ?? .failure(ResourceError(why: "there is no such file")) },
      parse: YAMLLoader.value
    )
    return try MatchPatterns(options, in: setup)
  }

  /// What a stage finds: rule, type, text and score in hundredths.
  private func found(_ stage: MatchPatterns, in text: String) throws -> [String] {
    let document = TestDocument.plain(text)
    var context = StageContext(step: "patterns")
    var changed = document
    try changed.apply(try stage.process(document, in: &context), by: "patterns")
    return changed.layers.mentions.elements.map { mention in
      let words = String(decoding: changed.text[mention.range], as: UTF8.self)
      let score = Int(((mention.provenance.score ?? 0) * 100).rounded())
      return "\(mention.provenance.rule) \(mention.type) \(words) \(score)"
    }
  }

  /// Presidio's shape: names with spaces, doubled backslashes in double quotes, weak scores, keys of its own.
  static let recognizers = """
    # what a team of clerks would write
    recognizers:
      -
        name: "Berth Recognizer"
        supported_language: "en"
        country_code: "se"
        patterns:
          -
             name: "berth (weak)"
             regex: "(\\\\bB\\\\d{3}\\\\b)"
             score: 0.01
        context:
         - berth
         - quay
        supported_entity: "BERTH"
      - name: "Ranks recognizer"
        type: custom
        supported_languages:
          - language: en
            context: [harbour]
          - language: sv
        supported_entity: "RANK"
        deny_list: [Harbourmaster, First Mate]
        deny_list_score: 0.7
      - { name: off, enabled: false }
      - name: CreditCardRecognizer
        type: predefined
      - IbanRecognizer
    """

  @Test func presidiosFilesAreReadAsTheyAre() throws {
    let stage = try stage(["ports.yaml": Self.recognizers])
    let text = "At berth b104 the FIRST MATE paid with 4111 1111 1111 1111; crate B105 stayed."
    #expect(
      try found(stage, in: text) == [
        "berth-recognizer BERTH b104 40", "ranks-recognizer.deny-list RANK FIRST MATE 70",
        "credit-card CREDIT_CARD 4111 1111 1111 1111 100",
      ]
    )
  }

  @Test func filesMayBeListsOfRulesOrJSON() throws {
    let yaml = "- { name: hull, type: HULL, regex: 'H-\\d+' }\n"
    let json = #"{"rules": [{"name": "mast", "type": "MAST", "regex": "M-[0-9]+", "score": 0.5}]}"#
    let stage = try stage(["a.yaml": yaml, "b.json": json])
    #expect(try found(stage, in: "H-1, h-2, M-3") == ["hull HULL H-1 80", "mast MAST M-3 50"])
  }

  @Test func whatIsWrongWithFilesIsToldWithTheirNames() throws {
    let files = ["a.yaml": "rules: [{ name: x, type: X, regex: 'a[' }]", "b.yaml": "recognizers: [PhoneRecognizer]"]
    let error = try #require(throws: OptionError.self) { _ = try stage(files) }
    let all = [error] + error.others
    #expect(
      all.first?.description
        == #"option "files[0]" names "a.yaml", where rules[0].regex of the rule "x" can't be used: "#
        + "at byte 2 of the pattern: missing terminating ] for character class"
    )
    #expect(all.last?.description.contains(#"names "b.yaml", where recognizers[0] names the predefined"#) == true)
    let yaml = #expect(throws: OptionError.self) { _ = try stage(["c.yaml": "a: [", "d.yaml": ""]) }
    #expect(yaml?.description.contains("which can't be read: line 1") == true)
    #expect(throws: OptionError.self) { _ = try stage(["d.yaml": "just text"]) }
    #expect(throws: OptionError.self) { _ = try stage(["d.yaml": "rulez: []"]) }
  }

  @Test func theWindowOfContextWordsIsAnOption() throws {
    let rules = "- { name: n, type: N, regex: '\\d{3}', score: 0.2, context: [boxes, mother ship] }"
    #expect(try found(stage(["a.yaml": rules]), in: "box one two three four 123") == ["n N 123 55"])
    #expect(try found(stage(["a.yaml": rules]), in: "box one two three four five 123").isEmpty)
    #expect(try found(stage(["a.yaml": rules]), in: "box of the one two three four 123") == ["n N 123 55"])
    #expect(try found(stage(["a.yaml": rules]), in: "a Mother-Ship—123") == ["n N 123 55"])
    #expect(try found(stage(["a.yaml": rules]), in: "123 BÓXES").isEmpty)
    let behind = try stage(["a.yaml": rules]) { options in
      options.contextAfter = 1
      options.contextFactor = 0.1
      options.contextMinScore = 0.45
    }
    #expect(try found(behind, in: "123 BÓXES") == ["n N 123 45"])
    let far = "box" + String(repeating: " ", count: 500) + "123"
    #expect(try found(behind, in: far).isEmpty)
  }

  @Test func rulesForAnotherLanguageDoNotRun() throws {
    let rules = "- { name: n, type: N, regex: 'abc', supported_language: de }"
    let stage = try stage(["a.yaml": rules])
    for (language, count) in [("de", 1), ("de-AT", 1), ("en", 0), (nil, 1)] as [(String?, Int)] {
      var document = TestDocument.plain("abc")
      if let language { document = try withLanguage(language, document) }
      var context = StageContext(step: "patterns")
      let changes = try stage.process(document, in: &context)
      try document.apply(changes, by: "patterns")
      #expect(document.layers.mentions.elements.count == count, "\(language ?? "none")")
    }
  }

  private func withLanguage(_ language: String, _ document: consuming Document) throws -> Document {
    var changes = Changes(for: document)
    changes.set("language", MetadataValue(.string(language), rule: "test"))
    try document.apply(changes, by: "test")
    return document
  }

  /// Every built-in rule compiles, has a name and a check that is known, and its type is Presidio's where there is one.
  @Test func builtInRulesAreWellFormed() throws {
    var problems: [PatternRuleReader.Problem] = []
    let rules = BuiltinRules.all.map(\.rule)
    _ = RuleMatcher(rules, allowList: [], context: ContextRule(), minScore: 0, problems: &problems)
    #expect(problems.isEmpty)
    #expect(Set(rules.map(\.name)).count == rules.count)
    for rule in rules { #expect(rule.name == PatternRule.kebab(rule.name)) }
  }

  /// A published example of each built-in rule, in a sentence with one of its context words.
  @Test(arguments: [
    ("credit-card", "card 5555-5555-5555-4444"), ("iban", "iban DE89370400440532013000"),
    ("crypto-wallet", "wallet 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
    ("ethereum-address", "token 0x52908400098527886E0F7030069857D2E4169EE7"), ("lei", "lei 5493001KJTIIGC8Y1R12"),
    ("isbn", "the book 978-0-306-40615-7"), ("isbn", "ISBN 080442957X"), ("issn", "ISSN 2434-561X"),
    ("imei", "imei 49-015420-323751-8"), ("orcid", "0000-0002-1694-233X"), ("vin", "vin 1M8GDM9AXKP042788"),
    ("uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"), ("us-ssn", "social security 536-90-4399"),
    ("us-itin", "itin 912-70-1234"), ("us-npi", "npi 1234567893"), ("aba-routing", "routing 111000025"),
    ("uk-nhs", "943 476 5919"), ("uk-nino", "AB 12 34 56 C"), ("de-tax-id", "86 095 742 719"), ("es-nif", "12345678Z"),
    ("it-fiscal-code", "RSSMRA85T10A562S"), ("fr-nir", "2 55 08 14 168 025 38"), ("pl-pesel", "pesel 44051401359"),
    ("nl-bsn", "bsn 111222333"), ("fi-hetu", "131052-308T"), ("se-personnummer", "811228-9874"),
    ("br-cpf", "111.444.777-35"), ("br-cnpj", "11.222.333/0001-81"), ("au-abn", "51 824 753 556"),
    ("au-acn", "acn 004 085 616"), ("au-tfn", "tfn 876 543 210"), ("au-medicare", "medicare 2123 45670 1"),
    ("in-aadhaar", "2341 2341 2346"), ("sg-nric", "S1234567D"), ("ca-sin", "sin 130 692 544"),
  ])
  func everyBuiltInRuleFindsItsExample(rule: String, text: String) throws {
    let stage = try stage([:]) { $0.builtinRules = [rule] }
    let mentions = try found(stage, in: "They wrote \(text), and no more.")
    #expect(mentions.count == 1 && mentions.first?.hasPrefix(rule) == true, "\(mentions)")
  }

  @Test func namesAndStems() {
    #expect(PatternRule.kebab("Zip code (weak)") == "zip-code-weak")
    #expect(PatternRule.kebab("  CPF: Número ") == "cpf-número")
    for (word, stem) in [
      ("Accounts", "account"), ("batteries", "battery"), ("BOXES", "box"), ("bus", "bus"), ("glass", "glass"),
      ("glasses", "glass"), ("is", "is"), ("Cédulas", "cedula"), ("analysis", "analysis"),
    ] {
      #expect(ContextWords.stem(of: Array(word.utf8)) == Array(stem.utf8))
    }
  }
}
