extension NoticePatterns {
  /// How many comments there are.
  static let claimed = """
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

  /// There are more comments than the page shows.
  static let paging = """
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

  /// The comments come by script and are not in the page.
  static let script = """
    please enable javascript to view the comments *
    please enable javascript to view comments *
    enable javascript to view the comments *
    you need to enable javascript to comment *
    comments powered by *
    blog comments powered by *
    powered by disqus
    loading comments *
    you need javascript to view the comments *
    you need javascript to view comments *
    javascript is required to view the comments *
    load comments
    comments loading
    comments are loading
    view the discussion thread
    view the comments powered by disqus
    view the entire comment thread
    """

  /// Headings over comments, without a number.
  static let headings = """
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
}
