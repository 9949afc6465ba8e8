import QuireStages

/// What the values of a file can refer to.
struct ValueScope: Sendable {
  /// The definition's variables.
  var vars: [OptionValue.Member] = []

  /// The parameters of an included file; `nil` in a definition.
  var params: [OptionValue.Member]?

  /// The variables and parameters as the record of a run shows them: without what came from the environment.
  var recordedVars: [OptionValue.Member] = []
  var recordedParams: [OptionValue.Member] = []

  /// References whose values are not known because of an error that was reported, such as `vars.out`.
  var broken: Set<String> = []

  /// The variables that are defined further down, while those above them are filled in.
  var later: [String] = []

  /// What the caller grants of the environment.
  var environment: @Sendable (String) -> Result<String?, ResourceError>

  /// The variables (`vars`) or parameters (`params`) that are there and whose values are not known.
  func brokenNames(_ root: String) -> [String] {
    broken.filter { $0.hasPrefix("\(root).") }.map { String($0.dropFirst(root.count + 1)) }.sorted()
  }

  /// The names in a form that expressions use.
  func expressionScope(_ known: ExpressionScope) -> ExpressionScope {
    var scope = known
    scope.vars = vars
    scope.params = params
    scope.brokenVars = brokenNames("vars")
    scope.brokenParams = brokenNames("params")
    return scope
  }
}
