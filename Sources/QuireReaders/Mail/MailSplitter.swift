import QuireMail
import QuireStages
import QuireText

/// Cuts a mailbox file into its mails: each begins with a `From ` line that holds a time.
///
/// Where a mail's Content-Length leads to the next `From ` line or to the file's end, such lines before it are words of
/// the mail (mboxcl); else they are borders, as in mboxo and mboxrd. No more than one mail is held.
struct MailSplitter: RecordSplitter {
  private static let mark = Array("\nFrom ".utf8)

  private let limit: Int
  private var bytes: [UInt8] = []

  /// Where in `bytes` the mail under way begins, and how far the search for the next has come.
  private var start = 0
  private var searched = 0

  /// Where `bytes` begins in the stream.
  private var offset = 0
  private var number = 0
  private var isEnded = false

  /// Whether the mail under way is too large; its bytes are not kept.
  private var isTooLarge = false

  /// Where the Content-Length of the mail under way leads; `nil` where it was not looked at, or leads nowhere.
  private var claimedEnd: Int?
  private var hasLookedForLength = false

  /// Creates a splitter of mails of at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  mutating func append(_ chunk: [UInt8]) -> [Record] {
    if start > bytes.count / 2 {
      offset += start
      bytes.removeFirst(start)
      searched -= start
      claimedEnd = claimedEnd.map { $0 - start }
      start = 0
    }
    bytes += chunk
    return records()
  }

  mutating func finish() -> [Record] {
    isEnded = true
    return records() + (start < bytes.count || isTooLarge ? [record(to: bytes.count)] : [])
  }

  private mutating func records() -> [Record] {
    var records: [Record] = []
    while let place = firstPlace(of: Self.mark, in: bytes, from: searched) {
      let line = place + 1
      let isWhole = isEnded || bytes.count - line >= FromLine.lengthLimit
      guard isWhole || firstPlace(of: 0x0A, in: bytes, line..<bytes.count) != nil else {
        searched = place
        return records + dropIfTooLarge()
      }
      guard FromLine(bytes, at: line) != nil else {
        searched = line
        continue
      }
      switch isInside(line) {
      case nil:
        searched = place
        return records + dropIfTooLarge()
      case true?: searched = line
      case false?:
        records.append(record(to: line))
        start = line
        searched = line
        claimedEnd = nil
        hasLookedForLength = false
      }
    }
    // The beginning of the mark may stand at the end of what is there.
    searched = max(searched, bytes.count - Self.mark.count)
    return records + dropIfTooLarge()
  }

  /// Whether the line at `line` lies within the length that the mail claims; `nil` where that can't be told yet.
  private mutating func isInside(_ line: Int) -> Bool? {
    if isTooLarge { return false }
    if !hasLookedForLength {
      let headers = MailHeaders(bytes, in: endOfLine(start)..<line)
      let claimed = headers["content-length"].flatMap { Int(HeaderText.decoded(bytes, $0.value)) }
      claimedEnd = claimed.flatMap { (0...limit).contains($0) ? headers.range.upperBound + $0 : nil }
      hasLookedForLength = true
    }
    guard let claimedEnd, line < claimedEnd else { return false }
    guard isEnded || claimedEnd + 2 + FromLine.lengthLimit <= bytes.count else {
      return claimedEnd - start > limit ? false : nil
    }
    var end = claimedEnd
    while end < min(bytes.count, claimedEnd + 2), bytes[end] == 0x0A || bytes[end] == 0x0D { end += 1 }
    let isRight = claimedEnd <= bytes.count && (end == bytes.count || FromLine(bytes, at: end) != nil)
    if !isRight { self.claimedEnd = nil }
    return isRight
  }

  private func endOfLine(_ place: Int) -> Int {
    guard bytes[place...].starts(with: "From ".utf8) else { return place }
    return firstPlace(of: 0x0A, in: bytes, place..<bytes.count).map { $0 + 1 } ?? bytes.count
  }

  /// The bytes of a mail that is too large are let go; its border is still looked for.
  private mutating func dropIfTooLarge() -> [Record] {
    guard isTooLarge || bytes.count - start > limit else { return [] }
    isTooLarge = true
    let kept = min(searched, bytes.count)
    offset += kept
    bytes.removeFirst(kept)
    (start, searched, claimedEnd) = (0, 0, nil)
    return []
  }

  private mutating func record(to end: Int) -> Record {
    number += 1
    defer { isTooLarge = false }
    guard !isTooLarge, end - start <= limit else {
      let message = "the mail has more than \(limit) bytes; raise \"max_mail_bytes\" to read it"
      return Record(
        bytes: [],
        offset: offset + start,
        number: number,
        failure: ReadFailure(code: "too-large", message)
      )
    }
    return Record(bytes: Array(bytes[start..<end]), offset: offset + start, number: number)
  }
}
