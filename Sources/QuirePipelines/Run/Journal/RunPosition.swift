import QuireText

/// A place between two units of work of a run.
struct RunPosition: Sendable, Equatable {
  /// How many units are done.
  var units = 0

  /// The index of the file that the next unit comes from, or the last one came from.
  var file = 0

  /// How many units of that file are done.
  var unitsOfFile = 0

  /// How many bytes the files before it have, codecs undone.
  var bytesBefore = 0
}

extension RunPosition {
  var json: JSONValue {
    .object([
      .init("units", .integer(Int64(units))), .init("file", .integer(Int64(file))),
      .init("units_of_file", .integer(Int64(unitsOfFile))), .init("bytes_before", .integer(Int64(bytesBefore))),
    ])
  }

  init?(_ json: JSONValue?) {
    guard let units = json?["units"]?.integerValue, let file = json?["file"]?.integerValue,
      let unitsOfFile = json?["units_of_file"]?.integerValue, let bytes = json?["bytes_before"]?.integerValue
    else { return nil }
    self.init(units: units, file: file, unitsOfFile: unitsOfFile, bytesBefore: bytes)
  }
}
