"""What a record may not say: each fault by its own words, and all of them at once."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.errors import ValidationError
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, Value, fields_of
from localeconomy.model.network import Network
from localeconomy.model.problems import Problem
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Concern,
    Contact,
    District,
    Goal,
    Headcount,
    Membership,
    Observation,
    Organisation,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
    Review,
    SurveyWave,
)
from localeconomy.model.table import Table
from tests.strategies import networks

if TYPE_CHECKING:
    from collections.abc import Callable

AB: Any = [Actor("a"), Actor("b")]


def faults(language: str = "en", **tables: Value) -> list[str]:
    with pytest.raises(ValidationError, match=r"^\d+ problems? in the network:\n") as caught:
        Network(**tables)
    assert " Fehler im Netzwerk:" in caught.value.into("de")
    return [problem.into(language) for problem in caught.value.problems]


def tie(*args: Value, **values: Value) -> dict[str, Any]:
    return {"actors": AB, "relationships": [Relationship(*args, **values)]}


CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown id": (
        {"actors": [Actor("florist")], "memberships": [Membership("florist", "florits")]},
        (
            "membership 'florist/florits/-' (entry 1): organisation: 'florits' is not among the "
            "actors; did you mean 'florist'?"
        ),
        (
            "Mitgliedschaft 'florist/florits/-' (Eintrag 1): Organisation (organisation): "
            "'florits' steht nicht in der Tabelle Akteure; meinten Sie 'florist'?"
        ),
    ),
    "unknown id in a list": (
        {"goals": [Goal("g")], "reviews": [Review("2001", goals=["g", "h"])]},
        "review '2001' (entry 1): goals: 'h' is not among the goals; use one of 'g'",
        (
            "Überprüfung '2001' (Eintrag 1): Ziele (goals): 'h' steht nicht in der Tabelle Ziele; "
            "möglich sind 'g'"
        ),
    ),
    "unknown id where there are none": (
        {"actors": [Actor("a", district="d")]},
        "actor 'a' (entry 1): district: 'd' is not among the districts; there are none",
        (
            "Akteur 'a' (Eintrag 1): Stadtteil (district): 'd' steht nicht in der Tabelle "
            "Stadtteile; es gibt keine"
        ),
    ),
    "duplicate id": (
        {"districts": [District("d"), District("e"), District("d", "D")]},
        (
            "district 'd' (entry 3): id: the id 'd' is used twice (first by entry 1); choose "
            "another one"
        ),
        (
            "Stadtteil 'd' (Eintrag 3): Kennung (id): die Kennung 'd' ist doppelt (schon "
            "Eintrag 1); bitte eine andere wählen"
        ),
    ),
    "duplicate id by normal form": (
        {"actors": [Actor("\u00e4"), Actor("a\u0308")]},
        "actor 'ä' (entry 2): id: the id 'ä' is used twice (first by entry 1); choose another one",
        (
            "Akteur 'ä' (Eintrag 2): Kennung (id): die Kennung 'ä' ist doppelt (schon Eintrag 1); "
            "bitte eine andere wählen"
        ),
    ),
    "empty id": (
        {"actors": [Actor(" ")]},
        "actor ' ' (entry 1): id: is empty; please give an id",
        "Akteur ' ' (Eintrag 1): Kennung (id): ist leer; bitte eine Kennung angeben",
    ),
    "duplicate record": (
        {"actors": AB, "relationships": [Relationship("a", "b")] * 2},
        (
            "relationship 'a/b/unspecified/-' (entry 2): is already there as entry 1; remove the "
            "second or tell them apart"
        ),
        (
            "Beziehung 'a/b/unspecified/-' (Eintrag 2): steht schon als Eintrag 1 da; den zweiten "
            "streichen oder unterscheiden"
        ),
    ),
    "duplicate record without references": (
        {"headcounts": [Headcount("founders", 3, day="2001")] * 2},
        (
            "headcount 'founders/2001' (entry 2): is already there as entry 1; remove the "
            "second or tell them apart"
        ),
        (
            "Zählung 'founders/2001' (Eintrag 2): steht schon als Eintrag 1 da; den zweiten "
            "streichen oder unterscheiden"
        ),
    ),
    "self-tie": (
        tie("a", "a"),
        (
            "relationship 'a/a/unspecified/-' (entry 1): a tie of an actor with itself; remove "
            "it or correct the target"
        ),
        (
            "Beziehung 'a/a/unspecified/-' (Eintrag 1): eine Beziehung mit sich selbst; bitte "
            "streichen oder das Ziel berichtigen"
        ),
    ),
    "member of itself": (
        {"actors": AB, "memberships": [Membership("a", "a")]},
        (
            "membership 'a/a/-' (entry 1): a membership of an actor in itself; correct the "
            "organisation"
        ),
        (
            "Mitgliedschaft 'a/a/-' (Eintrag 1): eine Mitgliedschaft bei sich selbst; bitte die "
            "Organisation berichtigen"
        ),
    ),
    "until before since": (
        tie("a", "b", since="2003-01", until="2001-05"),
        (
            "relationship 'a/b/unspecified/2003-01' (entry 1): until: May 2001 is not after since "
            "January 2003; check the dates"
        ),
        (
            "Beziehung 'a/b/unspecified/2003-01' (Eintrag 1): bis (until): Mai 2001 liegt "
            "nicht nach „seit“ Januar 2003; bitte die Daten prüfen"
        ),
    ),
    "an interval of no day": (
        tie("a", "b", since="2003-01-01", until="2003-01-01"),
        (
            "relationship 'a/b/unspecified/2003-01-01' (entry 1): until: 1 January 2003 is not "
            "after since 1 January 2003; check the dates"
        ),
        (
            "Beziehung 'a/b/unspecified/2003-01-01' (Eintrag 1): bis (until): 01.01.2003 liegt "
            "nicht nach „seit“ 01.01.2003; bitte die Daten prüfen"
        ),
    ),
    "answered before raised": (
        {"actors": AB, "concerns": [Concern("a", "rent", "2003", answered="2002")]},
        "concern 'a/rent/2003' (entry 1): answered: 2002 is not after raised 2003; check the dates",
        (
            "Anliegen 'a/rent/2003' (Eintrag 1): beantwortet (answered): 2002 liegt nicht nach "
            "„vorgebracht“ 2003; bitte die Daten prüfen"
        ),
    ),
    "unknown kind": (
        {"actors": [Actor("a", kind="busines")]},
        "actor 'a' (entry 1): kind: 'busines' is unknown; did you mean 'business'?",
        "Akteur 'a' (Eintrag 1): Art (kind): 'busines' ist unbekannt; meinten Sie 'business'?",
    ),
    "wrong type": (
        {"actors": [Actor("a", name=5)]},  # type: ignore[arg-type] # what is tested
        "actor 'a' (entry 1): name: 5 is not a text; quote it",
        "Akteur 'a' (Eintrag 1): Name (name): 5 ist kein Text; in Anführungszeichen setzen",
    ),
    "not a whole number": (
        {"headcounts": [Headcount("founders", 2.5, day="2001")]},  # type: ignore[arg-type]
        "headcount 'founders/2001' (entry 1): count: 2.5 is not a whole number",
        "Zählung 'founders/2001' (Eintrag 1): Anzahl (count): 2,5 ist keine ganze Zahl",
    ),
    "yes for a number": (
        tie("a", "b", weight=True),
        "relationship 'a/b/unspecified/-' (entry 1): weight: True is not a number",
        "Beziehung 'a/b/unspecified/-' (Eintrag 1): Gewicht (weight): True ist keine Zahl",
    ),
    "NaN weight": (
        tie("a", "b", weight=math.nan),
        (
            "relationship 'a/b/unspecified/-' (entry 1): weight: nan is not finite; leave unknown "
            "empty"
        ),
        (
            "Beziehung 'a/b/unspecified/-' (Eintrag 1): Gewicht (weight): nan ist keine endliche "
            "Zahl; Unbekanntes leer lassen"
        ),
    ),
    "infinite weight": (
        tie("a", "b", weight=math.inf),
        (
            "relationship 'a/b/unspecified/-' (entry 1): weight: inf is not finite; leave unknown "
            "empty"
        ),
        (
            "Beziehung 'a/b/unspecified/-' (Eintrag 1): Gewicht (weight): inf ist keine endliche "
            "Zahl; Unbekanntes leer lassen"
        ),
    ),
    "no weight": (
        tie("a", "b", weight=None),
        "relationship 'a/b/unspecified/-' (entry 1): weight: is missing; please give it",
        "Beziehung 'a/b/unspecified/-' (Eintrag 1): Gewicht (weight): fehlt; bitte angeben",
    ),
    "negative weight": (
        tie("a", "b", weight=-1),
        (
            "relationship 'a/b/unspecified/-' (entry 1): weight: -1 is not a weight of this "
            "kind of tie; give one above 0"
        ),
        (
            "Beziehung 'a/b/unspecified/-' (Eintrag 1): Gewicht (weight): -1 ist kein Gewicht "
            "dieser Art von Beziehung; bitte größer als 0"
        ),
    ),
    "neither mutual nor not": (
        tie("a", "b", mutual=None),
        "relationship 'a/b/unspecified/-' (entry 1): mutual: is missing; please give it",
        "Beziehung 'a/b/unspecified/-' (Eintrag 1): gegenseitig (mutual): fehlt; bitte angeben",
    ),
    "negative hours": (
        {
            "actors": AB,
            "activities": [Activity("f", day="2001")],
            "participations": [Participation("f", "a", hours=-2)],
        },
        "participation 'f/a/participant' (entry 1): hours: -2 is below 0; give at least 0",
        (
            "Beteiligung 'f/a/participant' (Eintrag 1): Stunden (hours): -2 ist kleiner als 0; "
            "bitte mindestens 0 eintragen"
        ),
    ),
    "held without a day": (
        {"activities": [Activity("f")]},
        "activity 'f' (entry 1): day: is missing; only plans may have no day",
        "Aktivität 'f' (Eintrag 1): Tag (day): fehlt; nur Geplantes darf ohne Tag sein",
    ),
    "more answers than questions": (
        {"surveys": [SurveyWave("2001", "image", asked=10, answered=20, positive=5)]},
        (
            "survey wave 'image/residents/2001' (entry 1): answered (20) is greater than asked "
            "(10); check the figures"
        ),
        (
            "Befragung 'image/residents/2001' (Eintrag 1): geantwortet (20) ist größer als "
            "angefragt (10); bitte die Zahlen prüfen"
        ),
    ),
    "completeness of no table": (
        {"completeness": [Complete("actros")]},
        "completeness 'actros/-' (entry 1): table: 'actros' is unknown; did you mean 'actors'?",
        (
            "Vollständigkeit 'actros/-' (Eintrag 1): Tabelle (table): 'actros' ist unbekannt; "
            "meinten Sie 'actors'?"
        ),
    ),
    "completeness of no kind": (
        {"completeness": [Complete("actors", kinds=["business", "bussines"])]},
        "completeness 'actors/-' (entry 1): kinds: 'bussines' is unknown; did you mean 'business'?",
        (
            "Vollständigkeit 'actors/-' (Eintrag 1): Arten (kinds): 'bussines' ist unbekannt; "
            "meinten Sie 'business'?"
        ),
    ),
    "an attribute that is no plain value": (
        {"actors": [Actor("a", attributes={"x": {1}})]},
        (
            "actor 'a' (entry 1): attributes: 'x': {1} is not a mapping of names to texts, finite "
            "numbers and lists of them"
        ),
        (
            "Akteur 'a' (Eintrag 1): weitere Angaben (attributes): 'x': {1} ist keine "
            "Zuordnung von Namen zu Texten, endlichen Zahlen und Listen davon"
        ),
    ),
    "two organisations": (
        {"organisations": [Organisation(), Organisation(form="formal")]},
        "organisation '-' (entry 2): a network has one organisation only; remove the others",
        (
            "Organisation '-' (Eintrag 2): ein Netzwerk hat nur eine Organisation; bitte die "
            "übrigen streichen"
        ),
    ),
    "attendance of an unknown group": (
        {"activities": [Activity("f", day="2001", attendance={"resident": 5})]},
        "activity 'f' (entry 1): attendance: 'resident' is unknown; did you mean 'residents'?",
        (
            "Aktivität 'f' (Eintrag 1): Teilnehmende (attendance): 'resident' ist unbekannt; "
            "meinten Sie 'residents'?"
        ),
    ),
    "negative attendance": (
        {"activities": [Activity("f", day="2001", attendance={"residents": -5})]},
        "activity 'f' (entry 1): attendance: -5 is below 0; give at least 0",
        (
            "Aktivität 'f' (Eintrag 1): Teilnehmende (attendance): -5 ist kleiner als 0; bitte "
            "mindestens 0 eintragen"
        ),
    ),
    "attendance that is a number": (
        {"activities": [Activity("f", day="2001", attendance=5)]},  # type: ignore[arg-type]
        "activity 'f' (entry 1): attendance: 5 is not a mapping of group to number",
        (
            "Aktivität 'f' (Eintrag 1): Teilnehmende (attendance): 5 ist keine Zuordnung von "
            "Gruppe zu Anzahl"
        ),
    ),
    "a text for a list": (
        {"actors": AB, "responsibilities": [Responsibility("finance", "a", deputies="b")]},
        "responsibility 'finance/a/-' (entry 1): deputies: 'b' is not a list",
        "Zuständigkeit 'finance/a/-' (Eintrag 1): Stellvertretung (deputies): 'b' ist keine Liste",
    ),
    "a list with an empty id": (
        {"actors": AB, "responsibilities": [Responsibility("finance", "a", deputies=[""])]},
        "responsibility 'finance/a/-' (entry 1): deputies: is empty; please give an id",
        (
            "Zuständigkeit 'finance/a/-' (Eintrag 1): Stellvertretung (deputies): ist leer; "
            "bitte eine Kennung angeben"
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_names_record_field_value_and_remedy_in_both_languages(case: str) -> None:
    tables, english, german = CASES[case]
    assert faults(**tables) == [english]
    assert faults("de", **tables) == [german]


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"actors": [Actor("a")]},
        {name: [] for name in TABLES},
        {name: Table(info.record_type) for name, info in TABLES.items()},
        tie("a", "b", since="1998", until="1998"),
        tie("a", "b", since="2001-05-20", until="2001-05"),
        tie("a", "b", since="2001", until="2001-02-01"),
        tie("a", "b", "payment", weight=-100),
        {"actors": AB, "relationships": [Relationship("a", "b"), Relationship("b", "a")]},
        {"actors": AB, "relationships": [Relationship("a", "b"), Relationship("a", "b", id="x")]},
        {"activities": [Activity("f", status="planned"), Activity("g", day="2001", until="2001")]},
        {"activities": [Activity("f", day="2001-05-20", until="2001-05-20")]},
        {"publicity": [Publicity("2001-05", "2001-05-02", medium="press")]},
        {"actors": AB, "concerns": [Concern("a", None, "2001-05-20", answered="2001-05-20")]},
        {"surveys": [SurveyWave("2001", "image", answered=2, positive=2, population=2)]},
        {"completeness": [Complete("actors", kinds=["business"]), Complete("costs")]},
        {"actors": AB, "contacts": [Contact("a", None, "2001"), Contact("a", "b", "2001")]},
    ],
)
def test_what_is_legal_passes(tables: dict[str, Any]) -> None:
    network = Network(**tables)
    assert Network(**tables) == network


def test_rules_of_a_record_wait_for_its_values() -> None:
    """A day that is no date is told once, not as a missing day as well."""
    told = faults(activities=[Activity("f", day="soon"), Activity("g")])
    assert told == [
        (
            "activity 'f' (entry 1): day: 'soon' is not a date; write \"YYYY\", \"YYYY-MM\" or "
            '"YYYY-MM-DD"'
        ),
        "activity 'g' (entry 2): day: is missing; only plans may have no day",
    ]


def test_completeness_without_a_table_is_told_once() -> None:
    assert faults(completeness=[Complete(None)]) == [  # type: ignore[arg-type] # what is tested
        "completeness '-/-' (entry 1): table: is missing; please give it"
    ]


def test_a_problem_says_where_it_is() -> None:
    with pytest.raises(ValidationError) as caught:
        Network(actors=[Actor("a"), Actor("b", kind="x")])
    problem = caught.value.problems[0]
    assert isinstance(problem, Problem)
    assert (problem.table, problem.row, problem.record, problem.field) == ("actors", 1, "b", "kind")


def test_many_unknown_ids_are_told_quickly() -> None:
    """20 000 names, 20 000 unknown ones: comparing all with all would take an hour."""
    ids = [f"business number {number}" for number in range(20_000)]
    missing = [f"busines number {number}" for number in range(20_000)]
    begin = time.process_time()
    with pytest.raises(ValidationError, match="busines number 0' is not among") as caught:
        Network(
            actors=Table.from_columns(Actor, id=ids),
            relationships=Table.from_columns(Relationship, source=ids, target=missing),
        )
    assert time.process_time() - begin < 60
    assert len(caught.value.problems) == 10_000
    assert "; add it there or correct it here" in caught.value.problems[-1].into("en")


def test_a_change_checks_what_it_may_have_broken() -> None:
    network = Network(**tie("a", "b"))
    with pytest.raises(ValidationError, match="target: 'b' is not among the actors"):
        network.without(actors=["b"])
    with pytest.raises(ValidationError, match="is already there as entry 1"):
        network.with_records(relationships=[Relationship("a", "b")])
    with pytest.raises(ValidationError, match="the id 'a' is used twice"):
        network.with_records(actors=[Actor("a", "A")])
    assert len(network.without(relationships=None, actors=["b"]).actors) == 1


# --- columns and records are checked alike ---------------------------------------------------

NO: Final = np.bool_(0)
WRONG: Any = st.sampled_from(
    [None, "", " ", "x", 5, -1, 0, True, 2.5, math.nan, math.inf, "2001", "9999", [], ["x"], {},
     {1: 2}, {"x": math.nan}, "\ud800", 10**20, np.float64(3.5), np.int64(7), NO, np.str_("y"),
     np.datetime64("2001-05"), b"x", "A\u0308", object]
)  # fmt: skip


def told(call: Callable[[], Network]) -> tuple[Any, ...] | Network:
    """Return the network that a call gives, or what its error says."""
    try:
        network = call()
    except ValidationError as error:
        return tuple(problem.into("en") for problem in error.problems)
    return network


NUMBERS: Final = (FieldType.NUMBER, FieldType.BOOLEAN, FieldType.INTEGER, FieldType.TEXT)


def _loses_its_end(given: list[Any]) -> bool:
    """Whether NumPy's texts of a fixed width, padded with NUL, cannot hold what is given."""
    return any(isinstance(value, str) and value.endswith("\0") for value in given)


def as_columns(table: Table[Any], *, arrays: bool) -> Table[Any]:
    """Return the same records given as columns, as a caller may have them."""
    columns: dict[str, Any] = {}
    for name, field in fields_of(table.record_type).items():
        given = [getattr(record, name) for record in table]
        if field.type.is_date:
            given = [None if value is None else str(value) for value in given]
        if not arrays:
            columns[name] = given
        elif field.type in NUMBERS and None not in given and not _loses_its_end(given):
            columns[name] = np.array(given)
        else:
            columns[name] = np.empty(len(given), dtype=object)
            columns[name][:] = given
    return Table.from_columns(table.record_type, **columns)


@settings(max_examples=40)
@given(network=networks(max_records=2), arrays=st.booleans())
def test_a_network_of_columns_is_the_network_of_records(*, network: Network, arrays: bool) -> None:
    columns: Any = {
        name: as_columns(table, arrays=arrays) for name, table in network.tables.items() if table
    }
    again = network.replace(**columns)
    assert again == network
    assert network == again
    assert hash(again) == hash(network)
    assert [list(table) for table in again] == [list(table) for table in network]


@given(st.data())
def test_columns_and_records_have_the_same_faults(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TABLES)))
    record_type: Any = TABLES[name].record_type
    size = data.draw(st.integers(1, 3))
    wrong = data.draw(
        st.lists(st.sampled_from(sorted(fields_of(record_type))), min_size=1, max_size=4)
    )
    needed = {each.name for each in attrs.fields(record_type) if each.default is attrs.NOTHING}
    columns = {
        field: data.draw(st.lists(WRONG, min_size=size, max_size=size))
        for field in dict.fromkeys([*wrong, *sorted(needed)])
    }
    rows = [
        record_type(**{field: values[row] for field, values in columns.items()})
        for row in range(size)
    ]
    by_records = told(lambda: Network.from_tables({name: rows}))
    by_columns = told(
        lambda: Network.from_tables({name: Table.from_columns(record_type, **columns)})
    )
    assert by_columns == by_records


def test_texts_of_messages_exist_in_both_languages() -> None:
    for _, english, german in CASES.values():
        assert english != german
    assert all(isinstance(info.singular, Text) for info in TABLES.values())


def test_observations_refer_to_goals() -> None:
    assert faults(observations=[Observation("g", "2001", 5.0)]) == [
        "observation 'g/2001' (entry 1): goal: 'g' is not among the goals; there are none"
    ]
