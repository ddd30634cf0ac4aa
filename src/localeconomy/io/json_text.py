"""JSON text to plain values, with every fault of the text placed by line and column."""

from __future__ import annotations

import json
from collections import Counter, deque
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.io.files import file_name
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EntryFault", "decode", "parse"]

Path: TypeAlias = tuple["str | int", ...]

EMPTY_NETWORK: Final = Text(
    de='ein Netzwerk ohne Einträge ist {"format": "localeconomy/network", "version": 1}',
    en='a network without records is {"format": "localeconomy/network", "version": 1}',
)
LONGEST_NUMBER: Final = 400
LONG_NUMBER: Final = "A number of too many digits"

# The messages of Python's JSON reader, by their beginning.
GERMAN: Final = {
    "Expecting value": "hier wird ein Wert erwartet",
    "Expecting property name": "hier wird ein Name in doppelten Anführungszeichen erwartet",
    "Expecting ':'": "hier wird ein Doppelpunkt erwartet",
    "Expecting ','": "hier wird ein Komma erwartet",
    "Unterminated string": "der Text, der hier beginnt, endet nicht",
    "Invalid control character": "ein unerlaubtes Steuerzeichen im Text",
    "Invalid \\": "eine unbekannte Angabe nach dem Schrägstrich",
    "Extra data": "nach dem Ende steht noch etwas",
    "Illegal trailing comma": "ein Komma zu viel",
    LONG_NUMBER: "eine Zahl mit zu vielen Ziffern",
}


@attrs.frozen
class EntryFault:
    """A fault of one entry of a list.

    Parameters
    ----------
    entry
        The entry, from 1.
    message
        What is wrong and the remedy.
    table
        What the list is called; None where the file has but one.

    Examples
    --------
    >>> print(EntryFault(7, Text(de="ist leer", en="is empty"), "nodes").into("de"))
    nodes, Eintrag 7: ist leer
    """

    entry: int
    message: Text
    table: str | None = None

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs."""
        return {"table": self.table, "entry": self.entry}

    def into(self, language: str) -> str:
        """Return the fault in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        where = IN_LIST if self.table is not None else IN_FILE
        filled = where.fill(list=self.table, n=str(self.entry), fault=self.message)
        return filled.into(language)


IN_LIST: Final = Text(de="{list}, Eintrag {n}: {fault}", en="{list}, entry {n}: {fault}")
IN_FILE: Final = Text(de="Objekt {n}: {fault}", en="object {n}: {fault}")


class _Repeated(dict[str, Any]):
    """An object that names a key more than once."""

    keys_twice: tuple[str, ...] = ()


def decode(text: str | bytes, name: str) -> str:
    """Return the text of bytes in UTF-8, with or without a byte order mark.

    Parameters
    ----------
    text
        The bytes, or the text itself.
    name
        What to call the file in errors.

    Returns
    -------
    str
        The text.

    Raises
    ------
    FileFormatError
        If the bytes are not UTF-8.
    """
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return bytes(text).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = bytes(text).count(b"\n", 0, error.start) + 1
        raise FileFormatError(
            Text(
                de="{file}, Zeile {line}: nicht in UTF-8; bitte die Datei in UTF-8 speichern",
                en="{file}, line {line}: not in UTF-8; save the file in UTF-8",
            ).fill(file=file_name(name), line=line),
            line=line,
        ) from error


def parse(text: str, name: str, empty: Text = EMPTY_NETWORK) -> tuple[Any, list[tuple[Path, str]]]:
    """Return the value of a JSON text, and which keys its objects name more than once.

    Parameters
    ----------
    text
        The text.
    name
        What to call the file in errors.
    empty
        What to do about a text that is empty.

    Returns
    -------
    value : object
        The value.
    repeated : list of tuple
        The path to an object (keys and positions) and the key that it repeats.

    Raises
    ------
    FileFormatError
        If the text is not JSON; its line and column are named.

    Examples
    --------
    >>> parse('{"a": [{"b": 1, "b": 2}]}', "example")
    ({'a': [{'b': 2}]}, [(('a', 0), 'b')])
    """
    if not text.strip():
        raise FileFormatError(
            Text(de="{file} ist leer; {empty}", en="{file} is empty; {empty}").fill(
                file=file_name(name), empty=empty
            )
        )

    def _whole_number(digits: str) -> int:
        """Return a number; Python refuses thousands of digits without saying where they stand."""
        if len(digits) > LONGEST_NUMBER:
            raise json.JSONDecodeError(LONG_NUMBER, text, text.find(digits))
        return int(digits)

    twice = []

    def _checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object, marked where it names a key more than once."""
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        counts = Counter(key for key, _ in pairs)
        repeated = _Repeated(value)
        repeated.keys_twice = tuple(key for key, count in counts.items() if count > 1)
        twice.append(repeated)
        return repeated

    try:
        value = json.loads(text, object_pairs_hook=_checked, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise FileFormatError(_where(error, name), line=error.lineno, column=error.colno) from error
    return value, list(_repeated_keys(value)) if twice else []


def _where(error: json.JSONDecodeError, name: str) -> Text:
    """Return the fault of a text in words, with its line and column."""
    german = (de for en, de in GERMAN.items() if error.msg.startswith(en))
    reason = Text(de=next(german, "kein gültiges JSON"), en=error.msg[:1].lower() + error.msg[1:])
    breaks_off = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    remedy = (
        Text(
            de="die Datei bricht ab, bitte die vollständige verwenden",
            en="the file breaks off, use the complete one",
        )
        if breaks_off
        else Text(de="bitte dort berichtigen", en="correct it there")
    )
    return Text(
        de="{file}, Zeile {line}, Spalte {column}: {reason}; {remedy}",
        en="{file}, line {line}, column {column}: {reason}; {remedy}",
    ).fill(
        file=file_name(name), line=error.lineno, column=error.colno, reason=reason, remedy=remedy
    )


def _repeated_keys(value: object) -> Iterator[tuple[Path, str]]:
    """Yield where in a document an object names a key more than once, and the key."""
    pending: deque[tuple[Path, object]] = deque([((), value)])
    while pending:
        path, current = pending.popleft()
        if isinstance(current, _Repeated):
            yield from ((path, key) for key in current.keys_twice)
        if isinstance(current, dict):
            pending.extend(((*path, key), item) for key, item in current.items())
        elif isinstance(current, list):
            pending.extend(((*path, row), item) for row, item in enumerate(current))
