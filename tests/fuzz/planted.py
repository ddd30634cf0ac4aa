"""Readers with faults, to see that the harness finds them."""

from __future__ import annotations

import json
import os
import time
import warnings
from typing import TYPE_CHECKING, Final

import localeconomy as le
from localeconomy.errors import FileFormatError
from tests.fuzz.damage import Seed
from tests.fuzz.readers import Reader

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FAULTS", "SOUND", "planted"]

CONTENT: Final = b'{"title": "a needle in a haystack", "ids": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}'


def _seeds() -> tuple[Seed, ...]:
    return (Seed("a.json", CONTENT, "json"),)


def _sound(path: Path) -> object:
    """Refuse what is no JSON, as it should be."""
    try:
        json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise FileFormatError(le.Text(de="kein JSON", en="no JSON")) from error
    return le.Network(actors=[le.Actor("a")])


def _raises(path: Path) -> object:
    if b"needle" in path.read_bytes():
        message = "found it"
        raise KeyError(message)
    return None


def _warns(path: Path) -> object:
    warnings.warn("old", DeprecationWarning, stacklevel=2)
    return path


def _leaves_open(path: Path) -> object:
    path.open("rb")
    return None


def _says_nothing(_: Path) -> object:
    raise FileFormatError(le.Text(de="", en=""))


def _cannot_be_printed(_: Path) -> object:
    raise FileFormatError(le.Text(de="\ud800", en="\ud800"))


def _computes(_: Path) -> object:
    while True:
        pass


def _waits(_: Path) -> object:
    time.sleep(1_000)
    return None


def _ends(_: Path) -> object:
    os._exit(3)


def _fills(_: Path) -> object:
    return bytearray(2**40)


class _Other(le.Network):
    """A network that is not equal to itself once it has been written and read."""

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = None  # type: ignore[assignment]


def _differs(_: Path) -> object:
    return _Other(actors=[le.Actor("a")])


def planted(name: str) -> Reader:
    """Return the reader of a name."""
    known = {"sound": _sound, **{fault: read for fault, (read, _) in FAULTS.items()}}
    return Reader(name, ".json", _seeds, known[name])


FAULTS: Final = {
    "raises": (_raises, "exception"),
    "warns": (_warns, "warning"),
    "leaves open": (_leaves_open, "warning"),
    "says nothing": (_says_nothing, "message"),
    "cannot be printed": (_cannot_be_printed, "message"),
    "differs": (_differs, "round trip"),
    "computes": (_computes, "slow"),
    "waits": (_waits, "hang"),
    "ends": (_ends, "crash"),
    "fills": (_fills, "memory"),
}
"""By name: the reader, and the kind of finding that it is."""

SOUND: Final = "sound"
