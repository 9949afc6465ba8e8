import QuireDocument
public import QuireStages
import QuireText

/// Writes the comments of each document as a nested list, in Markdown or in HTML.
///
/// The HTML carries schema.org's words as microdata, so that programs read the same tree from it as people do.
///
/// ```yaml
/// - stage: export.thread-outline
///   with: { to: "out/{id}.html", format: html }
/// ```
public struct ExportThreadOutline: ViewExporter {
  public static let name = "thread-outline"
  public static let summary = "Write the comments of each document as a nested list in Markdown or HTML."
  public static let mediaType = "text/markdown"

  /// The language of the list.
  public enum Format: String, OptionChoice {
    case markdown
    case html
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.md")

    /// The language of the list; as the suffix of `to` says where it is not set.
    public var format: Format?

    public static let declared: [OptionField<Self>] = [
      .to, .content,
      OptionField("format", \.format, "The language of the list; by default html where to ends with .html."),
    ]

    public init() {}
  }

  public let options: Options
  private let isHTML: Bool

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    isHTML = options.format.map { $0 == .html } ?? options.common.to.path.hasSuffix(".html")
  }

  public var isPlain: Bool { true }

  public var head: [UInt8] {
    isHTML
      ? Array("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Comments</title></head><body>\n".utf8) : []
  }

  public var tail: [UInt8] { isHTML ? Array("</body></html>\n".utf8) : [] }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let posts = ThreadPosts(view)
    if isHTML { writeHTML(posts, to: &output) } else { writeMarkdown(posts, to: &output) }
  }

  private func writeMarkdown(_ posts: ThreadPosts, to output: inout [UInt8]) {
    output += Array("# ".utf8)
    MarkdownEscape.append(posts.title ?? posts.view.document.id, to: &output)
    output += Array("\n\n".utf8)
    for post in posts.posts {
      let indent = [UInt8](repeating: 0x20, count: 2 * post.depth)
      output += indent + Array("- **".utf8)
      MarkdownEscape.append(posts.comment(post).author?.name ?? "anonymous", to: &output)
      output += Array("**".utf8)
      if let time = posts.comment(post).time?.iso { output += Array(" (\(time))".utf8) }
      output += Array(":\n".utf8)
      let text = Array(posts.text(post).utf8)
      for line in TextLines(text) where !line.isBlank {
        output += [0x0A] + indent + [0x20, 0x20]
        MarkdownEscape.append(text, line.content, to: &output, isLineStart: true)
        output.append(0x0A)
      }
    }
    output.append(0x0A)
  }

  private func writeHTML(_ posts: ThreadPosts, to output: inout [UInt8]) {
    var page = HTMLWriter()
    page.markup(
      "<article itemscope itemtype=\"https://schema.org/DiscussionForumPosting\">\n<h1 itemprop=\"headline\">"
    )
    page.text(posts.title ?? posts.view.document.id)
    page.markup("</h1>\n<ul>\n")
    posts.forEachNested(
      begin: { begin($0, posts, &page) },
      end: { page.markup("</ul></li>\n") }
    )
    page.markup("</ul>\n</article>\n")
    output += page.bytes
  }

  /// Writes a comment up to the list of its replies.
  private func begin(_ post: ThreadPost, _ posts: ThreadPosts, _ page: inout HTMLWriter) {
    let comment = posts.comment(post)
    page.markup("<li itemprop=\"comment\" itemscope itemtype=\"https://schema.org/Comment\"")
    page.attribute("id", post.id)
    page.markup(">\n<p>")
    if let author = comment.author {
      page.markup("<b itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><span itemprop=\"name\">")
      page.text(author.name)
      page.markup("</span></b> ")
    }
    if let time = comment.time?.iso {
      page.markup("<time itemprop=\"dateCreated\"")
      page.attribute("datetime", time)
      page.markup(">")
      page.text(time)
      page.markup("</time>")
    }
    page.markup("</p>\n<div itemprop=\"text\">")
    let text = Array(posts.text(post).utf8)
    for line in TextLines(text) where !line.isBlank {
      page.markup("<p>")
      page.text(text, line.content)
      page.markup("</p>")
    }
    page.markup("</div>\n<ul>")
  }
}
