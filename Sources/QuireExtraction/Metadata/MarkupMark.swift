import QuireText

/// What an element is said to be, by microdata or by its relation to the page.
enum MarkupMark: Int, CaseIterable {
  case authorItem
  case headlineItem
  case publishedItem
  case modifiedItem
  case authorLink
  case tagLink
  case licenceLink
  case canonicalLink
  case imageLink

  /// What the name of an `itemprop` means.
  init?(property: ArraySlice<UInt8>) {
    switch property.count {
    case 6: self.init(property, "author", .authorItem)
    case 8: self.init(property, "headline", .headlineItem)
    case 12: self.init(property, "datemodified", .modifiedItem)
    case 13: self.init(property, "datepublished", .publishedItem)
    default: return nil
    }
  }

  /// What a link type in `rel` means.
  init?(relation: ArraySlice<UInt8>) {
    switch relation.count {
    case 3: self.init(relation, "tag", .tagLink)
    case 6: self.init(relation, "author", .authorLink)
    case 7: self.init(relation, "license", .licenceLink)
    case 9:
      let isImage = ByteText.begins(relation, with: "image_src")
      self.init(relation, isImage ? "image_src" : "canonical", isImage ? .imageLink : .canonicalLink)
    default: return nil
    }
  }

  private init?(_ word: ArraySlice<UInt8>, _ name: StaticString, _ mark: Self) {
    guard ByteText.begins(word, with: name) else { return nil }
    self = mark
  }
}
