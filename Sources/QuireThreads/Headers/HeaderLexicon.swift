/// The words that have a meaning in the headers of comments, in the languages that blog software speaks most.
///
/// Words are looked up by a hash of their folded bytes. The table is small and fixed; a word chosen to collide with one
/// of them is read as that one, which costs its author a misread header and nobody else anything.
enum HeaderLexicon {
  /// The offset of a zone whose name stands for several.
  static let unknownOffset = Int.min

  /// What the word with these folded bytes means.
  static func meaning(of hash: UInt64) -> HeaderMeaning { table[hash] ?? HeaderMeaning() }

  private static let table: [UInt64: HeaderMeaning] = {
    var table: [UInt64: HeaderMeaning] = [:]
    for (roles, value, words) in entries {
      for word in words.split(separator: " ") {
        let hash = WordHash.hash(Array(word.utf8))
        table[hash, default: HeaderMeaning()].roles.formUnion(roles)
        if value != 0 { table[hash, default: HeaderMeaning()].value = value }
      }
    }
    return table
  }()

  private static let entries: [(HeaderMeaning.Roles, Int, String)] =
    months + weekdays + clock + zones + units + words

  private static let months: [(HeaderMeaning.Roles, Int, String)] = [
    (.month, 1, "jan january januar jänner janvier enero gennaio janeiro januari stycznia"),
    (.month, 2, "feb february februar février fevrier febrero febbraio fevereiro februari lutego"),
    (.month, 3, "mar march märz mrz mars marzo março marco maart marca"),
    (.month, 4, "apr april avril abril aprile kwietnia"),
    (.month, 5, "may mai mayo maggio maio mei maja"),
    (.month, 6, "jun june juni juin junio giugno junho czerwca"),
    (.month, 7, "jul july juli juillet julio luglio julho lipca"),
    (.month, 8, "aug august août aout agosto augustus augusti sierpnia"),
    (.month, 9, "sep sept september septembre septiembre settembre setembro września"),
    (.month, 10, "oct okt october oktober octobre octubre ottobre outubro października"),
    (.month, 11, "nov november novembre noviembre novembro listopada"),
    (.month, 12, "dec dez december dezember décembre decembre diciembre dicembre dezembro grudnia"),
  ]

  private static let weekdays: [(HeaderMeaning.Roles, Int, String)] = [
    (.weekday, 0, "mon tue tues wed thu thur thurs fri sat sun"),
    (.weekday, 0, "monday tuesday wednesday thursday friday saturday sunday"),
    (.weekday, 0, "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
    (.weekday, 0, "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    (.weekday, 0, "lunes martes miércoles jueves viernes sábado domingo"),
    (.weekday, 0, "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
  ]

  private static let clock: [(HeaderMeaning.Roles, Int, String)] = [
    (.halfDay, 0, "am"),
    (.halfDay, 12, "pm"),
    (.ordinal, 0, "st nd rd th er"),
    (.connector, 0, "on at um à a às as las kl le am el il den em de del o the los van"),
    (.day, 0, "today heute aujourd'hui hoy oggi hoje vandaag"),
    (.day, 1, "yesterday gestern hier ayer ieri ontem gisteren"),
  ]

  private static let zones: [(HeaderMeaning.Roles, Int, String)] = [
    (.zone, 0, "utc gmt z"),
    (.zone, -300, "est"), (.zone, -240, "edt"), (.zone, -300, "cdt"), (.zone, -420, "mst"), (.zone, -360, "mdt"),
    (.zone, -480, "pst"), (.zone, -420, "pdt"), (.zone, 60, "cet"), (.zone, 120, "cest"),
    (.zone, unknownOffset, "cst bst ist et pt ct mt aest aedt"),
  ]

  private static let units: [(HeaderMeaning.Roles, Int, String)] = [
    (.unit, 1, "s sec secs second seconds min mins minute minutes m"),
    (.unit, 1, "sekunde sekunden minuten seconde secondes segundo segundos minuto minutos secondi minuti"),
    (.unit, 60, "h hr hrs hour hours stunde stunden heure heures hora horas ora ore uur"),
    (.unit, 1_440, "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen"),
    (.unit, 10_080, "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken"),
    (.unit, 43_200, "mo month months monat monate monaten mois mes meses mese mesi maand maanden"),
    (.unit, 525_600, "y yr yrs year years jahr jahre jahren ans année années año años anno anni ano anos jaar"),
    (.ago, 0, "ago fa atrás geleden"),
    (.agoBefore, 0, "vor hace há ya about over almost"),
    (.numeral, 1, "one a an un una une uno ein eine einer einem einen um uma een"),
    (.numeral, 2, "two zwei deux dos due dois twee"), (.numeral, 3, "three drei trois tres tre três drie"),
    (.numeral, 4, "four"), (.numeral, 5, "five"), (.numeral, 6, "six"), (.numeral, 7, "seven"),
    (.numeral, 8, "eight"), (.numeral, 9, "nine"), (.numeral, 10, "ten"), (.numeral, 11, "eleven"),
    (.numeral, 12, "twelve"),
  ]

  private static let words: [(HeaderMeaning.Roles, Int, String)] = [
    (
      .verb, 0, "says said wrote writes commented comments replied replies responded responds adds added asked answered"
    ),
    (.verb, 0, "schrieb schreibt sagt sagte meint meinte antwortete kommentierte dit écrit dice dijo escribió"),
    (.verb, 0, "scrive scritto disse diz escreveu zegt schreef skrev skriver kirjoitti pisze napisał пишет сказал"),
    (.by, 0, "by von par por da av door przez от"),
    (.posted, 0, "posted comment commented submitted written published sent left reply pingback trackback geschrieben"),
    (
      .posted, 0,
      "updated modified edited created date time listen retrieved archived accessed revised price available last checked read"
    ),
    (.posted, 0, "kommentar commentaire comentario publicado publié verfasst écrit rédigé entry review reviewed added"),
    (.pingback, 0, "pingback trackback pingbacks trackbacks"),
    (
      .furniture, 0,
      "reply replies permalink link report flag like likes unlike edit quote share delete parent up down recs"
    ),
    (.furniture, 0, "rec pts pt points fans score insightful interesting funny informative abuse spam vote votes via"),
    (.furniture, 0, "mobile verified journal homepage profile email website web site url top favorite pm ignore"),
    (
      .furniture, 0,
      "antworten zitieren melden répondre signaler responder citar denunciar rispondi recommend subscribe"
    ),
    (
      .furniture, 0,
      "thread helpful upvote downvote agree disagree thumbs expand collapse more log in to hide this comment"
    ),
    (.answer, 0, "replying reply replied response responding answer answering answered answers answering re antwort"),
    (.clockWord, 0, "uhr hrs uur"),
    (.button, 0, "reply replies permalink report flag like likes unlike dislike quote share delete edit parent upvote"),
    (
      .button, 0,
      "downvote antworten zitieren melden teilen répondre signaler partager responder citar compartir rispondi"
    ),
    (.of, 0, "of de di do del"),
    (.registered, 0, "registered unregistered"),
    (.to, 0, "to an à a"),
    (.owner, 0, "author admin administrator op owner blogger autor auteur"),
    // The value 1 marks those who keep order, and are not the author.
    (.owner, 1, "moderator mod editor staff"),
    (.greeting, 0, "hi hey hello hallo hola thanks thank thx dear re yes yeah yep no sorry well ok okay agreed to"),
    (.function, 0, "the a an is are was were be been of to in for with and or but if that this these those it its as"),
    (
      .function, 0,
      "not so than then there their they them he she we i you your my our what when where who why how do does"
    ),
    (
      .function, 0,
      "have has had can could will would should may might from about into just very more most all any no yes"
    ),
    (.function, 0, "und nicht ist sind est pas les une que los por una che non sono não uma niet een"),
    (
      .speech, 0,
      "i i'm i've i'd i'll you your you're me my mine we we're our us thanks thank please lol imo imho wow haha"
    ),
    (
      .speech, 0,
      "love awesome congrats congratulations agree disagree ich du mich mir wir euch danke je j'ai vous merci moi"
    ),
    (.speech, 0, "yo gracias usted io grazie eu obrigado ik jij jullie bedankt"),
  ]
}

/// Hashes of words by their folded bytes (FNV-1a, 64 bits).
enum WordHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash = start
    for byte in bytes { hash = next(hash, byte) }
    return hash
  }

  static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
