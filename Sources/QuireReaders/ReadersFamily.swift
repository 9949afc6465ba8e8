public import QuireStages

/// Turn bytes into documents.
public let readersFamily = StageFamily(
  "readers",
  "Turn bytes into documents.",
  [
    HTMLReader.self, WARCReader.self, MboxReader.self, EMLReader.self, MaildirReader.self, TextReader.self,
    JSONLinesReader.self, CSVReader.self, XMLReader.self, MarkdownReader.self, EPUBReader.self, DOCXReader.self,
  ]
)
