#!/usr/bin/env python3
"""Writes HTMLReferenceNames.swift: the named character references of the HTML standard, from Python's own copy of them.
Run it in its own folder; the standard says that the list does not change any more."""

from html.entities import html5

legacy = {name for name in html5 if not name.endswith(";")}
words = []
for name in sorted(name[:-1] for name in html5 if name.endswith(";")):
  value = "+".join(f"{ord(character):X}" for character in html5[name + ";"])
  words.append(f"{name}{'!' if name in legacy else '='}{value}")

lines, line = [], "   "
for word in words:
  if len(line) + len(word) + 1 > 118:
    lines.append(line)
    line = "   "
  line += " " + word
lines.append(line)
with open("HTMLReferenceNames.swift", "w") as file:
  file.write("// Written by generate_references.py.\n\n/// The named character references.\nenum HTMLReferenceNames {\n")
  file.write("  /// Name and code points in hexadecimal, in the order of the names' bytes; `!` instead of `=` where the\n")
  file.write("  /// semicolon may be missing.\n")
  file.write('  static let all: StaticString = """\n' + "\n".join(lines) + '\n    """\n}\n')
