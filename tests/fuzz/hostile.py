"""Values that have broken readers before, as each kind of file spells them."""

from __future__ import annotations

import json
from typing import Final
from xml.sax.saxutils import quoteattr

__all__ = [
    "BYTES",
    "CSV",
    "DATES",
    "JSON",
    "LINES",
    "NAMES",
    "NUMBERS",
    "SAID",
    "TEXTS",
    "XML",
]

NUMBERS: Final = (
    *("1e309", "-1e309", "1e-400", "4.9e-324", "1.7976931348623157e308", "-0", "-0.0", "0", "-1"),
    *("NaN", "nan", "-nan", "Infinity", "-Infinity", "inf", "1" + "0" * 399, "1" + "0" * 400),
    *("9" * 5_000, "0." + "3" * 5_000, "2147483648", "-2147483649", "4294967296"),
    *("9223372036854775807", "9223372036854775808", "18446744073709551616", "999999999"),
    *("0x10", "1_000", "+5", ".5", "5.", "1e5", "1E+2", "1e", "00", "007", "1.5.2", "1,5"),
    *("1.234,5", "1,234.5", "1.234", "1 234", "1'234", "٣", "²", "½", "0.1", "16777217", "1048577"),
)
DATES: Final = (
    *("2003", "2003-06", "2003-13", "2003-02-30", "0000", "0000-00-00", "0001-01-01", "9999-12-31"),
    *("9998-12-31", "10000-01-01", "31.02.2003", "1.1.1", "00.2001", "99.99.9999", "17.05.2001"),
    *(
        "2003-05-17T00:00:00Z",
        "2003-05-17T25:61:61+99:99",
        "٢٠٠٣-٠١-٠١",  # noqa: RUF001
        "2003-",
        "-2003",
        "5/17/03",
    ),
)
TEXTS: Final = (
    *("", " ", "\t", "\n", "\r", "\r\n", "\0", "\x07", "\x0b", "\x1a", "\x1b[2J", "\x7f", "\x85"),
    *("\u00a0", "\u200b", "\u2028", "\u2029", "\u202e", "\ufeff", "\ufffe", "\uffff", "\ufffd"),
    *("a\u0308", "ä", "e" + "\u0301" * 500, "مخبز", "🥐", "👩‍🍳", "ſ", "İ", "ß", "ǅ", "\U0010ffff"),  # noqa: RUF001
    *(
        "'",
        '"',
        '""',
        "`",
        "\\",
        "\\\\",
        "\\n",
        "/",
        "//",
        "|",
        "a|b",
        "|||",
        ":",
        "::",
        "a:1",
        ";",
    ),
    *(",", "=", "=1+1", "+1", "-1", "@x", "#", "&", "&amp;", "&#0;", "&lt;", "&#55296;", "<", ">"),
    *("<b>", "]]>", "<!--", "%", "%s", "%n%n", "{", "}", "{}", "{0}", "{x}", "{file}", "{a.b}"),
    *("{0.__class__}", "{{", "}}", "$x", "${x}", "../x", "/etc/passwd", "file:///etc/passwd"),
    *("http://example.org/x", "C:\\x", "CON", "__class__", "__proto__", "constructor", "None"),
    *(
        "null",
        "true",
        "false",
        "True",
        "ja",
        "nein",
        "wahr",
        "x",
        "-",
        ".",
        "*",
        "...",
        "keine Angabe",
    ),
    *("Summe", "Insgesamt", "SUM A", "NA", "N/A", "k. A.", "#REF!", "#N/A", "#NAME?", "_x0041_"),
    *("_x005F_x0041_", "_xD800_", "_xFFFE_", "a" * 300, "a" * 33_000, "ä " * 5_000, "sep=;", "id"),
)
NAMES: Final = (
    *("id", "source", "target", "kind", "weight", "mutual", "since", "until", "known", "table"),
    *("ordinal", "reverse", "localeconomy", "actors", "relationships", "memberships", "tables"),
    *("title", "description", "as_of", "format", "version", "label", "name", "attributes", "key"),
    *("why_missing", "district", "confirmed", "reported_by", "lon", "lat", "time", "mode", "viz"),
    *("business", "supply", "cooperation", "unspecified", "founder", "organisation", "person"),
)
SAID: Final = (*NUMBERS, *DATES, *TEXTS, *NAMES)

RAW: Final = (
    b"\xed\xa0\x80",
    b"\xff",
    b"\xc3",
    b"\xe4",
    b"\xf8\x88\x80\x80\x80",
    b"\xc0\x80",
    b"\x81",
)
"""Bytes that are not UTF-8: lone surrogates, half characters, overlong forms."""

BYTES: Final = (
    *RAW,
    *(text.encode() for text in ("\0", "\r", "\n", '"', "'", ";", ",", "<", ">", "&", "{", "[")),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"9" * 500, b"\xff" * 8),
    *(b"\0" * 8, b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"PK\x03\x04", b"PK\x01\x02", b"PK\5\6"),
)

JSON: Final = (
    *(json.dumps(text).encode() for text in SAID),
    *(json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass") for text in TEXTS),
    *(number.encode() for number in NUMBERS),
    *(b'"\\ud800"', b'"\\udc00\\ud800"', b'"a\\udfffb"', b'"\\u0000"', b'"\\x"', b'"\\u12"'),
    *(b"null", b"true", b"false", b"[]", b"{}", b"[[]]", b"[{}]", b"[null]", b'{"":""}', b"[1,2]"),
    *(b'{"de":"a","en":"b"}', b'{"de":1}', b'{"a":1,"a":2}', b'["a","a"]', b"[1,[2,[3]]]", b"nul"),
    *(b'"\xed\xa0\x80"', b'"\xff"', b"undefined", b"", b'"', b"'a'", b"//x", b"/**/"),
)
XML: Final = (
    *(quoteattr(text).encode() for text in SAID),
    *(text.replace("&", "&amp;").replace("<", "&lt;").encode() for text in SAID),
    *(b"&undefined;", b"&#0;", b"&#xD800;", b"&#xFFFF;", b"&#x110000;", b"&#99999999999;", b"&"),
    *(
        b"<![CDATA[<x>]]>",
        b"<!-- -- -->",
        b"<?xml version='1.0'?>",
        b"<?x?>",
        b"<x/>",
        b"<x>",
        b"</x>",
    ),
    *(
        b"<!DOCTYPE x>",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]>',
        b"<!ENTITY a SYSTEM 'file:///etc/passwd'>",
    ),
    *(b'"double"', b'"int"', b'"boolean"', b'"string"', b'"undirected"', b'"mutual"', b'"dynamic"'),
    *(b'"yes"', b'xmlns="x"', b'xmlns:y="y"', b"y:node", b"xml:lang='de'", b'"\xed\xa0\x80"'),
)
CSV: Final = (
    *(text.encode() for text in SAID if not any(sign in text for sign in '",;|\t\r\n')),
    *('"{}"'.format(text.replace('"', '""')).encode() for text in SAID),
    *(
        b"",
        b'"',
        b'""',
        b'"a',
        b'a"b',
        b";;;;",
        b"a|b\\|c",
        b"x: 1 | y: 2",
        b"x: 1 | x: 2",
        b"sep=,",
    ),
    *(b'"{""a"": [1]}"', b'"{""a"": "', b'"[1e309]"', b"[]", b"{}", b"{]", b"Post, Bank", *RAW),
)
LINES: Final = (
    *(text.encode() for text in SAID if not any(sign in text for sign in '"\r\n')),
    *(b'"' + text.replace('"', "'").encode() + b'"' for text in SAID),
    *(
        b'"',
        b'"a',
        b"%",
        b"*",
        b"*Vertices",
        b"*Arcs",
        b"*Edges",
        b"*Matrix",
        b"*Arcslist",
        b"*Network",
    ),
    *(
        b"*Partition x",
        b"*Vector",
        b":1",
        b':1 "x"',
        b"[1-3,5]",
        b"[1-*]",
        b"dl",
        b"DL",
        b"n=2",
        b"n=0",
    ),
    *(
        b"n=999999999",
        b"n=-1",
        b"nm=2",
        b"nm=99999",
        b"nr=2",
        b"nc=3",
        b"format=fullmatrix",
        b"data:",
    ),
    *(
        b"format=edgelist1",
        b"format=nodelist1",
        b"format=upperhalf",
        b"labels:",
        b"labels embedded",
    ),
    *(
        b"row",
        b"column",
        b"matrix",
        b"level",
        b"diagonal=absent",
        b"diagonal absent",
        b"&#99999999;",
    ),
    *RAW,
)
