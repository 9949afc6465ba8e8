import ArgumentParser
import Quire
import QuirePipelines
import QuireText

/// Runs a definition for another program, batch after batch.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Run a definition over documents that another program sends.",
    discussion: """
      Speaks the batch protocol over standard input and output: frames of a 32-bit length (most significant byte first) \
      and JSON. The first frame says what is run; then each batch {"batch": 1, "documents": [{"id", "text" or "base64", \
      "uri"}]} is answered by {"batch": 1, "results": […]} with what `quire run` would write for each document. Nothing \
      is written to files. It ends with its input; messages go to standard error.

      Exit codes: 0 the input ended; 1 the definition or the arguments are wrong; 3 the input ended within a frame, or \
      the output went away.

      Example:
        quire worker news.yaml --set out=unused
      """
  )

  @Argument(help: "The definition.")
  var definition: String

  @OptionGroup var arguments: DefinitionArguments

  @Option(help: "How many documents are worked on at once.")
  var workers = 1

  @Option(help: ArgumentHelp("The most bytes that a frame may have.", valueName: "bytes"))
  var frameLimit = 1 << 28

  func validate() throws {
    if workers < 1 || workers > 1_024 { throw ValidationError("--workers must be from 1 to 1024") }
    if frameLimit < 1_024 || frameLimit > Int(UInt32.max) {
      throw ValidationError("--frame-limit must be from 1024 to \(UInt32.max)")
    }
  }

  func run() async throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let runner: BatchRunner
    do { runner = try BatchRunner(plan: plan, registry: registry, workers: workers) } catch {
      Terminal.error("\(error)")
      throw ExitCode(1)
    }
    let session = BatchSession(runner, programVersion: Version.text, frameLimit: frameLimit)
    do throws(FileError) {
      var frames = FrameReader(try FileStream("-"), limit: frameLimit)
      let output = try FileWriter("-")
      try output.write(Frame.bytes(of: session.handshake))
      try output.flush()
      while let frame = try frames.next() {
        try output.write(Frame.bytes(of: await session.answer(frame)))
        try output.flush()
      }
    } catch {
      Terminal.error("\(error.path): \(error.why)")
      throw ExitCode(3)
    }
  }
}
