import Foundation
import QuireDocument
import QuirePipelines
import QuireReaders
import QuireStages
import QuireTesting
import QuireThreads
import Testing

/// The stage in a run over a mailbox file.
@Suite struct MailRunTests {
  /// A mailbox whose mails answer each other at random.
  private static func mailbox(_ random: inout SeededGenerator) -> String {
    (0..<150).map { number in
      let answered = Int.random(in: 0..<150, using: &random)
      let header = [
        "References: <\(answered)@x>\n", "In-Reply-To: <\(answered / 2)@x>\n",
        "References: <none-\(answered)@x> <7@x>\n", "",
      ]
      return "From a@x Thu May  1 08:00:00 2008\nMessage-ID: <\(number / 2 * 2)@x>\nFrom: Ann \(number % 9) <a@x>\n"
        + "Date: \(1 + number % 28) May 2008 10:00:00 +0000\nSubject: \(number % 3 == 0 ? "" : "Re: ")s\(number % 7)\n"
        + (header.randomElement(using: &random) ?? "")
        + "\nAnn \(answered % 9) wrote:\n> word \(answered) is said here once and once only\n\n"
        + "word \(number) is said here once and once only\n\n"
    }
    .joined()
  }

  /// The dumps of all mails, threaded by a runner with so many workers.
  private static func dumps(workers: Int) async throws -> [String] {
    var random = SeededGenerator(seed: 4)
    let folder = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let bytes = Array(mailbox(&random).utf8)
    let file = folder.appending(path: "list.mbox")
    try Data(bytes).write(to: file)
    let registry = try Registry([readersFamily, threadsFamily])
    let yaml = "quire: 1\nrejects: false\nquarantine: false\nstages:\n  - threads.thread-mail\n"
    let checked = DefinitionChecker(registry: registry, access: .none).check(Array(yaml.utf8), path: "t.yaml", sets: [])
    let plan = try #require(checked.plan, "\(ProblemRenderer().render(checked.problems))")
    let runner = Runner(plan: plan, registry: registry, options: RunOptions(workers: workers))
    let knowledge = try await runner.learn(from: [file.path])
    return try (1...150).map { number in
      let reader = SingleDocument(registry: registry, plan: plan)
      var mail = try reader.read(bytes, uri: file.path, record: number)
      try plan.run(&mail, knowing: knowledge)
      let broken = mail.brokenAccounts()
      #expect(broken.isEmpty, "\(broken)")
      return mail.dump
    }
  }

  @Test func threadsAreTheSameForAnyNumberOfWorkers() async throws {
    let one = try await Self.dumps(workers: 1)
    #expect(try await Self.dumps(workers: 4) == one)
    #expect(one.count { $0.contains("link parent 1 -> document") } > 60)
    #expect(one.contains { $0.contains("-> ghost") } || one.contains { $0.contains("threads.thread-mail/quote") })
  }
}
