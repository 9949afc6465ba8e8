/// Why a block is content or not: the rule that decided.
enum ContentRule: String {
  case mainContent = "main-content"
  case hidden
  case fallback = "script-fallback"
  case navigation
  case footer
  case banner
  case dialog
  case search
  case menu
  case aside
  case breadcrumb
  case control = "form-control"
  case form
  case furniture
  case consent
  case comments
  case reviews
  case beside
  case postDetails = "post-details"
  case outside = "outside-main-content"
  case caption
  case headline
  case byline
  case linksOnly = "links-only"

  /// What the rule says of a block, in words.
  var reason: String {
    switch self {
    case .mainContent: "the part of the page with most of its prose holds it"
    case .hidden: "the page does not show it"
    case .fallback: "it is for browsers without scripts, and the page has other text"
    case .navigation: "it stands in the navigation"
    case .footer: "it stands in the footer"
    case .banner: "it stands in the head of the page"
    case .dialog: "it stands in a dialog"
    case .search: "it belongs to the search"
    case .menu: "it stands in a menu"
    case .aside: "it stands beside the content"
    case .breadcrumb: "it is the path to the page"
    case .control: "it labels a control"
    case .form: "it belongs to a form"
    case .furniture: "its part of the page has the name of furniture that all pages of a site share"
    case .consent: "it asks for consent"
    case .comments: "readers' comments are not part of the article"
    case .reviews: "customers' reviews are not part of the product's description"
    case .beside: "its part of the page has the name of what stands beside the content, and little prose"
    case .postDetails: "it tells of a post's writer, not what was written"
    case .outside: "the part of the page with most of its prose does not hold it"
    case .caption: "captions are parts of their own"
    case .headline: "the headline is a part of its own"
    case .byline: "the byline is a part of its own"
    case .linksOnly: "it is a link and nothing else"
    }
  }
}

/// That an element and all that is in it is no content.
struct ContentRemoval {
  let rule: ContentRule
  /// The outermost element that goes.
  let element: Int
  /// The element's share of the page's text by weight, or its number of prose words, held against ``threshold``.
  let score: Double
  /// From where on the element would have stayed; `nil` where no share would have saved it.
  let threshold: Double?
}

/// What kind of page it is, which decides how strict the rules are.
enum PageKind: String {
  case article
  case forum
  case product
  /// Anything else: lists, collections, services, home pages.
  case page
}
