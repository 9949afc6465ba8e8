import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText
import Testing

/// What exporters make of a page.
@Suite struct WebPageExportTests {
  private func markdown(_ page: String) throws -> String {
    let registry = try Registry(builtinFamilies)
    let document = try SingleDocument(registry: registry, format: "html").read(Array(page.utf8), uri: "page.html")
    let spec = try #require(registry["export.markdown"])
    guard case .exporter(let exporter) = try spec.make([], Setup(step: spec.name)).get() else { return "" }
    var output: [UInt8] = []
    var context = StageContext(step: spec.name)
    try exporter.encode(document, into: &output, in: &context)
    let text = String(decoding: output, as: UTF8.self)
    return text.split(separator: "---\n", maxSplits: 2).last.map(String.init) ?? text
  }

  @Test func tablesAreTables() throws {
    let page = """
      <p>Fares:</p><table><tr><th>Berth<th>Price<tr><td>Seat | deck<td>24<br>euros<tr><td>Cabin</table><p>From May.</p>
      <table><tr><td>one cell</table>
      """
    let expected = """
      Fares:

      | Berth | Price |
      | --- | --- |
      | Seat \\| deck | 24 euros |
      | Cabin |  |

      From May.
      """
    let found = try markdown(page)
    #expect(found.contains(expected), "\(found)")
  }
}
