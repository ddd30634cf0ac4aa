"""`synthetic_network`: a plausible record of a made-up network, with what is wrong chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.errors import LocalEconomyError, WrongTypeError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import is_real, is_whole
from localeconomy.model.heading import to_day
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Complete
from localeconomy.model.vocabulary import FORM, SCOPE
from localeconomy.synthetic.aims import goals, surveys
from localeconomy.synthetic.alliance import alliance
from localeconomy.synthetic.care import care
from localeconomy.synthetic.doings import doings
from localeconomy.synthetic.faults import PRACTICES, levels
from localeconomy.synthetic.hiding import hide
from localeconomy.synthetic.people import OFFICE, people
from localeconomy.synthetic.publicity import publicity
from localeconomy.synthetic.ties import ties
from localeconomy.synthetic.world import World

if TYPE_CHECKING:
    from localeconomy.model.dates import DateLike
    from localeconomy.synthetic.people import Tables

__all__ = ["MIDDLING", "SOUND", "synthetic_network"]

LEAST_SIZE: Final = 4
MOST_SIZE: Final = 2000

SOUND: Final = (0.85, 1.0)
"""A quality at which everything is done well, and hardly anything without fail."""

MIDDLING: Final = (0.65, 0.75)
"""A quality at which nothing is quite sound, and nothing is quite bad."""


def synthetic_network(  # noqa: PLR0913 - one argument a thing that can be chosen
    members: int = 40,
    *,
    seed: int = 0,
    on: DateLike = "2004-06-30",
    age: int = 84,
    form: str = "formal",
    scope: str = "network",
    quality: float | tuple[float, float] = SOUND,
    faults: Mapping[str, float] | None = None,
    pitfalls: Mapping[int, float] | None = None,
    missing: float = 0.0,
) -> Network:
    """Return a plausible record of a network that is made up, sound but for what is planted.

    Every record is marked as illustrative. The same arguments give the same network. It is no
    picture of any real network: how many do what is our assumption.

    Parameters
    ----------
    members
        How many members it has; facilities in an alliance.
    seed
        Of the random numbers.
    on
        The day of the record.
    age
        Months since the founding.
    form
        ``"formal"`` or ``"informal"``.
    scope
        ``"network"`` of a district or ``"alliance"`` of facilities.
    quality
        How well each practice is done, 1 being as well as can be; of two numbers, each practice is
        drawn between them, as in `SOUND` and `MIDDLING`.
    faults
        Severities in [0, 1] by the id of a fault (see `FAULTS`).
    pitfalls
        Severities in [0, 1] by the number of a documented pitfall, 1 to 4 (see `PITFALLS`).
    missing
        The chance of each list of records to be lost with what declares it complete (see `hide`).

    Returns
    -------
    Network
        A record with every table that such a network can have, declared complete.

    Raises
    ------
    UnknownNameError
        If there is no such fault, pitfall, form or scope.
    WrongTypeError
        If something is no number, or faults and pitfalls come without their severities.
    LocalEconomyError
        If a number is out of its range.

    Examples
    --------
    >>> import localeconomy as le
    >>> sound = le.synthetic_network(40, seed=1)
    >>> le.assess(sound).pitfalls[3].word
    'absent'
    >>> silent = le.synthetic_network(40, seed=1, pitfalls={3: 1.0})
    >>> le.assess(silent).pitfalls[3].word
    'present'
    """
    _check_kinds(
        wholes={"members": members, "seed": seed, "age": age},
        numbers={"missing": missing},
        severities={"faults": faults, "pitfalls": pitfalls},
    )
    _check(members, seed, age, quality)
    for value, known, name in ((form, FORM, "form"), (scope, SCOPE, "scope")):
        if value not in known:
            raise LocalEconomyError(
                Text(
                    de="{name}={value} ist unbekannt; {hint}",
                    en="{name}={value} is unknown; {hint}",
                ).fill(name=name, value=quoted(value), hint=did_you_mean(value, known))
            )
    world = World(
        size=members,
        day=to_day(on),
        age=age,
        form=form,
        scope=scope,
        seed=seed,
        levels=levels(faults or {}, pitfalls or {}, scope, _drawn(quality, seed)),
    )
    tables = _alliance(world) if scope == "alliance" else _network(world)
    tables["completeness"] = [
        Complete(name, since=world.founded, checked_on=world.day, illustrative=True)
        for name in TABLES
        if name != "completeness"
    ]
    network = Network.from_tables(
        tables, title=_title(world), description=DESCRIPTION, as_of=world.day
    )
    return hide(network, missing, seed=seed) if missing else network


DESCRIPTION: Final = Text(
    de="Ausgedacht: Kein Eintrag beschreibt ein wirkliches Netzwerk.",
    en="Made up: no record describes a real network.",
)


def _title(world: World) -> Text:
    wording = (
        Text(de="Erdachter Verbund ({n} Einrichtungen)", en="Synthetic alliance ({n} facilities)")
        if world.scope == "alliance"
        else Text(de="Erdachtes Netzwerk ({n} Mitglieder)", en="Synthetic network ({n} members)")
    )
    return wording.fill(n=world.size)


def _drawn(quality: float | tuple[float, float], seed: int) -> dict[str, float]:
    """Return how well each practice is done without faults."""
    low, high = _ends(quality)
    drawn = np.random.default_rng([seed, *b"quality"]).uniform(low, high, size=len(PRACTICES))
    return dict(zip(PRACTICES, drawn.tolist(), strict=True))


def _ends(quality: object) -> tuple[float, float]:
    """Return the two ends of a quality."""
    low, *others = quality if isinstance(quality, tuple) and quality else (quality, quality)
    if len(others) != 1 or not (is_real(low) and is_real(others[0])):
        raise WrongTypeError(NO_QUALITY.fill(value=quoted(quality)))
    return low, others[0]


def _network(world: World) -> Tables:
    done = doings(world)
    members = set(world.members)
    carrying = sorted(
        {
            each.actor
            for each in done["participations"]
            if each.role in ("initiator", "organiser") and each.actor in members
        }
    )
    return {
        **people(world),
        **done,
        **ties(world),
        **care(world, carrying),
        **goals(world, carrying or [OFFICE]),
        "publicity": publicity(world),
        "surveys": surveys(world),
    }


def _alliance(world: World) -> Tables:
    tables, owners = alliance(world)
    return {**tables, **goals(world, owners)}


NO_WHOLE: Final = Text(
    de="{name}={value}: gebraucht wird eine ganze Zahl, etwa {name}={example}",
    en="{name}={value}: a whole number is needed, for example {name}={example}",
)
NO_NUMBER: Final = Text(
    de="{name}={value}: gebraucht wird eine Zahl von 0 bis 1",
    en="{name}={value}: a number from 0 to 1 is needed",
)
NO_QUALITY: Final = Text(
    de="quality={value}: gebraucht werden eine Zahl von 0 bis 1 oder zwei, etwa (0.65, 0.75)",
    en="quality={value}: a number from 0 to 1 is needed, or two, for example (0.65, 0.75)",
)
NO_SEVERITIES: Final = Text(
    de="{name}={value}: gebraucht werden Schweregrade von 0 bis 1, etwa {name}={example}",
    en="{name}={value}: severities from 0 to 1 are needed, for example {name}={example}",
)
EXAMPLES: Final = {
    "members": "40",
    "seed": "0",
    "age": "84",
    "faults": "{'no_recognition': 1.0}",
    "pitfalls": "{3: 1.0}",
}


def _check_kinds(
    wholes: Mapping[str, object], numbers: Mapping[str, object], severities: Mapping[str, object]
) -> None:
    """Refuse what is no number, or no mapping to numbers, before anything is compared with it."""
    for name, value in wholes.items():
        if not is_whole(value):
            raise WrongTypeError(
                NO_WHOLE.fill(name=name, value=quoted(value), example=EXAMPLES[name])
            )
    for name, value in numbers.items():
        if not is_real(value):
            raise WrongTypeError(NO_NUMBER.fill(name=name, value=quoted(value)))
    for name, value in severities.items():
        if value is None:
            continue
        if not isinstance(value, Mapping) or not all(is_real(each) for each in value.values()):
            raise WrongTypeError(
                NO_SEVERITIES.fill(name=name, value=quoted(value), example=EXAMPLES[name])
            )


def _check(members: int, seed: int, age: int, quality: float | tuple[float, float]) -> None:
    low, high = _ends(quality)
    rules = (
        (LEAST_SIZE <= members <= MOST_SIZE, f"members={members}", f"{LEAST_SIZE} … {MOST_SIZE}"),
        (seed >= 0, f"seed={seed}", "0 …"),
        (1 <= age <= 1200, f"age={age}", "1 … 1200"),  # noqa: PLR2004 - a century
        (0.0 <= low <= high <= 1.0, f"quality={quality}", "0 … 1"),
    )
    for possible, given, range_ in rules:
        if not possible:
            raise LocalEconomyError(
                Text(
                    de="{given} ist nicht möglich; möglich ist {range}",
                    en="{given} is not possible; the range is {range}",
                ).fill(given=given, range=range_)
            )
