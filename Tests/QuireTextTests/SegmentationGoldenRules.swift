import Foundation

/// The data beside the repository that others made; tests which need it are skipped where it is missing.
enum SegmentationSharedData {
  /// `QUIRE_SHARED`, or the folder `shared` beside the package.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["QUIRE_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let englishRules = folder.appendingPathComponent("data/sentences/english_spec.rb")

  static let hasEnglishRules = FileManager.default.fileExists(atPath: englishRules.path)
}

/// One case of the golden rules: a text and its sentences.
struct SegmentationGoldenRule {
  var name: String
  var text: String
  var sentences: [String] = []
  var isFromPDF = false

  /// The cases of a Ruby file of `it "name" … text: "…" … eq(["…", …])` blocks; here-documents are passed over.
  static func all(in source: String) -> [SegmentationGoldenRule] {
    var rules: [SegmentationGoldenRule] = []
    var name = ""
    var text: String?
    var isFromPDF = false
    for line in source.split(separator: "\n") {
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("it ") {
        name = strings(in: trimmed).first ?? ""
        text = nil
        isFromPDF = false
      } else if trimmed.hasPrefix("text = \"") || trimmed.hasPrefix("text = '") || trimmed.contains("new(text: ") {
        text = trimmed.contains("new(text: text") ? text : strings(in: trimmed).first
        isFromPDF = isFromPDF || trimmed.contains("doc_type: \"pdf\"") || trimmed.contains("doc_type: 'pdf'")
      } else if trimmed.hasPrefix("expect("), let known = text {
        rules.append(
          SegmentationGoldenRule(name: name, text: known, sentences: strings(in: trimmed), isFromPDF: isFromPDF)
        )
      }
    }
    return rules
  }

  /// The string literals of a line of Ruby.
  private static func strings(in line: Substring) -> [String] {
    var result: [String] = []
    var rest = line
    while let quote = rest.first {
      rest = rest.dropFirst()
      guard quote == "\"" || quote == "'" else { continue }
      var literal = ""
      while let character = rest.first, character != quote {
        rest = rest.dropFirst()
        guard character == "\\", let escaped = rest.first else {
          literal.append(character)
          continue
        }
        rest = rest.dropFirst()
        literal += unescaped(escaped, in: quote)
      }
      rest = rest.dropFirst()
      result.append(literal)
    }
    return result
  }

  private static func unescaped(_ character: Character, in quote: Character) -> String {
    guard quote == "\"" else { return character == "'" || character == "\\" ? "\(character)" : "\\\(character)" }
    switch character {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    default: return "\(character)"
    }
  }
}
