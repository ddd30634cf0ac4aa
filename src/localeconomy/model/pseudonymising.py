"""Keyed pseudonyms in place of names, for records that are passed on.

A pseudonym is a keyed hash (HMAC with SHA-256; Krawczyk, Bellare, Canetti (1997), RFC 2104): the
same name gives the same pseudonym as long as the key is the same, and without the key nobody can
compute it from a guess at the name. What a field may give away is declared with the field.
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import check_network
from localeconomy.model.attribution import SOURCES, is_attribution
from localeconomy.model.columns import Coded
from localeconomy.model.encoding import column_from_values
from localeconomy.model.fields import FieldType, Tells, fields_of, to_frozen_mapping
from localeconomy.model.naming import is_personal_kind
from localeconomy.model.network import Network
from localeconomy.model.reasons import REASONS, WITHHELD
from localeconomy.model.rebuilding import with_columns
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from localeconomy.model.columns import Column
    from localeconomy.model.fields import Field, Value
    from localeconomy.model.table import Table

__all__ = ["Which", "pseudonymise"]

Which: TypeAlias = Literal["people", "all"]

WHICH: Final[tuple[Which, ...]] = ("people", "all")
SHORTEST: Final = 16
"""Bytes of a key: 128 bits, where they are random."""

FEWEST: Final = 8
"""Different bytes of a key: sixteen random ones have fewer with a chance below 1 in 10¹²."""

DIGITS: Final = 16
"""Hexadecimal digits of a pseudonym: of a million, two are alike with a chance of 1 in 10⁷."""

REASON_FIELD: Final = "why_missing"


def pseudonymise(
    network: Network,
    key: str | bytes,
    *,
    which: Which = "people",
    keep: Iterable[str] = (),
) -> Network:
    """Return a network in which pseudonyms stand for whatever names somebody.

    Replaced are ids and names, and in every record the free text that could hold a name: titles of
    activities and goals, topics, programmes, sources, further attributes. Coordinates and the
    description are left out. Dates, kinds, sectors, numbers and who is tied to whom stay, so that
    the score stays the same.

    Parameters
    ----------
    network
        The record.
    key
        A secret of 16 bytes or more, for example of ``secrets.token_hex(32)``. With the same key
        the pseudonyms are the same, month after month, so that pseudonymised networks can be
        merged and compared. Keep it apart from what you publish: with it, guesses at names can be
        checked.
    which
        ``"people"`` replaces the names of persons, founders, residents, businesses (many bear
        their owner's name) and actors of an unspecified kind; ``"all"`` also those of institutions,
        organisations, districts and the network.
    keep
        Free text that was checked and stays: fields such as ``"activities.name"``, or
        ``"description"``.

    Returns
    -------
    Network
        The network under pseudonyms. Sources that a licence asks to be named stay as they are.

    Raises
    ------
    WrongTypeError
        If no network is given.
    LocalEconomyError
        If the key is too short.
    UnknownNameError
        If ``which`` or ``keep`` names what does not exist.

    Examples
    --------
    >>> from localeconomy.model.records import Actor, Contact
    >>> network = Network(
    ...     actors=[
    ...         Actor("korn", "Bakery Korn", kind="business"),
    ...         Actor("city", kind="municipality"),
    ...     ],
    ...     contacts=[Contact("korn", "city", "2024-05")],
    ... )
    >>> hidden = pseudonymise(network, key="an example, not a secret")
    >>> hidden.contacts[0]
    Contact(actor='actor-ff13c13f17b229fe', by='city', day='2024-05')
    """
    check_network(network, "pseudonymise")
    if which not in WHICH:
        hint = did_you_mean(which, WHICH)
        raise UnknownNameError(NO_SUCH.fill(name="which", value=quoted(which), hint=hint))
    kept = _known(keep)
    coder = _Coder(_checked(key), hides_all=which == "all")
    hidden = {name: coder.hidden_rows(table) for name, table in network.tables.items()}
    for name, table in network.tables.items():
        coder.name_records(table, hidden[name])
    tables = {
        name: _hidden_table(coder, table, hidden[name], kept)
        for name, table in network.tables.items()
    }
    return Network.from_tables(
        tables,
        title=coder.title(network.title),
        description=network.description if "description" in kept else "",
        as_of=network.as_of,
    )


def _checked(key: str | bytes) -> bytes:
    """Return a key as bytes; no message ever holds it."""
    if not isinstance(key, str | bytes):
        message = f"key: give a text or bytes, not {type(key).__name__}"  # type: ignore[unreachable] # callers without a type checker
        raise TypeError(message)
    # The same passphrase is the same key, however a keyboard spells its letters.
    given = unicodedata.normalize("NFC", key).encode() if isinstance(key, str) else bytes(key)
    if len(given) < SHORTEST or len(set(given)) < FEWEST:
        raise LocalEconomyError(SHORT.fill(n=len(given), least=SHORTEST))
    return given


def _known(keep: Iterable[str]) -> frozenset[str]:
    """Return the fields whose text stays."""
    if isinstance(keep, str):
        message = "keep: give a list of fields, such as ['activities.name']"
        raise TypeError(message)
    known = [
        "description",
        *(
            f"{table}.{name}"
            for table, info in TABLES.items()
            for name, field in fields_of(info.record_type).items()
            if field.tells is Tells.ANYTHING and name not in ("id", REASON_FIELD)
        ),
    ]
    given = frozenset(keep)
    for name in sorted(given.difference(known), key=str):
        hint = did_you_mean(name, known)
        raise UnknownNameError(NO_SUCH.fill(name="keep", value=quoted(name), hint=hint))
    return given


class _Coder:
    """Makes pseudonyms, and remembers those of records that others refer to.

    Parameters
    ----------
    key
        The secret.
    hides_all
        Whether organisations and places are hidden as well.
    """

    def __init__(self, key: bytes, *, hides_all: bool) -> None:
        self._empty = hmac.new(key, digestmod="sha256")
        self._hides_all = hides_all
        self._names: dict[str, dict[str, str]] = {}
        self._categories: dict[tuple[str, int], tuple[str, ...]] = {}

    def of(self, what: str, text: str, prefix: str = "text") -> str:
        """Return the pseudonym of a text; the same text of something else has another one."""
        code = self._empty.copy()
        # No name of a field holds a zero byte, so that no two pairs run together.
        code.update(f"{what}\0{text}".encode(errors="surrogatepass"))
        return f"{prefix}-{code.hexdigest()[:DIGITS]}"

    def hidden_rows(self, table: Table[Any]) -> list[bool]:
        """Return in which rows a name is one of those that are hidden."""
        if self._hides_all:
            return [True] * len(table)
        if table.record_type.TABLE == "actors":
            return [is_personal_kind(kind) for kind in table.column("kind")]
        return [False] * len(table)

    def name_records(self, table: Table[Any], hidden: Sequence[bool]) -> None:
        """Remember what the records of a table are called from now on, by their ids."""
        name = table.record_type.TABLE
        free = _field(table, "id").tells is Tells.ANYTHING
        prefix = TABLES[name].singular.en.replace(" ", "-")
        self._names[name] = {
            own: self.of(f"{name}.id", own, prefix) if free or is_hidden else own
            for own, is_hidden in zip(table.own_ids, hidden, strict=True)
            if own is not None
        }

    def name(self, table: str, own: str) -> str:
        """Return what the record of an id is called from now on."""
        return self._names[table][own]

    def coded(self, table: str, column: Coded) -> Coded:
        """Return a column of references under the new names."""
        # Both ends of a tie share their names, and go on doing so.
        shared = (table, id(column.categories))
        if shared not in self._categories:
            names = self._names[table]
            self._categories[shared] = tuple(names[each] for each in column.categories)
        return Coded(column.codes, self._categories[shared])

    def attributes(self, what: str, given: Mapping[str, Any]) -> dict[str, str]:
        """Return attributes of which neither names nor values say anything."""
        return {
            self.of(f"{what} name", name): self.of(
                f"{what} value {name}", json.dumps(value, sort_keys=True, ensure_ascii=False)
            )
            for name, value in given.items()
        }

    def title(self, title: Text) -> Text:
        """Return the title of the network, which is an organisation."""
        if not self._hides_all or not (title.de or title.en):
            return title
        told = self.of("title", json.dumps([title.de, title.en]), "network")
        return Text(de=told, en=told)


def _field(table: Table[Any], name: str) -> Field:
    return fields_of(table.record_type)[name]


def _hidden_table(
    coder: _Coder, table: Table[Any], hidden: Sequence[bool], kept: frozenset[str]
) -> Table[Any]:
    """Return a table under pseudonyms."""
    changed: dict[str, Column | None] = {}
    withheld: dict[int, list[str]] = {}
    for name, field in fields_of(table.record_type).items():
        column = table.columns.get(name)
        if column is None or name == REASON_FIELD:
            continue
        if isinstance(column, Coded):
            if field.type is FieldType.REFERENCE:
                changed[name] = coder.coded(field.target or "", column)
            continue
        values = table.column(name)
        new = _hidden_values(coder, table, field, values, hidden, kept)
        if new is None:
            continue
        if field.tells is Tells.PLACE:
            for row, (before, after) in enumerate(zip(values, new, strict=True)):
                if before is not None and after is None:
                    withheld.setdefault(row, []).append(name)
        changed[name] = _column(field, new)
    reasons = _reasons(coder, table, withheld)
    if reasons is not None:
        changed[REASON_FIELD] = _column(_field(table, REASON_FIELD), reasons)
    return with_columns(table, changed)


def _column(field: Field, values: Sequence[Value]) -> Column | None:
    if field.type is FieldType.ATTRIBUTES:
        values = [to_frozen_mapping(value) for value in values]
    return column_from_values(field, values)[0]


def _hidden_values(
    coder: _Coder,
    table: Table[Any],
    field: Field,
    values: Sequence[Value],
    hidden: Sequence[bool],
    kept: frozenset[str],
) -> list[Value] | None:
    """Return the values of a field under pseudonyms; None where they stay."""
    name = table.record_type.TABLE
    what = f"{name}.{field.name}"
    if field.type is FieldType.REFERENCES:
        target = field.target or ""
        return [tuple(coder.name(target, each) for each in value) for value in values]
    if field.name == "id":
        return [None if own is None else coder.name(name, own) for own in values]
    if field.tells is Tells.PLACE:
        return [None if hide else value for value, hide in zip(values, hidden, strict=True)]
    if field.tells is Tells.NAME:
        # A record that has a name is called like its id, however it is renamed.
        return [
            coder.name(name, own or "") if hide and value else value
            for value, own, hide in zip(values, table.own_ids, hidden, strict=True)
        ]
    if field.tells is Tells.ANYTHING and what not in kept:
        return _free_values(coder, field, what, values)
    return None


def _free_values(coder: _Coder, field: Field, what: str, values: Sequence[Value]) -> list[Value]:
    """Return free text under pseudonyms: empty stays empty, equal texts stay equal."""
    if field.type is FieldType.ATTRIBUTES:
        return [coder.attributes(what, value) for value in values]

    known: dict[str, str] = {}

    def _text(text: str) -> str:
        if text not in known:
            is_kept = field.name in SOURCES and is_attribution(text)
            known[text] = text if not text or is_kept else coder.of(what, text)
        return known[text]

    if field.type is FieldType.TEXTS:
        return [tuple(map(_text, value)) for value in values]
    return [None if value is None else _text(value) for value in values]


def _reasons(
    coder: _Coder, table: Table[Any], withheld: Mapping[int, Sequence[str]]
) -> list[dict[str, str]] | None:
    """Return why values are missing; None where no record says it."""
    if REASON_FIELD not in table.columns and not withheld:
        return None
    declared = fields_of(table.record_type)
    found = []
    what = f"{table.record_type.TABLE}.{REASON_FIELD}"
    for row, given in enumerate(table.column(REASON_FIELD)):
        plain = {
            name: reason
            for name, reason in given.items()
            if name in declared and isinstance(reason, str) and reason in REASONS
        }
        other = {name: reason for name, reason in given.items() if name not in plain}
        hidden = dict.fromkeys(withheld.get(row, ()), WITHHELD)
        found.append(plain | coder.attributes(what, other) | hidden)
    return found


NO_SUCH: Final = Text(de="{name}: {value} gibt es nicht; {hint}", en="{name}: no {value}; {hint}")
SHORT: Final = Text(
    de="der Schlüssel hat {n} Byte oder wiederholt sich; nötig sind mindestens {least} zufällige, "
    'etwa von python -c "import secrets; print(secrets.token_hex(32))"',
    en="the key has {n} bytes or repeats itself; it needs at least {least} random ones, for "
    'example of python -c "import secrets; print(secrets.token_hex(32))"',
)
