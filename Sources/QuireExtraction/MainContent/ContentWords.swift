import QuireText

/// What the words of class names, ids, roles and types say about a part of a page.
///
/// The lists hold what authors of many pages call the same thing; a word alone decides little, and the rules weigh it
/// against how much of the page's prose the part has.
enum ContentWords {
  /// Parts that are furniture even where they are long: consent, footers, breadcrumbs, sign-up boxes.
  static let furniture: UInt32 = 1 << 0
  /// Dialogues about cookies, which no share of the text saves.
  static let consent: UInt32 = 1 << 1
  /// Parts that are most often beside the content: menus, related links, share bars, author boxes.
  static let beside: UInt32 = 1 << 2
  /// Readers' comments.
  static let comments: UInt32 = 1 << 3
  /// Customers' reviews and questions.
  static let reviews: UInt32 = 1 << 4
  /// Text that folds away: accordions, tabs.
  static let folds: UInt32 = 1 << 5
  /// What stands around a post: who wrote it, when, how it was liked.
  static let postDetails: UInt32 = 1 << 6
  /// Quotations.
  static let quotation: UInt32 = 1 << 7
  /// A forum's software, on the page's outermost elements.
  static let forumPage: UInt32 = 1 << 8
  /// A forum's address.
  static let forumAddress: UInt32 = 1 << 9

  /// Class names and ids.
  static let names = NameWordTable([
    (
      furniture,
      """
      cookie cookies cookiebanner consent gdpr onetrust ccpa truste cookiebot cookielaw copyright colophon honeypot \
      minicart megamenu submenu offcanvas breadcrumb breadcrumbs addthis sharedaddy outbrain taboola adsbygoogle \
      advert advertisement sponsored newsletter subscribe signup navbar topnav sidenav subnav mainmenu masthead \
      topbar hamburger burger recirc recirculation upsell upsells crosssell footer pagination pager relatedposts \
      socials screenreader disqus livefyre
      """
    ),
    (consent, "cookie cookies cookiebanner consent gdpr onetrust ccpa truste cookiebot cookielaw"),
    (
      beside,
      """
      nav navigation navi menu related recommended recommendations recommendation suggestions trending popular \
      mostread popup popover modal lightbox login signin cart share sharing sharebar social sponsor ads advertising \
      promo promotion promos foot sidebar toolbar tooltip byline bio signature print captcha announcement rating \
      ratings votes tags taglist paging subscription dropdown cta legal disclaimer feedback survey avatar colophon \
      gform wpforms
      """
    ),
    (comments, "comments comment commentlist disqus respond replies commenting"),
    (reviews, "reviews review testimonials testimonial questions qa ugc bazaarvoice yotpo"),
    (
      folds,
      """
      accordion collapse collapsed collapsible tab tabs tabpanel panel faq faqs answer expand expandable expander \
      toggle details readmore
      """
    ),
    (
      postDetails,
      """
      users userinfo usertitle username extras profile postprofile postbit poster signature sig lastedit lastedited \
      edited postedit postleft avatar badges badge karma reputation rank actions buttons controls tools reactions \
      likes votes vote posthead tagline flair
      """
    ),
    (quotation, "quote quotes blockquote"),
    (forumPage, "xf phpbb ipsapp"),
    (forumAddress, "forum forums threads viewtopic showthread topic"),
  ])

  /// Programs that forums run on, as the page's generator names them.
  static let forumSoftware = NameWordTable(
    [(forumPage, "discourse phpbb vbulletin xenforo invision vanilla nodebb flarum mybb smf lemmy lobsters")],
    splitsCapitals: false
  )
}

/// Types of schema.org that say what a page or a part of it is.
enum ContentTypes {
  static let forum: UInt32 = 1 << 0
  static let article: UInt32 = 1 << 1
  static let product: UInt32 = 1 << 2
  static let list: UInt32 = 1 << 3
  static let person: UInt32 = 1 << 4
  static let banner: UInt32 = 1 << 5
  static let footer: UInt32 = 1 << 6
  static let navigation: UInt32 = 1 << 7
  static let aside: UInt32 = 1 << 8
  static let breadcrumb: UInt32 = 1 << 9

  /// The last part of a type's address.
  static let names = NameWordTable(
    [
      (forum, "discussionforumposting qapage"),
      (article, "article newsarticle blogposting report scholarlyarticle techarticle recipe howto"),
      (product, "product productgroup"),
      (list, "itemlist"),
      (person, "person"),
      (banner, "wpheader"),
      (footer, "wpfooter"),
      (navigation, "sitenavigationelement"),
      (aside, "wpsidebar"),
      (breadcrumb, "breadcrumblist"),
    ],
    splitsCapitals: false
  )
}

/// Roles of WAI-ARIA.
enum ContentRoles {
  static let main: UInt32 = 1 << 0
  static let article: UInt32 = 1 << 1
  static let navigation: UInt32 = 1 << 2
  static let footer: UInt32 = 1 << 3
  static let banner: UInt32 = 1 << 4
  static let dialog: UInt32 = 1 << 5
  static let search: UInt32 = 1 << 6
  static let menu: UInt32 = 1 << 7
  static let control: UInt32 = 1 << 8
  static let tabPanel: UInt32 = 1 << 9
  /// Roles that count only where the part has little prose.
  static let beside: UInt32 = 1 << 10

  static let names = NameWordTable(
    [
      (main, "main"), (article, "article"), (navigation, "navigation"), (footer, "contentinfo"), (banner, "banner"),
      (dialog, "dialog alertdialog"), (search, "search"), (menu, "menu menubar"),
      (control, "button listbox combobox option"), (tabPanel, "tabpanel"),
      (beside, "complementary tablist tooltip alert toolbar form menuitem"),
    ],
    splitsCapitals: false
  )
}

/// Properties of microdata that tell a post's details.
enum ContentProperties {
  static let postDetails: UInt32 = 1 << 0
  static let body: UInt32 = 1 << 1

  static let names = NameWordTable(
    [
      (postDetails, "author datepublished datecreated interactionstatistic jobtitle"),
      (body, "articlebody"),
    ],
    splitsCapitals: false
  )
}
