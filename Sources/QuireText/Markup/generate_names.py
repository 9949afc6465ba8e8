#!/usr/bin/env python3
"""Writes MarkupNameTags.swift, MarkupNameAttributes.swift and MarkupKnownNames.swift: the names of HTML, SVG and MathML
in one numbering. Run it in its own folder after a change; add new names at the end of a list, so that diffs stay small."""

HTML_TAGS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image
img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter multicol
nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb
rp rt rtc ruby s samp script search section select selectedcontent slot small source spacer span strike strong style
sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
""".split()

# Names of SVG and MathML as the tree has them; those with capitals also stand in lower case, as they are tokenized.
FOREIGN_TAGS = """
svg math altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath defs desc
ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter foreignObject g glyphRef
line linearGradient marker mask metadata mpath path pattern polygon polyline radialGradient rect set stop switch symbol
text textPath tspan use view annotation annotation-xml malignmark mfrac mglyph mi mn mo mover ms msqrt msub msup mtext
mrow mstyle munder semantics
""".split()

ATTRIBUTES = """
id class href src content name property itemprop itemtype itemscope itemid itemref rel datetime hidden style lang role
aria-hidden aria-label aria-labelledby aria-describedby aria-expanded aria-level aria-modal type charset http-equiv alt
title colspan rowspan start value cite width height align valign target loading srcset sizes media for dir hreflang as
crossorigin placeholder onclick action method async defer disabled checked selected multiple readonly required
autocomplete tabindex rev scope headers abbr label summary longdesc color face size bgcolor border accept accept-charset
enctype download ping poster controls autoplay loop muted preload kind srclang open reversed max min low high optimum
pattern maxlength minlength rows cols wrap usemap ismap shape coords allow allowfullscreen sandbox srcdoc referrerpolicy
integrity nonce slot part is inert translate spellcheck contenteditable draggable dropzone accesskey language code
codebase classid archive prompt encoding xmlns version x y d fill stroke transform points decoding fetchpriority
data-src data-srcset data-href data-id data-url data-type data-title data-name data-author data-time data-date
data-timestamp data-comment-id data-parent-id data-depth data-level data-user-id data-username data-post-id data-lang
data-original data-lazy-src data-original-src data-utime datatype about resource typeof vocab prefix compact
xlink:href xlink:title xlink:type xlink:role xlink:show xlink:actuate xlink:arcrole xml:lang xml:space xmlns:xlink
xml:base actuate arcrole show space xlink base
""".split()

# SVG's attributes with capitals; the lower-case form stands beside each.
FOREIGN_ATTRIBUTES = """
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits
glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent
spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength
viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan definitionURL
""".split()

KEYWORDS = {"as", "class", "for", "is", "switch", "var", "default", "in", "defer"}
SPELLED = {"annotation-xml": "annotationXML", "http-equiv": "httpEquivalent", "typeof": "typeOf"}

numbers = {"": 0}


def add(name):
  if name not in numbers:
    numbers[name] = len(numbers)
  return numbers[name]


def spelled(name):
  if name in SPELLED:
    return SPELLED[name]
  parts = name.replace(":", "-").split("-")
  return parts[0] + "".join(part[:1].upper() + part[1:] for part in parts[1:])


def constants(names, taken):
  lines = []
  for name in names:
    word = spelled(name)
    if word in taken:
      continue
    taken.add(word)
    word = f"`{word}`" if word in KEYWORDS else word
    lines.append(f"  @inlinable public static var {word}: MarkupName {{ MarkupName(raw: {numbers[name]}) }}")
  return lines


for name in HTML_TAGS + FOREIGN_TAGS:
  add(name)
LAST_TAG = len(numbers) - 1
for name in ATTRIBUTES + FOREIGN_ATTRIBUTES:
  add(name)
for name in FOREIGN_TAGS + FOREIGN_ATTRIBUTES:
  add(name.lower())

HEAD = "// Written by generate_names.py; change the lists there.\n\n"
taken = set()
with open("MarkupNameTags.swift", "w") as file:
  file.write(HEAD + "/// The names of elements of HTML, SVG and MathML, as they stand in a tree.\nextension MarkupName {\n")
  file.write("\n".join(constants(HTML_TAGS + FOREIGN_TAGS, taken)) + "\n}\n")
with open("MarkupNameAttributes.swift", "w") as file:
  file.write(HEAD + "/// The names of common attributes that are not names of elements, too.\nextension MarkupName {\n")
  file.write("\n".join(constants(ATTRIBUTES + FOREIGN_ATTRIBUTES, taken)) + "\n}\n")


def wrapped(words):
  lines, line = [], "   "
  for word in words:
    if len(line) + len(word) + 1 > 112:
      lines.append(line)
      line = "   "
    line += " " + word
  return "\n".join(lines + [line])


ordered = [name for name in numbers if name]
capitals = sorted({name for name in FOREIGN_TAGS if name != name.lower()})
attribute_capitals = sorted({name for name in FOREIGN_ATTRIBUTES})
with open("MarkupKnownNames.swift", "w") as file:
  file.write(HEAD + "/// The names that every table of names begins with.\nenum MarkupKnownNames {\n")
  file.write("  /// All known names in the order of their numbers, from 1 on, each ended by white space.\n")
  file.write('  static let all: StaticString = """\n' + wrapped(ordered) + '\n    \n    """\n\n'.replace("    \n", ""))
  file.write("  /// The names of SVG elements that have capitals.\n")
  file.write('  static let foreignElements: StaticString = """\n' + wrapped(capitals) + '\n    """\n\n')
  file.write("  /// The names of SVG and MathML attributes that have capitals.\n")
  file.write('  static let foreignAttributes: StaticString = """\n' + wrapped(attribute_capitals) + '\n    """\n}\n')
