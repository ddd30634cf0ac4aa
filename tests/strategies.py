"""Hypothesis strategies for legal records and networks, and for the order of their records.

They read the declarations of the fields, so a new field or table needs no change here. Only the
rules between fields (an interval in order, no tie with itself …) are spelled out.
"""

from __future__ import annotations

import unicodedata
from typing import Any, cast

from hypothesis import strategies as st

from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import Field, FieldType, Value, fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Record
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import terms_in, vocabulary

# What has broken readers, exports and tables before.
AWKWARD = (
    "Bäckerei",
    "Ba\u0308ckerei",
    "مخبز",
    "🥐",
    "👩‍🍳",
    "007",
    "05113000",
    "=1+1",
    "a,b;c",
    '"quoted"',
    "line\nbreak",
    "tab\there",
    " padded ",
    "{braces}",
    "<b>&amp;",
    "NaN",
    "null",
    "-",
    "x/y#2",
    "\u2028",
)


def texts(*, empty: bool = True) -> st.SearchStrategy[str]:
    """Return texts as people write them, and worse; never only blanks unless empty ones may be."""
    written = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    wild = st.sampled_from(AWKWARD) | written
    return wild | st.just("") if empty else wild.filter(lambda text: bool(text.strip()))


def ids(min_size: int = 0, max_size: int = 5) -> st.SearchStrategy[list[str]]:
    """Return lists of ids that differ by more than Unicode normal form."""
    return st.lists(
        texts(empty=False),
        min_size=min_size,
        max_size=max_size,
        unique_by=lambda text: unicodedata.normalize("NFC", text),
    )


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Return years, months and days, most of them where programmes run."""
    days = st.dates().filter(lambda day: day.year <= 9998)
    near = st.builds(PartialDate, st.integers(1995, 2006), st.integers(1, 12), st.integers(1, 28))
    exact = near | days.map(PartialDate.of)
    return (
        st.integers(1995, 2006).map(PartialDate)
        | exact.map(lambda date: PartialDate(date.year, date.month))
        | exact
    )


def attributes() -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings that a file can hold."""
    names = texts().map(lambda text: unicodedata.normalize("NFC", text))
    leaves = (
        st.none()
        | st.booleans()
        | st.integers(-(10**18), 10**18)
        | st.floats(allow_nan=False, allow_infinity=False)
        | texts()
    )
    nested = leaves | st.lists(leaves, max_size=2) | st.dictionaries(names, leaves, max_size=2)
    return st.dictionaries(names, nested, max_size=2)


def _choices(name: str | None) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabulary(name or "")))


def _numbers(field: Field) -> st.SearchStrategy[float]:
    low = -1e6 if field.minimum is None else field.minimum
    high = 1e6 if field.maximum is None else field.maximum
    return st.floats(low, high, allow_nan=False) | st.integers(int(low), int(high)).map(float)


def values(field: Field, known: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Return legal values of a field; references are taken from the ids that are known."""
    references = known.get(field.target or "", [])
    one = st.sampled_from(references) if references else st.nothing()
    by_type: dict[FieldType, st.SearchStrategy[Any]] = {
        FieldType.TEXT: texts(empty=not field.required),
        FieldType.TEXTS: st.just(()),
        FieldType.REFERENCE: one,
        FieldType.REFERENCES: st.lists(one, max_size=2).map(tuple) if references else st.just(()),
        FieldType.NUMBER: _numbers(field),
        FieldType.INTEGER: st.integers(int(field.minimum or 0), 10**6),
        FieldType.BOOLEAN: st.booleans(),
        FieldType.SINCE: partial_dates(),
        FieldType.UNTIL: partial_dates(),
        FieldType.DAY: partial_dates(),
        FieldType.ATTRIBUTES: attributes(),
    }
    if field.type is FieldType.CHOICE:
        return _choices(field.target)
    if field.type is FieldType.CHOICES:
        return st.lists(_choices(field.target), max_size=2).map(tuple)
    if field.type is FieldType.COUNTS:
        return st.dictionaries(_choices(field.target), st.integers(0, 10**6), max_size=2)
    return by_type[field.type]


def _in_order(record: dict[str, Any], earlier: str, later: str) -> None:
    begin, end = record.get(earlier), record.get(later)
    if begin is not None and end is not None and end.end <= begin.last:
        record[later] = None


def _declare(record: dict[str, Any], draw: st.DrawFn) -> None:
    """Give a declaration a table, kinds of it, and people asked where these are ties."""
    name = record["table"] = draw(st.sampled_from(sorted(TABLES)))
    declared = fields_of(TABLES[name].record_type).get(KIND_FIELDS.get(name, "kind"))
    if declared is not None:
        record["kinds"] = draw(st.lists(_choices(declared.target), max_size=2).map(tuple))
    if name != "relationships":
        record["asked"] = record["answered"] = ()
    elif record.get("asked") and record.get("answered"):
        record["asked"] += record["answered"]
    if record.get("asked") or record.get("answered"):
        record["estimated_missing"] = None


def _mended(table: str, record: dict[str, Any], draw: st.DrawFn) -> dict[str, Any]:
    """Return the values of a record after what its table's rules ask for."""
    for earlier, later in (
        ("since", "until"),
        ("day", "until"),
        ("raised", "answered"),
        ("start", "due"),
        ("founded", "programme_end"),
    ):
        _in_order(record, earlier, later)
    if table == "relationships":
        signed = record.get("kind") in terms_in("relationship_kind", "signed")
        weight = draw(st.floats(1e-6, 1e6) | st.integers(1, 9).map(float))
        record["weight"] = -weight if signed and draw(st.booleans()) else weight
    if table == "activities" and record.get("day") is None:
        record["status"] = "planned"
    if table == "surveys":
        names = ("positive", "answered", "asked", "population")
        sizes = sorted(draw(st.lists(st.integers(1, 10**6), min_size=4, max_size=4)))
        for name, size in zip(names, sizes, strict=True):
            if record.get(name) is not None:
                record[name] = size
    if table == "completeness":
        _declare(record, draw)
    return record


@st.composite
def records(draw: st.DrawFn, table: str, known: dict[str, list[str]], own_id: str | None) -> Record:
    """Return one legal record of a table."""
    record_type = TABLES[table].record_type
    said: dict[str, Any] = {}
    for name, field in fields_of(record_type).items():
        if name == "id":
            said[name] = own_id
        elif field.required and field.default is None:
            said[name] = draw(values(field, known))
        elif field.type is FieldType.REFERENCE and not known.get(field.target or ""):
            said[name] = None
        elif draw(st.booleans()):
            said[name] = draw(values(field, known))
        elif field.default is None:
            said[name] = None
    return record_type(**_mended(table, said, draw))


def _is_self_tie(record: Value) -> bool:
    ends = {"relationships": ("source", "target"), "memberships": ("member", "organisation")}
    one, other = ends.get(record.TABLE, (None, None))
    return one is not None and getattr(record, one) == getattr(record, cast("str", other))


@st.composite
def networks(
    draw: st.DrawFn, *, min_actors: int = 0, max_actors: int = 5, max_records: int = 3
) -> Network:
    """Return a legal network over all tables.

    Parameters
    ----------
    min_actors, max_actors
        How many actors it has.
    max_records
        How many records each other table has at most.
    """
    named = {"actors": draw(ids(min_actors, max_actors))}
    for table in ("districts", "activities", "goals"):
        named[table] = draw(ids(0, min(2, max_records)))
    others = [table for table in TABLES if table not in named]
    # A few tables an example keep it small; all of them turn up in the end.
    filled = {*named, *draw(st.lists(st.sampled_from(others), max_size=6, unique=True))}
    tables: dict[str, list[Record]] = {}
    for table, info in TABLES.items():
        if table not in filled:
            continue
        needed = [
            field.target or ""
            for field in fields_of(info.record_type).values()
            if field.type is FieldType.REFERENCE and field.required
        ]
        if table in named:
            tables[table] = [draw(records(table, named, name)) for name in named[table]]
        elif all(named[target] for target in needed):
            most = 1 if table == "organisations" else max_records
            own = draw(ids(0, most))
            given = [name if draw(st.booleans()) else None for name in own]
            drawn = [draw(records(table, named, name)) for name in given]
            tables[table] = list(dict.fromkeys(each for each in drawn if not _is_self_tie(each)))
    title = draw(texts())
    return Network.from_tables(
        tables,
        title=title if draw(st.booleans()) else Text(de=title, en=draw(texts())),
        description=draw(texts()),
        as_of=draw(st.none() | partial_dates()),
    )


@st.composite
def record_orders(draw: st.DrawFn, network: Network) -> Network:
    """Return the same network with the records of each table in another order."""
    return Network.from_tables(
        {name: draw(st.permutations(list(table))) for name, table in network.tables.items()},
        title=network.title,
        description=network.description,
        as_of=network.as_of,
    )
