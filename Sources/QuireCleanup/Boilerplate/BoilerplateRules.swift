extension BoilerplateRule {
  /// The rules that come with Quire, for sites in English.
  ///
  /// A rule's id is part of the language of definitions and stays. Several entries may share one: the shapes differ.
  static let shipped: [BoilerplateRule] = notices + rows + labels

  /// The ids of ``shipped``, each once, in order.
  static let ids: [String] = shipped.map(\.id).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }

  // MARK: Sentences in which a site speaks of itself

  private static let notices: [BoilerplateRule] = [
    BoilerplateRule(
      "ownership-notice",
      "the line says who owns the site and what may not be done with it",
      .notice(words: 150),
      sure: [
        "all content herein is owned", "all content on this site is", "all content on this website is",
        "may not be published, broadcast, rewritten", "trademarks of their respective owners",
      ],
      [
        "all content herein", "all rights reserved", "may not be reproduced", "may not be republished",
        "may not be copied", "may not be used without", "reproduction in whole or in part",
        "without prior written permission", "without express written permission", "without written permission",
        "without the prior written consent", "without written consent", "this material may not be",
        "content is owned by", "content is the property of", "the property of their respective owners",
        "unauthorized use", "unauthorised use", "strictly prohibited",
      ],
      cues: [
        "is owned by", "copyright", "exclusively", "permission", "redistributed", "reproduced", "reproduction",
        "trademark", "trademarks", "syndicated", "licence", "license", "rewritten",
      ]
    ),
    BoilerplateRule(
      "opinion-disclaimer",
      "the line says whose opinions the page does not hold",
      .notice(words: 150),
      sure: [
        "views expressed in this article are", "views expressed here are", "opinions expressed in this article are",
        "opinions expressed here are", "expressed opinions are not necessarily", "views and opinions expressed in this",
        "views and opinions expressed here", "the views expressed on this site",
      ],
      [
        "not necessarily the views", "not necessarily those of", "not necessarily reflect", "not necessarily represent",
        "views expressed", "opinions expressed", "expressed opinions", "do not reflect the views",
        "not reflect the official", "are solely those of the author", "are those of the author",
        "are the author's own", "content may be satirical",
      ],
      cues: ["endorse", "affiliates", "satirical", "policy or position", "author", "authors", "editors", "columnist"]
    ),
    BoilerplateRule(
      "image-responsibility",
      "the line says who answers for the pictures",
      .notice(words: 60),
      sure: ["images are for illustration purposes", "images used are for illustrative purposes"],
      [
        "all images within", "images within are", "responsibility of author", "responsibility of the author",
        "images are the responsibility", "images are the property", "photos are the property",
        "all images are copyright",
        "image rights", "picture rights",
      ],
      cues: ["images", "photos", "pictures", "full responsibility", "copyright", "credited"]
    ),
    BoilerplateRule(
      "cookie-notice",
      "the line asks to accept cookies",
      .notice(words: 150),
      sure: [
        "this site uses cookies", "this website uses cookies", "our site uses cookies", "our website uses cookies",
        "our use of cookies", "accept all cookies", "consent to the use of cookies", "consent to our use of cookies",
        "we use cookies to improve", "we use cookies to give you", "we use cookies to personalise",
        "we use cookies to personalize", "we use cookies to ensure", "we use cookies on our", "we use cookies and",
        "we use cookies to enhance", "we use cookies to offer", "we use cookies for",
      ],
      [
        "we use cookies", "uses cookies to", "accept cookies", "cookie settings", "cookie preferences",
        "manage cookies", "by continuing to browse", "by continuing to use", "by clicking accept", "use of cookies",
        "cookie policy", "we and our partners",
      ],
      cues: [
        "cookies", "browsing experience", "your experience", "privacy policy", "accept", "consent", "website",
        "opt out",
        "personalised ads", "personalized ads",
      ]
    ),
    BoilerplateRule(
      "newsletter-prompt",
      "the line asks to subscribe",
      .notice(words: 60),
      sure: [
        "subscribe to our newsletter", "sign up for our newsletter", "sign up to our newsletter",
        "sign up for our free newsletter", "join our mailing list", "enter your email address to",
        "subscribe via email",
        "subscribe by email", "thank you for subscribing", "unsubscribe at any time", "sign up for our daily",
        "sign up for our weekly", "subscribe to our mailing list", "get our newsletter",
      ],
      [
        "subscribe to our", "sign up for our", "sign up for the", "delivered to your inbox", "straight to your inbox",
        "to your inbox", "in your inbox", "your email address", "free newsletter", "daily newsletter",
        "weekly newsletter", "email newsletter", "subscribe now", "subscribe today",
      ],
      cues: ["newsletter", "subscribe", "sign up", "inbox", "mailing list", "latest news", "rss feed"]
    ),
    BoilerplateRule(
      "terms-notice",
      "the line says what using the site agrees to",
      .notice(words: 100),
      sure: [
        "use of this site constitutes", "use of this website constitutes", "by using this site you agree",
        "by using this website you agree", "by using our site you agree", "you agree to our terms",
        "you agree to the terms", "protected by recaptcha",
      ],
      ["terms of use", "terms of service", "terms and conditions", "privacy policy", "user agreement"],
      cues: ["agree", "acceptance", "accept", "this site", "this website", "apply", "cookie policy"]
    ),
    BoilerplateRule(
      "support-prompt",
      "the line asks for support",
      .notice(words: 80),
      sure: [
        "support independent journalism", "support our journalism", "please consider donating",
        "please consider making a donation", "please consider subscribing", "please consider supporting",
        "become a supporter today", "become a member today", "buy me a coffee", "support us on patreon",
      ],
      ["make a donation", "donate today", "donate now", "become a member", "become a supporter", "your support"],
      cues: ["donation", "donate", "reader-funded", "readers like you", "independent", "contribution", "membership"]
    ),
    BoilerplateRule(
      "browser-notice",
      "the line is about the browser",
      .notice(words: 60),
      sure: [
        "your browser does not support", "please enable javascript", "you need to enable javascript",
        "javascript is disabled in your browser", "javascript must be enabled", "requires javascript",
        "this browser is no longer supported", "you are using an outdated browser", "adobe flash player is required",
        "please turn on javascript",
      ],
      ["enable javascript", "javascript is disabled"],
      cues: ["your browser", "upgrade"]
    ),
  ]

  // MARK: Rows of links and signs

  private static let rows: [BoilerplateRule] = [
    BoilerplateRule(
      "policy-navigation",
      "the line is a row of links to pages about the site",
      .row,
      [
        "about", "about us", "contact", "contact us", "privacy", "privacy policy", "privacy notice", "full policy",
        "policy notice", "comment policy", "comments policy", "terms", "terms of use", "terms of service",
        "terms & conditions", "terms and conditions", "cookie policy", "cookies", "disclaimer", "advertise",
        "advertise with us", "advertising", "sitemap", "site map", "careers", "jobs", "help", "faq", "faqs", "rss",
        "imprint", "impressum", "legal", "legal notice", "accessibility", "press", "feedback", "subscribe",
        "newsletter", "editorial policy", "ethics policy", "corrections", "dmca", "ad choices", "archives", "home",
        "login", "log in", "register", "sign in", "search", "my account", "do not sell my personal information",
      ]
    ),
    BoilerplateRule(
      "share-bar",
      "the line is a row of places to share the page",
      .row,
      [
        "share", "share this", "share on", "tweet", "tweet this", "facebook", "twitter", "e-mail", "email",
        "email this", "print", "pinterest", "pin it", "linkedin", "reddit", "whatsapp", "tumblr", "google+", "google",
        "stumbleupon", "digg", "delicious", "telegram", "pocket", "flipboard", "instagram", "youtube", "blogthis",
        "like this", "copy link", "mastodon", "bluesky", "threads", "messenger",
      ]
    ),
    BoilerplateRule("copyright-line", "the line claims a copyright", .copyright, ["©", "(c)", "copyright"]),
  ]

  // MARK: Labels

  private static let labels: [BoilerplateRule] = [
    BoilerplateRule(
      "share-bar",
      "the line asks to share the page",
      .label(extraWords: 3),
      [
        "share this", "share this post", "share this article", "share this story", "share this page",
        "share on facebook", "share on twitter", "share on linkedin", "share via email", "tweet this", "like this:",
        "click to share", "email this post", "spread the word", "share the love", "share with your friends",
        "add to favorites", "bookmark this",
      ]
    ),
    BoilerplateRule(
      "follow-prompt",
      "the line asks to follow the site elsewhere",
      .opening(words: 16),
      [
        "follow us on", "follow us", "like us on facebook", "find us on facebook", "join us on facebook",
        "follow me on twitter", "follow me on", "connect with us", "join the conversation on", "follow @",
      ]
    ),
    BoilerplateRule(
      "related-links",
      "the line heads links to other pages",
      .label(extraWords: 3),
      at: .tail,
      takesList: true,
      [
        "related", "related articles", "related posts", "related stories", "related links", "related content",
        "related coverage", "similar posts", "similar articles", "you may also like", "you might also like",
        "you may also be interested in", "recommended for you", "recommended", "read next", "up next", "more stories",
        "more from", "more on this story", "most popular", "most read", "most viewed", "trending", "trending now",
        "popular posts", "recent posts", "latest news", "latest stories", "also read", "don't miss", "editor's picks",
        "from around the web", "around the web", "possibly related posts", "sponsored stories",
      ]
    ),
    BoilerplateRule(
      "related-links",
      "the line names another page to read",
      .opening(words: 20),
      takesList: true,
      ["related:", "also read:", "read also:", "see more:", "read more:", "recommended:", "don't miss:", "more:"]
    ),
    BoilerplateRule(
      "read-more",
      "the line leads to the rest of a text",
      .label(extraWords: 2),
      [
        "read more", "continue reading", "read the full story", "read the full article", "read full article",
        "read the rest", "read the rest of this entry", "read the whole story", "click here to read more",
        "click to read more", "keep reading", "view more", "show more", "see more", "load more", "learn more",
        "click here for more",
      ]
    ),
    BoilerplateRule(
      "advertisement-label",
      "the line labels an advertisement",
      .label(extraWords: 2),
      [
        "advertisement", "advertisements", "sponsored content", "sponsored links", "paid content", "promoted content",
        "story continues below", "story continues below advertisement", "article continues below",
        "article continues after advertisement", "continue reading below", "scroll to continue", "ads by google",
        "adchoices", "skip advertisement", "skip ad",
      ]
    ),
    BoilerplateRule(
      "login-prompt",
      "the line asks to log in or register",
      .opening(words: 20),
      [
        "you must be logged in", "you must log in", "please log in", "please login", "please sign in", "log in to",
        "login to", "sign in to", "log in or", "login or", "sign in or", "register to comment",
        "register to continue reading", "create an account", "create a free account", "already have an account",
        "forgot your password", "forgot password", "not a member?", "already a subscriber", "already a member",
      ]
    ),
    BoilerplateRule(
      "comment-form",
      "the line belongs to the form for comments",
      .opening(words: 45),
      [
        "your email address will not be published", "your e-mail address will not be published",
        "required fields are marked", "save my name, email", "notify me of follow-up comments",
        "notify me of followup comments", "notify me of new comments", "notify me of new posts",
        "you may use these html tags", "xhtml: you can use these tags", "fill in your details below",
        "this site uses akismet", "learn how your comment data is processed",
      ]
    ),
    BoilerplateRule(
      "post-meta",
      "the line says where the page is filed",
      .opening(words: 25),
      at: .edge,
      [
        "filed under", "tagged with", "tagged:", "tags:", "tag:", "posted in", "categories:", "category:",
        "permalink", "trackback", "this entry was posted", "this entry was filed under",
        "you can follow any responses", "you can leave a response", "both comments and pings", "more in:",
      ]
    ),
    BoilerplateRule(
      "page-tools",
      "the line is a control of the page",
      .label(extraWords: 1),
      [
        "print this page", "print this article", "print article", "printer-friendly version", "printer friendly",
        "email this article", "email this page", "email to a friend", "send to a friend", "save article", "text size",
        "font size", "listen to this article", "view as pdf", "download pdf", "report a typo", "report an error",
        "enlarge image", "enlarge this image", "click to enlarge", "click image to enlarge", "view gallery",
        "view slideshow", "play video", "watch video", "hide caption", "toggle caption",
      ]
    ),
    BoilerplateRule(
      "navigation",
      "the line leads through the site",
      .label(extraWords: 1),
      [
        "skip to content", "skip to main content", "skip navigation", "skip to navigation", "back to top",
        "return to top", "top of page", "previous post", "next post", "previous article", "next article",
        "previous page", "next page", "older posts", "newer posts", "main menu", "toggle navigation",
        "search this site", "view all posts", "return to homepage", "back to homepage",
      ]
    ),
    BoilerplateRule(
      "app-promotion",
      "the line offers an app",
      .opening(words: 16),
      [
        "download our app", "download our free app", "download the app", "get the app", "get our app",
        "available on the app store", "get it on google play", "download on the app store",
      ]
    ),
  ]
}
