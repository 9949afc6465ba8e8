/// One of the features that decided that a token is a part of a name.
public struct TaggingEvidence: Sendable, Equatable, CustomStringConvertible {
  /// What was asked, such as "the word before".
  public let question: String

  /// The word that the answer is about.
  public let word: String

  /// What the feature adds for the name's label, in the model's units (logarithms of odds).
  public let weight: Float

  public var description: String {
    let rounded = (weight * 100).rounded() / 100
    return "\(question): \(word) (\(rounded > 0 ? "+" : "")\(rounded))"
  }
}

extension FeatureTemplate {
  /// The question in words; `nil` where it is about nothing that one could see.
  var wording: String? {
    guard let question, question != .bias else { return nil }
    switch question {
    case .bias: return nil
    case .word: return "the word"
    case .folded: return placed("the word", "word")
    case .shape, .shortShape: return placed("the shape", "shape of the word")
    case .prefix: return placed("how it begins", "beginning of the word")
    case .suffix: return placed("how it ends", "ending of the word")
    case .marks, .mark: return "capitals and digits in it"
    case .beginsSequence: return "it begins a sentence"
    case .endsSequence: return "it ends a sentence"
    case .letterCase: return "the case of the sentence"
    case .foldedPair: return offset < 0 ? "the word with the one before" : "the word with the one behind"
    case .shapePair, .shapeTriple: return "its shape with its neighbours'"
    case .foldedAround: return "the words before and behind"
    case .listBegin, .listsBegin: return placed("a listed name begins", "listed name at the word")
    case .listInside, .listsInside: return placed("a listed name goes on", "listed name over the word")
    case .cluster, .clusterFine, .clusterMiddle, .clusterCoarse, .brown, .brownMiddle, .brownCoarse, .brownRoot:
      return placed("words like it", "words like the word")
    case .clusterUnknown, .brownUnknown: return placed("an unknown word", "unknown word")
    case .clusterAndShape: return "words like it with its shape"
    case .clustersAround, .clustersAroundShape: return "words like its neighbours"
    case .elsewhere, .elsewhereAtBegin: return "how the document writes it elsewhere"
    case .elsewhereNext: return "the word behind it elsewhere in the document"
    case .elsewherePrevious: return "the word before it elsewhere in the document"
    case .caseAndFolded, .caseAndCluster, .caseAndClusterMiddle: return "the word where capitals say nothing"
    case .caseAndList, .caseAndLists: return "a listed name where capitals say nothing"
    }
  }

  private func placed(_ here: String, _ there: String) -> String {
    switch offset {
    case 0: here
    case -1: "the \(there) before"
    case 1: "the \(there) behind"
    case ..<0: "the \(there) two before"
    default: "the \(there) two behind"
    }
  }
}
