"""What nobody recorded: records taken out of a network, with what declares them complete.

Records are lost as people lose them, list by list: the members' list, the log of activities, the
folder of press cuttings; as a whole, or in part: some of the records, those before some day, or
those of some kinds. What is lost is declared no longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import vocabulary
from localeconomy.synthetic.world import part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.model.dates import PartialDate
    from localeconomy.model.network import Network

__all__ = ["LISTS", "hide"]

LISTS: Final = (
    ("memberships",),
    ("relationships",),
    ("contacts",),
    ("activities", "participations"),
    ("publicity",),
    ("responsibilities",),
    ("qualifications",),
    ("offers",),
    ("seats",),
    ("concerns",),
    ("goals", "observations", "reviews"),
    ("surveys",),
    ("funding", "costs"),
    ("headcounts",),
    ("sector_counts",),
    ("actors",),
)
"""Tables that are kept, and lost, together. What the organisation says of itself is known."""

WHOLE: Final = "whole"
WAYS: Final = (WHOLE, WHOLE, WHOLE, "some", "before", "kinds")
"""How a list is lost, each with the same chance; where a part has no sense, as a whole."""

# The field that tells when a record came about, where a list can be lost up to a day, and the one
# that tells its kind, where it can be lost by kinds.
DATED: Final = dict.fromkeys(("contacts", "activities", "publicity", "surveys"), "day")
OF_KINDS: Final = ("relationships", "offers", "responsibilities", "publicity", "surveys")

# Tables in which records may have changed though as many are left.
CHANGED: Final = ("completeness", "reviews", "publicity")

Lists = dict[str, list[Any]]


def hide(network: Network, rate: float, *, seed: int = 0) -> Network:
    """Return the network with some of its lists lost, each with the same chance.

    Parameters
    ----------
    network
        The record.
    rate
        The chance of each list to be lost, as a whole or in part.
    seed
        Of the random numbers.

    Returns
    -------
    Network
        Fewer records, and no declaration that covers those that are gone.

    Raises
    ------
    LocalEconomyError
        If the rate is outside [0, 1], or the seed is negative.

    Examples
    --------
    >>> from localeconomy.synthetic import hide, synthetic_network
    >>> network = synthetic_network(20)
    >>> hide(network, 0.0) == network, len(hide(network, 1.0).publicity) < len(network.publicity)
    (True, True)
    """
    if not 0.0 <= rate <= 1.0 or seed < 0:
        raise LocalEconomyError(
            Text(
                de="rate={rate}, seed={seed} ist nicht möglich; der Anteil liegt zwischen 0 und 1, "
                "der Startwert ist eine ganze Zahl ab 0",
                en="rate={rate}, seed={seed} is not possible; give a share between 0 and 1 and a "
                "whole number from 0 on",
            ).fill(rate=rate, seed=seed)
        )
    records: Lists = {name: list(table) for name, table in network.tables.items()}
    for tables in LISTS:
        random = np.random.default_rng([seed, *"/".join(("hiding", *tables)).encode()])
        if random.random() < rate:
            _lose(records, tables, WAYS[int(random.integers(len(WAYS)))], random)
    _drop_dangling(records)
    changed: dict[str, Any] = {
        name: rows
        for name, rows in records.items()
        if len(rows) != len(network.tables[name]) or name in CHANGED
    }
    return network.replace(**changed)


def _lose(records: Lists, tables: Sequence[str], way: str, random: np.random.Generator) -> None:
    """Take a list, or a part of it, out of the records."""
    first = tables[0]
    if first == "actors":
        _lose_actors(records)
    elif way == "some":
        rows = records[first]
        left = set(random.permutation(len(rows))[: part(len(rows), random.random())].tolist())
        records[first] = [each for place, each in enumerate(rows) if place in left]
    elif way == "before" and first in DATED:
        _lose_before(records, tables, random)
        return
    elif way == "kinds" and first in OF_KINDS:
        _lose_kinds(records, first, random)
        return
    else:
        records.update({name: [] for name in tables})
    _undeclare(records, tables)


def _undeclare(records: Lists, tables: Sequence[str]) -> None:
    records["completeness"] = [each for each in records["completeness"] if each.table not in tables]


def _lose_before(records: Lists, tables: Sequence[str], random: np.random.Generator) -> None:
    """Lose what came about before some day; from then on the list is complete as before."""
    first = tables[0]
    days = sorted(day.last for each in records[first] if (day := _last(each, DATED[first])))
    if not days:
        return
    cut = days[int(random.integers(len(days)))]
    records[first] = [
        each
        for each in records[first]
        if (day := _last(each, DATED[first])) is None or day.last >= cut
    ]
    records["completeness"] = [
        attrs.evolve(each, since=max(cut, each.since.first) if each.since else cut)
        if each.table in tables
        else each
        for each in records["completeness"]
        if each.table not in tables or each.until is None or each.until.end > cut
    ]


def _last(record: Any, field: str) -> PartialDate | None:  # noqa: ANN401 - of any dated table
    """Return the day on which something was over; what lasts into a period belongs to it."""
    until: PartialDate | None = getattr(record, "until", None)
    day: PartialDate | None = getattr(record, field)
    return day if until is None else until


def _lose_kinds(records: Lists, table: str, random: np.random.Generator) -> None:
    """Lose the records of some kinds, about half of them; the list of the others stays complete."""
    field = KIND_FIELDS.get(table, "kind")
    declared = fields_of(TABLES[table].record_type)[field]
    kinds = list(vocabulary(str(declared.target)))
    left = {kind for kind in kinds if random.random() < 0.5}  # noqa: PLR2004 - a half
    records[table] = [each for each in records[table] if getattr(each, field) in left]
    records["completeness"] = [
        attrs.evolve(each, kinds=tuple(kind for kind in each.kinds or kinds if kind in left))
        if each.table == table
        else each
        for each in records["completeness"]
        # Without kinds, a declaration would be one of all of them.
        if each.table != table or left.intersection(each.kinds or kinds)
    ]


def _references(table: str, kind: FieldType) -> dict[str, str]:
    """Return the fields of a table that name records, with the tables that they name."""
    return {
        name: str(each.target)
        for name, each in fields_of(TABLES[table].record_type).items()
        if each.type is kind
    }


def _lose_actors(records: Lists) -> None:
    """Lose the actors of whom nothing else is on record."""
    named: set[str] = set()
    for table, rows in records.items():
        for field, target in _references(table, FieldType.REFERENCE).items():
            if target == "actors":
                named.update(name for each in rows if (name := getattr(each, field)))
        for field, target in _references(table, FieldType.REFERENCES).items():
            if target == "actors":
                named.update(name for each in rows for name in getattr(each, field))
    records["actors"] = [each for each in records["actors"] if each.id in named]


def _drop_dangling(records: Lists) -> None:
    """Take out what refers to activities and goals that are gone."""
    activities = {each.id for each in records["activities"]}
    goals = {each.id for each in records["goals"]}
    records["participations"] = [
        each for each in records["participations"] if each.activity in activities
    ]
    records["observations"] = [each for each in records["observations"] if each.goal in goals]
    reviews = [
        attrs.evolve(each, goals=tuple(name for name in each.goals if name in goals))
        for each in records["reviews"]
    ]
    records["reviews"] = [each for each in reviews if each.goals]
    records["publicity"] = [
        each
        if each.activity in activities or each.activity is None
        else attrs.evolve(each, activity=None)
        for each in records["publicity"]
    ]
