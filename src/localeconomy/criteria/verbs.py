"""Verbs of reasons in the singular and plural: "1 of 5 members carries", "2 of 5 members carry"."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = [
    "ARE",
    "BECAME",
    "CARRIED",
    "HAVE",
    "HOLD",
    "HOLD_TOGETHER",
    "KNOW",
    "LACK",
    "LASTED",
    "NAME",
    "RAN",
    "SERVED",
    "STATE",
    "WERE",
    "WORK",
]

ARE: Final = (Text(de="ist", en="is"), Text(de="sind", en="are"))
BECAME: Final = (Text(de="wurde", en="was"), Text(de="wurden", en="were"))
CARRIED: Final = (Text(de="trug", en="carried"), Text(de="trugen", en="carried"))
HAVE: Final = (Text(de="hat", en="has"), Text(de="haben", en="have"))
HOLD: Final = (Text(de="hat", en="holds"), Text(de="haben", en="hold"))
HOLD_TOGETHER: Final = (Text(de="hängt", en="holds"), Text(de="hängen", en="hold"))
KNOW: Final = (Text(de="kennt", en="knows"), Text(de="kennen", en="know"))
LACK: Final = (Text(de="fehlt", en="is missing"), Text(de="fehlen", en="are missing"))
LASTED: Final = (Text(de="bestand", en="lasted"), Text(de="bestanden", en="lasted"))
NAME: Final = (Text(de="nennt", en="names"), Text(de="nennen", en="name"))
RAN: Final = (Text(de="führte", en="ran"), Text(de="führten", en="ran"))
SERVED: Final = (Text(de="diente", en="served"), Text(de="dienten", en="served"))
STATE: Final = (Text(de="nennt", en="states"), Text(de="nennen", en="state"))
WERE: Final = (Text(de="war", en="was"), Text(de="waren", en="were"))
WORK: Final = (Text(de="arbeitet", en="cooperates"), Text(de="arbeiten", en="cooperate"))
