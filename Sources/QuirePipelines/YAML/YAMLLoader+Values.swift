public import QuireStages

extension YAMLLoader {
  /// The value in a file of YAML that a component reads, or why there is none.
  public static func value(of bytes: [UInt8]) -> Result<OptionValue, ResourceError> {
    do throws(YAMLError) {
      return .success(try load(bytes)?.value ?? .null)
    } catch {
      return .failure(ResourceError(why: "line \(error.position.line): \(error.message)"))
    }
  }
}
