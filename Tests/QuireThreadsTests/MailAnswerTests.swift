import Foundation
import QuireDocument
import QuireMail
import QuireReaders
import QuireStages
import QuireText
import Testing

@testable import QuireThreads

/// Answers of others: those that tests of IMAP servers demand, and trees that a mail program's tests state.
@Suite struct MailAnswerTests {
  private static let data = URL(filePath: #filePath).appending(path: "../../../../shared/data/mail").standardizedFileURL
  static let hasData = FileManager.default.fileExists(atPath: data.path)

  private static let scripts = [
    "thread", "thread2", "thread3", "thread4", "thread5", "thread6", "thread7", "thread8", "thread-orderedsubject",
    "thread-orderedsubject2",
  ]

  /// The mails of a mailbox file.
  private static func mails(_ url: URL) throws -> [Document] {
    let reader = MboxReader(MailOptions(), in: Setup(step: "mbox"))
    var splitter = reader.makeSplitter()
    let records = try splitter.append([UInt8](Data(contentsOf: url))) + splitter.finish()
    return records.compactMap { record in
      let context = ReadContext(
        id: "mail#\(record.number ?? 0)",
        locator: Locator(uri: url.path, record: record.number)
      )
      guard case .document(let mail) = reader.read(record, in: context) else { return nil }
      return mail
    }
  }

  /// Does what a script says and returns its THREAD answers with ours.
  private static func answers(_ name: String) throws -> [(expected: String, found: String)] {
    let folder = data.appending(path: "imaptest/tests")
    let script = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let all = try mails(folder.appending(path: "\(name).mbox"))
    var appended = script.contains("messages: all") ? all.count : 0
    var present = Array(0..<appended)
    var deleted: Set<Int> = []
    var answers: [(expected: String, found: String)] = []
    for line in script.split(separator: "\n").map({ $0.lowercased() }) {
      if line.hasPrefix("ok append") {
        present.append(appended)
        appended += 1
      } else if line.hasPrefix("ok store"), line.contains("deleted") {
        let numbers = line.split(separator: " ")[2].split(separator: ",").compactMap { Int($0) }
        deleted = Set(numbers.map { present[$0 - 1] })
      } else if line.hasPrefix("ok expunge") {
        present.removeAll { deleted.contains($0) }
      } else if line.hasPrefix("* thread") {
        var table = MailTable()
        for index in present { table.add(MailHeaderReader(document: all[index]).message) }
        var policy = ThreadingPolicy()
        policy.subjects = .all
        let forest =
          name.contains("ordered")
          ? SubjectThreading.forest(of: table) : ReferenceThreading.forest(of: table, policy: policy)
        let expected = line.dropFirst("* thread".count).filter { $0 != " " }
        answers.append((String(expected), forest.answer.filter { $0 != " " }))
      }
    }
    return answers
  }

  @Test(.enabled(if: hasData, "the mails are not in ../shared"), arguments: scripts)
  func answersOfServers(_ name: String) throws {
    let answers = try Self.answers(name)
    #expect(!answers.isEmpty)
    for (expected, found) in answers { #expect(found == expected) }
  }

  @Test(.enabled(if: hasData, "the mails are not in ../shared"))
  func allAnswersAreCounted() throws {
    #expect(try Self.scripts.reduce(0) { try $0 + Self.answers($1).count } == 16)
  }

  // MARK: Trees that notmuch's tests state

  /// The tree of the mails in a folder: each id with its parent's.
  private static func parents(_ folder: String, preferInReplyTo: Bool = false) throws -> [String: String] {
    let root = data.appending(path: "notmuch-corpora/\(folder)")
    let reader = EMLReader(MailOptions(), in: Setup(step: "eml"))
    var table = MailTable()
    var ids: [String] = []
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files.allObjects.sorted(by: { "\($0)" < "\($1)" }) where !file.hasDirectoryPath {
      let context = ReadContext(id: file.lastPathComponent, locator: Locator(uri: file.path))
      guard case .document(let mail) = reader.read(Record(bytes: [UInt8](try Data(contentsOf: file))), in: context)
      else { continue }
      let message = MailHeaderReader(document: mail).message
      ids.append(message.id ?? "")
      table.add(message)
    }
    var policy = ThreadingPolicy()
    policy.prefersInReplyTo = preferInReplyTo
    policy.subjects = .none
    let forest = ReferenceThreading.forest(of: table, policy: policy)
    var parents: [String: String] = [:]
    for (index, id) in ids.enumerated() {
      let parent = Int(forest.parents[index])
      parents[id] = parent < 0 ? "" : parent < ids.count ? ids[parent] : "ghost"
    }
    return parents
  }

  @Test(.enabled(if: hasData, "the mails are not in ../shared"))
  func repliesToGhosts() throws {
    let parents = try Self.parents("threading/ghost-root")
    let child = "001-child@example.org"
    #expect(parents["000-real-root@example.org"] == "")
    #expect(parents[child] == "000-real-root@example.org")
    for id in ["001-fake-message-root", "001-grand-child", "001-grand-child2"] {
      #expect(parents["\(id)@example.org"] == child)
    }
    #expect(parents["001-great-grand-child@example.org"] == "001-grand-child@example.org")
  }

  @Test(.enabled(if: hasData, "the mails are not in ../shared"))
  func inReplyToIsTrustedWhereItIsToBe() throws {
    let parents = try Self.parents("threading/parent-priority", preferInReplyTo: true)
    #expect(parents["B00-root@example.org"] == "")
    #expect(parents["B01-child@example.org"] == "B00-root@example.org")
    #expect(parents["B01-grand-child@example.org"] == "B01-child@example.org")
  }

  @Test(.enabled(if: hasData, "the mails are not in ../shared"))
  func loopsAreOpened() throws {
    let parents = try Self.parents("broken/loop")
    #expect(parents.count == 2)
    #expect(parents.values.filter(\.isEmpty).count == 1)
  }

  /// The five statements about broken headers, in words of our own.
  @Test func brokenHeaders() {
    func parent(_ inReplyTo: String, _ references: String) -> Int32 {
      var table = MailTable()
      table.add(MailMessage(id: "root@x"))
      table.add(MailMessage(id: "other@x"))
      table.add(
        MailMessage(
          id: "answer@x",
          references: MessageID.list(Array(references.utf8)),
          inReplyTo: MessageID.list(Array(inReplyTo.utf8))
        )
      )
      return ReferenceThreading.forest(of: table).parents[2]
    }
    #expect(parent("mumble", "<root@x>") == 0)
    #expect(parent("Your mail of December 31 1999 <ann@y>", "<root@x>") == 0)
    #expect(parent("<root@x>", "") == 0)
    #expect(parent("<none@x> (RFC822)", "<none@x> <root@x>") == 0)
    #expect(parent("", "<root@x> (garbage)") == 0)
  }
}
