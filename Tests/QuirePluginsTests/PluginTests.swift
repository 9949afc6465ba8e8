import QuireDocument
import QuirePlugins
import QuireStages
import QuireText
import Testing

/// Plugins in lines mode, each a few words of Python or shell.
@Suite(.serialized) struct PluginTests {
  /// A stage whose process runs `program` in Python.
  static func stage(_ program: String, options: [OptionValue.Member] = [], seconds: Int = 20) throws -> any Stage {
    let manifest = try PluginManifest(
      .map([
        .init("name", .string("test")), .init("mode", .string("lines")),
        .init("command", .list([.string("python3"), .string("-c"), .string(program)])),
        .init("seconds_per_document", .integer(seconds)),
        .init(
          "stages",
          .list([
            .map([
              .init("name", .string("stage")), .init("summary", .string("A test.")),
              .init(
                "options",
                .map([.init("word", .map([.init("default", .string("x")), .init("help", .string("A word."))]))])
              ),
            ])
          ])
        ),
      ])
    )
    let specs = manifest.components(in: "/") { $0 == "PATH" ? "/usr/local/bin:/usr/bin:/bin" : nil }
    let spec = try #require(specs.first)
    #expect(spec.name == "test.stage")
    guard case .stage(let stage) = try spec.make(options, Setup(step: "test")).get() else {
      throw PluginError("test", "no stage")
    }
    return stage
  }

  static let loop = "import sys,json\nfor line in sys.stdin:\n  d=json.loads(line)\n"

  static func document(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    var builder = DocumentBuilder(id: "a", source: Source(bytes: bytes), reader: "test")
    builder.copy(0..<bytes.count)
    return builder.finish()
  }

  static func run(_ stage: any Stage, _ text: String) throws -> Document {
    var document = document(text)
    var context = StageContext(step: "test")
    try document.apply(stage.process(document, in: &context), by: "test")
    #expect(document.brokenAccounts().isEmpty)
    return document
  }

  @Test func offsetsAreCodePoints() throws {
    let stage = try Self.stage(
      Self.loop + """
          i=d['text'].index('b')
          print(json.dumps({'edits':[{'start':i,'end':i+1,'text':'é','rule':'r','reason':'why'}],
            'spans':[{'layer':'mood','start':0,'end':1,'features':{'x':1}}]}),flush=True)
        """
    )
    let document = try Self.run(stage, "😀a\u{301}b語")
    #expect(document.string(0..<document.text.count) == "😀a\u{301}é語")
    #expect(document.layers.annotations.elements.map(\.range) == [0..<4])
    #expect(document.layers.annotations.elements.first?.features.first?.name == "x")
  }

  @Test func optionsReachThePlugin() throws {
    let program = Self.loop + "  print(json.dumps({'metadata':{'w':d['options']['word']}}),flush=True)"
    let given = try Self.run(Self.stage(program, options: [.init("word", .string("hello"))]), "t")
    #expect(given.metadata["w"]?.value == .string("hello"))
    #expect(try Self.run(Self.stage(program), "t").metadata["w"]?.value == .string("x"))
    #expect(throws: OptionErrors.self) { try Self.stage(program, options: [.init("wrod", .string("hello"))]) }
    #expect(throws: OptionErrors.self) { try Self.stage(program, options: [.init("word", .integer(3))]) }
  }

  @Test func aSpanOutsideTheTextIsAnErrorOfTheDocument() throws {
    let stage = try Self.stage(Self.loop + "  print(json.dumps({'edits':[{'start':1,'end':9}]}),flush=True)")
    let error = #expect(throws: StageError.self) { try Self.run(stage, "ab") }
    #expect(error?.message == "edit 1..<9 leaves the text, which has 2 code points")
  }

  @Test func aCrashCostsOneDocument() throws {
    let stage = try Self.stage(Self.loop + "  if d['text']=='bad': sys.exit(3)\n  print('{}',flush=True)")
    _ = try Self.run(stage, "good")
    let error = #expect(throws: StageError.self) { try Self.run(stage, "bad") }
    #expect(error?.code == "plugin-ended")
    #expect(error?.message == "the plugin ended (exit code 3) before it answered")
    _ = try Self.run(stage, "good again")
  }

  @Test func aStalledPluginIsEnded() throws {
    let stage = try Self.stage(
      "import time\n" + Self.loop + "  time.sleep(60 if d['text']=='slow' else 0)\n  print('{}',flush=True)",
      seconds: 1
    )
    let error = #expect(throws: StageError.self) { try Self.run(stage, "slow") }
    #expect(error?.code == "plugin-stalled")
    _ = try Self.run(stage, "quick")
  }

  @Test(arguments: [
    "print('what')", "print('[]')", "print('{\"x\":1}')", "print('{}');print('{}')", "print('{\"spans\":[{}]}')",
  ])
  func garbageIsAnErrorOfTheDocument(answer: String) throws {
    let stage = try Self.stage(Self.loop + "  \(answer);sys.stdout.flush()")
    let error = #expect(throws: StageError.self) { try Self.run(stage, "text") }
    #expect(error?.code == "plugin-answer")
  }

  @Test func aTextOfManyMegabytesGoesThrough() throws {
    let stage = try Self.stage(Self.loop + "  print(json.dumps({'signals':{'n':len(d['text'])}}),flush=True)")
    let document = try Self.run(stage, String(repeating: "é\n", count: 1_000_000))
    #expect(document.signal("n") == 2_000_000)
  }

  @Test func aProgramThatIsNotThereIsNamed() throws {
    let manifest = try PluginManifest(
      .map([
        .init("name", .string("test")), .init("mode", .string("lines")),
        .init("command", .list([.string("no-such-program")])),
        .init("stages", .list([.map([.init("name", .string("s")), .init("summary", .string("A test."))])])),
      ])
    )
    let spec = try #require(manifest.components(in: "/") { _ in "/bin" }.first)
    guard case .stage(let stage) = try spec.make([], Setup(step: "s")).get() else { return }
    let error = #expect(throws: StageError.self) { try Self.run(stage, "text") }
    #expect(error?.code == "plugin-not-started")
  }

  @Test func aManifestWithAnUnknownKeyIsRefused() {
    let error = #expect(throws: PluginError.self) {
      try PluginManifest(.map([.init("name", .string("a")), .init("shell", .string("rm"))]))
    }
    #expect(error?.message.contains("unknown key \"shell\"") == true)
  }
}
