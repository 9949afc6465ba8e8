/// A definition's file as it was written: its parts with their places, before names are looked up.
struct Definition {
  /// What a file is.
  enum Role {
    /// The definition that is checked.
    case whole

    /// A file with `params` and `stages`.
    case included
  }

  let file: SourceFile
  var name: String?
  var description: String?

  /// The members of `vars`, or of an included file's `params`.
  var variables: [MapReader.Member] = []
  var input: YAMLNode?
  var steps: [StepEntry] = []
  var rejects: MapReader.Member?
  var quarantine: MapReader.Member?
  var tests: YAMLNode?

  /// The key `stages`, for what there is to say about all of them.
  var stagesKey: YAMLNode?
}

/// One item of `stages` as it was written.
indirect enum StepEntry {
  case component(ComponentEntry)
  case group(GroupEntry)
  case include(IncludeEntry)
  case choice(ChoiceEntry)
}

/// What can stand beside every step.
struct StepControls {
  /// The item of the list.
  let node: YAMLNode
  var id: YAMLNode?
  var when: YAMLNode?
  var with: MapReader.Member?
  var onError: ErrorPolicy?
  var timeout: Duration?

  init(_ node: YAMLNode) { self.node = node }
}

/// A component with its options.
struct ComponentEntry {
  /// The component's name.
  let name: YAMLNode
  let controls: StepControls
}

/// Steps under one name.
struct GroupEntry {
  let name: YAMLNode
  let controls: StepControls
  let steps: [StepEntry]
}

/// The steps of another file.
struct IncludeEntry {
  let path: YAMLNode
  let controls: StepControls
}

/// Branches of which one is taken.
struct ChoiceEntry {
  /// The key `switch`.
  let key: YAMLNode
  let controls: StepControls
  let branches: [(when: YAMLNode, steps: [StepEntry])]
  let otherwise: [StepEntry]
}
