"""What the records in the evidence are called, and how names are kept out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from localeconomy.language import Text
from localeconomy.model.fields import to_frozen_mapping
from localeconomy.model.naming import actor_name, describe, pseudonyms

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

__all__ = ["Label", "Labels", "labels_of", "to_labels", "without_ids"]


@attrs.frozen
class Label:
    """What a record in the evidence is called.

    Parameters
    ----------
    text
        Its wording.
    illustrative
        Whether the record is made up for illustration.
    source
        Where the fact comes from.
    """

    text: Text
    illustrative: bool = False
    source: str | None = None


class Labels(Mapping[str, Mapping[str, Label]]):
    """Labels by table and id, made when one is first asked for: most scores need none.

    Parameters
    ----------
    make
        Makes them.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[str, Mapping[str, Label]]]) -> None:
        self._make: Callable[[], Mapping[str, Mapping[str, Label]]] | None = make
        self._made: Mapping[str, Mapping[str, Label]] = {}

    @property
    def _labels(self) -> Mapping[str, Mapping[str, Label]]:
        if self._make is not None:
            self._made = to_frozen_mapping(self._make())
            self._make = None
        return self._made

    def __getitem__(self, table: str) -> Mapping[str, Label]:
        """Return the labels of a table's records."""
        return self._labels[table]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the tables."""
        return iter(self._labels)

    def __len__(self) -> int:
        """Return the number of tables."""
        return len(self._labels)

    def __hash__(self) -> int:
        """Return a hash of all labels."""
        return hash(self._labels)

    def __repr__(self) -> str:
        """Return all labels."""
        return repr(self._labels)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the labels, not how they are made."""
        return (to_labels, (self._labels,))


def to_labels(labels: Mapping[str, Mapping[str, Label]]) -> Labels:
    """Return labels as an immutable mapping.

    Parameters
    ----------
    labels
        By table and id.

    Returns
    -------
    Labels
        The same.
    """
    return labels if isinstance(labels, Labels) else Labels(lambda: labels)


def labels_of(
    network: Network,
    findings: tuple[Finding, ...],
    rows: Mapping[str, Mapping[str, int]],
    *,
    names: bool,
) -> dict[str, dict[str, Label]]:
    """Return what the records in the evidence are called, in alphabetical order.

    Parameters
    ----------
    network
        The record.
    findings
        The findings whose evidence is named.
    rows
        The rows of those records by table and id: it spares making the ids of all others.
    names
        Whether private persons and businesses are named, or given numbers.

    Returns
    -------
    dict
        Labels by table and id.
    """
    named: dict[str, set[str]] = {}
    for finding in findings:
        for evidence in finding.evidence:
            named.setdefault(evidence.table, set()).update(evidence.ids)
    name = actor_name(network) if names else pseudonyms(network, network.actors.ids)
    return {
        table: {
            record_id: Label(
                describe(network, record, name), record.illustrative, record.provenance
            )
            for record_id in sorted(named[table])
            for record in (network.tables[table][rows.get(table, {}).get(record_id, record_id)],)
        }
        for table in sorted(named)
    }


def without_ids(
    findings: tuple[Finding, ...], labels: Mapping[str, Mapping[str, Label]]
) -> tuple[tuple[Finding, ...], dict[str, dict[str, Label]]]:
    """Replace the ids of records, which may hold names, by numbers; sources go as well.

    Parameters
    ----------
    findings
        Findings with evidence.
    labels
        What the records are called, by table and id.

    Returns
    -------
    tuple
        Both without ids.
    """
    numbers = {
        table: {record: f"{table}-{n}" for n, record in enumerate(known, 1)}
        for table, known in labels.items()
    }
    hidden = tuple(
        attrs.evolve(
            finding,
            evidence=tuple(
                attrs.evolve(each, ids=tuple(numbers[each.table][one] for one in each.ids))
                for each in finding.evidence
            ),
        )
        for finding in findings
    )
    renamed = {
        table: {
            numbers[table][one]: attrs.evolve(label, source=None) for one, label in known.items()
        }
        for table, known in labels.items()
    }
    return hidden, renamed
