public import QuireDocument
public import QuireStages

/// A test that a definition carries.
public struct DefinitionTest: Sendable {
  /// What a test reads.
  public enum Input: Sendable {
    /// A text, read as plain text.
    case text(String)

    /// A file, with the folder of the definition in front, read as the definition reads its input.
    case file(String)
  }

  /// What the test shows.
  public let name: String

  /// The last step that is run, by name; `nil` for all of them.
  public let through: String?

  /// What is read.
  public let input: Input

  /// Texts that corpus stages see beside the input.
  public let beside: [String]

  /// What must hold of the document afterwards.
  public let expectations: [Expectation]

  /// Where the test stands.
  public let place: Place
}

/// What must hold of a document after the steps of a test.
public struct Expectation: Sendable {
  /// What is looked at.
  public enum Subject: Sendable {
    /// The whole text, without line breaks at its end.
    case text(String)

    /// A part of the text.
    case textContains(String)

    /// Text that was taken out.
    case removed(ExpectedRemoval)

    /// A metadata value; null where there must be none.
    case metadata(key: String, value: OptionValue)

    /// Places where something is named.
    case mentions(ExpectedMention)

    /// What the mentions speak of.
    case entities(ExpectedMention)

    /// Comments.
    case comments(ExpectedComment)

    /// Reply links.
    case links(ExpectedLink)

    /// Parts of an article.
    case sections(ExpectedSection)

    /// Blocks of text.
    case blocks(ExpectedBlock)

    /// What there is to know about the document.
    case diagnostics(ExpectedDiagnostic)

    /// That the document was dropped.
    case dropped(ExpectedDrop)
  }

  /// What is looked at, and what must be there.
  public let subject: Subject

  /// How many must be there; `nil` for at least one.
  public let count: Int?

  /// Where the expectation stands.
  public let place: Place
}

/// What is expected of a removal; what is `nil` may be anything.
public struct ExpectedRemoval: Sendable {
  /// The step that took it out.
  public let by: String?
  /// The rule.
  public let rule: String?
  /// A part of the text that was taken out.
  public let text: String?
}

/// What is expected of a mention or an entity; what is `nil` may be anything.
public struct ExpectedMention: Sendable {
  /// The type.
  public let type: EntityType?
  /// The whole text of the mention, or the entity's name.
  public let text: String?
  /// The normal form.
  public let normal: String?
}

/// What is expected of a comment; what is `nil` may be anything.
public struct ExpectedComment: Sendable {
  /// Who wrote a comment.
  public enum Author: Sendable, Equatable {
    /// Nobody, as far as the source says.
    case none

    /// Someone of this name.
    case name(String)
  }

  /// Who wrote it.
  public let author: Author?
  /// A part of the body.
  public let text: String?
  /// The number as printed.
  public let number: Int?
}

/// What is expected of a reply link; what is `nil` may be anything.
public struct ExpectedLink: Sendable {
  /// What the link says.
  public let kind: Link.Kind?
  /// The number of the comment that answers, counted from 1 in the order of the text.
  public let from: Int?
  /// What it answers: a comment by its number in the order of the text, the article, or a name that is not in the
  /// source.
  public let to: Target?

  /// What a link answers.
  public enum Target: Sendable, Equatable {
    /// A comment, counted from 1 in the order of the text.
    case comment(Int)
    /// The article.
    case article
    /// Someone who is not in the source.
    case ghost(String)
  }
}

/// What is expected of a section; what is `nil` may be anything.
public struct ExpectedSection: Sendable {
  /// What part it is.
  public let kind: Section.Kind?
  /// A part of its text.
  public let text: String?
}

/// What is expected of a block; what is `nil` may be anything.
public struct ExpectedBlock: Sendable {
  /// What it is.
  public let kind: Block.Kind?
  /// What it is for.
  public let label: Block.Label?
  /// A part of its text.
  public let text: String?
}

/// What is expected of a diagnostic; what is `nil` may be anything.
public struct ExpectedDiagnostic: Sendable {
  /// What kind of thing it is.
  public let code: String?
}

/// What is expected of a drop; what is `nil` may be anything.
public struct ExpectedDrop: Sendable {
  /// The step that dropped the document.
  public let by: String?
  /// The rule.
  public let rule: String?
}
