import CNamesModel

extension TaggingModel {
  /// The model that is compiled into the program: people, places, organisations and other names in English text.
  ///
  /// It is read when it is first asked for, which takes some hundredths of a second. Its sources and licences stand in
  /// docs/NOTICE.md and on its card; how it is made, in docs/names.md.
  public static let english: Result<TaggingModel, ModelError> = {
    var bytes = [UInt8](repeating: 0, count: cnamesmodel_count())
    cnamesmodel_copy(&bytes, bytes.count)
    return Result { () throws(ModelError) in try ModelFile.decode(bytes, checks: false) }
  }()
}
