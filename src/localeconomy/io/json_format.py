"""Networks as JSON: one record a line, the same bytes for the same network, read strictly.

A file begins with its format and version, then the heading, then one list a table in the order of
the record. A field that says nothing more than its default is left out. What is unknown, given
twice or of another type is an error that names it; nothing is dropped.
"""

from __future__ import annotations

import itertools
import json
import warnings
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError, LeftOutWarning, Translatable, ValidationError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io import json_words as words
from localeconomy.io.files import file_name, read_bytes, write_bytes
from localeconomy.io.json_text import decode, parse
from localeconomy.io.json_values import respelled, spelled, whole_of, with_whole_numbers
from localeconomy.io.registry import Format
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.heading import is_title
from localeconomy.model.network import Network
from localeconomy.model.plain import (
    Stated,
    entries_of,
    left_out_of,
    stated,
    table_of,
    unknown_names,
)
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS
from localeconomy.model.records import TABLES
from localeconomy.model.validation import Problem, found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from localeconomy.model.fields import Value
    from localeconomy.model.table import Table

__all__ = ["FORMAT", "VERSION", "dumps", "loads", "read", "upgraded", "write"]

NAME: Final = "localeconomy/network"
VERSION: Final = 1
WHOLE: Final = (FieldType.INTEGER, FieldType.COUNTS)
HEADING: Final = ("$schema", "format", "version", "title", "description", "as_of")

# What turns the document of one version into that of the next, by the older version's number.
UPGRADES: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}


def dumps(network: Network) -> str:
    """Return a network as JSON text.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        The text; equal networks give equal texts.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> print(dumps(Network(title="One shop", actors=[Actor("kiosk", kind="business")])), end="")
    {
      "format": "localeconomy/network",
      "version": 1,
      "title": {"de": "One shop", "en": "One shop"},
      "actors": [
        {"id": "kiosk", "kind": "business"}
      ]
    }
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    parts = [f'  "format": {encode(NAME)}', f'  "version": {VERSION}']
    for name in ("title", "description"):
        text = getattr(network, name)
        if text.de or text.en:
            parts.append(f'  "{name}": {encode(text.to_dict())}')
    if network.as_of is not None:
        parts.append(f'  "as_of": {encode(str(network.as_of))}')
    for name, table in network.tables.items():
        lines = [f"    {encode(entry)}" for entry in entries_of(table)]
        if lines:
            parts.append(f'  "{name}": [\n' + ",\n".join(lines) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def loads(text: str | bytes, *, name: str = "JSON") -> Network:
    """Return the network that a JSON text holds.

    Parameters
    ----------
    text
        The text, or its bytes in UTF-8.
    name
        What to call it in errors: the file's name.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    FileFormatError
        If the text is not JSON or not a network of a readable version.
    ValidationError
        If its content breaks a rule; all faults are named at once.

    Warns
    -----
    LeftOutWarning
        If entries lack their main figure and say why: these are no records.

    Examples
    --------
    >>> loads('{"format": "localeconomy/network", "version": 1, "actors": [{"id": "kiosk"}]}')
    <Network: 1 actor>
    """
    try:
        document, repeated = parse(decode(text, name), name)
        newest = upgraded(_header_checked(document, name), name=name)
        return _network(newest, list(_repeated(document, repeated)), name)
    except RecursionError:
        raise FileFormatError(
            Text(
                de="{file}: zu tief verschachtelt; Angaben dürfen höchstens einige Ebenen haben",
                en="{file}: nested too deeply; values may have a few levels at most",
            ).fill(file=file_name(name))
        ) from None


def read(path: Path) -> Network:
    """Return the network of a JSON file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    FileFormatError
        If the file cannot be reached, is not JSON or not a network of a readable version.
    ValidationError
        If its content breaks a rule.
    """
    return loads(read_bytes(path), name=str(path))


def write(network: Network, path: Path) -> None:
    """Write a network to a JSON file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file.

    Raises
    ------
    FileFormatError
        If the file cannot be written.
    """
    write_bytes(path, dumps(network).encode("utf-8"))


def upgraded(
    document: dict[str, Any],
    *,
    upgrades: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = UPGRADES,
    newest: int = VERSION,
    name: str = "JSON",
) -> dict[str, Any]:
    """Return a document in the newest version, taking one step a version.

    Parameters
    ----------
    document
        The document, with its version.
    upgrades
        What leads from each older version to the next.
    newest
        The newest version that can be read.
    name
        What to call the file in errors.

    Returns
    -------
    dict
        The document in the newest version.

    Raises
    ------
    FileFormatError
        If the version is not a number from 1 to the newest.
    """
    if "version" not in document:
        raise FileFormatError(words.NO_VERSION.fill(file=file_name(name), newest=newest))
    version = whole_of(document.get("version"))
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FileFormatError(
            Text(
                de='{file}: "version" ist {version}; bitte eine ganze Zahl von 1 bis {newest}',
                en='{file}: "version" is {version}; give a whole number from 1 to {newest}',
            ).fill(file=file_name(name), version=spelled(version), newest=newest)
        )
    if version > newest:
        raise FileFormatError(
            Text(
                de="{file} hat die Version {version}; diese Fassung der Bibliothek liest höchstens "
                "Version {newest}: bitte localeconomy aktualisieren",
                en="{file} has version {version}; this release of the library reads version "
                "{newest} at most: update localeconomy",
            ).fill(file=file_name(name), version=spelled(version), newest=newest)
        )
    for older in range(version, newest):
        document = {**upgrades[older](document), "version": older + 1}
    return document


def _header_checked(document: object, name: str) -> dict[str, Any]:
    """Return the document if it says that it is a network."""
    if isinstance(document, dict) and document.get("format") == NAME:
        return document
    if not isinstance(document, dict):
        told, value = words.NO_NETWORK, document
    elif "format" in document:
        told, value = words.OTHER_FORMAT, document["format"]
    elif "nodes" in document and ("links" in document or "edges" in document):
        told, value = words.GRAPH, None
    else:
        told, value = words.NO_FORMAT, None
    raise FileFormatError(
        told.fill(file=file_name(name), value=spelled(value), format=NAME, version=VERSION)
    )


def _network(document: dict[str, Any], problems: list[Translatable], name: str) -> Network:
    """Return the network of a document of the newest version, or raise all its faults."""
    known = (*HEADING[3:], *TABLES)
    unknown = (key for key in document if key not in TABLES and key not in HEADING)
    problems += [
        words.UNKNOWN_KEY.fill(key=quoted(key), hint=did_you_mean(key, known))
        for key in itertools.islice(unknown, MOST_HINTS)
    ]
    heading = {
        key: _title(key, document.get(key, ""), problems) for key in ("title", "description")
    }
    as_of = _as_of(document.get("as_of"), problems)
    tables: dict[str, Table[Any]] = {}
    skipped: set[tuple[str, int]] = set()
    read: dict[str, Stated] = {}
    for table in TABLES:
        if table in document:
            read[table] = _entries(table, document[table], problems, skipped)
            tables[table] = table_of(TABLES[table].record_type, read[table].entries)
    network = None
    try:
        network = Network.from_tables(tables, as_of=as_of, **heading)
    except ValidationError as error:
        placed = [_in_file(each, read) for each in error.problems]
        problems += [
            each
            for each in placed
            if not (isinstance(each, Problem) and (each.table, each.row) in skipped)
        ]
    where = Text(de="in {file}", en="in {file}").fill(file=file_name(name))
    if network is None or problems:
        raise found(_ordered(problems), where)
    left_out = [each for entries in read.values() for each in entries.left_out]
    if left_out:
        warnings.warn(LeftOutWarning(left_out_of(where, left_out)), stacklevel=4)
    return network


def _in_file(problem: Translatable, read: Mapping[str, Stated]) -> Translatable:
    """Return a problem as the file has it: the place of its record, and how JSON writes values."""
    if not isinstance(problem, Problem) or problem.table not in read:
        return problem
    entries = read[problem.table]
    value = entries.entries[problem.row].get(problem.field or "")
    message = respelled(problem.message, value)
    return attrs.evolve(problem, row=entries.rows[problem.row], message=message)


def _ordered(problems: list[Translatable]) -> list[Translatable]:
    """Return the problems as a reader of the file meets them: by table, then entry."""
    order = {name: place for place, name in enumerate(TABLES)}

    def place(problem: Translatable) -> tuple[int, int]:
        return (order[problem.table], problem.row) if isinstance(problem, Problem) else (-1, 0)

    return sorted(problems, key=place)


def _repeated(document: object, repeated: list[tuple[Any, str]]) -> Iterator[Translatable]:
    """Yield one problem a key that an object of the document names more than once."""
    for path, key in repeated:
        message = words.REPEATED.fill(key=quoted(key))
        match path:
            case (str(table), int(row), *_) if table in TABLES:
                yield Problem(table, row, _name_of(document, table, row), None, message)
            case _:
                yield message


def _name_of(document: Value, table: str, row: int) -> str:
    entry = document[table][row]
    return str(entry.get("id", "-")) if isinstance(entry, dict) else "-"


def _title(key: str, value: object, problems: list[Translatable]) -> Text:
    wordings = [value, value]
    if isinstance(value, dict) and set(value) == {"de", "en"}:
        wordings = [value["de"], value["en"]]
    if all(is_title(text) for text in wordings):
        return Text(de=str(wordings[0]), en=str(wordings[1]))
    problems.append(words.NO_TITLE.fill(key=key, value=spelled(value)))
    return Text(de="", en="")


def _as_of(value: object, problems: list[Translatable]) -> PartialDate | None:
    date = to_partial_date(value) if isinstance(value, str) else None
    if isinstance(date, PartialDate) or value is None:
        return date
    problems.append(words.NO_DATE.fill(value=spelled(value)))
    return None


def _entries(
    name: str, entries: object, problems: list[Translatable], skipped: set[tuple[str, int]]
) -> Stated:
    """Return the file's entries of a table, noting those that are none."""
    record_type = TABLES[name].record_type
    if not isinstance(entries, list):
        problems.append(words.NO_LIST.fill(table=name, value=spelled(entries)))
        return Stated((), ())
    objects: list[dict[str, Any]] = []
    whole = [field.name for field in fields_of(record_type).values() if field.type in WHOLE]
    for row, entry in enumerate(entries):
        if isinstance(entry, dict):
            objects.append(with_whole_numbers(entry, whole))
            continue
        # An empty stand-in keeps the numbers of the entries after it.
        objects.append({})
        skipped.add((name, row))
        if len(skipped) <= MOST_PROBLEMS:
            problems.append(
                Problem(name, row, "-", None, words.NO_OBJECT.fill(value=spelled(entry)))
            )
    problems.extend(unknown_names(record_type, objects))
    return stated(record_type, objects)


FORMAT: Final = Format(name=Text(de="JSON", en="JSON"), suffixes=(".json",), read=read, write=write)
