extension OffsetMap {
  /// The map of a text that was decoded twice: this map leads to the bytes in between, `inner` from those to the source.
  ///
  /// A unit stands for the source bytes of all of its bytes and for what lies between them, such as a line break inside
  /// of a character; of more than 255 of them it keeps the first. Source bytes that neither map has lie in gaps.
  ///
  /// Complexity: O(*runs of both* + *units that are longer than a byte*).
  public func composed(with inner: OffsetMap) -> OffsetMap {
    if inner.isIdentity { return self }
    var result = OffsetMap()
    var place = Place(map: inner)
    for run in runs {
      if run.decodedUnit == 1, run.sourceUnit == 1 {
        place.copy(run.sourceStart..<run.sourceEnd, to: &result)
      } else {
        let unit = Int(run.sourceUnit)
        for index in 0..<run.count {
          let start = run.sourceStart + index * unit
          guard let source = place.hull(of: start..<(start + unit)) else { continue }
          result.append(
            units: 1,
            decodedUnit: run.decodedUnit,
            sourceUnit: UInt8(clamping: source.count),
            sourceStart: source.lowerBound
          )
        }
      }
    }
    return result
  }

  /// The map with `count` added to each place of the source.
  public func shifted(by count: Int) -> OffsetMap {
    var result = OffsetMap()
    result.append(self, sourceStart: count)
    return result
  }

  /// Appends the map of a text that follows this one and whose source begins at `sourceStart`.
  public mutating func append(_ other: OffsetMap, sourceStart: Int = 0) {
    for run in other.runs {
      if run.isBase64 {
        append(quartets: run.count, sourceStart: run.sourceStart + sourceStart)
      } else {
        append(
          units: run.count,
          decodedUnit: run.decodedUnit,
          sourceUnit: run.sourceUnit,
          sourceStart: run.sourceStart + sourceStart
        )
      }
    }
  }

  /// A place in a map that only moves on.
  private struct Place {
    let map: OffsetMap
    var index = 0

    init(map: OffsetMap) { self.map = map }

    /// The run that holds `offset`, which is not before those that were asked for.
    private mutating func run(at offset: Int) -> Run? {
      while index < map.runs.count, map.runs[index].decodedEnd <= offset { index += 1 }
      return index < map.runs.count ? map.runs[index] : nil
    }

    /// The source bytes from the first to the last that `range` stands for.
    mutating func hull(of range: ByteRange) -> ByteRange? {
      guard let first = run(at: range.lowerBound) else { return nil }
      let lower = first.sourceStart(of: range.lowerBound - first.decodedStart)
      guard let last = run(at: range.upperBound - 1) else { return nil }
      return lower..<max(lower + 1, last.sourceEnd(of: range.upperBound - last.decodedStart))
    }

    /// Appends the runs of `range`, cut to it, to `result`.
    mutating func copy(_ range: ByteRange, to result: inout OffsetMap) {
      var start = range.lowerBound
      while start < range.upperBound, let run = run(at: start) {
        let end = min(range.upperBound, run.decodedEnd)
        let first = start - run.decodedStart
        if run.isBase64 {
          copy(quartets: run, first..<(end - run.decodedStart), to: &result)
        } else {
          let unit = Int(run.decodedUnit)
          result.append(
            units: (end - run.decodedStart + unit - 1) / unit - first / unit,
            decodedUnit: run.decodedUnit,
            sourceUnit: run.sourceUnit,
            sourceStart: run.sourceStart(of: first)
          )
        }
        start = end
      }
    }

    /// Whole quartets stay such; what is cut off at either end stands byte by byte.
    private func copy(quartets run: Run, _ range: ByteRange, to result: inout OffsetMap) {
      let whole = min((range.lowerBound + 2) / 3, range.upperBound / 3)..<(range.upperBound / 3)
      func single(_ range: ByteRange) {
        for offset in range {
          let start = run.sourceStart(of: offset)
          let count = UInt8(clamping: run.sourceEnd(of: offset + 1) - start)
          result.append(units: 1, decodedUnit: 1, sourceUnit: count, sourceStart: start)
        }
      }
      guard whole.lowerBound * 3 >= range.lowerBound, !whole.isEmpty else { return single(range) }
      single(range.lowerBound..<(whole.lowerBound * 3))
      result.append(quartets: whole.count, sourceStart: run.sourceStart + whole.lowerBound * 4)
      single((whole.upperBound * 3)..<range.upperBound)
    }
  }
}
