import QuireStages
import QuireText

extension SealedFile {
  /// The file that `finisher` makes of this one, complete and safe on disk under a temporary name of its own.
  ///
  /// What a failure leaves is removed, this file apart.
  func finished(with finisher: any FileFinisher) throws(FileError) -> SealedFile {
    let file = SealedFile(temporary: "\(target).quire.finished.part", target: target, leftovers: [temporary])
    do throws(FileError) {
      try finisher.finish(temporary, into: file.temporary)
    } catch {
      try? Folders.removeFile(file.temporary)
      throw error
    }
    return file
  }
}

extension FileWriter {
  /// Ends a file of one document, and makes the file of it that people get.
  ///
  /// Nothing can go on with such a file, hence nothing stays of one that can't be finished.
  func finish(with finisher: any FileFinisher) throws(FileError) -> SealedFile {
    guard canBeResumed, let draft = try seal() else {
      throw FileError("the file", "is no regular file, and this format is written in more than one go")
    }
    do throws(FileError) { return try draft.finished(with: finisher) } catch {
      try? draft.discard()
      throw error
    }
  }
}
