"""Tables, fields and kinds by any name that people write: id or label, German or English.

Upper and lower case, underscores, hyphens and repeated blanks make no difference.
"""

from __future__ import annotations

import functools
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from localeconomy.hints import did_you_mean, nearest, quoted
from localeconomy.io.tabular.heading import HEADING, HEADING_NAMES, Heading
from localeconomy.io.tabular.ticks import TICK, TICK_LABEL, TICKED_TABLE, TICKS_TITLE
from localeconomy.language import LANGUAGES, Text
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from localeconomy.model.fields import Field

__all__ = [
    "BARE",
    "field_names",
    "header_of",
    "hint_at",
    "kind_names",
    "normal",
    "record_type_of",
    "table_names",
    "table_title",
    "term_names",
]

LEAST_BEGINNING: Final = 3
MUCH_ALIKE: Final = 0.65
"""How alike a name of another language or of programs must be before a hint names it."""

BLANKS: Final = str.maketrans("_-", "  ")


def normal(name: str) -> str:
    """Return a name without what people write differently: case, underscores, hyphens, blanks.

    Parameters
    ----------
    name
        The name as written; an asterisk or colon at its end is left out.

    Returns
    -------
    str
        What is compared.

    Examples
    --------
    >>> normal("Sector_Counts "), normal("Stunden  im Monat:")
    ('sector counts', 'stunden im monat')
    """
    text = unicodedata.normalize("NFC", name).casefold().translate(BLANKS)
    return " ".join(text.rstrip(" *:").split())


def record_type_of(table: str) -> type:
    """Return the class that declares the fields of a table, also of the record's heading.

    Parameters
    ----------
    table
        The table's name.

    Returns
    -------
    type
        The class.
    """
    return Heading if table == HEADING else TABLES[table].record_type


@functools.cache
def table_names() -> Mapping[str, str]:
    """Return the tables by every name that a file or sheet may have.

    Returns
    -------
    Mapping[str, str]
        From the compared name to the table.

    Examples
    --------
    >>> table_names()["akteure"], table_names()["sector counts"]
    ('actors', 'sector_counts')
    """
    names = {normal(name): HEADING for name in HEADING_NAMES}
    for table, info in TABLES.items():
        for name in (table, *_wordings(info.plural), *_wordings(info.singular)):
            names[normal(name)] = table
    names |= dict.fromkeys(map(normal, _wordings(TICKS_TITLE)), TICKED_TABLE)
    return MappingProxyType(names)


def table_title(table: str, language: str | None) -> str:
    """Return what a table's file or sheet is called.

    Parameters
    ----------
    table
        The table.
    language
        ``"de"`` or ``"en"``; None for the name that programs use.

    Returns
    -------
    str
        The title.

    Examples
    --------
    >>> table_title("actors", "de"), table_title("sector_counts", None)
    ('Akteure', 'sector_counts')
    """
    if language is None:
        return table
    if table == HEADING:
        return {"de": "Netzwerk"}.get(language, HEADING)
    return TABLES[table].plural.into(language)


def field_names(table: str) -> Mapping[str, str]:
    """Return the fields of a table by every name that a column may have.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    Mapping[str, str]
        From the compared name to the field.

    Examples
    --------
    >>> field_names("actors")["verfügbare stunden"], field_names("funding")["geldgeber"]
    ('capacity_hours', 'source_kind')
    """
    return _field_names(cast("Hashable", record_type_of(table)))


@functools.cache
def _field_names(record_type: type) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for name, field in fields_of(record_type).items():
        names |= dict.fromkeys(map(normal, (name, *_wordings(field.label), *field.former)), name)
    if record_type is TABLES[TICKED_TABLE].record_type:
        names |= dict.fromkeys(map(normal, (TICK, *_wordings(TICK_LABEL))), TICK)
    return MappingProxyType(names)


def header_of(field: Field, language: str | None) -> str:
    """Return what a field's column is called.

    Parameters
    ----------
    field
        The field.
    language
        ``"de"`` or ``"en"``; None for the name that programs use.

    Returns
    -------
    str
        The header.
    """
    return field.name if language is None else field.label.into(language)


@functools.cache
def term_names(name: str) -> Mapping[str, str]:
    """Return the terms of a vocabulary by id, by label in either language, and by synonym.

    Parameters
    ----------
    name
        The vocabulary.

    Returns
    -------
    Mapping[str, str]
        From the compared name to the term's id.

    Examples
    --------
    >>> term_names("actor_kind")["gründer/in"], term_names("actor_kind")["arbeitsamt"]
    ('founder', 'employment_agency')
    """
    names: dict[str, str] = {}
    for term in vocabulary(name).values():
        written = (*term.synonyms, term.id, *_wordings(term.label))
        names |= dict.fromkeys(map(normal, written), term.id)
    return MappingProxyType(names)


@functools.cache
def kind_names() -> Mapping[str, str]:
    """Return the kinds that a declaration of completeness may name, where a name has one meaning.

    Returns
    -------
    Mapping[str, str]
        From the compared name to the term's id.
    """
    found: dict[str, set[str]] = {}
    for table, info in TABLES.items():
        declared = fields_of(info.record_type).get(KIND_FIELDS.get(table, "kind"))
        if declared is not None and declared.target:
            for name, term in term_names(declared.target).items():
                found.setdefault(name, set()).add(term)
    return MappingProxyType({name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1})


BARE: Final = Text(de="bitte eine bekannte Bezeichnung verwenden", en="use a known term")
"""What is said in the place of a hint after many faults."""


def hint_at(value: str, labels: Iterable[Text], ids: Iterable[str] = ()) -> Text:
    """Return a hint at the nearest name, in each language among its own words first.

    Parameters
    ----------
    value
        What was given.
    labels
        The labels that exist.
    ids
        Names that hold in both languages.

    Returns
    -------
    Text
        A remedy that can follow a semicolon.

    Examples
    --------
    >>> from localeconomy.model.vocabulary import vocabulary
    >>> terms = vocabulary("channel").values()
    >>> hint_at("Besuhc", [term.label for term in terms]).de
    "meinten Sie 'Besuch'?"
    """
    listed, names = list(labels), list(ids)
    start = normal(value)
    begun = [
        label
        for label in listed
        if any(normal(wording).startswith(start) for wording in _wordings(label))
    ]
    if len(begun) == 1 and len(start) >= LEAST_BEGINNING:
        return Text(de="meinten Sie {de}?", en="did you mean {en}?").fill(
            de=quoted(begun[0].de), en=quoted(begun[0].en)
        )
    german = [label.de for label in listed]
    english = [label.en for label in listed]
    return Text(
        de=_hint_among(value, german, (*names, *english)).de,
        en=_hint_among(value, english, (*names, *german)).en,
    )


def _hint_among(value: str, own: list[str], others: Iterable[str]) -> Text:
    """Return a hint at the nearest of a language's own words, else at one that is much alike."""
    meant = nearest(value, own) or nearest(value, others, MUCH_ALIKE)
    return did_you_mean(value, dict.fromkeys(own) if meant is None else (meant,))


def _wordings(text: Text) -> tuple[str, ...]:
    return tuple(text.into(language) for language in LANGUAGES)
