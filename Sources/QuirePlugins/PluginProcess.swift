import CProcess
import Glibc
import QuireText
import Synchronization

/// A plugin's process that answers one line with one line.
///
/// `@unchecked Sendable`: the process and its buffer are used only under the lock.
final class PluginProcess: @unchecked Sendable {
  /// The longest answer, in bytes.
  static let longestAnswer = 256 << 20

  private let lock = Mutex(())
  private let folder: String
  private let command: [String]
  private let environment: [String]
  private let milliseconds: Int32
  private var process: cprocess_t?
  private var buffer: [UInt8] = []

  init(folder: String, command: [String], environment: [String], seconds: Int) {
    self.folder = folder
    self.command = command
    self.environment = environment
    milliseconds = Int32(seconds) * 1_000
  }

  deinit { stop(milliseconds: 1_000) }

  /// Sends a line and returns the answer to it; after a failure the process is ended, and started anew for the next.
  func answer(to line: [UInt8]) throws(PluginFailure) -> [UInt8] {
    let result: Result<[UInt8], PluginFailure> = lock.withLock { _ in
      do throws(PluginFailure) {
        return .success(try exchange(line))
      } catch {
        stop(milliseconds: 0)
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func exchange(_ line: [UInt8]) throws(PluginFailure) -> [UInt8] {
    var running = try started()
    // What came after the last answer belongs to no document.
    var stray: [UInt8] = [0]
    guard cprocess_read(&running, &stray, 1, 0) <= 0 else { throw .chatter }
    let error = cprocess_write(&running, line, line.count, milliseconds)
    guard error == 0 else {
      throw error == ETIMEDOUT ? .stalled(Int(milliseconds) / 1_000) : .ended(exitWords())
    }
    return try readLine(&running)
  }

  private func started() throws(PluginFailure) -> cprocess_t {
    if let process { return process }
    var new = cprocess_t()
    let arguments = Self.block(command)
    let variables = Self.block(environment)
    let error = cprocess_start(folder, arguments, command.count, variables, environment.count, &new)
    guard error == 0 else { throw .notStarted(command[0], String(cString: strerror(error))) }
    process = new
    buffer = []
    return new
  }

  private func readLine(_ running: inout cprocess_t) throws(PluginFailure) -> [UInt8] {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        guard buffer.isEmpty else { throw .chatter }
        return line
      }
      searched = buffer.count
      guard searched < Self.longestAnswer else { throw .tooLong(Self.longestAnswer) }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = cprocess_read(&running, &chunk, chunk.count, milliseconds)
      if count == -Int(ETIMEDOUT) { throw .stalled(Int(milliseconds) / 1_000) }
      guard count > 0 else { throw .ended(exitWords()) }
      buffer.append(contentsOf: chunk[..<count])
    }
  }

  private func exitWords() -> String {
    let status = stop(milliseconds: 200)
    if status & 0x7F == 0 { return "exit code \((status >> 8) & 0xFF)" }
    return "signal \(status & 0x7F)"
  }

  @discardableResult
  private func stop(milliseconds: Int32) -> Int32 {
    guard var running = process else { return 0 }
    process = nil
    buffer = []
    return cprocess_stop(&running, milliseconds)
  }

  /// `strings` in one block, each with its NUL; a NUL inside of one would end it early and is left out.
  private static func block(_ strings: [String]) -> [CChar] {
    strings.flatMap { $0.utf8.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0] }
  }
}

/// Why a plugin's process gave no answer.
enum PluginFailure: Error {
  case notStarted(String, String)
  case stalled(Int)
  case ended(String)
  case tooLong(Int)
  case chatter

  var code: String {
    switch self {
    case .notStarted: "plugin-not-started"
    case .stalled: "plugin-stalled"
    case .ended: "plugin-ended"
    case .tooLong, .chatter: "plugin-answer"
    }
  }

  var message: String {
    switch self {
    case .notStarted(let program, let why): "the program \"\(program)\" can't be started: \(why)"
    case .stalled(let seconds): "no answer within \(seconds) s; the plugin was ended"
    case .ended(let how): "the plugin ended (\(how)) before it answered"
    case .tooLong(let bytes): "the answer has more than \(bytes) bytes without a line end"
    case .chatter: "the plugin wrote more than one line; print one line for each line read, logs go to standard error"
    }
  }
}
