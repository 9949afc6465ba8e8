#!/usr/bin/env python3
"""Makes the corpus of compare_corpus.py as a stream of JSON Lines, the same bytes for the same size, and its truth.

usage: corpus_maker.py MEGABYTES CORPUS [--names GAZETTEER] [--truth TRUTH]

All of it is made up here, from a word list and a small grammar. Of 100 documents 80 are articles, 10 are exact duplicates
of an article before them, and 10 are junk: too short, symbols instead of words, one run of words again and again. Articles
have mojibake, no-break and zero-width spaces, runs of blanks, lines of boilerplate, e-mail addresses, links, telephone
numbers and dates.

One block of documents is made and written again and again, each time with another made-up word in every document, so that
gigabytes take seconds and documents of two blocks are never the same. TRUTH is a JSON object: the fate of each document
of a block by the number at the end of its id, and what was planted in the articles of a block.
"""
import argparse, itertools, json, random

BLOCK_BYTES = 10_000_000
# Stands in a block for the word that changes; as long as the words that replace it.
MARK = "qqqqqqqq"
# No document is shorter than this and an article, and none is longer than this and junk (see corpus.yaml).
SHORTEST_ARTICLE, LONGEST_STUB = 900, 150

NOUNS = """harbour council bridge engine letter river market winter school library mountain village printer garden window
railway ferry captain teacher farmer doctor judge minister report budget plan road tower island forest meadow storm
harvest bakery factory clock lantern museum archive theatre orchestra canal mill quarry lighthouse signal cable wheel
hammer ledger ticket ship cargo fleet crew passenger journey border valley station platform tunnel timber copper
glass paper wool salt grain flour butter honey apple orchard vineyard cellar kitchen chimney roof stable barn fence
field ditch spring well fountain square street corner district town city county region country coast bay cliff beach
tide current weather season morning evening night century decade month week hour moment question answer reason
result method measure number figure table chart map border page chapter story song picture colour shape sound silence
meeting vote election party member leader worker union strike wage price tax debt loan bank fund grant prize contest
game team player coach match season training injury recovery hospital nurse patient illness medicine trial study""".split()
ADJECTIVES = """old new small large quiet narrow broad distant nearby early late public private local foreign northern southern
eastern western upper lower wooden wet dry cold warm bright dark heavy light simple complex careful sudden gradual
annual daily weekly common rare cheap costly strong weak young former present final first second open closed empty full
clean dirty rough smooth steep flat deep shallow formal useful doubtful certain likely famous unknown patient eager""".split()
VERBS = """opened closed repaired visited described measured counted painted carried crossed followed reached left joined built
planned funded questioned answered reported recorded announced confirmed denied delayed finished started moved changed
replaced restored examined inspected approved rejected supported opposed discussed published printed translated found
lost sold bought rented shared divided covered marked named praised blamed remembered expected needed offered accepted""".split()
ADVERBS = """slowly quickly again later earlier often rarely quietly openly together alone finally recently nearly almost partly
mostly soon already still perhaps usually carefully gladly barely""".split()
PLACES = ["in", "near", "behind", "above", "under", "beside", "across from", "north of", "south of", "along"]
LINKS = ["because", "although", "while", "after", "before", "so that", "even though", "until", "where", "since"]
OPENERS = ["At first", "In the end", "For many years", "On most days", "By the evening", "In that year", "Without delay",
           "As before", "To everyone’s surprise", "According to the report", "Not far away", "In a café by the sea"]
ONSETS = "b br d dr f g gr h k kl l m n p r s st t tr v w z".split()
RHYMES = "a an ar e el en er i in o on or u ul un".split()
MONTHS = ["January", "February", "March", "April", "June", "July", "August", "October", "November"]
BOILERPLATE = [
    "Sign up for our letter and never miss a story! >>>",
    "Share this page: by mail | by post | by pigeon",
    "© 2016 The Example Gazette. All rights reserved.",
    "All content on this page belongs to its publisher and may not be copied.",
    "You have read 3 of 5 free articles this month.",
]
SYMBOLS = ["* * * * *", "### ### ###", "Home | News | Sport | >>", "1 2 3 4 5 6 7 8 9", "$$$ $$$ $$$", "-- == -- == --", "[...] [...] [...]"]


def made_up_name(chance):
    syllables = chance.randint(2, 3)
    return "".join(chance.choice(ONSETS) + chance.choice(RHYMES) for _ in range(syllables)).capitalize()


def gazetteer(count=5_000):
    """`count` names: people, places, organisations, each of two or three words, so that no plain word is one."""
    chance = random.Random(6)
    names = {}
    while len(names) < count:
        name = made_up_name(chance)
        names[chance.choice([f"{made_up_name(chance)} {name}", f"Port {name}", f"{name} Falls", f"{name} Harbour Trust",
                             f"University of {name}", f"{name} Shipping Company"])] = None
    return list(names)


class Writer:
    """Prose from the word list, and what was planted in it."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.names = gazetteer()
        # Names are not all as frequent: the first are met a hundred times as often as the last.
        self.weights = list(itertools.accumulate(1 / (1 + rank / 50) for rank in range(len(self.names))))
        self.planted = dict.fromkeys(("email", "url", "phone", "date", "name"), 0)

    def word(self, words):
        # The square prefers the words at the head of a list, as prose does.
        return words[int(len(words) * self.chance.random() ** 2)]

    def name(self):
        self.planted["name"] += 1
        return self.chance.choices(self.names, cum_weights=self.weights)[0]

    def phrase(self):
        chance = self.chance.random()
        noun = self.word(NOUNS)
        if chance < 0.35:
            return f"the {self.word(ADJECTIVES)} {noun}"
        if chance < 0.6:
            return f"the {noun} of the {self.word(NOUNS)}"
        if chance < 0.8:
            return f"that {noun}’s {self.word(NOUNS)}"
        return f"the {noun}"

    def clause(self):
        chance = self.chance.random()
        subject = self.name() if chance < 0.12 else self.phrase()
        said = f"{subject} {self.word(VERBS)} {self.phrase()}"
        if chance > 0.5:
            said += f" {self.word(PLACES)} {self.phrase()}"
        if chance > 0.8:
            said += " " + self.word(ADVERBS)
        return said

    def sentence(self):
        chance = self.chance.random()
        said = self.clause()
        if chance < 0.3:
            said = f"{self.word(OPENERS)}, {said}"
        elif chance < 0.6:
            said = f"{said} {self.word(LINKS)} {self.clause()}"
        elif chance < 0.7:
            said = f"“{said},” said {self.name()}, “and {self.clause()}”"
        elif chance < 0.75:
            said = f"{said} — {self.chance.randint(2, 900)} of them"
        elif chance < 0.8:
            said = f"{said}, and {self.chance.randint(11, 98)} per cent with {self.phrase()}"
        elif chance < 0.83:
            said = self.value(said)
        return said[0].upper() + said[1:] + "."

    def value(self, said):
        """`said` with an address, a link, a number or a date behind it."""
        kind = self.chance.choice(["email", "url", "phone", "date"])
        self.planted[kind] += 1
        number = self.chance.randint(100, 999)
        if kind == "email":
            return f"{said}; write to {self.word(NOUNS)}.desk{number}@gazette.example.com for more"
        if kind == "url":
            return f"{said}; see https://news.example.com/{self.word(NOUNS)}/{number}?from=feed for more"
        if kind == "phone":
            return f"{said}; call +1 202-555-0{number} for more"
        return f"{said} on {self.date()}"

    def date(self):
        return f"{self.chance.choice(MONTHS)} {self.chance.randint(1, 28)}, {self.chance.randint(1990, 2019)}"

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(3, 6)))

    def article(self):
        self.planted["date"] += 1
        title = self.clause()
        lines = [title[0].upper() + title[1:], "", f"Photo: {made_up_name(self.chance)}", "",
                 f"{MARK.capitalize()}, {self.date()} (Gazette): {self.mess(self.paragraph())}"]
        for _ in range(self.chance.randint(3, 13)):
            lines += ["", self.mess(self.paragraph())]
            if self.chance.random() < 0.12:
                lines += ["", self.chance.choice(BOILERPLATE)]
        if self.chance.random() < 0.4:
            lines += ["", "Comments"]
            for number in range(1, self.chance.randint(2, 7)):
                lines.append(f"{number}. {made_up_name(self.chance)} – {self.mess(self.sentence())}")
            lines += ["", "Comments are closed."]
        return "\n".join(lines)

    def mess(self, text):
        """`text` as scrapers leave it."""
        chance = self.chance.random()
        if chance < 0.2:
            text = text.replace(" ", "\u00a0", self.chance.randint(1, 12))
        elif chance < 0.3:
            text = "".join(map(as_windows, text.encode("utf8")))
        elif chance < 0.4:
            text = text.replace(". ", ".   ")
        elif chance < 0.45:
            text = text.replace(" ", " \u200b", 2)
        elif chance < 0.5:
            text = text.replace("’", "'")
        return text

    def junk(self, kind):
        if kind == "short":
            return f"{MARK} {self.sentence()}"[:LONGEST_STUB]
        if kind == "symbols":
            return "\n".join([MARK, *(self.chance.choice(SYMBOLS) for _ in range(self.chance.randint(40, 120)))])
        return f"{MARK} " + " ".join([f"{self.phrase()} is for sale now;"] * self.chance.randint(30, 90))


def as_windows(byte):
    """The character that windows-1252 has for `byte`; controls where it has none, as browsers read it."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def block(size):
    """About `size` bytes of documents in which MARK stands for the word that changes, and their truth."""
    writer = Writer(seed=20)
    lines, truth, articles, total = [], [], [], 0
    while total < size or len(lines) % 100:
        # A document's place among a hundred says what it is, so that shares are exact.
        place = len(lines) % 100
        if place % 10 == 9:
            fate, text = "duplicate", writer.chance.choice(articles)
        elif place % 10 == 4:
            fate = ["short", "symbols", "repeated"][(len(lines) // 10) % 3]
            planted = dict(writer.planted)
            text = writer.junk(fate)
            # What stands in junk counts for nothing.
            writer.planted = planted
        else:
            fate, text = "article", writer.article()
            articles.append(text)
        record = {"id": f"{MARK}-{len(lines):06}", "source": "made up", "text": text,
                  "metadata": {"url": f"https://news.example.com/{MARK}/{len(lines)}"}}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
        truth.append(fate)
        total += len(lines[-1].encode())
    return "".join(lines).encode(), {"fates": truth, "planted": writer.planted}


def changing_words():
    """Words of eight letters, no two the same."""
    syllables = [onset + rhyme for onset in "bdfgklmnprstv" for rhyme in "aeiou"]
    for parts in itertools.product(syllables, repeat=4):
        yield "".join(parts[::-1])


def corpus(size):
    """The blocks of about `size` bytes, one after the other, and the truth of one."""
    template, truth = block(min(size, BLOCK_BYTES))
    count = max(1, round(size / len(template)))
    mark, title = MARK.encode(), MARK.capitalize().encode()
    words = (word.encode() for word in itertools.islice(changing_words(), count))
    blocks = (template.replace(mark, word).replace(title, word.capitalize()) for word in words)
    return blocks, {**truth, "blocks": count, "bytes": count * len(template)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=float)
    parser.add_argument("corpus")
    parser.add_argument("--names", help="where the gazetteer goes, a name and its type a line")
    parser.add_argument("--truth", help="where the truth goes")
    arguments = parser.parse_args()
    made, known = corpus(int(arguments.megabytes * 1_000_000))
    with open(arguments.corpus, "wb") as file:
        for part in made:
            file.write(part)
    if arguments.names:
        with open(arguments.names, "w", encoding="utf8") as file:
            file.writelines(name + "\tNAME\n" for name in gazetteer())
    if arguments.truth:
        with open(arguments.truth, "w", encoding="utf8") as file:
            json.dump(known, file)
