import QuireTagging
import Synchronization

/// The taggers of a model that nobody uses just now; each keeps what it learned of the words that it has seen, which makes
/// the next document quicker and never another.
final class TaggerPool: Sendable {
  /// The most that are kept.
  private static let most = 64

  let model: TaggingModel
  private let idle = Mutex<[Tagger]>([])

  init(_ model: TaggingModel) { self.model = model }

  /// The names in `text`, ascending, each with up to `evidence` of the features that decided.
  func names(in text: [UInt8], evidence: Int) -> [TaggedName] {
    var tagger = idle.withLock { $0.popLast() } ?? Tagger(model)
    let names = tagger.names(in: text, evidence: evidence)
    let used = tagger
    idle.withLock { idle in
      if idle.count < Self.most { idle.append(used) }
    }
    return names
  }
}
