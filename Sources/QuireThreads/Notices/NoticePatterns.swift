/// What sites say about their comments, as data.
enum NoticePatterns {
  /// The patterns by what their first element can be.
  struct Index {
    var byWord: [UInt64: [NoticePattern]] = [:]
    var byNumber: [NoticePattern] = []
  }

  static let index: Index = {
    var index = Index()
    for (sign, lines) in table {
      for line in lines.split(separator: "\n") {
        for pattern in NoticePattern.all(sign, String(line)) {
          switch pattern.elements.first {
          case .word(let hash): index.byWord[hash, default: []].append(pattern)
          case .number: index.byNumber.append(pattern)
          case .rest, nil: break
          }
        }
      }
    }
    return index
  }()

  private static let table: [(NoticeSign, String)] = [
    (.closed, closed), (.open, open), (.claimedCount, claimed), (.paging, paging), (.loadedByScript, script),
    (.moderation, moderation), (.heading, headings), (.control, controls), (.end, ends), (.deleted, deleted),
    (.held, held),
  ]

  private static let closed = """
    comments (are) (now) closed (for) (this) (post)
    (sorry) comments are closed (at) (this) (time)
    comments (are) closed for this article
    comments (are) closed on this post
    (the) comments to this entry are closed
    (the) comments for this entry are closed
    comments for this post are (now) closed
    comments for this thread are (now) closed
    comments for this article are (now) closed
    comments on this entry are (now) closed
    comments on this post are (now) closed
    comments on this article are (now) closed
    comments have been closed *
    comments have been disabled *
    comments have been turned off *
    comments (are) (currently) disabled *
    comments (are) (turned) off (for) (this) (post)
    (the) comment section is (now) closed
    (the) commenting period has ended *
    commenting (is) (now) closed *
    commenting on this article is closed
    commenting on this item is disabled
    commenting has been disabled *
    (the) discussion (is) (now) closed
    discussion for this entry is closed
    (this) thread is (now) closed *
    (this) thread has been closed *
    (this) topic is (now) closed *
    (this) topic is locked *
    (this) thread is locked *
    (this) post is closed to new comments
    sorry the comment form is closed at this time
    you can no longer comment *
    no new comments are allowed *
    no new comments *
    new comments cannot be posted *
    new comments are not (being) accepted *
    new comments are not allowed *
    we are no longer accepting comments *
    we are not accepting comments *
    responses are (currently) closed *
    replies are closed
    trackbacks are closed
    both comments and pings are currently closed
    (die) kommentare sind geschlossen
    (die) kommentarfunktion ist geschlossen
    (die) kommentarfunktion ist deaktiviert
    kommentare geschlossen
    (les) commentaires sont fermés
    commentaires fermés
    (los) comentarios están cerrados
    comentarios cerrados
    (os) comentários estão fechados
    comentários encerrados
    (i) commenti sono chiusi
    (de) reacties zijn gesloten
    """

  private static let open = """
    leave a reply *
    leave a comment
    leave a comment below
    leave a response
    leave your comment
    leave your response
    leave comment
    leave us a comment
    (click) (here) (to) leave a comment
    post a comment *
    post a new comment
    post a reply
    post (your) (own) comment
    post new comment
    add a (new) comment
    add (your) comment
    add a reply
    add to the discussion
    write a comment
    write your comment
    write a reply
    make a comment
    submit a comment
    submit (your) comment
    comment on this (post)
    comment on this article
    comment on this story
    comment on this entry
    join the discussion *
    join the conversation *
    join in the discussion
    start the discussion *
    have your say
    speak your mind
    share your thoughts
    say something
    your email address will not be published *
    (your) email address will not be published *
    your e mail address will not be published *
    required fields are marked *
    log in to comment
    log in to reply
    log in to leave a comment
    log in or register to comment
    log in or register to post comments
    login or register to post comments
    login to comment
    login to post comments
    login to post a comment
    sign in to comment
    sign in to post a comment
    sign in or register to comment
    register to comment
    you must be logged in to post a comment
    you must be logged in to comment
    you must be logged in to reply *
    you must log in to post a comment
    you need to log in to comment
    please log in to comment
    please login to comment *
    please sign in to comment
    please log in or register to comment
    you can follow any responses to this entry *
    you can leave a response *
    you can skip to the end and leave a response *
    verify your comment
    preview your comment
    name required
    notify me of follow up comments *
    notify me of followup comments *
    notify me of new comments *
    notify me of new posts *
    schreibe einen kommentar *
    schreiben sie einen kommentar
    kommentar schreiben
    kommentar hinterlassen
    hinterlasse eine antwort
    laisser un commentaire
    poster un commentaire
    ajouter un commentaire
    votre adresse de messagerie ne sera pas publiée *
    deja un comentario
    deja una respuesta
    publicar un comentario
    deixe um comentário
    deixe uma resposta
    lascia un commento
    geef een reactie
    """

  private static let claimed = """
    # comment
    # comments (so) (far)
    # comments on *
    # comments to *
    # comment on *
    # comment to *
    # comments for *
    # comments add yours
    # comment add yours
    # comments so far add one
    # comments leave a comment
    # comments post a comment
    # comments add a comment
    # comments add your own
    # comments in total
    # comments total
    # total comments
    # user comments
    # reader comments
    # readers comments
    # comments posted
    # comments have been posted *
    # comments below
    # response
    # responses
    # response to *
    # responses to *
    # response so far
    # responses so far *
    # reply
    # replies
    # reply to *
    # replies to *
    # thought on *
    # thoughts on *
    # thought to *
    # thoughts to *
    # people have commented *
    # reactions
    # reactions to *
    # discussion
    comments #
    comment #
    comments # *
    responses #
    replies #
    discussion #
    all comments #
    reader comments #
    user comments #
    (view) (all) # comments
    (read) (all) # comments
    see all # comments
    show all # comments
    there are # comments *
    there is # comment *
    there are # responses *
    there is # response *
    there are currently # comments *
    there have been # comments *
    showing # of # comments
    showing # comments
    displaying # of # comments
    viewing # comments
    # kommentar
    # kommentare
    # kommentare zu *
    # antworten auf *
    # gedanken zu *
    kommentare #
    # commentaire
    # commentaires
    # commentaires sur *
    # réponses à *
    # réflexions sur *
    commentaires #
    # comentario
    # comentarios
    # comentarios en *
    # respuestas a *
    # pensamientos en *
    comentarios #
    # comentário
    # comentários
    # comentários em *
    # respostas para *
    # commenti
    # commento
    # commenti su *
    # reacties
    # reacties op *
    """

  private static let paging = """
    load more comments
    load more
    load more replies
    load previous comments
    load all comments
    load # more comments
    show more comments
    show all comments
    show more replies
    show # more replies
    show # more comments
    show previous comments
    view more comments
    view all comments
    view # more comments
    view # more replies
    view # replies
    see more comments
    see all comments
    more comments
    # more comments
    older comments
    newer comments
    older comments newer comments
    newer comments older comments
    previous comments
    next comments
    previous # comments
    next # comments
    first # comments
    earlier comments
    comments page # of #
    continue this thread
    read more comments
    read all comments
    expand all comments
    weitere kommentare *
    ältere kommentare
    neuere kommentare
    commentaires précédents
    commentaires plus anciens
    """

  private static let script = """
    please enable javascript to view the comments *
    please enable javascript to view comments *
    enable javascript to view the comments *
    you need to enable javascript to comment *
    comments powered by *
    blog comments powered by *
    powered by disqus
    loading comments *
    comments loading
    comments are loading
    view the discussion thread
    view the comments powered by disqus
    view the entire comment thread
    """

  private static let moderation = """
    comments are moderated *
    comments are reviewed *
    comments are held for moderation *
    comments are subject to moderation *
    comments will be moderated *
    comments will be approved *
    comments must be approved *
    comments may be moderated *
    comments (on) (this) (blog) are moderated *
    comment moderation is enabled *
    comment moderation is in use *
    comment moderation has been enabled *
    all comments are moderated *
    all comments are subject to *
    all comments must be approved *
    all comments will be moderated *
    moderation is enabled *
    please keep comments *
    please keep your comments *
    please be respectful *
    kommentare werden moderiert *
    """

  private static let headings = """
    comments
    (reader) comments
    readers comments
    readers' comments
    reader's comments
    user comments
    user's comments
    users comments
    visitor comments
    recent comments on this post
    latest comments
    all comments
    top comments
    featured comments
    comments below
    comments on this post
    comments on this article
    comments on this entry
    comments for this post
    comments for *
    reader responses
    reader reactions
    reactions
    responses
    feedback
    user feedback
    discussion
    the discussion
    discuss this article
    conversation
    the conversation
    what readers say
    what our readers say
    what others say
    what people are saying
    your comments
    your say
    comments and trackbacks
    comments and pings
    comments and discussion
    comments questions
    kommentare
    leserkommentare
    commentaires
    comentarios
    comentários
    commenti
    reacties
    """

  private static let controls = """
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

  private static let ends = """
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

  private static let deleted = """
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

  private static let held = """
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
