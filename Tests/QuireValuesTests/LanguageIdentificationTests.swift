import QuireText
import QuireValues
import Testing

@Suite struct LanguageIdentificationTests {
  /// Sentences of our own about a captain, his ship and the sea, by language.
  private static let sentences: [(code: String, script: String?, text: String)] = [
    ("en", nil, "The old captain walked out on deck and looked at the quiet sea for a long time before he spoke."),
    ("de", nil, "Der alte Kapitän trat an Deck und schaute lange auf das ruhige Meer, bevor er wieder sprach."),
    ("fr", nil, "Le vieux capitaine sortit sur le pont et regarda longtemps la mer calme avant de parler."),
    ("es", nil, "El viejo capitán salió a la cubierta y miró durante mucho tiempo el mar tranquilo antes de hablar."),
    ("pt", nil, "O velho capitão saiu para o convés e olhou durante muito tempo para o mar calmo antes de falar."),
    ("it", nil, "Il vecchio capitano uscì sul ponte e guardò a lungo il mare calmo prima di parlare con gli uomini."),
    ("nl", nil, "De oude kapitein liep het dek op en keek lang naar de rustige zee voordat hij iets zei."),
    ("sv", nil, "Den gamle kaptenen gick ut på däck och såg länge på det lugna havet innan han sade något."),
    ("da", nil, "Den gamle kaptajn gik ud på dækket og så længe på det rolige hav, før han sagde noget til os."),
    ("nb", nil, "Den gamle kapteinen gikk ut på dekk og så lenge på det rolige havet før han sa noe til oss."),
    ("fi", nil, "Vanha kapteeni käveli kannelle ja katseli pitkään tyyntä merta ennen kuin hän puhui."),
    ("is", nil, "Gamli skipstjórinn gekk út á þilfarið og horfði lengi á lygnan sjóinn áður en hann talaði."),
    ("pl", nil, "Stary kapitan wyszedł na pokład i długo patrzył na spokojne morze, zanim się odezwał."),
    ("cs", nil, "Starý kapitán vyšel na palubu a dlouho se díval na klidné moře, než promluvil k mužům."),
    ("sk", nil, "Starý kapitán vyšiel na palubu a dlho sa pozeral na pokojné more, kým prehovoril k mužom."),
    ("hu", nil, "Az öreg kapitány kilépett a fedélzetre, és sokáig nézte a csendes tengert, mielőtt megszólalt."),
    ("ro", nil, "Bătrânul căpitan a ieșit pe punte și a privit îndelung marea liniștită înainte de a vorbi."),
    ("bg", nil, "Старият капитан излезе на палубата и дълго гледаше спокойното море, преди да заговори."),
    ("ru", nil, "Старый капитан вышел на палубу и долго смотрел на спокойное море, прежде чем заговорить."),
    ("uk", nil, "Старий капітан вийшов на палубу й довго дивився на спокійне море, перш ніж заговорити."),
    ("el", nil, "Ο γέρος καπετάνιος βγήκε στο κατάστρωμα και κοίταξε για πολλή ώρα την ήσυχη θάλασσα."),
    ("tr", nil, "Yaşlı kaptan güverteye çıktı ve konuşmadan önce uzun süre sakin denize baktı."),
    ("ar", nil, "خرج القبطان العجوز إلى سطح السفينة ونظر طويلا إلى البحر الهادئ قبل أن يتكلم."),
    ("fa", nil, "ناخدای پیر به عرشه آمد و پیش از آنکه حرف بزند مدت زیادی به دریای آرام نگاه کرد."),
    ("ur", nil, "بوڑھا کپتان عرشے پر آیا اور بولنے سے پہلے دیر تک پرسکون سمندر کو دیکھتا رہا۔"),
    ("he", nil, "הקפטן הזקן יצא אל הסיפון והביט זמן רב בים השקט לפני שדיבר."),
    ("hi", nil, "बूढ़ा कप्तान डेक पर आया और बोलने से पहले देर तक शांत समुद्र को देखता रहा।"),
    ("bn", nil, "বৃদ্ধ ক্যাপ্টেন ডেকে এসে কথা বলার আগে অনেকক্ষণ শান্ত সমুদ্রের দিকে তাকিয়ে রইলেন।"),
    ("ta", nil, "வயதான கப்பல் தலைவர் மேல்தளத்திற்கு வந்து அமைதியான கடலை நீண்ட நேரம் பார்த்தார்."),
    ("te", nil, "ముసలి కెప్టెన్ డెక్ మీదకు వచ్చి ప్రశాంతమైన సముద్రాన్ని చాలాసేపు చూశాడు."),
    ("th", nil, "กัปตันเฒ่าออกมาที่ดาดฟ้าเรือและมองดูทะเลที่สงบอยู่นานก่อนจะพูด"),
    ("vi", nil, "Vị thuyền trưởng già bước ra boong tàu và nhìn biển lặng rất lâu trước khi nói."),
    ("id", nil, "Kapten tua itu sudah berada di geladak karena ia ingin bisa melihat laut, tetapi cuaca sedang buruk."),
    ("ja", nil, "年老いた船長は甲板に出て、話し始める前に静かな海を長い間眺めていた。"),
    ("ko", nil, "늙은 선장은 갑판으로 나와 말을 하기 전에 조용한 바다를 오랫동안 바라보았다."),
    ("zh", "Hans", "老船长走上甲板，久久地望着平静的大海，然后才开始说话，他在想家里的人。"),
    ("zh", "Hant", "老船長走上甲板，久久地望著平靜的大海，然後才開始說話，他在想家裡的人。"),
    ("sw", nil, "Nahodha mzee alitoka kwenye sitaha na kuitazama bahari tulivu kwa muda mrefu kabla ya kusema."),
    ("ka", nil, "მოხუცი კაპიტანი გემბანზე გამოვიდა და დიდხანს უყურებდა წყნარ ზღვას."),
    ("lt", nil, "Senasis kapitonas išėjo į denį ir ilgai žiūrėjo į ramią jūrą, prieš prabildamas."),
    ("lv", nil, "Vecais kapteinis iznāca uz klāja un ilgi skatījās uz mierīgo jūru, pirms sāka runāt."),
    ("et", nil, "Vana kapten tuli tekile ja vaatas kaua vaikset merd, enne kui ta rääkima hakkas."),
  ]

  @Test(arguments: sentences.indices)
  func aSentenceTellsItsLanguage(_ index: Int) throws {
    let (code, script, text) = Self.sentences[index]
    let guess = try #require(identifyLanguage(Array(text.utf8)), "\(code): nothing was told")
    #expect(guess.code == code)
    #expect(guess.script == script)
    #expect(guess.score > 0.5 && guess.score <= 1, "\(code): \(guess.score)")
    #expect(identifyLanguage(Array(text.utf8)) == guess)
    let long = try #require(identifyLanguage(Array(String(repeating: text + "\n", count: 20).utf8)))
    #expect(long.code == code)
  }

  @Test(arguments: [
    "", " \n", "12345 67,89 — !", "😀😀", "a", "ok", "No.", "xq zzk wvvx",
    "asdf qwer zxcv jkl poiu asdf lkjh qwer mnbv zxcv",
  ])
  func littleTextTellsLittle(_ text: String) {
    #expect((identifyLanguage(Array(text.utf8))?.score ?? 0) < 0.5)
  }

  @Test func theScoreGrowsWithTheText() throws {
    let text = Array(Self.sentences[0].text.utf8)
    let short = identifyLanguage(text, in: [0..<15])?.score ?? 0
    let sentence = try #require(identifyLanguage(text)?.score)
    let page = try #require(identifyLanguage((0..<30).flatMap { _ in text + [0x20] })?.score)
    #expect(short < sentence && sentence < page)
    #expect(page > 0.9)
  }

  @Test func onlyTheRangesCount() {
    let english = Array(Self.sentences[0].text.utf8)
    let german = Array(Self.sentences[1].text.utf8)
    let both = english + german
    #expect(identifyLanguage(both, in: [0..<english.count])?.code == "en")
    #expect(identifyLanguage(both, in: [english.count..<both.count])?.code == "de")
    #expect(identifyLanguage(both, in: [0..<0, both.count..<(both.count + 9)]) == nil)
    let mixed = identifyLanguage(both)
    #expect((mixed?.score ?? 0) < (identifyLanguage(english)?.score ?? 0))
  }

  @Test func longTextsAreToldByTheirBeginning() {
    let russian = Array(String(repeating: Self.sentences[18].text + " ", count: 4000).utf8)
    #expect(identifyLanguage(russian)?.code == "ru")
    #expect(identifyLanguage([0x20] + russian)?.code == "ru")
    #expect(identifyLanguage([0xFF, 0xFE, 0x41]) == nil)
  }
}
