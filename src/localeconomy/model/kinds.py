"""Words for kinds that others use, as those of the vocabulary, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Kinds", "kinds_by_table"]

Kinds: TypeAlias = Mapping[str, "str | Mapping[str, str]"]
"""From words to kinds; by table where a word means different things there."""

UNKNOWN: Final = Text(
    de="{where}: {kind} ist unbekannt; {hint}", en="{where}: {kind} is unknown; {hint}"
)
NO_TABLE: Final = Text(
    de="kinds: {table} ist keine Tabelle, deren Arten hier benannt werden; {hint}",
    en="kinds: {table} is no table whose kinds are named here; {hint}",
)


def kinds_by_table(kinds: Kinds | None, tables: Collection[str]) -> dict[str, dict[str, str]]:
    """Return what words mean in each table.

    Parameters
    ----------
    kinds
        From words to kinds of the vocabulary, or from a table to such a mapping. What is said of
        one table goes before what is said of all.
    tables
        The tables that are read.

    Returns
    -------
    dict
        By table, from words to terms of its vocabularies. A word for a term of none of them is left
        out there.

    Raises
    ------
    UnknownNameError
        If a table or kind does not exist.

    Examples
    --------
    >>> kinds_by_table({"shop": "business", "sells to": "supply"}, ["actors", "relationships"])
    {'actors': {'shop': 'business'}, 'relationships': {'sells to': 'supply'}}
    >>> kinds_by_table({"relationships": {"business": "supply"}}, ["actors", "relationships"])
    {'actors': {}, 'relationships': {'business': 'supply'}}
    """
    known = {table: _terms(table) for table in tables}
    everywhere: dict[str, object] = {}
    by_table: dict[str, Mapping[str, object]] = {}
    for word, said in (kinds or {}).items():
        if not isinstance(said, Mapping):
            everywhere[word] = said
        elif word in known:
            by_table[word] = said
        else:
            hint = did_you_mean(word, known)
            raise UnknownNameError(NO_TABLE.fill(table=quoted(word), hint=hint))
    _check(everywhere, [term for terms in known.values() for term in terms], "kinds")
    for table, words in by_table.items():
        _check(words, known[table], f"kinds[{table!r}]")
    return {
        table: {
            word: str(kind)
            for word, kind in (everywhere | dict(by_table.get(table, {}))).items()
            if kind in terms
        }
        for table, terms in known.items()
    }


def _terms(table: str) -> dict[str, None]:
    """Return all terms that a table's choices may name, its kinds first."""
    return {
        term: None
        for field in fields_of(TABLES[table].record_type).values()
        if field.type is FieldType.CHOICE
        for term in vocabulary(field.target or "")
    }


def _check(said: Mapping[str, object], known: Collection[str], where: str) -> None:
    for kind in said.values():
        if kind not in known:
            hint = did_you_mean(kind, known)
            raise UnknownNameError(UNKNOWN.fill(where=where, kind=quoted(kind), hint=hint))
