extension NoticePatterns {
  /// No more comments can be written.
  static let closed = """
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

  /// Comments can be written: the form, or the way to it.
  static let open = """
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

  /// Somebody reads the comments before they appear.
  static let moderation = """
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
}
