import QuireText

/// The words that ranks and units of armed forces are named with (English).
enum MilitaryWords {
  /// The key under which a word is kept: FNV-1a over its letters in lower case.
  static func key(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(lowercased(byte))) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  // MARK: Ranks

  /// The words of ranks with their short forms.
  private static let rankWords: [(name: String, short: String)] = [
    ("General", "gen"), ("Brigadier", "brig"), ("Major", "maj"), ("Lieutenant", "lt lieut"), ("Colonel", "col"),
    ("Captain", "capt"), ("Sergeant", "sgt serjeant"), ("First", "1st"), ("Second", "2nd"), ("Third", "3rd"),
    ("Class", ""), ("Staff", ""), ("Master", ""), ("Technical", "tech"), ("Gunnery", ""), ("Command", ""),
    ("Corporal", "cpl"), ("Lance", ""), ("Private", "pvt pte"), ("Specialist", "spc"), ("Airman", ""),
    ("Senior", ""), ("Seaman", ""), ("Fleet", ""), ("Admiral", "adm"), ("Vice", ""), ("Rear", ""), ("Commodore", ""),
    ("Commander", "cmdr cdr"), ("Ensign", "ens"), ("Midshipman", ""), ("Chief", ""), ("Petty", ""), ("Officer", ""),
    ("Warrant", ""), ("Field", ""), ("Marshal", ""), ("Air", ""), ("Group", ""), ("Wing", ""), ("Squadron", ""),
    ("Leader", ""), ("Flight", ""), ("Pilot", ""), ("Flying", ""), ("Junior", ""), ("Grade", ""), ("of", ""),
    ("the", ""), ("Army", ""), ("Surgeon", ""),
  ]

  /// Ranks of several words.
  private static let longRanks = [
    "General of the Army", "Lieutenant General", "Major General", "Brigadier General", "Colonel General",
    "Lieutenant Colonel", "First Lieutenant", "Second Lieutenant", "Senior Lieutenant",
    "Lieutenant Junior Grade", "Lieutenant Commander", "Chief Warrant Officer", "Warrant Officer",
    "Sergeant Major of the Army", "Command Sergeant Major", "Sergeant Major", "Master Gunnery Sergeant",
    "First Sergeant", "Master Sergeant", "Chief Master Sergeant", "Senior Master Sergeant", "Sergeant First Class",
    "Staff Sergeant", "Technical Sergeant", "Gunnery Sergeant", "Lance Corporal", "Master Corporal", "Lance Sergeant",
    "Private First Class", "Airman First Class", "Senior Airman", "Seaman First Class", "Fleet Admiral",
    "Vice Admiral", "Rear Admiral", "Master Chief Petty Officer", "Senior Chief Petty Officer",
    "Chief Petty Officer", "Petty Officer First Class", "Petty Officer Second Class", "Petty Officer Third Class",
    "Petty Officer", "Field Marshal", "Air Marshal", "Air Chief Marshal", "Air Vice Marshal", "Air Commodore",
    "Group Captain", "Wing Commander", "Squadron Leader", "Flight Lieutenant", "Flying Officer", "Pilot Officer",
    "Flight Sergeant",
  ]

  /// Ranks of one word: believed before a name.
  private static let shortRanks = [
    "General", "Brigadier", "Major", "Lieutenant", "Colonel", "Captain", "Sergeant", "Corporal", "Private",
    "Specialist", "Airman", "Seaman", "Admiral", "Commodore", "Commander", "Ensign", "Midshipman", "Marshal",
  ]

  /// Abbreviations of whole ranks, as they are written.
  static let abbreviations: [String: String] = [
    "SFC": "Sergeant First Class", "PFC": "Private First Class", "LTC": "Lieutenant Colonel",
    "LTG": "Lieutenant General", "SSG": "Staff Sergeant", "LCDR": "Lieutenant Commander",
    "GySgt": "Gunnery Sergeant", "SSgt": "Staff Sergeant", "MSgt": "Master Sergeant", "TSgt": "Technical Sergeant",
    "LCpl": "Lance Corporal", "LtCol": "Lieutenant Colonel", "MajGen": "Major General",
    "LtGen": "Lieutenant General", "BrigGen": "Brigadier General",
  ]

  struct RankWord {
    var number: Int
    /// Whether it is a short form, which a point may follow.
    var isShort: Bool
  }

  static let rankWordsByKey: [UInt64: RankWord] = {
    var words: [UInt64: RankWord] = [:]
    for (number, word) in rankWords.enumerated() {
      words[key(word.name.utf8)] = RankWord(number: number, isShort: false)
      for short in word.short.split(separator: " ") {
        words[key(short.utf8)] = RankWord(number: number, isShort: true)
      }
    }
    return words
  }()

  /// The ranks by the numbers of their words.
  static let ranks: [[Int]: String] = {
    var ranks: [[Int]: String] = [:]
    for name in longRanks + shortRanks {
      let words = name.split(separator: " ").compactMap { rankWordsByKey[key($0.utf8)]?.number }
      ranks[words] = name
    }
    return ranks
  }()

  /// Capitalized words before which a rank's word is none: "General Motors", "Major League", "Private Eye".
  static let noNames = keys(
    """
    motors electric assembly election elections hospital secretary staff manager counsel mills dynamics atomics data \
    directorate conference administration services strike court council public fund meeting synod convention agreement \
    studies education practice league leagues events cities party eye equity school schools bank banks members \
    america marvel planet morgan hook law islands plan punishment governor gov office department command board \
    insurance group hospitality crimes case junior medical prison prisons affairs organization terms conditions \
    governors director secretariat congress limited ltd zers zer usaf usmc usn usa european african american asian \
    retired ret knowledge discussion news information questions interest relativity purpose sector sectors company companies \
    investors investment property message messages lessons tutor jet jets z x y alpha and or of the in for to with
    """
  )

  /// Words before "General" that make it an office, not a rank.
  static let offices = keys(
    """
    attorney secretary surgeon solicitor inspector director governor consul auditor comptroller postmaster adjutant \
    advocate registrar estates dollar
    """
  )

  // MARK: Units

  struct UnitWord {
    enum Role {
      /// Names a unit by itself: "battalion".
      case unit
      /// Names a unit, but other things as well: "division".
      case looseUnit
      /// "army", "fleet": a unit behind any ordinal number.
      case force
      /// An arm that also stands for its unit: "82nd Airborne".
      case arm
      /// "ranger", "infantry", "separate".
      case modifier
    }

    var role: Role
    var name: String

    /// How large the unit is that the word names, 0 for a word that names none.
    var level: Int {
      if role == .arm { return 4 }
      return [
        "Team": 1, "Flight": 1, "Platoon": 1, "Detachment": 1, "Company": 2, "Troop": 2, "Battery": 2, "Battalion": 3,
        "Squadron": 3, "Regiment": 4, "Group": 4, "Brigade": 5, "Wing": 5, "Division": 6, "Flotilla": 6, "Corps": 7,
        "Unit": 1, "Base": 1, "Force": 8, "Command": 8, "Army": 8, "Fleet": 8,
      ][name, default: 0]
    }
  }

  static let unitWords: [UInt64: UnitWord] = {
    var words: [UInt64: UnitWord] = [:]
    let lists: [(UnitWord.Role, String)] = [
      (.unit, "Battalion:bn Regiment:regt:rgt Brigade:bde Platoon:plt Squadron:sqn Corps Battery Flotilla Detachment"),
      (.looseUnit, "Division:div Company Group:grp Wing Troop Command Team Force Unit Base Flight"),
      (.force, "Army Fleet"),
      (.arm, "Airborne Infantry Cavalry Armored Armoured Marines Rangers Fusiliers Paratroopers"),
      (
        .modifier,
        """
        Ranger Marine Expeditionary Combat Mountain Mechanized Mechanised Motorized Motorised Motor Rifle Tank \
        Artillery Panzer Guards Guard Special Forces Operations Fighter Bomber Bombardment Logistics Support Signal \
        Signals Engineer Engineers Engineering Field Military Police Intelligence Medical Sustainment Aviation \
        Separate Independent Naval Parachute Light Heavy Reconnaissance Stryker Assault Amphibious Missile Defense \
        Defence Cyber Psychological Royal National Reserve Territorial Commando Grenadier Dragoon Hussars Lancers \
        Highland Gurkha Transport Transportation Chemical Ordnance Strike Carrier Submarine Destroyer Patrol Rescue \
        Airlift Refueling Refuelling Tactical Operational Training Theater Theatre Coastal Jaeger Alpine Volunteer \
        Partisan Presidential Anti-Aircraft Anti-Tank Infantry's
        """
      ),
    ]
    for (role, list) in lists {
      for entry in list.split(separator: " ") {
        let forms = entry.split(separator: ":")
        for form in forms { words[key(form.utf8)] = UnitWord(role: role, name: String(forms[0])) }
      }
    }
    return words
  }()

  /// "First" to "Twentieth", as far as units are counted in words.
  static let ordinals: [UInt64: Int] = {
    var ordinals: [UInt64: Int] = [:]
    for (index, word) in ordinalWords.split(separator: " ").enumerated() { ordinals[key(word.utf8)] = index + 1 }
    return ordinals
  }()

  private static let ordinalWords = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """

  /// The letters of the alphabet by which companies are called.
  static let letters = keys(letterWords)

  private static let letterWords = """
    alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo \
    sierra tango uniform victor whiskey yankee zulu able baker dog easy fox
    """

  /// How the words begin with which a rank or a unit without digits begins.
  static let openings: WordOpenings = {
    var openings = WordOpenings()
    for word in rankWords { openings.insert(word.name + " " + word.short) }
    for word in abbreviations.keys { openings.insert(word) }
    openings.insert(ordinalWords + " " + letterWords + " task joint seal company")
    // Roman numerals
    for first in "ivxl" {
      for second in "ivxl" {
        for third in "ivxl" { openings.insert("\(first)\(second)\(third)") }
      }
    }
    return openings
  }()

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { key($0.utf8) })
  }
}

extension TextWindow {
  /// The word of letters, digits and inner hyphens that begins at `offset`; at most 24 bytes.
  func militaryWord(at offset: Int) -> ByteRange {
    var end = offset
    while end - offset < 24, isLetterOrDigit(self[end]) { end += 1 }
    return isWord(at: end) ? offset..<offset : offset..<end
  }

  func militaryKey(_ word: ByteRange) -> UInt64 {
    MilitaryWords.key(bytes[word])
  }
}

/// The first three letters of words: a quick look before a word is looked up.
///
/// A Bloom filter of one hash: what begins like none of the words is told in one step, and a few others pass.
struct WordOpenings: Sendable {
  private var bits = [UInt64](repeating: 0, count: 64)

  /// Adds the words of ASCII letters that spaces part in `words`.
  mutating func insert(_ words: String) {
    for word in words.split(separator: " ") {
      let letters = Array(word.utf8.prefix(3))
      guard letters.count == 3 else { continue }
      let slot = WordOpenings.slot(letters[0], letters[1], letters[2])
      bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  /// Whether one of the words may begin at `offset`; every word of fewer than three letters and digits may.
  func mayBegin(at offset: Int, in text: TextWindow) -> Bool {
    let second = text[offset + 1]
    let third = text[offset + 2]
    guard isLetterOrDigit(second), isLetterOrDigit(third) else { return true }
    let slot = WordOpenings.slot(text[offset], second, third)
    return bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0
  }

  private static func slot(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let letters = UInt32(first | 0x20) << 16 | UInt32(second | 0x20) << 8 | UInt32(third | 0x20)
    return Int((letters &* 0x9E37_79B1) >> 20)
  }
}
