"""What the documentation shows is what the code says."""

from __future__ import annotations

import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from localeconomy.cli.parser import build_parser
from localeconomy.criteria import More
from localeconomy.io.places_tags import SECTORS, SUPPLY
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES, vocabulary
from localeconomy.report.catalogue_text import INNER_QUOTES
from localeconomy.scoring.words import (
    FAILING,
    GRADE_LABELS,
    GRADES,
    HEALTHY,
    LEAST_COVERAGE,
    VERDICT_LABELS,
    WORD_LABELS,
)

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).resolve().parent.parent / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def load(name: str) -> ModuleType:
    """Load a script of the documentation, which is no package."""
    specification = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def make_pages() -> ModuleType:
    return load("make_pages")


@pytest.fixture(scope="module")
def pages(make_pages: ModuleType) -> dict[str, str]:
    made: dict[str, str] = make_pages.pages()
    return made


@pytest.mark.parametrize("name", ["criteria.en.md", "criteria.de.md", "overlap.md"])
def test_kept_pages_are_those_of_the_code(make_pages: ModuleType, name: str) -> None:
    """If this fails, a criterion has changed: run ``python docs/make_pages.py``."""
    kept = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert kept == make_pages.kept_pages()[name]


def test_every_table_says_who_reads_it(make_pages: ModuleType) -> None:
    """Goals: measurable_goals alone has the weight 2 of them; the office is read off funding."""
    page = make_pages.overlap_page()
    rows = {
        row.split("](#table-")[1].split(")")[0]: row
        for row in page.splitlines()
        if row.startswith("| [") and "](#table-" in row
    }
    for criterion in le.catalogue():
        for read in criterion.reads:
            shown = f"(#{criterion.id})" in rows.get(read.table, "")
            assert shown or read.more is More.FACT
    assert "(#coordination_office)" in rows["funding"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_criterion_is_described(make_pages: ModuleType, language: str) -> None:
    page = make_pages.criteria_page(language)
    for criterion in le.catalogue():
        section = page.split(f"(`{criterion.id}`)\n", 1)[1].split("\n### ", 1)[0]
        assert criterion.question.into(language) in section
        assert criterion.quote.translate(INNER_QUOTES) in section
        assert criterion.formula.into(language) in section
        for threshold, declared in criterion.thresholds.items():
            assert f"({threshold}; " in section
            assert declared.label.into(language)[1:] in section
        for measure in criterion.measures:
            assert measure.text.into(language) in section


def test_every_table_and_field_is_described(pages: dict[str, str]) -> None:
    page = pages["record.md"]
    for name, info in TABLES.items():
        section = page.split(f"(table-{name})=", 1)[1].split("\n(table-", 1)[0]
        assert f".. autoclass:: localeconomy.{info.record_type.__name__}" in section
        for field, declared in fields_of(info.record_type).items():
            assert f"`{field}`" in section
            assert declared.meaning.en in section
            assert declared.meaning.de in section


def test_every_tag_of_a_map_is_described(pages: dict[str, str]) -> None:
    """A row a sector, with every value under its key; a row a supply, in both languages."""
    sectors, supplies = pages["places.md"].split("## Local supply")
    for sector, tags in SECTORS.items():
        row = next(line for line in sectors.splitlines() if line.startswith(f"| {sector} |"))
        for key, values in tags.items():
            listed = row.split(f"`{key}`: ", 1)[1].split(";")[0].rstrip(" |").split(", ")
            assert listed == [f"`{value}`" for value in values.split()]
    for supply in SUPPLY:
        assert f"(`{supply}`) | {vocabulary('supply')[supply].label.de} |" in supplies
    assert "Counted under `left_out`, not taken" in supplies


def test_required_fields_are_bold(pages: dict[str, str]) -> None:
    """A tie needs its two ends; its kind has a default and need not be given."""
    section = pages["record.md"].split("(table-relationships)=", 1)[1].split("\n(table-", 1)[0]
    assert re.findall(r"^\| \*\*`(\w+)`\*\*", section, re.MULTILINE) == ["source", "target"]


def test_every_term_is_described(pages: dict[str, str]) -> None:
    for name, terms in VOCABULARIES.items():
        section = pages["vocabulary.md"].split(f"(vocabulary-{name})=", 1)[1]
        section = section.split("\n(vocabulary-", 1)[0]
        for term in terms.values():
            assert f"| `{term.id}` | {term.label.en} | {term.label.de} |" in section


def test_tables_of_pages_have_as_many_cells_in_every_row(pages: dict[str, str]) -> None:
    """A stroke in a text would otherwise begin a new cell."""
    for name in ("record.md", "vocabulary.md"):
        tables = re.findall(r"(?:^\|.*\n)+", pages[name], re.MULTILINE)
        assert tables
        for table in tables:
            cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(cells) == 1, table


def test_links_to_made_pages_lead_to_one(pages: dict[str, str]) -> None:
    linked = {
        target
        for page in DOCS.rglob("*.md")
        for target in re.findall(r"generated/([\w.-]+)", page.read_text(encoding="utf-8"))
    }
    assert linked
    # A table of contents names a page without its suffix.
    assert {name for name in linked if not {name, f"{name}.md"} & set(pages)} == set()


def test_pages_are_written_once(make_pages: ModuleType, tmp_path: Path) -> None:
    make_pages.write(tmp_path / "made")
    written = sorted((tmp_path / "made").iterdir())
    times = [path.stat().st_mtime_ns for path in written]
    make_pages.write(tmp_path / "made")
    assert [path.stat().st_mtime_ns for path in written] == times
    assert [path.name for path in written] == sorted(make_pages.pages())


def test_page_on_scoring_names_words_and_limits_as_they_are() -> None:
    page = (DOCS / "reference" / "scoring.md").read_text(encoding="utf-8")
    labels = {**WORD_LABELS, **VERDICT_LABELS, **GRADE_LABELS}
    assert [key for key, each in labels.items() if f"| {each.en}, {each.de} |" not in page] == []
    for limit, grade in GRADES[:-1]:
        each = GRADE_LABELS[grade]
        assert f"| {each.en}, {each.de} | from {limit:.0f} |" in page
    assert f"{GRADE_LABELS[GRADES[-1][1]].de} | below |" in page
    assert f"healthy, gut | value from {HEALTHY} |" in page
    assert f"im Auge behalten | value from {FAILING} |" in page
    assert f"criteria is below {FAILING} |" in page
    assert f"else the upper bound of one is below {HEALTHY} |" in page
    assert f"Below a coverage of {LEAST_COVERAGE} there is none." in page


def test_failing_command_stops_the_build(
    make_pages: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="assess no-such-network ends with status 2"):
        make_pages.command_output(["assess", "no-such-network"])
    assert "no-such-network" in capsys.readouterr().err


@pytest.fixture(scope="module")
def make_picture() -> ModuleType:
    return load("make_picture")


def test_picture_shows_the_report_of_today(make_picture: ModuleType) -> None:
    """If this fails, the report has changed: run ``python docs/make_picture.py``."""
    assert make_picture.PICTURE.read_text(encoding="utf-8") == make_picture.picture()


def test_picture_is_described_for_those_who_cannot_see_it(make_picture: ModuleType) -> None:
    root = ET.fromstring(make_picture.picture())  # noqa: S314 - made by ourselves
    assert root.get("role") == "img"
    named = {each.get("id"): each.text or "" for each in root if each.get("id")}
    described = [named[each] for each in (root.get("aria-labelledby") or "").split()]
    assessment = le.assess(le.example("kino-knappenviertel"), on=make_picture.DAY)
    assert f"Score {assessment.score:.0f} of 100" in described[1]
    for number, verdict in assessment.pitfalls.items():
        assert f"({number}) {verdict.word}" in described[1]


def test_picture_holds_whole_lines_of_the_report(make_picture: ModuleType) -> None:
    from localeconomy.report.text import render

    assessment = le.assess(le.example("kino-knappenviertel"), on=make_picture.DAY)
    report = render(assessment, "en", width=make_picture.COLUMNS).splitlines()
    root = ET.fromstring(make_picture.picture())  # noqa: S314 - made by ourselves
    shown = [" ".join("".join(row.itertext()).split()) for row in root.iter(f"{SVG}text")]
    known = {"".join(line.split()) for line in report}
    lines = {"".join(line.split()) for line in shown[1:]} - {"[…]"}
    assert lines <= known
    assert len(lines) > 30


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, relative luminance: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_colours_of_the_picture_can_be_read(make_picture: ModuleType) -> None:
    assert round(_contrast("#000000", "#ffffff")) == 21
    colours: dict[str, Any] = dict(make_picture.COLOURS)
    assert {code: c for code, c in colours.items() if _contrast(c, "#ffffff") < 4.5} == {}


def test_every_command_has_its_section(make_pages: ModuleType) -> None:
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    for command in build_parser("en").commands:
        section = page.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
        shown = re.findall(r"\{literalinclude\} generated/(\S+)", section)
        assert shown, command
        assert all(command in make_pages.COMMANDS[each] for each in shown)
