#!/usr/bin/env python3
"""Writes the Unicode tables of QuireText from one version of the Unicode Character Database.

    generate_tables.py [--data DIR] [--check]

DIR is laid out as Debian's `unicode-data` installs it (default: /usr/share/unicode). With --check nothing is
written; the exit code is 1 when a file in the tree differs from what would be written.

Every property becomes a two-stage table: the code point's high bits choose a block, equal blocks are stored once.
The tables are C arrays (they compile at once and cost nothing at start-up), read by static inline functions that
Swift's importer inlines. The numbers of enumerated values are fixed here and repeated in the Swift enumerations;
tests compare both with the data files by name.
"""

import argparse
import pathlib
import re
import sys

SWIFT = pathlib.Path(__file__).resolve().parent
TABLES = SWIFT.parent.parent / "CUnicodeTables"
LIMIT = 0x110000

CATEGORIES = ("Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co").split()
WORD_BREAKS = (
    "Other CR LF Newline Extend ZWJ Format Regional_Indicator Katakana Hebrew_Letter ALetter Single_Quote "
    "Double_Quote MidNumLet MidLetter MidNum Numeric ExtendNumLet WSegSpace"
).split()
SENTENCE_BREAKS = (
    "Other CR LF Sep Extend Format Sp Lower Upper OLetter Numeric ATerm SContinue STerm Close"
).split()
GRAPHEME_BREAKS = (
    "Other CR LF Control Extend ZWJ Regional_Indicator Prepend SpacingMark L V T LV LVT"
).split()
# Bit n of the flags table is the n-th of these.
FLAGS = (
    "White_Space Alphabetic Uppercase Lowercase Cased Case_Ignorable Default_Ignorable_Code_Point "
    "Extended_Pictographic East_Asian_Wide Dash Quotation_Mark Ideographic Emoji_Presentation"
).split()
PICTOGRAPHIC_BIT = 0x80  # beside a break value, in the table of grapheme breaks
# Pictographs have word break classes of their own, behind the property's values.
PICTOGRAPH_CLASSES = {"Other": len(WORD_BREAKS), "ALetter": len(WORD_BREAKS) + 1}
# What a word segment is, numbered as WordSegment.Kind is; beside a class in the table of word breaks, from bit 5 on.
SEGMENT_KINDS = {"word": 0, "number": 1, "ideograph": 2, "space": 3, "punctuation": 4, "other": 5}
KIND_SHIFT = 5


class Database:
    """The files of one version of the Unicode Character Database."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        first = self.read("DerivedCoreProperties.txt").split("\n", 1)[0]
        self.version = re.search(r"-(\d+\.\d+\.\d+)\.txt", first).group(1)

    def read(self, name):
        path = self.folder / name
        if not path.exists():
            sys.exit(f"{path}: not found; install unicode-data or say where it is with --data")
        return path.read_text(encoding="utf-8")

    def records(self, name):
        """Yields (first, last, fields) for every data line of a file."""
        for line in self.read(name).split("\n"):
            fields = [field.strip() for field in line.split("#", 1)[0].split(";")]
            if not fields[0]:
                continue
            ends = fields[0].split("..")
            yield int(ends[0], 16), int(ends[-1], 16), fields[1:]

    def enumeration(self, name, values):
        """A table of the numbers of the values in a file of one property."""
        number = {value: index for index, value in enumerate(values)}
        table = [0] * LIMIT
        for first, last, fields in self.records(name):
            table[first : last + 1] = [number[fields[0]]] * (last + 1 - first)
        return table

    def flag(self, name, wanted):
        """The code points that have the binary property `wanted` in a file."""
        for first, last, fields in self.records(name):
            if fields[0] == wanted:
                yield from range(first, last + 1)

    def unicode_data(self):
        """Yields (code point, fields) of UnicodeData.txt, without what its First/Last ranges stand for."""
        for first, _, fields in self.records("UnicodeData.txt"):
            yield first, fields


def flags_table(database):
    sources = {
        "White_Space": "PropList.txt", "Dash": "PropList.txt", "Quotation_Mark": "PropList.txt",
        "Ideographic": "PropList.txt", "Extended_Pictographic": "emoji/emoji-data.txt",
        "Emoji_Presentation": "emoji/emoji-data.txt",
    }
    table = [0] * LIMIT
    for bit, name in enumerate(FLAGS):
        if name == "East_Asian_Wide":
            points = wide(database)
        else:
            points = database.flag(sources.get(name, "DerivedCoreProperties.txt"), name)
        for point in points:
            table[point] |= 1 << bit
    return table


def wide(database):
    for first, last, fields in database.records("EastAsianWidth.txt"):
        if fields[0] in ("W", "F"):
            yield from range(first, last + 1)
    # EastAsianWidth.txt, "@missing": what is not listed in these blocks and planes is wide too.
    listed = set()
    for first, last, _ in database.records("EastAsianWidth.txt"):
        listed.update(range(first, last + 1))
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        yield from (point for point in range(first, last + 1) if point not in listed)


def with_pictographs(database, table):
    for point in database.flag("emoji/emoji-data.txt", "Extended_Pictographic"):
        table[point] |= PICTOGRAPHIC_BIT
    return table


def word_classes(database):
    """The class of every code point to word boundaries, and what a segment is that begins with it."""
    table = database.enumeration("auxiliary/WordBreakProperty.txt", WORD_BREAKS)
    kinds = segment_kinds(database, table)
    for point in database.flag("emoji/emoji-data.txt", "Extended_Pictographic"):
        table[point] = PICTOGRAPH_CLASSES[WORD_BREAKS[table[point]]]
    return [value | kind << KIND_SHIFT for value, kind in zip(table, kinds)]


def segment_kinds(database, breaks):
    """What a word segment is that begins with a code point and has no letter or digit behind it."""
    # By the first letter of the General_Category, its major class.
    classes = {"L": "word", "M": "word", "N": "number", "P": "punctuation", "Z": "space", "S": "other", "C": "other"}
    kinds = [SEGMENT_KINDS[classes[CATEGORIES[value][0]]] for value in categories(database)]
    ideographs = set(database.flag("PropList.txt", "Ideographic")) | set(database.flag("Scripts.txt", "Hiragana"))
    for point in ideographs:
        if kinds[point] in (SEGMENT_KINDS["word"], SEGMENT_KINDS["number"]):
            kinds[point] = SEGMENT_KINDS["ideograph"]
    for point in database.flag("PropList.txt", "White_Space"):
        kinds[point] = SEGMENT_KINDS["space"]
    for point, value in enumerate(breaks):
        if WORD_BREAKS[value] in ("ALetter", "Hebrew_Letter", "Katakana"):
            kinds[point] = SEGMENT_KINDS["word"]
        elif WORD_BREAKS[value] == "Numeric":
            kinds[point] = SEGMENT_KINDS["number"]
    return kinds


def word_bytes(table):
    """What a single byte is to word boundaries, as the bits of WordByte in WordScanner.swift."""
    bits = {
        "ALetter": 1, "Numeric": 2, "ExtendNumLet": 4, "MidLetter": 8, "MidNum": 16, "MidNumLet": 24,
        "Single_Quote": 24, "WSegSpace": 32, "CR": 64, "LF": 64, "Newline": 64,
    }
    ascii_bits = [bits.get(WORD_BREAKS[value & 0x1F], 0) for value in table[:128]]
    return ascii_bits + [128] * 128


def scripts(database):
    names = sorted({fields[0] for _, _, fields in database.records("Scripts.txt")} - {"Common", "Inherited"})
    return ["Unknown", "Common", "Inherited"] + names


class Normalization:
    """Canonical decompositions and compositions, and what decides whether text is in form C."""

    def __init__(self, database):
        self.classes = [0] * LIMIT
        simple = {}
        for point, fields in database.unicode_data():
            self.classes[point] = int(fields[2])
            if fields[4] and not fields[4].startswith("<"):
                simple[point] = [int(part, 16) for part in fields[4].split()]
        excluded = set(database.flag("DerivedNormalizationProps.txt", "Full_Composition_Exclusion"))
        self.pairs = {
            tuple(parts): point for point, parts in simple.items() if len(parts) == 2 and point not in excluded
        }
        self.full = {point: self.expand(point, simple) for point in simple}
        self.info = self.info_table(database)

    def expand(self, point, simple):
        if point not in simple:
            return [point]
        return [leaf for part in simple[point] for leaf in self.expand(part, simple)]

    def info_table(self, database):
        """Bits 0-7: combining class; bits 8-9: NFC_Quick_Check (0 yes, 1 maybe, 2 no)."""
        table = list(self.classes)
        for first, last, fields in database.records("DerivedNormalizationProps.txt"):
            if fields[0] == "NFC_QC":
                for point in range(first, last + 1):
                    table[point] |= {"M": 1, "N": 2}[fields[1]] << 8
        return table

    def decompositions(self):
        """(index into the pool by code point, pool); an entry of the pool is a length and that many code points."""
        table, pool, seen = [0] * LIMIT, [0], {}
        for point, parts in sorted(self.full.items()):
            key = tuple(parts)
            if key not in seen:
                seen[key] = len(pool)
                pool += [len(parts), *parts]
            table[point] = seen[key]
        return table, pool

    def compositions(self):
        """(index into the pool by first code point, pool): a count and that many pairs of second and composite."""
        table, pool = [0] * LIMIT, [0]
        for first in sorted({pair[0] for pair in self.pairs}):
            seconds = sorted((pair[1], point) for pair, point in self.pairs.items() if pair[0] == first)
            table[first] = len(pool)
            pool += [len(seconds)] + [number for pair in seconds for number in pair]
        return table, pool


def case_table(database):
    """(record by code point, records): the differences to upper, lower, title and simple fold, then the full fold."""
    mappings = {}
    for point, fields in database.unicode_data():
        upper, lower, title = (int(field, 16) if field else None for field in fields[11:14])
        if upper or lower or title:
            mappings[point] = [upper or point, lower or point, title or upper or point, point, ()]
    for point, _, fields in database.records("CaseFolding.txt"):
        mapping = mappings.setdefault(point, [point, point, point, point, ()])
        folded = [int(part, 16) for part in fields[1].split()]
        if fields[0] in "CS":
            mapping[3] = folded[0]
        elif fields[0] == "F":
            mapping[4] = tuple(folded)
    table, records, seen = [0] * LIMIT, [(0, 0, 0, 0, 0, 0, 0)], {}
    for point, mapping in sorted(mappings.items()):
        full = (mapping[4] + (0, 0, 0))[:3]
        record = tuple(target - point for target in mapping[:4]) + full
        if record not in seen:
            seen[record] = len(records)
            records.append(record)
        table[point] = seen[record]
    return table, records


def two_stages(table):
    """The smallest (shift, index, blocks) that stands for `table`."""
    best = None
    for shift in range(5, 10):
        size, seen, index, blocks = 1 << shift, {}, [], []
        for start in range(0, LIMIT, size):
            block = tuple(table[start : start + size])
            if block not in seen:
                seen[block] = len(seen)
                blocks += block
            index.append(seen[block])
        cost = len(index) * width(index) + len(blocks) * width(blocks)
        if best is None or cost < best[0]:
            best = (cost, shift, index, blocks)
    return best[1:]


def width(numbers):
    return 8 if max(numbers) < 256 else 16 if max(numbers) < 65536 else 32


def array(kind, name, numbers):
    lines, line = [], ""
    for number in numbers:
        text = f"{number},"
        if len(line) + len(text) > 118:
            lines.append(line)
            line = ""
        line += text
    body = "\n".join([*lines, line])
    return f"const {kind} {name}[{len(numbers)}] = {{\n{body}\n}};\n"


class Writer:
    """Collects the C files, their header and the Swift files."""

    def __init__(self, version):
        self.notice = (
            f"// Generated by Sources/QuireText/Unicode/generate_tables.py from Unicode {version}; do not edit.\n"
            "// Unicode data files: © Unicode, Inc., used under https://www.unicode.org/license.txt\n"
        )
        self.files, self.declarations, self.functions = {}, [], []

    def property(self, name, table, summary):
        shift, index, blocks = two_stages(table)
        kinds = [f"uint{width(numbers)}_t" for numbers in (index, blocks)]
        text = array(kinds[0], f"quire_{name}_index", index) + array(kinds[1], f"quire_{name}_blocks", blocks)
        self.files[TABLES / f"{name}.c"] = f'{self.notice}#include "cunicodetables.h"\n\n{text}'
        self.declare(kinds[0], f"quire_{name}_index")
        self.declare(kinds[1], f"quire_{name}_blocks")
        self.functions.append(
            f"/// {summary}\n"
            f"static inline {kinds[1]} quire_{name}(uint32_t point) {{\n"
            f"  if (point > 0x10FFFF) return 0;\n"
            f"  uint32_t block = (uint32_t)quire_{name}_index[point >> {shift}] << {shift};\n"
            f"  return quire_{name}_blocks[block | (point & {hex((1 << shift) - 1)})];\n"
            f"}}\n"
        )

    def pool(self, file, kind, name, numbers):
        self.files[TABLES / f"{file}.c"] += array(kind, f"quire_{name}", numbers)
        self.declare(kind, f"quire_{name}")

    def declare(self, kind, name):
        # Without a length Swift's importer leaves the array alone; only the functions below are for Swift.
        self.declarations.append(f"extern const {kind} {name}[];\n")

    def finish(self):
        self.files[TABLES / "include" / "cunicodetables.h"] = (
            f"{self.notice}#ifndef CUNICODETABLES_H\n#define CUNICODETABLES_H\n\n#include <stdint.h>\n\n"
            + "".join(self.declarations) + "\n" + "\n".join(self.functions) + POOL_FUNCTIONS + "\n#endif\n"
        )


POOL_FUNCTIONS = """
/// Where the canonical decomposition stands that quire_decomposition names: a length and that many code points.
static inline const uint32_t *_Nonnull quire_decomposition_at(uint32_t index) {
  return quire_decompositions + index;
}

/// The composite of two code points, or 0; Hangul syllables are not in the table.
static inline uint32_t quire_compose(uint32_t first, uint32_t second) {
  const uint32_t *entry = quire_compositions + quire_composition(first);
  for (uint32_t count = *entry++; count > 0; count -= 1, entry += 2) {
    if (entry[0] == second) return entry[1];
  }
  return 0;
}

/// What a byte is to word boundaries, as bits; 128 for a byte that is not ASCII.
static inline uint8_t quire_word_byte(uint8_t byte) { return quire_word_bytes[byte]; }

/// The mappings of case that quire_case names: differences to upper, lower, title and simple fold; full fold.
static inline const int32_t *_Nonnull quire_case_record(uint32_t index) {
  return quire_case_records + index * 7;
}
"""


def swift_script(names, notice):
    cases = "\n".join(f"  case {camel(name)} = {index}" for index, name in enumerate(names))
    return (
        f"{notice}\n/// A script of the Unicode Standard (UAX #24), the value of the property Script.\n"
        f"public enum Script: UInt8, Sendable, CaseIterable {{\n{cases}\n}}\n"
    )


def camel(name):
    parts = name.replace("_", " ").split()
    return parts[0].lower() + "".join(part.capitalize() for part in parts[1:])


def generate(database):
    writer = Writer(database.version)
    normalization, names = Normalization(database), scripts(database)
    writer.property("category", categories(database), "General_Category, numbered as GeneralCategory is.")
    writer.property("flags", flags_table(database), "Binary properties, a bit each.")
    writer.property("script", database.enumeration("Scripts.txt", names), "Script, numbered as Script is.")
    word = word_classes(database)
    writer.property("word_break", word, "Bits 0-4: Word_Break, 19 and 20 for pictographs; bits 5-7: WordSegment.Kind.")
    writer.pool("word_break", "uint8_t", "word_bytes", word_bytes(word))
    sentence = database.enumeration("auxiliary/SentenceBreakProperty.txt", SENTENCE_BREAKS)
    writer.property("sentence_break", sentence, "Sentence_Break.")
    grapheme = database.enumeration("auxiliary/GraphemeBreakProperty.txt", GRAPHEME_BREAKS)
    writer.property("grapheme_break", with_pictographs(database, grapheme),
                    "Grapheme_Cluster_Break; bit 7: Extended_Pictographic.")
    writer.property("normalization", normalization.info,
                    "Bits 0-7: Canonical_Combining_Class; bits 8-9: NFC_Quick_Check (0 yes, 1 maybe, 2 no).")
    table, pool = normalization.decompositions()
    writer.property("decomposition", table, "Which entry of the decompositions is this code point's; 0: none.")
    writer.pool("decomposition", "uint32_t", "decompositions", pool)
    table, pool = normalization.compositions()
    writer.property("composition", table, "Which entry of the compositions begins with this code point; 0: none.")
    writer.pool("composition", "uint32_t", "compositions", pool)
    table, records = case_table(database)
    writer.property("case", table, "Which record of the mappings of case is this code point's; 0: none.")
    writer.pool("case", "int32_t", "case_records", [number for record in records for number in record])
    writer.finish()
    writer.files[SWIFT / "TablesVersion.swift"] = (
        f"{writer.notice}\n/// The version of the Unicode Standard that all tables of this module were made from.\n"
        f'public let unicodeVersion = "{database.version}"\n'
    )
    writer.files[SWIFT / "TablesScript.swift"] = swift_script(names, writer.notice)
    return writer.files


def categories(database):
    return database.enumeration("extracted/DerivedGeneralCategory.txt", CATEGORIES)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default="/usr/share/unicode", help="folder of the Unicode Character Database")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is not current")
    arguments = parser.parse_args()
    stale = []
    for path, text in generate(Database(arguments.data)).items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not arguments.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in stale:
        print(f"{'stale' if arguments.check else 'wrote'}: {path.name}")
    sys.exit(1 if arguments.check and stale else 0)


if __name__ == "__main__":
    main()
