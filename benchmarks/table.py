"""The rows as a table for people, and as JSON for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.measure import PEERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Row

__all__ = ["to_json", "to_text"]

HEADINGS = ("work", "localeconomy", *PEERS, "target", "")


def to_text(rows: Sequence[Row], machine: str) -> str:
    """Return the table: one block a layer, peers with the ratio to this library.

    Parameters
    ----------
    rows
        What was measured, layer by layer.
    machine
        On what.

    Returns
    -------
    str
        Several lines.
    """
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = [machine, "", _line(HEADINGS, widths)]
    layer = None
    for row, cell in zip(rows, cells[1:], strict=True):
        if row.layer != layer:
            lines += ["", row.layer]
            layer = row.layer
        lines.append(_line(cell, widths))
    judged = [row.is_met for row in rows if row.is_met is not None]
    lines += ["", f"{sum(judged)} of {len(judged)} targets met. (n ×) beside a peer: its figure "]
    lines[-1] += "divided by ours."
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    peers = []
    for name in PEERS:
        figure = row.peers.get(name)
        if figure is None:
            peers.append("–")
        else:
            ratio = f" ({_digits(figure / row.ours)} ×)" if row.ours else ""
            peers.append(f"{_digits(figure)} {row.unit}{ratio}")
    target, verdict = "", ""
    if row.target is not None:
        sign = "≥" if row.target.at_least else "≤"
        target = f"{sign} {_digits(row.target.limit)} {row.unit}"
        verdict = "met" if row.is_met else "missed"
    return (row.work, f"{_digits(row.ours)} {row.unit}", *peers, target, verdict)


def _digits(number: float) -> str:
    """Three significant digits, whole numbers from a hundred on."""
    if abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    shown = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(shown).rstrip()


def to_json(rows: Sequence[Row], machine: str) -> str:
    """Return the rows as JSON.

    Parameters
    ----------
    rows
        What was measured.
    machine
        On what.

    Returns
    -------
    str
        An object with ``machine`` and ``rows``.
    """
    data = {"machine": machine, "rows": [row.to_dict() for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
