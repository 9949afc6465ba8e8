extension NoticePatterns {
  /// What can be pressed or chosen beside comments.
  static let controls = """
    sort by *
    sort comments by *
    order by *
    newest first *
    oldest first *
    oldest newest *
    newest oldest *
    most recent *
    best newest oldest *
    (rss) feed for comments on this post *
    rss feed for comments *
    rss feed of comments *
    rss comments *
    comments feed
    comments rss (feed)
    comments rss feed for this post
    subscribe to comments *
    subscribe to this *
    subscribe by email
    subscribe via rss
    trackback *
    trackbacks *
    trackback url *
    trackback uri *
    expand all
    collapse all
    expand all collapse all
    hide comments
    show comments
    show hide comments
    toggle comments
    threaded (view)
    jump to comments
    jump to comment form
    skip to comments
    share this discussion
    share this thread
    # people listening
    photo
    avatar
    gravatar
    picture
    user picture
    profile picture
    # fans
    # fan
    # followers
    # pts
    huffpost super user
    top commenter *
    this user has chosen to opt out *
    login
    log in
    logout
    sign in
    subscribe
    permalink
    reply
    reply to this
    reply to this comment
    reply to comment
    reply to #
    reply with quote
    reply quote
    report
    report abuse
    report this comment
    report as inappropriate
    flag
    flag as inappropriate
    flag this comment
    flag comment
    flag as offensive
    like
    # likes
    # like
    like reply
    like # reply
    likes #
    like # dislike #
    unlike
    recommend
    recommended
    recommend #
    recommended by # *
    quote
    delete
    edit
    share
    link
    link to comment
    link to this comment
    link to this
    parent
    reply parent
    reply share
    reply share report
    share reply
    permalink reply
    reply permalink
    permalink comment
    log in to reply
    login to reply
    loading
    vote up
    vote down
    vote up vote down
    thumb up # thumb down *
    thumbs up
    thumbs down
    up #
    replies
    # replies
    # reply
    in reply to *
    collapse
    expand
    more
    less
    read more
    see more
    show more
    see translation
    was this comment helpful *
    was this helpful *
    # people found this helpful *
    # of # people found this helpful *
    # people like this
    # person likes this
    # rating
    rate this comment *
    rating #
    score #
    antworten
    zitieren
    melden
    beitrag melden
    auf diesen kommentar antworten
    répondre
    répondre à ce commentaire
    responder
    rispondi
    beantwoorden
    """

  /// What a page goes on with behind the comments.
  static let ends = """
    related posts *
    related articles *
    related stories *
    related content *
    related links *
    related topics *
    you may also like *
    you might also like *
    you may also be interested in *
    more from *
    more stories *
    more posts *
    more articles *
    recent posts *
    recent articles *
    recent comments *
    recent entries *
    latest posts *
    latest news *
    latest articles *
    popular posts *
    most popular *
    most read *
    most viewed *
    most commented *
    most emailed *
    most shared *
    top stories *
    editor's picks *
    categories
    archives *
    archive
    blogroll
    blog archive
    monthly archives
    tags
    tag cloud
    tagged *
    filed under *
    posted in *
    meta
    search
    search for
    search this site *
    search this blog
    about me
    about the author
    about this blog
    about us
    about
    contact us *
    contact
    site map
    sitemap
    privacy policy *
    terms of use *
    terms of service *
    terms and conditions *
    home about *
    home page
    home
    copyright *
    © *
    all rights reserved *
    all content herein *
    powered by *
    proudly powered by *
    theme by *
    designed by *
    design by *
    hosted by *
    created by *
    advertisement
    advertisements
    sponsored *
    sponsors
    newsletter *
    sign up for *
    subscribe to our *
    follow us *
    follow me *
    find us on *
    connect with us *
    share this *
    share on *
    share this post *
    share this article *
    email this *
    e mail this *
    print this *
    previous post *
    next post *
    previous article *
    next article *
    previous next
    newer post *
    older post *
    newer posts *
    older posts *
    next entry *
    previous entry *
    back to top
    return to top
    top
    main menu
    navigation
    links
    pages
    page # of # *
    this entry was posted *
    this article was posted *
    this post was *
    this entry is filed under *
    about this entry *
    disclaimer *
    """

  /// In the place of a comment that was taken away.
  static let deleted = """
    deleted
    removed
    comment deleted
    comment removed
    (this) comment has been deleted *
    (this) comment has been removed *
    (this) comment was deleted *
    (this) comment was removed *
    this post has been removed by *
    this post was deleted by *
    message deleted *
    deleted by (the) author
    deleted by (a) moderator
    deleted by user
    removed by (the) author
    removed by (a) moderator
    removed by admin
    (dieser) kommentar wurde gelöscht *
    (dieser) kommentar wurde entfernt *
    ce commentaire a été supprimé *
    este comentario ha sido eliminado *
    """

  /// In the place of a comment that waits or is hidden.
  static let held = """
    your comment is awaiting moderation *
    (this) comment is awaiting moderation *
    (this) comment is waiting for moderation *
    (this) comment has been hidden *
    (this) comment is hidden *
    (this) comment has been collapsed *
    comment hidden *
    comment below threshold *
    comment score below threshold *
    hidden due to low *
    """
}
