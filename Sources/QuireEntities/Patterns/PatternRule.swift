import QuireText
import QuireValues

/// A rule that finds mentions: regular expressions and words, and what is asked of a match before it counts.
struct PatternRule: Sendable {
  /// One regular expression of a rule.
  struct Form: Sendable {
    /// What follows the rule's name in reports; empty where the rule has one form.
    var name = ""

    /// The expression, in PCRE2's syntax.
    var regex: String

    /// How sure a match is, from 0 to 1.
    var score: Double

    /// Where it stands, for messages.
    var path = ""
  }

  /// Which part of a match is the mention.
  enum Group: Sendable, Equatable {
    case number(Int)
    case name(String)
  }

  /// The form in which a mention's text becomes its normal form.
  enum NormalForm: String, Sendable, CaseIterable {
    case none
    /// Its digits alone.
    case digits
    /// Its letters and digits alone, in capitals.
    case alphanumeric
    case lower
    case upper
  }

  /// The rule's name in reports, in kebab-case.
  var name: String

  /// The type of its mentions.
  var type: String
  var forms: [Form] = []

  /// Words and phrases that are mentions wherever they stand whole.
  var denyList: [String] = []
  var denyListScore = 1.0

  /// Words of which one nearby raises the score.
  var context: [String] = []

  /// Texts that are no mentions, in any letter case.
  var allowList: [String] = []

  /// What a match has to pass.
  var check: ValueCheck?

  /// The score of a match that has passed; `nil` where it keeps its own.
  var checkedScore: Double? = 1
  var group = Group.number(0)
  var normalForm = NormalForm.none

  /// How the expressions are read.
  var options: Pattern.Options = []

  /// The languages of the documents that it is for, such as `en`; all where empty.
  var languages: [String] = []

  /// Where it stands, for messages.
  var path = ""

  /// The name of a form in reports.
  func reportName(of form: Form) -> String { form.name.isEmpty ? name : "\(name).\(form.name)" }

  /// A name in kebab-case: `Zip code (weak)` is `zip-code-weak`.
  static func kebab(_ name: String) -> String {
    var result = ""
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." || scalar == "_" {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    return result.hasSuffix("-") ? String(result.dropLast()) : result
  }
}

extension PatternRule.NormalForm {
  /// The normal form of `text`; `nil` where there is none to give.
  func normal(of text: ArraySlice<UInt8>) -> String? {
    switch self {
    case .none: return nil
    case .digits:
      let digits = text.filter { (0x30...0x39).contains($0) }
      return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
    case .alphanumeric:
      let signs = String(decoding: text, as: UTF8.self).unicodeScalars
        .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      return signs.isEmpty ? nil : String(String.UnicodeScalarView(signs)).uppercased()
    case .lower: return String(decoding: text, as: UTF8.self).lowercased()
    case .upper: return String(decoding: text, as: UTF8.self).uppercased()
    }
  }
}
