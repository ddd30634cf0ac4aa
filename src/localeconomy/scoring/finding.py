"""`Finding`: what one criterion found on one day, with its certainty, evidence and remedies."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.language import Text
from localeconomy.scoring.imputed import Imputed
from localeconomy.scoring.sampling import Sampling
from localeconomy.scoring.words import FAILING, HEALTHY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "MOST_EVIDENCE",
    "Cap",
    "Evidence",
    "Figure",
    "Finding",
    "Measure",
    "State",
]

MOST_EVIDENCE: Final = 50


class State(enum.Enum):
    """How far a criterion could be judged."""

    MEASURED = "measured"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_due(self) -> bool:
        """Whether the finding takes part in the score."""
        return self in (State.MEASURED, State.PARTIAL, State.UNKNOWN)

    @property
    def is_applicable(self) -> bool:
        """Whether the criterion fits the kind of network."""
        return self is not State.NOT_APPLICABLE


@attrs.frozen
class Evidence:
    """The records of one table that a finding rests on.

    Parameters
    ----------
    table
        The table's name.
    ids
        The first fifty ids, in alphabetical order.
    count
        How many records there are in all.
    """

    table: str
    ids: tuple[str, ...]
    count: int

    @classmethod
    def of(cls, table: str, ids: Sequence[str]) -> Evidence:
        """Return the evidence of some records.

        Parameters
        ----------
        table
            The table's name.
        ids
            The ids of all records.

        Returns
        -------
        Evidence
            Above fifty, the count and the first fifty.
        """
        return cls(table, tuple(sorted(ids)[:MOST_EVIDENCE]), len(ids))


@attrs.frozen
class Figure:
    """A further figure that explains a finding but is not scored.

    Parameters
    ----------
    label
        What it says.
    value
        The figure; None where it is unknown.
    unit
        Its unit.
    """

    label: Text
    value: float | None
    unit: Text


@attrs.frozen
class Measure:
    """Something that would mend a failing criterion.

    Parameters
    ----------
    text
        What to do.
    effort
        ``"low"``, ``"medium"`` or ``"high"``.
    change
        From the terms of a day to the network as it would be on that day, had the measure been
        carried out; None where the record cannot say that. It is no part of a result: not compared,
        not written.
    """

    text: Text
    effort: str
    change: Callable[[Any], Any] | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Cap:
    """The limit that a failing criterion sets to the whole score.

    Parameters
    ----------
    limit
        The limit in full force, in [0, 1].
    force
        How far it is in force at the network's stage, in [0, 1]; 1 where the stage is unknown.
    least_force
        The force in the best case, which differs where the stage is unknown.
    """

    limit: float
    force: float = 1.0
    least_force: float = 1.0


@attrs.frozen
class Finding:
    """What one criterion found on one day.

    Parameters
    ----------
    id
        The criterion.
    family
        Its family.
    pitfalls
        The numbers of the documented pitfalls that it belongs to.
    title, question
        What it is called and asks.
    state
        How far it could be judged.
    value
        In [0, 1], 1 is healthy; None where it could not be judged.
    bounds
        The least and the greatest value that the record leaves possible.
    raw
        The figure behind the value, in ``unit``.
    unit
        Unit of the figure.
    n
        What the figure rests on: a number of members, activities or goals, say.
    reason
        Why, in a sentence.
    evidence
        The records that it rests on.
    figures
        Further figures that explain it.
    measures
        What would mend it.
    weight
        Its weight in its family; 0 is context.
    weight_word
        The source's word for the weight, None where it is our assumption.
    cap
        The limit that it sets to the whole score where it fails.
    reads
        The tables that it uses.
    missing
        The tables that are not declared complete for what it looks at.
    asked_from
        The stage from which on the source asks for it; None where it names none.
    sampling
        The sample that the value rests on; None where everything was counted.
    imputed
        The values that imputed ties give, where non-response to a survey of ties alone leaves it
        open.
    """

    id: str
    family: str
    pitfalls: tuple[int, ...]
    title: Text
    question: Text
    state: State
    value: float | None
    bounds: tuple[float, float]
    raw: float | None
    unit: Text
    n: int | None
    reason: Text
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    measures: tuple[Measure, ...] = ()
    weight: float = 0.0
    weight_word: str | None = None
    cap: Cap | None = None
    reads: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    asked_from: str | None = None
    sampling: Sampling | None = None
    imputed: Imputed | None = None

    @property
    def word(self) -> str | None:
        """``"healthy"``, ``"watch"`` or ``"failing"``; None where there is no value."""
        if self.value is None:
            return None
        return (
            "healthy" if self.value >= HEALTHY else "watch" if self.value >= FAILING else "failing"
        )

    def __repr__(self) -> str:
        """Return the finding in one line."""
        value = "-" if self.value is None else f"{self.value:.2f}"
        low, high = self.bounds
        return f"<Finding {self.id}: {self.state.value}, {value} in [{low:.2f}, {high:.2f}]>"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON."""
        plain: dict[str, Any] = attrs.asdict(self, filter=_is_told, value_serializer=_plain)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """Return the finding that `to_dict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Finding
            An equal finding.
        """
        return cls(
            **{
                **data,
                "pitfalls": tuple(data["pitfalls"]),
                "title": Text.from_dict(data["title"]),
                "question": Text.from_dict(data["question"]),
                "state": State(data["state"]),
                "bounds": tuple(data["bounds"]),
                "unit": Text.from_dict(data["unit"]),
                "reason": Text.from_dict(data["reason"]),
                "evidence": tuple(
                    Evidence(each["table"], tuple(each["ids"]), each["count"])
                    for each in data["evidence"]
                ),
                "figures": tuple(
                    Figure(
                        Text.from_dict(each["label"]), each["value"], Text.from_dict(each["unit"])
                    )
                    for each in data["figures"]
                ),
                "measures": tuple(
                    Measure(Text.from_dict(each["text"]), each["effort"])
                    for each in data["measures"]
                ),
                "cap": None if data["cap"] is None else Cap(**data["cap"]),
                "reads": tuple(data["reads"]),
                "missing": tuple(data["missing"]),
                "sampling": (
                    Sampling.from_dict(data["sampling"]) if data.get("sampling") else None
                ),
                "imputed": Imputed.from_dict(data["imputed"]) if data.get("imputed") else None,
            }
        )


def _is_told(field: attrs.Attribute[Any], _value: object) -> bool:
    return field is not CHANGE


def _plain(_owner: object, _field: object, value: object) -> object:
    if isinstance(value, State):
        return value.value
    return list(value) if isinstance(value, tuple) else value


CHANGE: Final = attrs.fields(Measure).change
