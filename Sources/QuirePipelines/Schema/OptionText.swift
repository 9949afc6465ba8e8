import QuireStages
import QuireText

/// What is declared of an option, in words, for help and reference pages.
struct OptionText {
  let option: OptionSpec

  /// The type with its bounds: `integer from 1 to 9`.
  var type: String {
    let words = option.schema["type"]?.stringValue == "array" ? TypeWords.words(option.schema) : option.typeName
    return words + bounds
  }

  /// The default as it would stand in a definition; `required` where there is none, empty where it is null.
  var standard: String {
    if option.isRequired { return "required" }
    return option.defaultValue == .null ? "" : Self.short(option.defaultValue.description)
  }

  private var bounds: String {
    let least = option.schema["minimum"]?.shownNumber
    let most = option.schema["maximum"]?.shownNumber
    switch (least, most) {
    case (let least?, let most?): return " from \(least) to \(most)"
    case (let least?, nil): return " of at least \(least)"
    case (nil, let most?): return " of at most \(most)"
    case (nil, nil): return option.schema["minItems"] == nil ? "" : ", not empty"
    }
  }

  private static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 60 ? text : "\(String(scalars.prefix(57)))..."
  }
}

extension JSONValue {
  fileprivate var shownNumber: String? {
    switch self {
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    default: nil
    }
  }
}

extension ComponentSpec {
  /// The family that the component belongs to: what stands before the full stop of its name, or `readers`.
  var family: String {
    guard role != .reader, let dot = name.firstIndex(of: ".") else { return "readers" }
    return String(name[..<dot])
  }
}

extension Registry {
  /// The families with their components: those that the registry names, then those of plugins, in order.
  var componentsByFamily: [(name: String, summary: String, components: [ComponentSpec])] {
    var result = families.map { (name: $0.name, summary: $0.summary, components: [ComponentSpec]()) }
    for component in components {
      if let index = result.firstIndex(where: { $0.name == component.family }) {
        result[index].components.append(component)
      } else {
        result.append((component.family, "", [component]))
      }
    }
    return result.filter { !$0.components.isEmpty }
  }
}
