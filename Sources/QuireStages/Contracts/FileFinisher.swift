public import QuireText

/// Makes a file that can't be written from its beginning to its end, such as a database, of one that can: the draft.
///
/// A run writes and resumes drafts as it does all files. When one is complete and safe on disk, it is finished; when the
/// finished file has its name, the draft goes. A process that ends in between leaves the draft, and the next one finishes
/// it again.
public protocol FileFinisher: Sendable {
  /// Makes the file at `target` of the one at `draft`, the same bytes of the same draft; what stands at `target` is
  /// written over.
  ///
  /// - Throws: `FileError` where the draft can't be read or is damaged, or the file can't be written; when it returns, the
  ///   file is safe on disk.
  func finish(_ draft: String, into target: String) throws(FileError)

  /// What the draft with the bytes `draft` says, for people and tests.
  func words(for draft: [UInt8]) -> String
}
