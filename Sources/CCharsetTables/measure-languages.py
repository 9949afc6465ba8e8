#!/usr/bin/env python3
"""Writes languages.txt: how often each character beyond ASCII occurs in a language.

Counts come from the translated messages of whatever free software is installed (compiled gettext catalogues), each
message once; a line holds the language and its most frequent characters with their share in parts of 100,000. English
has no catalogue and hardly any such characters: its line is kept as it stands. Run it in this folder on a machine with
many catalogues: python3 measure-languages.py [folder of catalogues]
"""

import collections
import gettext
import glob
import sys

LANGUAGES = ("de fr es it pt nl sv da nb fi ca ga is pl cs sk hu hr sl ro tr lt lv et ru uk bg sr be mk el he ar fa th "
             "ja ko zh_CN zh_TW").split()
KEPT = {"ja": 400, "ko": 400, "zh_CN": 400, "zh_TW": 400}
ENGLISH = ("’40000 “14000 ”14000 –7000 —7000 ‘4000 é4000 …2500 \u00a01500 £1200 ©800 •700 €500 ®400 °400 ™350 ½300 "
           "ñ250 ö250 ü250 á200 è200 ç150 ·150 í150 ó150 ï120 à120 ä120 §100 â80 ×80 ê60 ¢60 ø50 å50 ô50 »50 «50 ë40 É40")
# Romanian wrote cedillas where it writes commas since; the charsets of its time have only these.
OLD_FORMS = {"ro": str.maketrans("șțȘȚ", "şţŞŢ"), "fa": str.maketrans("ی", "ي")}


def messages(language, folder):
    seen = set()
    for path in sorted(glob.glob(f"{folder}/{language}/LC_MESSAGES/*.mo")):
        try:
            with open(path, "rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        for key, value in catalog.items():
            if key and isinstance(value, str) and value != key and value not in seen:
                seen.add(value)
                yield value.translate(OLD_FORMS.get(language, {}))


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/locale"
    with open("languages.txt", "w", encoding="utf-8") as file:
        print("en", *ENGLISH.split(" "), sep="\t", file=file)
        for language in LANGUAGES:
            counts = collections.Counter()
            for message in messages(language, folder):
                counts.update(character for character in message if ord(character) > 0x9F)
            total = sum(counts.values())
            shares = [(character, round(100_000 * count / total)) for character, count in counts.most_common(
                KEPT.get(language, 110))]
            print(language, *(f"{character}{share}" for character, share in shares if share), sep="\t", file=file)


if __name__ == "__main__":
    main()
