/// An option that can't be used as it stands.
public struct OptionError: Error, Sendable, Equatable {
  /// What is wrong with an option.
  public enum Problem: Sendable, Equatable {
    /// There is no such option.
    case unknown(known: [String])

    /// The value is of another type.
    case expected(String, found: OptionValue)

    /// The value is of the right type and makes no sense; the words go on the sentence "option … ".
    case invalid(String)

    /// A file that the option names can't be read.
    case unreadable(path: String, why: String)

    /// A required option is not there; its type.
    case missing(String)
  }

  /// The option's name.
  public let option: String

  /// What is wrong with it.
  public let problem: Problem

  /// Errors that were found together with this one, so that all of them are told at once.
  public var others: [OptionError] = []

  /// Creates the error.
  public init(_ option: String, _ problem: Problem) {
    self.option = option
    self.problem = problem
  }

  /// The first of `errors` with the others behind it; `nil` where there is none.
  public static func together(_ errors: [OptionError]) -> Self? {
    guard var first = errors.first else { return nil }
    first.others += errors.dropFirst()
    return first
  }

  /// Creates the error for a value of the right type that makes no sense.
  public static func invalid(_ option: String, _ why: String) -> Self { Self(option, .invalid(why)) }
}

extension OptionError: CustomStringConvertible {
  public var description: String {
    switch problem {
    case .unknown(let known) where known.isEmpty: "unknown option \"\(option)\"; there are no options"
    case .unknown(let known): "unknown option \"\(option)\"; known options are \(known.joined(separator: ", "))"
    case .expected(let type, let found): "option \"\(option)\" must be \(Self.article(type)), found \(found)"
    case .invalid(let why): "option \"\(option)\" \(why)"
    case .unreadable(let path, let why): "option \"\(option)\" names \"\(path)\", which can't be read: \(why)"
    case .missing(let type): "option \"\(option)\" is required: \(Self.article(type))"
    }
  }

  private static func article(_ type: String) -> String {
    if type.hasPrefix("one of") { return type }
    return ("aeiou".contains(type.first ?? " ") ? "an " : "a ") + type
  }
}
