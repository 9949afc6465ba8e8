/// Members in one call: a key and its value.
extension JSONWriter {
  /// Writes a member with a string, or `null` where there is none.
  public mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member with a string from a part of valid UTF-8, or all of it.
  public mutating func field(_ name: String, utf8 value: [UInt8], _ range: ByteRange? = nil) {
    key(name)
    string(utf8: value, range)
  }

  /// Writes a member with an integer, or `null` where there is none.
  public mutating func field(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a member with a number, or `null` where there is none.
  public mutating func field(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a member with a truth value, or `null` where there is none.
  public mutating func field(_ name: String, _ value: Bool?) {
    key(name)
    if let value { bool(value) } else { null() }
  }

  /// Writes a member with any value.
  public mutating func field(_ name: String, _ value: JSONValue) {
    key(name)
    value.write(to: &self)
  }

  /// Writes a range as an array of its two ends.
  public mutating func range(_ range: ByteRange) {
    array { writer in
      writer.integer(range.lowerBound)
      writer.integer(range.upperBound)
    }
  }

  /// Writes ranges as an array of arrays of two ends.
  public mutating func ranges(_ ranges: [ByteRange]) {
    array { writer in
      for range in ranges { writer.range(range) }
    }
  }
}
