"""What a record is called, with names or without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from localeconomy.language import Text, enumeration, speak
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import ACTOR_KIND, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.network import Network
    from localeconomy.model.records import Record

__all__ = ["ActorName", "actor_name", "describe", "is_personal", "is_personal_kind", "pseudonyms"]

ActorName: TypeAlias = Callable[[str], Text]

OPEN_KIND: Final = "unspecified"

# Beside the key fields, what tells people most about a record.
SHOWN = {
    "actors": ("id",),
    "activities": ("name", "day"),
    "goals": ("name",),
    "districts": ("name",),
    "memberships": ("member", "since"),
    "contacts": ("actor", "channel", "day"),
    "relationships": ("source", "target", "kind"),
    "participations": ("actor", "activity", "role"),
    "publicity": ("medium", "day"),
    "responsibilities": ("area", "holder"),
    "offers": ("service", "provider"),
    "concerns": ("actor", "raised"),
    "funding": ("recipient", "source_kind", "programme", "until"),
    "organisations": ("actor", "form"),
}


def actor_name(network: Network) -> ActorName:
    """Return the names of a network's actors: from id to name.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    callable
        From an id to the actor's name, or the id where it has none.
    """

    def _name(actor_id: str) -> Text:
        actor = network.actors[actor_id]
        shown = actor.name or actor.id
        return Text(de=shown, en=shown)

    return _name


def is_personal(network: Network, actor_id: str) -> bool:
    """Return whether an actor's name may identify a private person.

    Parameters
    ----------
    network
        The network.
    actor_id
        The actor.

    Returns
    -------
    bool
        True for persons, residents, founders, businesses (many bear their owner's name) and actors
        of an unspecified kind, who could be anybody.
    """
    return is_personal_kind(network.actors[actor_id].kind)


def is_personal_kind(kind: str) -> bool:
    """Return whether the name of an actor of a kind may identify a private person.

    Parameters
    ----------
    kind
        The kind.

    Returns
    -------
    bool
        As for `is_personal`.
    """
    return kind == OPEN_KIND or "personal" in ACTOR_KIND[kind].classes


def pseudonyms(network: Network, actor_ids: Iterable[str]) -> ActorName:
    """Return names that keep private persons out: "business 3" for a business.

    Parameters
    ----------
    network
        The network.
    actor_ids
        The actors that will be named; the numbers run over these, in the order of their ids.

    Returns
    -------
    callable
        From an id to the name, or to the pseudonym where the actor is personal.
    """
    numbers: dict[str, Text] = {}
    counts: dict[str, int] = {}
    for actor_id in sorted(set(actor_ids)):
        if is_personal(network, actor_id):
            kind = network.actors[actor_id].kind
            counts[kind] = counts.get(kind, 0) + 1
            numbers[actor_id] = Text(de="{kind} {n}", en="{kind} {n}").fill(
                kind=ACTOR_KIND[kind].label, n=counts[kind]
            )
    named = actor_name(network)

    def _name(actor_id: str) -> Text:
        return numbers[actor_id] if actor_id in numbers else named(actor_id)

    return _name


def describe(network: Network, record: Record, name: ActorName) -> Text:
    """Return what a record is called in a sentence.

    Parameters
    ----------
    network
        The network that it belongs to.
    record
        The record.
    name
        From an actor's id to its name or pseudonym.

    Returns
    -------
    Text
        For example "Florist – bakery, cooperation".
    """
    table = record.TABLE
    declared = fields_of(type(record))
    parts = []
    for field in SHOWN.get(table, record.KEY):
        value = getattr(record, field)
        if value is None or value == ():
            continue
        kind = declared[field].type
        target = declared[field].target or ""
        if table == "actors" or (kind is FieldType.REFERENCE and target == "actors"):
            parts.append(name(value))
        elif kind is FieldType.REFERENCE:
            parts.append(describe(network, network.tables[target][value], name))
        elif kind is FieldType.CHOICE:
            parts.append(label(target, value))
        else:
            parts.append(_spoken(value))
    if not parts:
        return TABLES[table].singular
    head = " – " if table == "relationships" else ", "
    return Text(
        de=_joined([part.de for part in parts], head),
        en=_joined([part.en for part in parts], head),
    )


def _spoken(value: object) -> Text:
    if isinstance(value, tuple):
        return enumeration(value)
    return Text(de=speak(value, "de"), en=speak(value, "en"))


def _joined(parts: list[str], head: str) -> str:
    """Join the first two parts by their own sign, the rest by commas."""
    return ", ".join([head.join(parts[:2]), *parts[2:]])
