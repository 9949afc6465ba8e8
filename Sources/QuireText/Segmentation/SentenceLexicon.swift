/// The words that tailor sentence boundaries to English prose: which stops end no sentence, and which words begin one.
///
/// All lists are lower case and without the final stop; a stop inside an abbreviation is written. To teach the
/// segmenter an abbreviation, add it to the list whose sentence describes it. Where a word stands in two lists the
/// first one here holds.
enum SentenceLexicon {
  /// What an abbreviation says about the stop behind it.
  enum Abbreviation: UInt8 {
    /// A name or the thing itself follows: never a boundary.
    case leading = 0

    /// A boundary only where a word follows that begins sentences.
    case plain = 1

    /// A boundary where any capitalised word follows.
    case closing = 2

    /// A number follows; before anything else it is a word like any other.
    case numbered = 3

    /// A unit of measure behind a number: a boundary where any capitalised word follows.
    case unit = 4
  }

  /// Titles and ranks before a name; words that introduce an example or a comparison.
  private static let leading = """
    adm amb brig bro bros capt cdr cmdr cmdt col comdr cpl cpo cpt dr drs fr ft gen gens gov govs insp lieut lt lts \
    maj messrs mgr mlle mme msgr msgt mr mrs mssrs mtn pfc prof profs pvt rabb sen sens sfc sgt sgts sra \
    ssgt st.lt supt surg tsgt vs e.g eg i.e ie cf viz f.e incl ca approx esp a.k.a aka resp p.s n.b
    """

  /// Titles that are common words as well, or stand behind a name too: only with a capital.
  private static let leadingWithCapital = """
    asst assoc atty det ens exec ft hon mm ms mt mx ord pres pte rep reps rev revd rt sub sup ven
    """

  /// Companies, streets, academic grades, months, states, Latin and office words: they end a sentence or do not.
  private static let plain = """
    inc corp ltd co cos mfg llc llp plc pty gmbh assn assns assoc asst dept depts univ intl natl govt inst \
    jan feb febr apr jun jul aug sept sep oct nov tue tues wed thu thur thurs fri \
    st sts ave aves blvd rd hwy hway expy pkwy ln ter terr cres ctr bldg flr \
    jr sr snr esq m.d ph.d ph.ds b.a b.s m.a m.s m.sc b.sc d.d.s ll.b ll.m j.d r.n c.p.a m.p m.b.a \
    ibid seq eds transl orig abbr anon avg est misc attn cc ff admin dist elec engr equip establ exch \
    hist hosp illus approx max med min mins neg obs prelim prob prev publ subj subsid supp uninc var yr yrs \
    n.y n.j n.h n.m n.c n.d s.c s.d w.va d.c u.s u.s.a u.k u.n e.u u.s.s.r l.a p.r p.o b.c rs
    """

  /// Abbreviations that are common words as well: only with a capital.
  private static let plainWithCapital = """
    al ed et dec mar sat sun mon calif colo conn fla kans ky mich minn nev neb nebr okla penna tenn tex vt wis wisc \
    wyo ala ariz ark del ga ill ind kan la mass md miss mo mont ore pa penn va wash tel alta sask ont sq
    """

  /// What commonly ends the sentence it stands in when a capital follows.
  private static let closing = "etc a.m p.m a.d b.c.e c.e"

  /// Words before a number or a letter that counts.
  private static let numbered = """
    no nos nr nrs num p pp pg pgs par para paras vol vols fig figs sec secs sect art arts ch chap chaps cap cl cls eq \
    eqs ex exh exs ext col cols op pt pts ser sess stat tab v vv app appx rm rms apt fol lit
    """

  /// Units of measure.
  private static let units = "in ft yd yds mi mm cm m km oz lb lbs g kg mg gal qt ml l sec min hr hrs cu deg mph kph"

  /// Words that with a capital begin a sentence even after an abbreviation.
  private static let starters = """
    a according additionally after again all also although among an and any are as at because before besides between \
    both but by can could critics despite did do does dozens dr during each either even every everyone everything few \
    finally for from furthermore had has have having he hence her here hers his how however hundreds i if in indeed \
    instead is it its itself just later let like many maybe meanwhile millions moreover mr mrs ms much my neither \
    never nevertheless no nobody none nonetheless nor not nothing now of officials on once only or other others \
    otherwise our ours perhaps please rather recently several she should similarly since so some someone something \
    sometimes soon still such that the their theirs them then there thereafter therefore these they this those though \
    thousands through thus to today together tomorrow too unfortunately unless unlike until upon usually was we were \
    what whatever when whenever where whereas wherever whether which while who whoever whose why with within without \
    would yes yesterday yet you your yours
    """

  /// Words that begin a sentence in careless writing even without a capital.
  private static let casualStarters = """
    i im ive it its he she they we you youre this that thats these there theres what why how who when where the my \
    your our his if so but also yes no
    """

  /// Small words that go on with a sentence after a question or a cry: "Leave me alone! he yelled", "Yahoo! and AOL".
  private static let connecting = """
    he she they it the my his who that and or but nor in at of to is was are were has had on by with for from as than \
    then which when said says asked
    """

  /// Prepositions that open a sentence with a time or a place, "At 5 a.m" and then a name.
  private static let openings =
    "about after around as at before between by during early from in late near on since till until"

  /// Verbs of speech: after a quotation they go on with its sentence.
  private static let speechVerbs = """
    said says asked asks told tells added adds replied replies answered answers shouted shouts cried cries wrote \
    writes declared exclaimed demanded wondered whispered muttered yelled screamed insisted continued explained noted \
    quipped joked tweeted recalled laughed
    """

  /// Names that end with an exclamation mark.
  private static let exclaimed = "yahoo jeopardy yum joomla"

  /// Endings of host names: in "example.Com" no space is missing.
  private static let domains = "com org net edu gov mil info biz io co uk de fr ru eu us ca au tv me"

  static let abbreviations = WordTable([
    (leading, Abbreviation.leading.rawValue), (plain, Abbreviation.plain.rawValue),
    (closing, Abbreviation.closing.rawValue), (numbered, Abbreviation.numbered.rawValue),
    (units, Abbreviation.unit.rawValue),
  ])
  static let abbreviationsWithCapital = WordTable([
    (leadingWithCapital, Abbreviation.leading.rawValue), (plainWithCapital, Abbreviation.plain.rawValue),
  ])
  static let starterWords = WordTable([(starters, 0)])
  static let casualStarterWords = WordTable([(casualStarters, 0)])
  static let connectingWords = WordTable([(connecting, 0)])
  static let openingWords = WordTable([(openings, 0)])
  static let speechWords = WordTable([(speechVerbs, 0)])
  static let exclaimedNames = WordTable([(exclaimed, 0)])
  static let domainWords = WordTable([(domains, 0)])
}
