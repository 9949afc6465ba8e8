#!/usr/bin/env python3
"""Writes charset-models.c from languages.txt: what each character costs in a language, for each legacy charset.

A cost is -10 ln P, P being how likely the character is among those beyond ASCII in that language; costs of a text add
up, and the charset and language with the lowest sum explain it best. Run it in this folder: python3 generate-models.py
"""

import importlib.util
import math
import unicodedata

spec = importlib.util.spec_from_file_location("tables", "generate-tables.py")
tables = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tables)

# The label, the prior cost, the languages. A charset that was rarer on the web pays more; what two charsets read alike
# goes to the first.
SINGLE_BYTE = [
    ("windows-1252", 0, "en"),
    ("windows-1252", 5, "de fr es it pt nl sv da nb fi ca ga is"),
    ("windows-1251", 10, "ru uk bg sr be mk"),
    ("windows-1250", 15, "pl cs sk hu hr sl ro"),
    ("windows-1254", 20, "tr"),
    ("windows-1257", 20, "lt lv et"),
    ("windows-1253", 15, "el"),
    ("windows-1255", 15, "he"),
    ("windows-1256", 15, "ar fa"),
    ("windows-874", 15, "th"),
    ("koi8-r", 20, "ru"),
    ("koi8-u", 25, "uk be"),
    ("iso-8859-2", 20, "pl cs sk hu hr sl ro"),
    ("iso-8859-5", 35, "ru uk bg sr be mk"),
    ("iso-8859-7", 20, "el"),
    ("ibm866", 90, "ru be"),
    ("macintosh", 90, "en de fr es it pt"),
]
MULTI_BYTE = [  # the label, Python's codec, the prior cost, the language
    ("shift_jis", "cp932", 15, "ja"),
    ("euc-jp", "euc_jp", 20, "ja"),
    ("euc-kr", "cp949", 15, "ko"),
    ("gbk", "gb18030", 15, "zh_CN"),
    ("big5", "big5hkscs", 15, "zh_TW"),
]
# Characters of any language, in parts of 100: what word processors put into text.
COMMON = {"’": 20, "“": 14, "”": 14, "–": 10, "—": 6, "‘": 3, "…": 5, "\u00a0": 12, "«": 3, "»": 3, "•": 2, "„": 2,
          "°": 1.5, "€": 1.5, "©": 1, "®": 0.7, "™": 0.7, "§": 0.5, "·": 0.5, "£": 0.3, "½": 0.3, "×": 0.3, "№": 0.3}
LATIN, OTHER = 0, 1
NONE, LOWER, UPPER, LETTER, SYMBOL, JOINER = range(6)


def languages():
    shares = {}
    with open("languages.txt", encoding="utf-8") as file:
        for line in file:
            language, *entries = line.rstrip("\n").split("\t")
            shares[language] = {entry[0]: int(entry[1:]) / 100_000 for entry in entries}
    return shares


def cost(probability):
    return min(255, round(-10 * math.log(max(probability, 1e-12))))


def floor(character):
    """The share of a character that was never counted in the language."""
    if not character:
        return 1e-12
    category = unicodedata.category(character)
    if category == "Cc":
        return 1e-9
    return 3e-5 if category[0] in "LM" else 1e-5 if category[0] in "PZ" else 3e-6


def single_byte_costs(codec, patches, shares):
    characters = [chr(code_point) if code_point else "" for code_point in tables.single_byte(codec, patches)]
    counted = {character: shares.get(character, 0) for character in characters if character}
    for character, share in list(counted.items()):
        # Catalogues hardly ever write words in capitals: each letter may be one.
        for other in (character.upper(), character.lower()):
            if other in counted:
                counted[other] = max(counted[other], share * 0.03)
    total = sum(counted.values())
    common = sum(COMMON.get(character, 0) for character in counted)
    return [cost(0.94 * counted[character] / total + 0.055 * COMMON.get(character, 0) / common + floor(character)
                 if character else 1e-12) for character in characters]


def kind(code_point):
    character = chr(code_point) if code_point else ""
    if not character or unicodedata.category(character) == "Cc":
        return NONE
    if character in "’·­‑‌‍":
        return JOINER
    category = unicodedata.category(character)
    return {"Ll": LOWER, "Lu": UPPER}.get(category, LETTER if category[0] in "LM" else SYMBOL)


def multi_byte_model(codec, shares):
    """The costs of the commonest characters by code point, and of any other by its lead byte."""
    known = {character: share for character, share in shares.items() if ord(character) < 0x10000}
    encoded = {}
    for character in known:
        try:
            raw = character.encode(codec)
        except UnicodeEncodeError:
            continue
        if len(raw) == 2 and raw[0] >= 0x80:
            encoded[character] = raw[0]
    # The mass that is left goes to the rows in the measure of what they hold among the commonest.
    rows = [0.0] * 128
    for character, lead in encoded.items():
        rows[lead - 0x80] += known[character]
    total = sum(rows)
    left = max(0.1, 1 - total)
    leads = []
    for row in rows:
        # Half a row's worth of characters shares it; rows that hold none of the commonest hold rare ones.
        leads.append(cost(left * row / total / 60 if row else 2e-7))
    top = sorted((ord(character), cost(known[character])) for character in encoded)
    return leads, top


def main():
    shares = languages()
    codecs = {label: (codec, patches) for label, codec, patches in tables.SINGLE_BYTE}
    order = [label for label, _, _ in tables.SINGLE_BYTE]
    rows, kinds, labels = [], [], []
    for label, prior, names in SINGLE_BYTE:
        codec, patches = codecs[label]
        for name in names.split():
            script = LATIN if unicodedata.name(max(shares[name], key=lambda c: shares[name][c] * c.isalpha())).startswith(
                "LATIN") or name == "en" else OTHER
            costs = single_byte_costs(codec, patches, shares[name])
            rows.append(f'  {{"{label}", {prior}, {script}, {order.index(label)}, {{'
                        + ",".join(map(str, costs)) + f"}}}}, // {name}")
    for label, codec, patches in tables.SINGLE_BYTE:
        kinds.append("  {" + ",".join(str(kind(c)) for c in tables.single_byte(codec, patches)) + f"}}, // {label}")
    multi = []
    parts = []
    for index, (label, codec, prior, name) in enumerate(MULTI_BYTE):
        leads, top = multi_byte_model(codec, shares[name])
        parts.append(tables.c_array("uint16_t", f"commonest_{index}", [code_point for code_point, _ in top], 200))
        parts.append(tables.c_array("uint8_t", f"commonest_costs_{index}", [value for _, value in top], 200))
        multi.append(f'  {{"{label}", {prior}, {len(top)}, commonest_{index}, commonest_costs_{index}, {{'
                     + ",".join(map(str, leads)) + f"}}}}, // {name}")
    head = "// Written by generate-models.py; don't edit.\n"
    with open("charset-models.c", "w", encoding="utf-8") as file:
        file.write("\n".join([
            head + '#include "ccharsettables.h"\n',
            "const ccharset_single_byte_model ccharset_single_byte_models[] = {", *rows, "};",
            f"const int ccharset_single_byte_model_count = {len(rows)};\n",
            f"const uint8_t ccharset_kinds[{len(kinds)}][128] = {{", *kinds, "};\n",
            *parts,
            "const ccharset_multi_byte_model ccharset_multi_byte_models[] = {", *multi, "};",
            f"const int ccharset_multi_byte_model_count = {len(multi)};",
        ]) + "\n")


if __name__ == "__main__":
    main()
