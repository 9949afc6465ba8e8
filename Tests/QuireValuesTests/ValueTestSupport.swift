import QuireText
import QuireValues

/// The values of `text`, each as "text = normal form".
func values(
  of text: String,
  _ kinds: [ValueKind],
  reference: String? = nil,
  dayFirst: Bool = false
) -> [String] {
  let bytes = Array(text.utf8)
  return ValueScanner(kinds: kinds, dayFirst: dayFirst)
    .scan(bytes, in: 0..<bytes.count, reference: reference.flatMap { CivilDate(iso: $0) })
    .map { String(decoding: bytes[$0.range], as: UTF8.self) + " = " + $0.normal }
}

/// The kinds that speak of time.
let timeKinds: [ValueKind] = [.date, .time, .duration, .recurrence]
