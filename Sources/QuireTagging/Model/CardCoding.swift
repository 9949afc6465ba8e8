import QuireText

/// The card of a model as JSON, with the few numbers that the sections don't hold.
enum CardCoding {
  struct Content {
    var card: ModelCard
    var types: [String]
    var hashBits: Int
    var scale: Float
    var calibrations: [Calibration]
  }

  static func encode(_ model: TaggingModel) -> [UInt8] {
    let card = model.card
    let scores = card.scores.map { score in
      JSONValue.object([
        .init("set", .string(score.set)), .init("precision", .number(score.precision)),
        .init("recall", .number(score.recall)),
      ])
    }
    let value = JSONValue.object([
      .init("name", .string(card.name)), .init("version", .string(card.version)),
      .init("language", .string(card.language)),
      .init("types", .array(model.types.map { .string($0) })),
      .init("licences", .array(card.licences.map { .string($0) })),
      .init("scores", .array(scores)),
      .init("hash_bits", .integer(Int64(model.hashBits))),
      .init("scale", .number(Double(model.scale))),
      .init(
        "calibrations",
        .array(model.calibrations.map { .array([.number(Double($0.slope)), .number(Double($0.offset))]) })
      ),
    ])
    return value.json()
  }

  static func decode(_ bytes: [UInt8]) throws(ModelError) -> Content {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: bytes) } catch {
      throw ModelError("has a card that is not JSON: \(error.message)")
    }
    func strings(_ name: String) -> [String] { value[name]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    let types = strings("types")
    guard let name = value["name"]?.stringValue, (1...TagLabels.largestTypeCount).contains(types.count),
      let hashBits = value["hash_bits"]?.integerValue, let scale = value["scale"]?.doubleValue
    else { throw ModelError("has a card without name, types, hash_bits or scale") }
    let scores = (value["scores"]?.arrayValue ?? []).map {
      ModelCard.Score(
        set: $0["set"]?.stringValue ?? "",
        precision: $0["precision"]?.doubleValue ?? 0,
        recall: $0["recall"]?.doubleValue ?? 0
      )
    }
    let calibrations = (value["calibrations"]?.arrayValue ?? []).map { pair in
      let numbers = pair.arrayValue?.compactMap(\.doubleValue) ?? []
      return numbers.count == 2 ? Calibration(slope: Float(numbers[0]), offset: Float(numbers[1])) : Calibration()
    }
    let card = ModelCard(
      name: name,
      version: value["version"]?.stringValue ?? "",
      language: value["language"]?.stringValue ?? "",
      licences: strings("licences"),
      scores: scores
    )
    return Content(
      card: card,
      types: types,
      hashBits: Int(hashBits),
      scale: Float(scale),
      calibrations: calibrations
    )
  }
}
