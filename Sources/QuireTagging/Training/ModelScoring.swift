extension TaggingModel {
  /// How the model does on a file of tagged tokens, joined to text ten sentences at a time, by exact spans and types.
  ///
  /// Labels are those of the map, or the model's types; a label that stands for none of them is not counted, nor is a
  /// name of a type that the map gives no label of the file.
  public func score(_ bytes: [UInt8], named name: String, map: TypeMap) throws(TrainingError) -> ModelCard.Score {
    let base = name.split(separator: "/").last.map { String($0) } ?? name
    let sentences = try BIOReader.read(bytes, named: name)
    var counted = Set<Int>()
    var (right, found, stated) = (0, 0, 0)
    var tagger = Tagger(self)
    var pairs: [(names: [TaggedName], text: TrainingText)] = []
    for start in stride(from: 0, to: sentences.count, by: 10) {
      var text = TrainingText()
      for sentence in sentences[start..<min(start + 10, sentences.count)] {
        text.add(sentence) { label in map.type(of: label, in: base).flatMap { types.firstIndex(of: $0) } }
      }
      counted.formUnion(text.names.map(\.type))
      pairs.append((tagger.names(in: text.bytes), text))
    }
    for (names, text) in pairs {
      let gold = Dictionary(text.names.map { ($0.range, $0.type) }) { first, _ in first }
      let kept = names.filter { counted.contains($0.type) }
      right += kept.count { gold[$0.range] == $0.type }
      found += kept.count
      stated += text.names.count
    }
    return ModelCard.Score(
      set: base,
      precision: Double(right) / Double(max(1, found)),
      recall: Double(right) / Double(max(1, stated))
    )
  }
}
