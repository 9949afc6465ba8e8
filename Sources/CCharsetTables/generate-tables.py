#!/usr/bin/env python3
"""Writes single-byte.c and multi-byte.c: the indexes of the Encoding Standard (https://encoding.spec.whatwg.org/).

The code points come from Python's own codecs; where these differ from the standard, the differences are patched
below, each with its reason. Run it in this folder: python3 generate-tables.py
"""

SINGLE_BYTE = [  # the label, Python's codec, patches {byte: code point}
    ("ibm866", "cp866", {}),
    ("iso-8859-2", "iso8859_2", {}),
    ("iso-8859-3", "iso8859_3", {}),
    ("iso-8859-4", "iso8859_4", {}),
    ("iso-8859-5", "iso8859_5", {}),
    ("iso-8859-6", "iso8859_6", {}),
    ("iso-8859-7", "iso8859_7", {}),
    ("iso-8859-8", "iso8859_8", {}),  # ISO-8859-8-I reads the same table
    ("iso-8859-10", "iso8859_10", {}),
    ("iso-8859-13", "iso8859_13", {}),
    ("iso-8859-14", "iso8859_14", {}),
    ("iso-8859-15", "iso8859_15", {}),
    ("iso-8859-16", "iso8859_16", {}),
    ("koi8-r", "koi8_r", {}),
    ("koi8-u", "koi8_u", {0xAE: 0x045E, 0xBE: 0x040E}),  # the standard's KOI8-U has the letters of KOI8-RU
    ("macintosh", "mac_roman", {}),
    ("windows-874", "cp874", "controls"),
    ("windows-1250", "cp1250", "controls"),
    ("windows-1251", "cp1251", "controls"),
    ("windows-1252", "cp1252", "controls"),
    ("windows-1253", "cp1253", "controls"),
    ("windows-1254", "cp1254", "controls"),
    ("windows-1255", "cp1255", "controls"),  # and 0xCA, see single_byte
    ("windows-1256", "cp1256", "controls"),
    ("windows-1257", "cp1257", "controls"),
    ("windows-1258", "cp1258", "controls"),
    ("x-mac-cyrillic", "mac_cyrillic", {}),
]

# Two-byte characters that GB 18030-2022 moved from private use to their own code points.
GB18030_2022 = {
    0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15,
    0xA6DF: 0xFE16, 0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5,
    0xFE66: 0x9FB6, 0xFE67: 0x9FB7, 0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFEA0: 0x9FBB,
}

# HKSCS-2008 characters, which Python's codec (HKSCS-2004) lacks: 0x877A to 0x87DF, by index.
HKSCS_2008 = {
    0x877A: 0x3875, 0x877B: 0x21D53, 0x877C: 0x2369E, 0x877D: 0x26021, 0x877E: 0x3EEC, 0x87A1: 0x258DE,
    0x87A2: 0x3AF5, 0x87A3: 0x7AFC, 0x87A4: 0x9F97, 0x87A5: 0x24161, 0x87A6: 0x2890D, 0x87A7: 0x231EA,
    0x87A8: 0x20A8A, 0x87A9: 0x2325E, 0x87AA: 0x430A, 0x87AB: 0x8484, 0x87AC: 0x9F96, 0x87AD: 0x942F,
    0x87AE: 0x4930, 0x87AF: 0x8613, 0x87B0: 0x5896, 0x87B1: 0x974A, 0x87B2: 0x9218, 0x87B3: 0x79D0,
    0x87B4: 0x7A32, 0x87B5: 0x6660, 0x87B6: 0x6A29, 0x87B7: 0x889D, 0x87B8: 0x744C, 0x87B9: 0x7BC5,
    0x87BA: 0x6782, 0x87BB: 0x7A2C, 0x87BC: 0x524F, 0x87BD: 0x9046, 0x87BE: 0x34E6, 0x87BF: 0x73C4,
    0x87C0: 0x25DB9, 0x87C1: 0x74C6, 0x87C2: 0x9FC7, 0x87C3: 0x57B3, 0x87C4: 0x492F, 0x87C5: 0x544C,
    0x87C6: 0x4131, 0x87C7: 0x2368E, 0x87C8: 0x5818, 0x87C9: 0x7A72, 0x87CA: 0x27B65, 0x87CB: 0x8B8F,
    0x87CC: 0x46AE, 0x87CD: 0x26E88, 0x87CE: 0x4181, 0x87CF: 0x25D99, 0x87D0: 0x7BAE, 0x87D1: 0x224BC,
    0x87D2: 0x9FC8, 0x87D3: 0x224C1, 0x87D4: 0x224C9, 0x87D5: 0x224CC, 0x87D6: 0x9FC9, 0x87D7: 0x8504,
    0x87D8: 0x235BB, 0x87D9: 0x40B4, 0x87DA: 0x9FCA, 0x87DB: 0x44E1, 0x87DC: 0x2ADFF, 0x87DD: 0x62C1,
    0x87DE: 0x706E, 0x87DF: 0x9FCB,
}

# Where HKSCS once had a character that Big5 has too: the standard reads the Big5 one, Python nothing.
BIG5_AGAIN = {
    0x8E69: 0x7BB8, 0x8E6F: 0x7C06, 0x8E7E: 0x7CCE, 0x8EAB: 0x7DD2, 0x8EB4: 0x7E1D, 0x8ECD: 0x8005,
    0x8ED0: 0x8028, 0x8F57: 0x83C1, 0x8F69: 0x84A8, 0x8F6E: 0x840F, 0x8FCB: 0x89A6, 0x8FCC: 0x89A9,
    0x8FFE: 0x8D77, 0x906D: 0x90FD, 0x907A: 0x92B9, 0x90DC: 0x975C, 0x90F1: 0x97FF, 0x91BF: 0x9F16,
    0x9244: 0x8503, 0x92AF: 0x5159, 0x92B0: 0x515B, 0x92B1: 0x515D, 0x92B2: 0x515E, 0x92C8: 0x936E,
    0x92D1: 0x7479, 0x9447: 0x6D67, 0x94CA: 0x799B, 0x95D9: 0x9097, 0x9644: 0x975D, 0x96ED: 0x701E,
    0x96FC: 0x5B28, 0x9B76: 0x7201, 0x9B78: 0x77D7, 0x9B7B: 0x7E87, 0x9BC6: 0x99D6, 0x9BDE: 0x91D4,
    0x9BEC: 0x60DE, 0x9BF6: 0x6FB6, 0x9C42: 0x8F36, 0x9C53: 0x4FBB, 0x9C62: 0x71DF, 0x9C68: 0x9104,
    0x9C6B: 0x9DF0, 0x9C77: 0x83CF, 0x9CBC: 0x5C10, 0x9CBD: 0x79E3, 0x9CD0: 0x5A67, 0x9D57: 0x8F0B,
    0x9D5A: 0x7B51, 0x9DC4: 0x62D0, 0x9EA9: 0x6062, 0x9EEF: 0x75F9, 0x9EFD: 0x6C4A, 0x9F60: 0x9B2E,
    0x9F66: 0x9F17, 0x9FCB: 0x50ED, 0x9FD8: 0x5F0C, 0xA063: 0x880F, 0xA077: 0x62CE, 0xA0D5: 0x7468,
    0xA0DF: 0x7162, 0xA0E4: 0x7250,
}

# ETEN's radicals and signs, for which Python has the radical block or nothing.
BIG5_ETEN = {
    0xC6CD: 0x5E7A, 0xC6CF: 0x5EF4, 0xC6D3: 0x65E0, 0xC6D5: 0x7676, 0xC6D7: 0x96B6, 0xC6DE: 0x3003, 0xC6DF: 0x4EDD,
}


def decoded(codec, raw):
    """The one code point that `raw` decodes to, or 0."""
    try:
        text = bytes(raw).decode(codec)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 else 0


def single_byte(codec, patches):
    table = [decoded(codec, [byte]) for byte in range(0x80, 0x100)]
    if patches == "controls":
        # The standard's windows code pages map the holes of the control area to the controls, other holes to nothing.
        for byte in range(0x80, 0xA0):
            table[byte - 0x80] = table[byte - 0x80] or byte
        if codec == "cp1255":
            table[0xCA - 0x80] = 0x05BA  # holam haser, younger than Python's table
    else:
        for byte, code_point in patches.items():
            table[byte - 0x80] = code_point
    return table


def jis0208():
    """Pointers of Shift_JIS: 188 to a lead byte. The private use area of pointers 8836 to 10715 is computed."""
    table = []
    for pointer in range(11280):
        lead, trail = divmod(pointer, 188)
        lead += 0x81 if lead < 0x1F else 0xC1
        trail += 0x40 if trail < 0x3F else 0x41
        table.append(decoded("cp932", [lead, trail]) if not 8836 <= pointer <= 10715 else 0)
    return table


def jis0212():
    table = [decoded("euc_jp", [0x8F, 0xA1 + p // 94, 0xA1 + p % 94]) for p in range(94 * 94)]
    table[(0xA2 - 0xA1) * 94 + 0xB7 - 0xA1] = 0xFF5E  # Python has the ASCII tilde
    return table


def euc_kr():
    return [decoded("cp949", [0x81 + p // 190, 0x41 + p % 190]) for p in range(126 * 190)]


def gb18030():
    def value(pointer):
        lead, trail = 0x81 + pointer // 190, pointer % 190
        trail += 0x40 if trail < 0x3F else 0x41
        code = lead << 8 | trail
        if code == 0xA3A0:
            return 0x3000  # for deployed content
        if code == 0xA8BC:
            return 0x1E3F  # the version of 2005; Python's is of 2000
        return GB18030_2022.get(code) or decoded("gb18030", [lead, trail])

    return [value(pointer) for pointer in range(126 * 190)]


def gb18030_ranges():
    """Where a run of four-byte pointers begins to count up from another code point."""
    ranges, expected = [], None
    for pointer in range(39420):
        rest, fourth = divmod(pointer, 10)
        rest, third = divmod(rest, 126)
        first, second = divmod(rest, 10)
        code_point = decoded("gb18030", [0x81 + first, 0x30 + second, 0x81 + third, 0x30 + fourth])
        if pointer == 7457:
            code_point = 0xE7C7  # the version of 2005, see 0xA8BC
        if code_point != expected:
            ranges.append((pointer, code_point))
        expected = code_point + 1
    return ranges


def big5():
    def value(pointer):
        lead, trail = 0x81 + pointer // 157, pointer % 157
        trail += 0x40 if trail < 0x3F else 0x62
        code = lead << 8 | trail
        # The symbols are those of code page 950 where it has them, the rest those of the Hong Kong supplement.
        if 0xA140 <= code <= 0xA3FE and decoded("cp950", [lead, trail]):
            return decoded("cp950", [lead, trail])
        # ETEN's pictures of control characters, which neither has.
        if 0xA3C0 <= code <= 0xA3E0:
            return 0x2400 + code - 0xA3C0 if code < 0xA3E0 else 0x2421
        patch = HKSCS_2008.get(code) or BIG5_AGAIN.get(code) or BIG5_ETEN.get(code)
        return patch or decoded("big5hkscs", [lead, trail])

    return [value(pointer) for pointer in range(126 * 157)]


def c_array(kind, name, values, width=48):
    lines = [f"const {kind} {name}[{len(values)}] = {{"]
    for start in range(0, len(values), width):
        lines.append(",".join(str(value) for value in values[start:start + width]) + ",")
    return "\n".join(lines + ["};", ""])


def write(path, parts):
    head = ["// Written by generate-tables.py; don't edit.", '#include "ccharsettables.h"', ""]
    with open(path, "w") as file:
        file.write("\n".join(head + parts))


def main():
    parts = []
    for label, codec, patches in SINGLE_BYTE:
        parts += [f"// {label}", c_array("uint16_t", "ccharset_" + label.replace("-", "_"),
                                         single_byte(codec, patches), 128)]
    names = [label.replace("-", "_") for label, _, _ in SINGLE_BYTE]
    parts.append("const uint16_t *const ccharset_single_byte_tables[] = {"
                 + ", ".join("ccharset_" + name for name in names) + "};")
    parts.append(f"const int ccharset_single_byte_count = {len(names)};\n")
    write("single-byte.c", parts)

    big5_table = big5()
    assert all(value < 0x10000 or value >> 16 == 2 for value in big5_table)
    plane2 = [0] * ((len(big5_table) + 7) // 8)
    for pointer, value in enumerate(big5_table):
        if value >> 16:
            plane2[pointer // 8] |= 1 << pointer % 8
    ranges = gb18030_ranges()
    write("multi-byte.c", [
        c_array("uint16_t", "ccharset_jis0208", jis0208(), 188),
        c_array("uint16_t", "ccharset_jis0212", jis0212(), 188),
        c_array("uint16_t", "ccharset_euc_kr", euc_kr(), 380),
        c_array("uint16_t", "ccharset_gb18030", gb18030(), 380),
        c_array("uint16_t", "ccharset_gb18030_range_pointers", [pointer for pointer, _ in ranges]),
        c_array("uint16_t", "ccharset_gb18030_range_code_points", [code_point for _, code_point in ranges]),
        f"const int ccharset_gb18030_range_count = {len(ranges)};\n",
        c_array("uint16_t", "ccharset_big5", [value & 0xFFFF for value in big5_table], 314),
        c_array("uint8_t", "ccharset_big5_plane2", plane2, 157),
    ])


if __name__ == "__main__":
    main()
