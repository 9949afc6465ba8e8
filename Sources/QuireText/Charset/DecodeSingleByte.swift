/// The UTF-8 forms of the bytes from 0x80 on in a charset of one byte a character.
private struct UTF8Forms {
  /// For each byte the form's bytes, the first one lowest, and its length in the top byte; 0 where there is no character.
  private(set) var forms = [UInt32](repeating: 0, count: 128)

  init(_ charset: Charset) {
    let table = SingleByteTable(charset)
    for byte in UInt8(0x80)...0xFF {
      // x-user-defined, the one without a table, is the private use area from U+F780 on.
      let scalar = table.map { $0[byte] } ?? 0xF700 + UInt32(byte)
      guard scalar != 0 else { continue }
      var form: [UInt8] = []
      form.appendUTF8(scalar)
      forms[Int(byte & 0x7F)] = form.reversed().reduce(0) { $0 << 8 | UInt32($1) } | UInt32(form.count) << 24
    }
  }

  /// The bytes that `source` takes in UTF-8, where U+FFFD takes three.
  func decodedCount(of source: UnsafeBufferPointer<UInt8>) -> Int {
    var lengths = [Int](repeating: 1, count: 256)
    for index in 0..<128 { lengths[128 + index] = forms[index] == 0 ? 3 : Int(forms[index] >> 24) }
    return lengths.withUnsafeBufferPointer { lengths in
      var total = 0
      for byte in source { total += lengths[Int(byte)] }
      return total
    }
  }
}

extension DecodedText {
  /// Decodes a charset in which each byte is a character.
  init(singleByte source: UnsafeBufferPointer<UInt8>, _ charset: Charset) {
    self.init()
    let forms = UTF8Forms(charset)
    let count = forms.decodedCount(of: source)
    let decoded = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      initialized = forms.forms.withUnsafeBufferPointer { read(source, $0, into: output) }
    }
    bytes = decoded
  }

  /// Writes the decoded bytes and notes their units; `output` has room for exactly as many as there are.
  private mutating func read(
    _ source: UnsafeBufferPointer<UInt8>,
    _ forms: UnsafeBufferPointer<UInt32>,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var place = 0
    var written = 0
    while place < source.count {
      let end = endOfASCII(source, from: place, end: source.count)
      if end > place {
        written = output[written...].update(fromContentsOf: source[place..<end])
        map.append(units: end - place, decodedUnit: 1, sourceUnit: 1, sourceStart: place)
        place = end
      }
      // Letters of one script have one length in UTF-8: their units go into the map together.
      var runStart = place
      var runLength = 0
      while place < source.count, source[place] >= 0x80 {
        let form = forms[Int(source[place] & 0x7F)]
        let length = Int(form >> 24)
        if length != runLength || form == 0 {
          appendUnits(place - runStart, runLength, at: runStart)
          (runStart, runLength) = (place, length)
        }
        if form == 0 {
          note(place, at: written, in: output)
          written += 3
          runStart = place + 1
        } else {
          for index in 0..<length {
            output[written + index] = UInt8(truncatingIfNeeded: form >> UInt32(8 * index))
          }
          written += length
        }
        place += 1
      }
      appendUnits(place - runStart, runLength, at: runStart)
    }
    return written
  }

  /// Writes U+FFFD for a byte without a character.
  private mutating func note(_ place: Int, at written: Int, in output: UnsafeMutableBufferPointer<UInt8>) {
    (output[written], output[written + 1], output[written + 2]) = (0xEF, 0xBF, 0xBD)
    map.append(units: 1, decodedUnit: 3, sourceUnit: 1, sourceStart: place)
    addProblem(.undecodable, place..<place + 1)
  }

  private mutating func appendUnits(_ count: Int, _ length: Int, at sourceStart: Int) {
    guard length > 0 else { return }
    map.append(units: count, decodedUnit: UInt8(length), sourceUnit: 1, sourceStart: sourceStart)
  }
}
