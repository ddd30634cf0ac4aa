"""Figures of small networks as they were when they were last looked at by a person.

Hand calculations stand in the tests of each criterion; this file notices a change that none of them
expected. After a change that is meant, look at the difference and write the figures anew with
``PYTHONPATH=src:. python tests/golden/test_figures.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from tests.criteria.builders import DAY, alliance, district, organised, silent, tasks, undeclared

if TYPE_CHECKING:
    from localeconomy.model.network import Network

FILE = Path(__file__).with_name("figures.json")


def networks() -> dict[str, Network]:
    """Return the networks that are looked at."""
    return {
        "district": district(),
        "district, nothing declared": undeclared(district()),
        "district, silent on activities": silent(district(), "activities"),
        "district, one year old": organised(district(), founded="2002-06-30"),
        "district, informal": organised(district(), form="informal"),
        "district of one eager member": tasks([14, 1]),
        "alliance": alliance(),
    }


def figures(network: Network) -> dict[str, Any]:
    """Return what an assessment says in figures."""
    found = le.assess(network, on=DAY)
    return {
        "score": round(found.score, 6),
        "ungated": round(found.ungated, 6),
        "bounds": [round(each, 6) for each in found.bounds],
        "coverage": round(found.coverage, 6),
        "grade": None if found.grade is None else str(found.grade),
        "caps": {each.id: round(each.limit, 6) for each in found.caps},
        "pitfalls": {str(number): each.word for number, each in found.pitfalls.items()},
        "findings": {
            each.id: [
                each.state.value,
                None if each.value is None else round(each.value, 6),
                [round(bound, 6) for bound in each.bounds],
                each.n,
            ]
            for each in found.findings
            if each.state.is_applicable
        },
    }


@pytest.mark.parametrize("name", list(networks()))
def test_figures_are_as_they_were(name: str) -> None:
    expected = json.loads(FILE.read_text(encoding="utf-8"))[name]
    assert figures(networks()[name]) == expected


def test_every_figure_on_file_is_looked_at() -> None:
    assert list(json.loads(FILE.read_text(encoding="utf-8"))) == list(networks())


if __name__ == "__main__":
    written = {name: figures(network) for name, network in networks().items()}
    text = json.dumps(written, indent=1, ensure_ascii=False)
    FILE.write_text(f"{text}\n", encoding="utf-8")
