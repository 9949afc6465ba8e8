/// The words that the rules for chains know; small tables of our own, in small letters without accents.
enum ChainWordLists {
  /// Words in names that say nothing of whose name it is.
  static let small = set("of the and for in de la du des et on to a an del di da der den le les los las y")

  /// Arabic articles, which one writer sets and the next one leaves out.
  static let articles = set("al el ul as ash an ar ad az ez es at et")

  /// Titles and ranks before a person's name.
  static let titles = set(
    """
    mr mrs ms miss mx mister madam madame mme sir dame lord lady dr doctor prof professor president premier chancellor
    senator sen representative rep congressman congresswoman governor gov mayor judge justice minister secretary
    ambassador general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl private pvt admiral
    adm commander cmdr cdr brigadier brig marshal commodore king queen prince princess pope cardinal bishop archbishop
    father sister brother rabbi imam sheikh sheik ayatollah mullah maulana sultan emir emperor empress baron baroness
    count countess duke duchess herr frau senor senora signor signora monsieur mademoiselle comrade officer detective
    inspector constable sheriff chief director chairman chairwoman chair speaker leader attorney counsel spokesman
    spokeswoman airman seaman specialist spc reverend rev hon honorable honourable
    """
  )

  /// Words before a title or inside of it that are none by themselves.
  static let titleParts = set(
    """
    prime foreign defense defence interior finance deputy vice first second army navy air force marine corps staff
    assistant under lord former acting interim chief senior petty warrant royal police state press rear the national
    security adviser of class us russian syrian american british
    """
  )

  /// What stands behind a person's name.
  static let personSuffixes = set("jr sr junior senior ii iii iv phd md esq obe cbe mbe kbe qc kc ret")

  /// Legal forms at the end of an organisation's name.
  static let legalForms = set(
    """
    inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag kg se sa spa srl nv bv ab asa oyj oy sas
    pty pvt ojsc pjsc oao zao jsc kk bhd
    """
  )

  /// What a second naming leaves away at the end of an organisation's name: "Veterans Today" for "… Network".
  static let droppedHeads = set(
    """
    group holding holdings international motor motors industries network networks airlines airways bank technologies
    technology systems electronics pharmaceuticals entertainment media partners enterprises organization movement brothers
    communications energy software stores foundation institute aerospace news television tv militia battalion brigade
    pictures records publishing laboratories studios university
    """
  ).union(legalForms)

  /// One word for its abbreviations and spellings, in names of organisations and places.
  static let expansions = map(
    """
    intl=international natl=national univ=university dept=department depts=departments assn=association assoc=association
    govt=government cmte=committee comm=commission corp=corporation inc=incorporated ltd=limited co=company bros=brothers
    mfg=manufacturing inst=institute org=organization organisation=organization organisations=organizations
    defence=defense centre=center centres=centers labour=labor programme=program theatre=theater harbour=harbor
    min=ministry fed=federal admin=administration tech=technology labs=laboratories lab=laboratory hosp=hospital
    st=saint mt=mount ft=fort acad=academy bde=brigade bn=battalion regt=regiment div=division gen=general
    """
  )

  /// Short given names and the long ones that they stand for.
  static let nicknames = lists(
    """
    bill=william billy=william will=william willy=william liam=william bob=robert bobby=robert rob=robert robbie=robert
    bert=robert dick=richard rick=richard rich=richard richie=richard ricky=richard jim=james jimmy=james jamie=james
    jack=john johnny=john jon=jonathan nathan=nathaniel nate=nathaniel mike=michael mick=michael mickey=michael
    mikey=michael tom=thomas tommy=thomas dave=david davy=david dan=daniel danny=daniel joe=joseph joey=joseph
    chuck=charles charlie=charles ted=edward,theodore ed=edward eddie=edward ned=edward teddy=edward,theodore
    tony=anthony andy=andrew drew=andrew matt=matthew pete=peter steve=steven,stephen stevie=steven,stephen
    alex=alexander,alexandra alec=alexander sandy=alexander,alexandra al=albert,alan,alfred greg=gregory
    jeff=jeffrey geoff=geoffrey ken=kenneth kenny=kenneth larry=lawrence lenny=leonard leo=leonard lou=louis
    max=maxwell,maximilian nick=nicholas norm=norman pat=patrick,patricia paddy=patrick phil=philip ray=raymond
    ron=ronald ronnie=ronald russ=russell sam=samuel,samantha sammy=samuel stan=stanley stu=stuart terry=terence
    tim=timothy timmy=timothy vic=victor vince=vincent walt=walter wally=walter zach=zachary zack=zachary abe=abraham
    ben=benjamin benny=benjamin brad=bradley chris=christopher,christine,christina cliff=clifford clint=clinton
    don=donald donnie=donald doug=douglas fred=frederick freddie=frederick gabe=gabriel gerry=gerald jerry=gerald
    gus=august hal=harold harry=harold,henry hank=henry herb=herbert jake=jacob josh=joshua mitch=mitchell
    mort=morton moe=moses liz=elizabeth lizzie=elizabeth beth=elizabeth betty=elizabeth betsy=elizabeth eliza=elizabeth
    kate=katherine,catherine katie=katherine,catherine kathy=katherine,catherine cathy=catherine,katherine
    peggy=margaret meg=margaret maggie=margaret marge=margaret sue=susan susie=susan suzy=susan debbie=deborah
    deb=deborah jen=jennifer jenny=jennifer jess=jessica becky=rebecca barb=barbara cindy=cynthia dottie=dorothy
    fran=frances,francis frank=francis,franklin gail=abigail abby=abigail ginny=virginia jan=janet,janice jo=joanne
    judy=judith kim=kimberly mandy=amanda nancy=ann patty=patricia trish=patricia penny=penelope rosie=rose
    sally=sarah tina=christina vicky=victoria vicki=victoria wendy=gwendolyn angie=angela steph=stephanie
    sasha=aleksandr misha=mikhail vova=vladimir volodya=vladimir dima=dmitri kolya=nikolai seryozha=sergei
    zhenya=evgeni lyosha=aleksei alyosha=aleksei petya=pyotr kostya=konstantin grisha=grigori
    """
  )

  /// Given names in Arabic and Russian that are written in many ways in Latin letters, in the form of ``TransliteratedName``.
  static let transliteratedNames = set(
    """
    muhamad ahmad mahmud mustafa husain hasan ali umar uthman khalid said usama asama iusuf iusaf ibrahim abdul abdala
    abdula abdu bashar hafiz hafaz saif zain salim salah karim rahim nuri sadam tariq tarik faisal fahd salman nasir
    nasar iasir iasar jamal gamal kamal anuar hakim latif rahman rahmn aziz haidar kasim kasam mukhtar muamar muqtada
    mukhtada muktada nasrala abu bin ibn ismail ishak dauud daud sulaiman luai kusai udai aiman riad ziad marwan samir
    samar uisam fatima fatma aisha khadija maria zainab zainb kuasi ghasan kasan huda malik tahar tahir
    aleksandar alaksandar sargai dmitri mikhail avgani igor vladimir nikolai alaksai alaksi iuri andrai anatoli boris
    grigori konstantin lavrantii laonid maksim oleg pavel piotr roman ruslan ramzan stanislav timur vadim valari viktor
    viachaslav vitali iaraslav iavgani sargii alaksii uladimir vulodimir uleksandar
    """
  )

  private static func words(_ text: String) -> [[UInt8]] {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Array($0) }
  }

  private static func set(_ text: String) -> Set<[UInt8]> { Set(words(text)) }

  private static func map(_ text: String) -> [[UInt8]: [UInt8]] { lists(text).compactMapValues(\.first) }

  private static func lists(_ text: String) -> [[UInt8]: [[UInt8]]] {
    var result: [[UInt8]: [[UInt8]]] = [:]
    for pair in words(text) {
      let parts = pair.split(separator: UInt8(ascii: "="))
      guard parts.count == 2 else { continue }
      result[Array(parts[0])] = parts[1].split(separator: UInt8(ascii: ",")).map { Array($0) }
    }
    return result
  }
}
