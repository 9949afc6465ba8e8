import QuireValues
import Testing

@Suite struct MilitaryTests {
  @Test(arguments: [
    (
      "of the 3rd Battalion, 75th Ranger Regiment, said",
      ["3rd Battalion, 75th Ranger Regiment = 3rd Battalion, 75th Ranger Regiment"]
    ),
    (
      "82nd Airborne Division; the 101st Airborne",
      ["82nd Airborne Division = 82nd Airborne Division", "101st Airborne = 101st Airborne"]
    ),
    (
      "B Company, 1st Bn., 5th Marines and Third Battalion of the 4th Infantry Regiment",
      [
        "B Company, 1st Bn., 5th Marines = B Company, 1st Battalion, 5th Marines",
        "Third Battalion of the 4th Infantry Regiment = 3rd Battalion, 4th Infantry Regiment",
      ]
    ),
    ("XVIII Airborne Corps, V Corps", ["XVIII Airborne Corps = XVIII Airborne Corps", "V Corps = V Corps"]),
    (
      "Joint Task Force 2, Task Force 141",
      ["Joint Task Force 2 = Joint Task Force 2", "Task Force 141 = Task Force 141"]
    ),
    ("SEAL Team Six", ["SEAL Team Six = SEAL Team 6"]),
    (
      "47th Separate Mechanized Brigade; 617 Squadron",
      ["47th Separate Mechanized Brigade = 47th Separate Mechanized Brigade", "617 Squadron = 617 Squadron"]
    ),
    ("the Seventh Fleet, Bravo Company", ["Seventh Fleet = 7th Fleet", "Bravo Company = Bravo Company"]),
    (
      "3rd Division football, First Division, East India Company, 5th Avenue, 1st Team, I Corps of 3rd graders",
      ["I Corps = I Corps"]
    ),
  ])
  func units(text: String, expected: [String]) {
    #expect(values(of: text, [.militaryUnit]) == expected)
  }

  @Test(arguments: [
    ("Sgt. 1st Class Jo Smith", ["Sgt. 1st Class = Sergeant First Class"]),
    (
      "Army Brigadier General Ann Lee, Brig. Gen. Lee",
      ["Brigadier General = Brigadier General", "Brig. Gen. = Brigadier General"]
    ),
    (
      "Lt. Col. Roe, Lt Cdr Roe, LtCol Roe, PFC Roe",
      [
        "Lt. Col. = Lieutenant Colonel", "Lt Cdr = Lieutenant Commander", "LtCol = Lieutenant Colonel",
        "PFC = Private First Class",
      ]
    ),
    ("Capt. Ryan met Gen. H. R. Roe and Colonel Roe", ["Capt. = Captain", "Gen. = General", "Colonel = Colonel"]),
    (
      "Major-General Roe; Chief Warrant Officer Roe",
      ["Major-General = Major General", "Chief Warrant Officer = Chief Warrant Officer"]
    ),
    ("General Motors, Attorney General Roe, Major League, a general, Gen Z, Private Eye, Captain America", []),
    ("the general said, Director - General Roe, Lieutenant Governor Roe", []),
  ])
  func ranks(text: String, expected: [String]) {
    #expect(values(of: text, [.rank]) == expected)
  }
}
