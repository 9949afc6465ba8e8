/// The words that hold phrases together; the name of a case is the word.
enum Keyword: UInt8, Sendable, CaseIterable {
  case none
  // For amounts.
  case thousandth, millionth, billionth, trillionth, old, age, aged, yo, metric, penultimate, antepenultimate
  case a, about, after, ago, all, almost, am, an, and, another, any, approximately, around, at, before, beginning
  case between, but, by, c, calendar, central, clock, couple, cubic, cy, date, daylight, degree, during, dozen, each
  case earlier, early, eastern, eod, eoy, every, everyday, few, first, fiscal, from, fy, good, great, half, have
  case hence, ish, just, late, later, least, less, m, mid, middle, midnight, minus, moment, more, most, mountain
  case nearly, negative, nice, no, noon, now, o, oclock, of, on, once, only, or, other, out, over, p, pacific, past
  case per, cent, percent, plus, pm, point, present, q, quarter, rest, right, roughly, s, same, school, several, some
  case sometime, square, standard, start, starting, st, nd, rd, t, th, than, that, the, through, time, times, to
  case today, tomorrow, twice, under, until, up, w, weekday, well, with, within, x, yesterday, z, zone, sy, greater
  case `in`, `for`, `as`, `is`, end, tonight, since, it, single, long, tens, working, business, timezone, not, bi, semi,
    f, will, would, could, can, should, what
}

/// A set of keywords, for tests in a loop.
struct KeywordSet: Sendable {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  init(_ keywords: [Keyword]) {
    for keyword in keywords {
      let bit: UInt64 = 1 << UInt64(keyword.rawValue & 63)
      switch keyword.rawValue >> 6 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      default: words.2 |= bit
      }
    }
  }

  @inline(__always)
  func contains(_ keyword: Keyword) -> Bool {
    let raw = keyword.rawValue
    let word = raw < 64 ? words.0 : raw < 128 ? words.1 : words.2
    return word & (1 << UInt64(raw & 63)) != 0
  }
}
