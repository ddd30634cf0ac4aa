"""Sound files, as the library itself writes them: a small record of every kind, and others."""

from __future__ import annotations

import functools
import itertools
import tempfile
import warnings
from pathlib import Path
from typing import Any

import localeconomy as le
from localeconomy.errors import LeftOutWarning
from tests.fuzz.damage import Seed

__all__ = ["assessments", "awkward", "everything", "sparse", "workbooks", "written"]


def everything() -> le.Network:
    """Return a network with a record of every kind, most of their fields filled."""
    return le.Network(
        title=le.Text(de="Hafenviertel", en="Harbour quarter"),
        description=le.Text(de="Eine Probe", en="A sample"),
        as_of="2003-06",
        organisations=[
            le.Organisation(
                "verein",
                scope="network",
                form="formal",
                founded="1998-03",
                programme_end="2004",
                required_areas=("finance",),
                district="nord",
                why_missing={"known": "not_stated"},
            )
        ],
        districts=[
            le.District(
                "nord",
                "Käse & Co.",
                municipality_key="05113000",
                inhabitants=12_345,
                area=3.25,
                required_supply=("post", "bank"),
            )
        ],
        sector_counts=[le.SectorCount("nord", "Handel", count=12, day="2003-01-01")],
        actors=[
            le.Actor(
                "a",
                "Bäckerei",
                kind="business",
                sector="10.71",
                sector_scheme="wz_2008",
                district="nord",
                capacity_hours=2.5,
                lon=6.875,
                lat=51.25,
                since="1998",
                until="2003-05-17",
                supply=("bakery",),
                attributes={"stars": [4, 5.5, None, True], "x": {"y": "z"}, "u": 10**12},
                source="minutes",
                illustrative=True,
                known="1999-01",
            ),
            le.Actor("b", 'B "b"; c, d', kind="founder", since="2001-05"),
            le.Actor("c d", kind="institution", level="city", field="culture"),
            le.Actor("verein", kind="network"),
        ],
        memberships=[
            le.Membership("a", "verein", referred_by="b", first_contact="visit", since="2001-05"),
            le.Membership("b", "verein"),
        ],
        relationships=[
            le.Relationship("a", "b", "supply", weight=2.5, since="2000", confirmed=False),
            le.Relationship("b", "a", "cooperation", mutual=True, attributes={"trust": 3}),
            le.Relationship("a", "b", "supply", weight=0.125, id="t1", origin="survey"),
        ],
        contacts=[le.Contact("a", "b", "2002-03-04", "visit", "joined")],
        activities=[
            le.Activity(
                "fest", "Fest", kind="festival", day="2002-07-04", attendance={"residents": 120}
            )
        ],
        participations=[le.Participation("fest", "a", "organiser", hours=7.5)],
        publicity=[le.Publicity("2002-07", medium="press", reach="city", activity="fest")],
        responsibilities=[le.Responsibility("finance", "a", ("b",), hours=4.5, since="2002")],
        qualifications=[le.Qualification("a", "finance", "2002-01-02", "verein")],
        offers=[le.Offer("verein", "premises", uptake=3, since="2000-01")],
        seats=[le.Seat("c d", "a", voting=True)],
        concerns=[le.Concern("a", "Parken", "2002-01", answered="2002-02")],
        goals=[
            le.Goal("g", "Jobs", unit="jobs", baseline=0, target=10.5, start="2000", due="2005")
        ],
        observations=[le.Observation("g", "2002-12-31", 4.5)],
        reviews=[le.Review("2002-12", ("g",))],
        surveys=[
            le.SurveyWave(
                "2003",
                "image",
                group="residents",
                population=900,
                asked=90,
                answered=40,
                positive=30,
            )
        ],
        funding=[
            le.Funding("verein", "programme", 12_000.5, secured=True, since="2001", until="2004")
        ],
        costs=[le.Cost("verein", 1_000, since="2002")],
        headcounts=[le.Headcount("residents", 900, day="2003")],
        completeness=[le.Complete("actors", ("business",), checked_by="b", checked_on="2003-01")],
    )


def awkward() -> le.Network:
    """Return a network of texts that formats must spell with care."""
    texts = ("=1+1", "a|b\\", 'q"q', "a;b,c", "line\nbreak", " padded ", "🥐", "_x0041_", "&#228;")
    actors = [le.Actor(text, text, sector=text, attributes={text: [text]}) for text in texts]
    ties = [le.Relationship(one, other, "advice") for one, other in itertools.pairwise(texts)]
    return le.Network(title="{x} & <b>", description="\x07", actors=actors, relationships=ties)


def sparse() -> le.Network:
    """Return a network of a few ids and ties."""
    actors = [le.Actor(f"n{number}") for number in range(4)]
    ties = [le.Relationship("n0", f"n{number}", weight=number) for number in range(1, 4)]
    return le.Network(actors=actors, relationships=ties)


@functools.cache
def written(suffix: str, grammar: str, **options: Any) -> tuple[Seed, ...]:  # noqa: ANN401
    """Return the files of a format that the library writes.

    Parameters
    ----------
    suffix
        Of the format.
    grammar
        How its text falls into tokens.
    **options
        Of the writer.

    Returns
    -------
    tuple of Seed
        One a network.
    """
    seeds = []
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", LeftOutWarning)
        for make in (everything, everything, awkward, sparse):
            path = Path(folder) / f"network{suffix}"
            le.write(make(), path, **options)
            seeds.append(Seed(path.name, path.read_bytes(), grammar))
    return tuple(seeds)


@functools.cache
def workbooks() -> tuple[Seed, ...]:
    """Return workbooks: records in three forms, and the template with its examples."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        le.write_template(path, language="de")
        template = Seed(path.name, path.read_bytes())
    forms = [written(".xlsx", "xml", language=language) for language in (None, "de", "en")]
    return (*(seed for form in forms for seed in form), template)


@functools.cache
def assessments() -> tuple[Seed, ...]:
    """Return an assessment as JSON."""
    found = le.assess(everything(), "2003-06-01")
    return (Seed("assessment.json", found.to_json().encode(), "json"),)
