/// The top-level domains that make a host out of two words with a dot between them.
///
/// Facts from IANA's root zone database: all country codes in use, and the generic domains that are common in
/// running text. A domain that is missing here is still found after `http://` or `www.`.
enum TopLevelDomains {
  /// How far a top-level domain is to be believed where nothing else says that this is an address.
  enum Kind {
    case clear
    /// Also an English word, or the suffix of a file's name: believed only before a path.
    case ambiguous
  }

  /// What `label`, in either letter case, is; `nil` when it is no known top-level domain.
  static func kind(of label: ArraySlice<UInt8>) -> Kind? {
    kinds[label.map { lowercased($0) }]
  }

  private static let kinds: [[UInt8]: Kind] = {
    var kinds: [[UInt8]: Kind] = [:]
    for name in (generic + countries).split(separator: " ") { kinds[Array(name.utf8)] = .clear }
    for name in ambiguous.split(separator: " ") { kinds[Array(name.utf8)] = .ambiguous }
    return kinds
  }()

  private static let generic = """
    com org net edu aws gov mil int info biz name pro mobi tel asia cat jobs travel museum aero coop post arpa eu app dev \
    blog shop store online site website tech xyz club vip news media press agency academy email cloud digital \
    design studio space zone wiki software solutions systems services network technology company consulting \
    community foundation education institute university school science health hospital doctor legal law finance \
    financial bank insurance marketing photography photos video music film theater gallery fashion restaurant \
    recipes coffee pizza beer wine kitchen garden hotel holiday tours flights cruises vacations rentals realty \
    properties estate apartments construction builders engineering energy solar farm organic green bike auto cars \
    repair tools industries international global world today live stream chat social dating events tickets wedding \
    party fun games game bet casino poker football fitness run yoga dance guru expert ninja rocks cool buzz lol wtf \
    sucks fail click link download hosting domains codes computer support help guide directory reviews report review \
    sale deals discount cheap gift gifts coupons market exchange trade trading capital cash credit loan loans money \
    fund ventures holdings enterprises group team gmbh ltd llc inc berlin london paris nyc tokyo wien hamburg koeln \
    amsterdam moscow istanbul vegas miami boston africa scot wales bzh eus gal google youtube amazon apple microsoft \
    bbc page ink
    """ + " "

  private static let countries = """
    ac ad ae af ag ai al ao ar aw ax az ba bb bd bf bg bh bi bj bm bn bo br bs bt bw bz ca cd cf cg ch ci ck cl cm cn \
    co cr cu cv cw cx cy cz de dj dk dm dz ec ee eg er es et fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr \
    gs gt gu gw gy hk hm hn hr ht hu ie il im io iq ir je jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lc li lk lr ls \
    lt lu lv ly ma mc me mg mh mk mm mn mp mq mr ms mt mu mv mw mx mz na nc ne nf ng ni nl np nr nu nz om pa pe pf pg \
    ph pk pn pr pt pw py qa re ro ru rw sa sb sc sd se sg si sj sk sl sm sn sr ss st su sv sx sy sz tc td tf tg th tj \
    tk tl tm tn tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
    """

  private static let ambiguous = """
    am as at be by do go in is it la me my no pm so to us re ma pa hm md py pl rs sh cc ps ml mo ms st su tc cs vb ai \
    zip mov app run page help live today world chat team group fund report review link click video stream tools name \
    post pro tel cat law bet fun cool green
    """
}
