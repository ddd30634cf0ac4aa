"""A survey of ties as a roster: one row for each partner that a respondent named."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.hints import quoted
from localeconomy.io.roster_answers import (
    KIND,
    Report,
    SurveyReading,
    TieSurvey,
    known_kind,
    recorded,
)
from localeconomy.io.roster_claims import Claim, Claims, claim_of
from localeconomy.io.roster_columns import TITLES, columns_of
from localeconomy.io.roster_grid import Grid, grid_of_file
from localeconomy.io.roster_memory import as_cell, grid_of_records
from localeconomy.io.roster_people import People
from localeconomy.io.tabular import names
from localeconomy.io.tabular.cells import Missing, Wrong, value_of
from localeconomy.io.tabular.faults import CellFault, RowFault
from localeconomy.io.tabular.missing import reason_of
from localeconomy.io.tabular.numbers import FORMS, Form, number_of
from localeconomy.io.tabular.spelling import parts_of, text_of
from localeconomy.language import Text
from localeconomy.model.arguments import truth
from localeconomy.model.fields import fields_of
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS, found
from localeconomy.model.records import Relationship
from localeconomy.model.uncollected import uncollected
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.dates import DateLike
    from localeconomy.model.network import Network

__all__ = ["SurveyReading", "read_roster"]

FIELDS: Final = fields_of(Relationship)
YES_OR_NO: Final = FIELDS["confirmed"]
NOT_STATED: Final = "not_stated"


def read_roster(  # noqa: PLR0913 - a survey has many options; all have a default
    source: object,
    *,
    day: DateLike,
    until: DateLike | None = None,
    network: Network | None = None,
    kind: str = KIND,
    kinds: Iterable[str] | None = None,
    relations: Mapping[Any, str] | None = None,
    columns: Mapping[str, Any] | None = None,
    asked: Iterable[object] = (),
    closed: bool = False,
    actor_kind: str = "business",
    numbers: Form | None = None,
    origin: str | None = None,
) -> SurveyReading:
    """Return the ties that a survey found, one row for each partner that a respondent named.

    Every named tie counts, whoever named it, and says who reported it and whether the other side
    confirmed it. A row without a partner says that the respondent answered and named nobody, or,
    with *no* in the column "answered", did not answer. *No* beside a partner says that the
    respondent broke off: the tie counts, what they left out says nothing. Rows of one respondent
    that contradict each other are a fault.

    Parameters
    ----------
    source
        A CSV file, a data frame of pandas, polars or pyarrow (with the extra ``table``), or rows as
        mappings from title to value. The columns respondent and partner are
        needed; relation, strength, since, last active and answered may be there, in German or
        English. All further ones, such as trust and value, become attributes of the tie.
    day
        When the survey was held; a month or year will do.
    until
        Up to when its answers are taken as still true; by default for its own day alone.
    network
        The record that the actors belong to, named by id or name. Without one, the survey makes
        its own.
    kind
        The kind of tie of a row that does not say.
    kinds
        The kinds of tie that the survey asked about: by default those that occur. Cooperation
        stands for every kind of cooperation.
    relations
        Kinds by the words of the survey, where it has its own.
    columns
        Titles by what they say, for example ``{"respondent": "Org A"}``.
    asked
        Who else was asked, beside those in the rows; they count as not having answered.
    closed
        Whether nobody beyond those asked could be named; then the answers say nothing of ties with
        others.
    actor_kind
        The kind of actors, where no network is given.
    numbers
        The form of numbers, ``"de"`` or ``"en"``; by default the file shows its own.
    origin
        Where the facts come from, for reports.

    Returns
    -------
    SurveyReading
        The network, who answered and who did not, and how far both sides agree.

    Raises
    ------
    FileFormatError
        If the file cannot be read.
    ValidationError
        If rows have faults; all are named at once.
    UnknownNameError
        If an option names a kind or actor that does not exist.
    MissingExtraError
        If a data frame is given and narwhals is not installed.
    TypeError
        If the source is something else.

    Examples
    --------
    >>> rows = [
    ...     {"respondent": "bakery", "partner": "florist", "strength": 3, "trust": 4},
    ...     {"respondent": "florist", "partner": "bakery", "strength": 2},
    ...     {"respondent": "florist", "partner": "cafe"},
    ...     {"respondent": "cafe", "answered": "no"},
    ... ]
    >>> reading = read_roster(rows, day="2024-03-15")
    >>> print(reading.into("en"))
    2 of 3 asked answered in full; ties named: 2. Of the ties between two who answered, both sides \
named 100%.
    >>> [tie.confirmed for tie in reading.network.relationships]
    [True, True, None]
    """
    closed = truth(closed, "closed")
    if isinstance(source, str | os.PathLike):
        grid = grid_of_file(source, numbers, frozenset(TITLES))
    else:
        grid = grid_of_records(source)
    people = People(network, actor_kind)
    words = {
        names.normal(as_cell(word)): known_kind(each) for word, each in (relations or {}).items()
    }
    roster = _Roster(grid, people, known_kind(kind), words)
    with uncollected():
        titles = {role: as_cell(title) for role, title in (columns or {}).items()}
        roster.read(titles, numbers)
    if roster.faults:
        raise found(roster.faults, grid.where)
    answers = roster.answers
    for name in people.option(asked, "asked"):
        answers.setdefault(name, False)
    if closed:
        for report in roster.reports:
            answers.setdefault(report.partner, False)
    survey = TieSurvey.of(
        day,
        until,
        (sorted(roster.kinds) or [kind]) if kinds is None else kinds,
        is_closed=closed,
        source=origin,
    )
    with uncollected():
        return recorded(people, survey, roster.reports, answers, roster.unfinished)


@attrs.define
class _Roster:
    """A roster in the reading.

    Parameters
    ----------
    grid
        Its cells.
    people
        Whom it may name.
    kind
        The kind of tie of a row that does not say.
    relations
        Kinds by words of the survey's own.
    """

    grid: Grid
    people: People
    kind: str
    relations: Mapping[str, str]
    faults: list[CellFault | RowFault] = attrs.field(factory=list, init=False)
    reports: list[Report] = attrs.field(factory=list, init=False)
    answers: dict[str, bool] = attrs.field(factory=dict, init=False)
    unfinished: set[str] = attrs.field(factory=set, init=False)
    kinds: set[str] = attrs.field(factory=set, init=False)
    _roles: dict[str, int] = attrs.field(factory=dict, init=False)
    _others: dict[str, int] = attrs.field(factory=dict, init=False)
    _form: Form | None = attrs.field(default=None, init=False)
    _rows: dict[tuple[str, str, str], int] = attrs.field(factory=dict, init=False)
    _claims: Claims = attrs.field(factory=Claims, init=False)

    def read(self, columns: Mapping[str, str], numbers: Form | None) -> None:
        """Read all rows, noting every fault."""
        self._roles, self._others, faults = columns_of(self.grid, columns)
        self.faults += [*self.grid.faults, *faults]
        if faults:
            return
        asked = [self._roles.get(role) for role in ("strength", "trust", "value")]
        places = [place for place in (*asked, *self._others.values()) if place is not None]
        self._form, faults = self.grid.form(places, numbers)
        self.faults += faults
        for row in range(len(self.grid.rows)):
            self._read_row(row)

    def _text(self, row: int, role: str) -> str:
        place = self._roles.get(role)
        return "" if place is None else text_of(self.grid.rows[row][place])

    def _fault(self, message: Text, row: int, role: str) -> None:
        if len(self.faults) < MOST_PROBLEMS:
            self.faults.append(self.grid.fault(message, row, self._roles.get(role)))

    def _actor(self, row: int, role: str) -> str | None:
        """Return whom a cell names, None where that is a fault."""
        cell = self._text(row, role)
        actor = self.people.find(cell) if cell else NEEDED
        if isinstance(actor, Text):
            self._fault(actor, row, role)
            return None
        return actor

    def _read_row(self, row: int) -> None:
        respondent = self._actor(row, "respondent")
        self._read_answered(row, respondent)
        if not self._text(row, "partner"):
            said = [role for role in ("relation", "strength") if self._text(row, role)]
            if said:
                self._fault(NO_PARTNER, row, "partner")
            return
        partner = self._actor(row, "partner")
        fields = self._fields(row)
        kinds = self._kinds(row)
        self.kinds.update(kinds)
        if respondent is None or partner is None:
            return
        if respondent == partner:
            self._fault(SELF, row, "partner")
            return
        for kind in kinds:
            self._note(row, (respondent, partner, kind), fields)

    def _read_answered(self, row: int, respondent: str | None) -> None:
        """Read whether a respondent answered, which all their rows have to agree on."""
        known = len(self.faults)
        has_answered = self._value(row, "answered", YES_OR_NO)
        if respondent is None or len(self.faults) > known:
            return
        claim = claim_of(has_answered, names_somebody=bool(self._text(row, "partner")))
        first = self._claims.note(respondent, claim, row)
        if first is not None:
            place = self.grid.row_name(first)
            self._fault(CONTRARY.fill(first=place, value=quoted(respondent)), row, "answered")
        self.answers[respondent] = self.answers.get(respondent, False) or claim != Claim.SILENT
        if claim is Claim.BROKE_OFF:  # named some, and left others out
            self.unfinished.add(respondent)

    def _note(self, row: int, key: tuple[str, str, str], fields: dict[str, Any] | None) -> None:
        """Keep what is said of a tie, unless an earlier row says something of it."""
        first = self._rows.setdefault(key, row)
        if first != row:
            self._fault(TWICE.fill(first=self.grid.row_name(first)), row, "partner")
        elif fields is not None:
            self.reports.append(Report(*key, fields))

    def _kinds(self, row: int) -> list[str]:
        cell = self._text(row, "relation")
        if not cell:
            return [self.kind]
        known = {**names.term_names("relationship_kind"), **self.relations}
        whole = known.get(names.normal(cell))
        kinds = []
        for part in [cell] if whole is not None else parts_of(cell):
            kind = known.get(names.normal(part))
            if kind is None:
                message = KIND_UNKNOWN.fill(value=quoted(part), hint=self._hint(part))
                self._fault(message, row, "relation")
            else:
                kinds.append(kind)
        return list(dict.fromkeys(kinds))

    def _hint(self, part: str) -> Text:
        """Return the nearest kind of tie; after many faults, that there are known ones."""
        if len(self.faults) >= MOST_HINTS:
            return BARE
        terms = vocabulary("relationship_kind").values()
        return names.hint_at(part, [term.label for term in terms])

    def _value(self, row: int, role: str, field: Any) -> Any:  # noqa: ANN401 - a field's value
        """Return what a cell holds as a field, None where it is empty or a fault."""
        if role not in self._roles:
            return None
        cell = self.grid.rows[row][self._roles[role]]
        value = value_of(cell, "relationships", field, self._form)
        if isinstance(value, Wrong):
            self._fault(value.message, row, role)
        return None if isinstance(value, Wrong | Missing) else value

    def _fields(self, row: int) -> dict[str, Any] | None:
        """Return the fields of a tie; None where the respondent says that there is none."""
        weight = self._weight(row)
        if weight == 0:
            return None
        attributes = {
            name: answer
            for name, place in self._questions()
            if (answer := self._answer(self.grid.rows[row][place])) is not None
        }
        return {
            "weight": weight,
            "since": self._value(row, "since", FIELDS["since"]),
            "last_active": self._value(row, "last_active", FIELDS["last_active"]),
            "attributes": attributes,
        }

    def _weight(self, row: int) -> float:
        cell = self._text(row, "strength")
        if not cell or reason_of(cell) == NOT_STATED:
            return 1.0
        value = self._number(cell)
        if value is None or value < 0:
            self._fault(WEIGHT.fill(value=quoted(cell)), row, "strength")
            return 1.0
        return value

    def _number(self, cell: str) -> float | None:
        forms = FORMS if self._form is None else (self._form,)
        values = (number_of(cell, form, whole=False) for form in forms)
        return next((each for each in values if each is not None), None)

    def _questions(self) -> list[tuple[str, int]]:
        """Return the names and columns of what becomes an attribute."""
        own = [(role, self._roles[role]) for role in ("trust", "value") if role in self._roles]
        return [*own, *self._others.items()]

    def _answer(self, cell: str) -> float | str | None:
        """Return an answer as a number where it is one, else as text; None where it is missing."""
        text = text_of(cell)
        if not text or reason_of(text) is not None:
            return None
        number = self._number(text)
        return text if number is None else number


NEEDED: Final = Text(
    de="ist leer; bitte eintragen, wer geantwortet hat", en="is empty; say who answered"
)
NO_PARTNER: Final = Text(
    de="ist leer; bitte eintragen, mit wem, oder die Antworten der Zeile leeren",
    en="is empty; say with whom, or empty the answers of the row",
)
SELF: Final = Text(
    de="eine Beziehung mit sich selbst; bitte streichen oder den Partner berichtigen",
    en="a tie of an actor with itself; remove it or correct the partner",
)
CONTRARY: Final = Text(
    de="widerspricht {first}: laut der einen hat {value} geantwortet, laut der anderen nicht; "
    "bitte angleichen (wer abgebrochen hat, bekommt „nein“ in jeder Zeile mit Partner)",
    en="contradicts {first}: by one of the two {value} answered, by the other not; make them agree "
    "(who broke off has 'no' in each row with a partner)",
)
TWICE: Final = Text(
    de="dieselbe Beziehung steht schon in {first}; bitte eine der beiden streichen",
    en="the same tie stands in {first} already; remove one of the two",
)
WEIGHT: Final = Text(
    de="{value} ist keine Stärke; bitte eine Zahl ab 0 schreiben (0: keine Beziehung)",
    en="{value} is not a strength; write a number from 0 on (0: no tie)",
)
BARE: Final = Text(de=f"{names.BARE.de}.", en=f"{names.BARE.en}.")
KIND_UNKNOWN: Final = Text(
    de="{value} ist unbekannt; {hint} Eigene Bezeichnungen bitte mit relations zuordnen",
    en="{value} is unknown; {hint} Assign words of your own with relations",
)
