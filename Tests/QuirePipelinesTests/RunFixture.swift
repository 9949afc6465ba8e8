import Foundation
import QuireStages
import QuireText
import Testing

@testable import QuirePipelines

/// A folder for one test, with files to read and a place for what is written; it is gone afterwards.
final class RunFixture: Sendable {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url.appending(path: "in"), withIntermediateDirectories: true)
    folder = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The folder that is read.
  var input: String { "\(folder)/in" }

  /// Writes a file below the folder that is read.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(filePath: "\(input)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// The plan of a definition whose `stages` are given, with everything written below `out`.
  func plan(_ stages: String, _ more: String = "", out: String = "out") throws -> Plan {
    let yaml = "quire: 1\nvars: { out: \"\(folder)/\(out)\" }\nstages:\n\(stages)\n\(more)\n"
    let result = DefinitionChecker(registry: try Registry(runFamilies), access: .none)
      .check(Array(yaml.utf8), path: "test.yaml", sets: [])
    return try #require(result.plan, "\(ProblemRenderer().render(result.problems))")
  }

  /// Runs a plan over `arguments`, or the whole input.
  func run(
    _ plan: Plan,
    _ arguments: [String]? = nil,
    workers: Int = 2,
    mayRead: @escaping @Sendable (String) -> Bool = { _ in true },
    mayWrite: @escaping @Sendable (String) -> Bool = { _ in true }
  ) async throws(RunError) -> RunSummary {
    try await run(plan, arguments, RunOptions(workers: workers, mayRead: mayRead, mayWrite: mayWrite))
  }

  /// Runs a plan as `options` say.
  func run(
    _ plan: Plan,
    _ arguments: [String]? = nil,
    _ options: RunOptions,
    progress: @Sendable (RunProgress) -> Void = { _ in }
  ) async throws(RunError) -> RunSummary {
    let registry: Registry
    do { registry = try Registry(runFamilies) } catch { throw RunError(.arguments, "\(error)") }
    let runner = Runner(plan: plan, registry: registry, options: options)
    return try await runner.run(arguments ?? [input], progress: progress)
  }

  /// Every file below `out`, by its path.
  func outputs(_ out: String = "out") throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    let root = "\(folder)/\(out)"
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      result[path] = try [UInt8](Data(contentsOf: URL(filePath: "\(root)/\(path)")))
    }
    return result
  }

  /// The names of all files below the fixture's folder that a run left unfinished.
  func unfinished() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".part") }
  }

  /// The JSON objects of a file that was written, one a line.
  func rows(_ name: String) throws -> [JSONValue] {
    let bytes = try #require(try outputs()[name])
    return try bytes.split(separator: 0x0A).map { try JSONParser().parse(Array($0)).root.value }
  }
}

extension RunSummary {
  /// Whether every document that was read is accounted for.
  var addsUp: Bool { read == written + rejected + quarantined }

  /// The same without what was measured.
  var withoutTimes: RunSummary {
    var copy = self
    for index in copy.steps.indices { copy.steps[index].nanoseconds = 0 }
    return copy
  }
}

extension JSONValue {
  /// The string of a member.
  func string(_ name: String) -> String? { self[name]?.stringValue }
}

/// A gzip stream (RFC 1952) with stored blocks.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  var place = 0
  repeat {
    let end = min(bytes.count, place + 0xFFFF)
    let count = UInt16(end - place)
    result.append(end == bytes.count ? 1 : 0)
    for part in [count, ~count] { result += [UInt8(part & 0xFF), UInt8(part >> 8)] }
    result += bytes[place..<end]
    place = end
  } while place < bytes.count
  var checksum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
  }
  for value in [~checksum, UInt32(bytes.count)] {
    for shift in [0, 8, 16, 24] { result.append(UInt8(value >> UInt32(shift) & 0xFF)) }
  }
  return result
}

/// Registries that tests share.
enum Registries {
  static var run: Registry { get throws(RunError) { try registry() } }

  private static func registry() throws(RunError) -> Registry {
    do { return try Registry(runFamilies) } catch { throw RunError(.arguments, "\(error)") }
  }
}
