"""Damage to what JSON and XML say, in files that stay sound JSON and XML."""

from __future__ import annotations

import copy
import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tests.fuzz import hostile

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

__all__ = ["altered_json", "altered_xml"]

Place: TypeAlias = tuple[Any, Any]
"""A list or mapping of a document, and a position or key in it."""

MOST_DIGITS: Final = 4_300
UNFIT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PREFIXES: Final = re.compile(rb'xmlns:?([\w-]*)="([^"]*)"')
RESERVED: Final = re.compile(rb"ns[0-9]+|xml")
XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"


def _numbers() -> Iterator[Any]:
    for text in hostile.NUMBERS:
        try:
            yield int(text)
        except ValueError:
            try:
                yield float(text)
            except ValueError:
                continue


VALUES: Final = (
    *(None, True, False, [], {}, [[]], [{}], [None], {"": ""}, {"de": "a", "en": "b"}, ["a", "a"]),
    *((1, [2]), {"de": 1, "en": None}, {"a": {"b": {"c": [1]}}}, [1, "1"], "\ud800", "a\udfff"),
    *_numbers(),
    *hostile.TEXTS,
    *hostile.TEXTS,
    *hostile.DATES,
    *hostile.NAMES,
    *hostile.NUMBERS,
)


# JSON --------------------------------------------------------------------------------------------


def _places(value: Any) -> list[Place]:  # noqa: ANN401 - any JSON
    """Return every place of a document."""
    found: list[Place] = []
    pending = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            found += [(current, key) for key in current]
            pending += current.values()
        elif isinstance(current, list):
            found += [(current, position) for position in range(len(current))]
            pending += current
    return found


def _alter(place: Place, places: list[Place], chance: random.Random) -> None:
    """Change one place of a document."""
    holder, key = place
    other = chance.choice(places)
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            holder[key] = chance.choice(VALUES)
        case 4:
            del holder[key]
        case 5:
            holder[key] = copy.deepcopy(other[0][other[1]])
        case 6:
            holder[key] = chance.choice(([holder[key]], {"a": holder[key]}, [holder[key]] * 2))
        case 7 if isinstance(holder, dict):
            new = chance.choice(
                (*hostile.NAMES, *hostile.TEXTS, *(k for h, k in places if h is other[0]))
            )
            holder[str(new)] = holder.pop(key)
        case 8 if isinstance(holder, list):
            holder[key:key] = [copy.deepcopy(holder[key])] * chance.choice((1, 1, 2, 30))
        case 9 if isinstance(holder, dict):
            holder[str(chance.choice(hostile.NAMES))] = chance.choice(VALUES)
        case _:
            holder[key] = str(holder[key])


def altered_json(content: bytes, times: int, chance: random.Random) -> bytes:
    """Return a JSON document that says something else in some places."""
    document = json.loads(content)
    for _ in range(times):
        if places := _places(document):
            _alter(chance.choice(places), places, chance)
    indent = chance.choice((None, None, 1))
    return json.dumps(document, ensure_ascii=chance.random() < 0.9, indent=indent).encode(
        "utf-8", "surrogatepass"
    )


# XML ---------------------------------------------------------------------------------------------


def _text(chance: random.Random) -> str:
    """Return a text that XML can hold."""
    said = str(chance.choice((*hostile.SAID, chance.choice(hostile.NUMBERS))))
    return UNFIT.sub("", said)


def _alter_attribute(element: ET.Element, others: list[ET.Element], chance: random.Random) -> None:
    """Change one attribute of an element, take it out or put one in."""
    names = sorted(element.attrib)
    other = chance.choice(others)
    match chance.randrange(6):
        case 0 | 1 | 2 if names:
            element.set(chance.choice(names), _text(chance))
        case 3 if names:
            element.set(chance.choice(names), chance.choice([*other.attrib.values(), "0"]))
        case 4 if names:
            del element.attrib[chance.choice(names)]
        case _:
            name = chance.choice([*sorted(other.attrib), *hostile.NAMES, XSI])
            element.set(name, _text(chance))


def _alter_element(
    element: ET.Element, parents: dict[ET.Element, ET.Element], chance: random.Random
) -> None:
    """Change one element of a document."""
    parent = parents.get(element)
    others = [*parents, element]
    match chance.randrange(12):
        case 0 | 1 | 2 | 3 | 4 | 5:
            _alter_attribute(element, others, chance)
        case 6:
            element.text = _text(chance)
        case 7:
            element.tag = chance.choice(others).tag
        case 8 if parent is not None:
            parent.remove(element)
        case 9 if parent is not None:
            for _ in range(chance.choice((1, 1, 2, 30))):
                parent.append(copy.deepcopy(element))
        case 10 if parent is not None:
            chance.choice(others).append(copy.deepcopy(element))
        case _:
            element.tail = _text(chance)


def altered_xml(content: bytes, times: int, chance: random.Random) -> bytes:
    """Return an XML document that says something else in some places."""
    for prefix, name in PREFIXES.findall(content):
        if not RESERVED.fullmatch(prefix):
            ET.register_namespace(
                prefix.decode(), name.decode()
            )  # or each would get another prefix
    root = ET.fromstring(content)  # noqa: S314 - made by ourselves
    for _ in range(times):
        parents = {child: each for each in root.iter() for child in each}
        elements = list(root.iter())
        if len(elements) > 20_000:
            break
        _alter_element(chance.choice(elements), parents, chance)
    said: bytes = ET.tostring(
        root, encoding=chance.choice(("utf-8", "utf-8", "utf-16", "us-ascii"))
    )
    return said
