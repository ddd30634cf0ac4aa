"""From the sheets of a file to a network, with every fault of all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from localeconomy.errors import LocalEconomyError, ValidationError
from localeconomy.hints import quoted
from localeconomy.io.tabular import names
from localeconomy.io.tabular.causes import missing_tables, naming_sums
from localeconomy.io.tabular.contents import Content, LeftOut, content_of, number_evidence
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.guidance import naming_example, without_guidance
from localeconomy.io.tabular.heading import HEADING, heading_from
from localeconomy.io.tabular.numbers import Evidence, Form, number_of
from localeconomy.io.tabular.placing import placed
from localeconomy.language import Text
from localeconomy.model.columns import value_at
from localeconomy.model.heading import heading_of
from localeconomy.model.network import Network
from localeconomy.model.problems import found
from localeconomy.model.records import TABLES
from localeconomy.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.io.tabular.sheet import Sheet
    from localeconomy.model.records import Record

__all__ = ["ORDER", "Assembly"]

ORDER: Final = {name: place for place, name in enumerate((HEADING, *TABLES))}
"""Where a table comes among those of a record."""


@attrs.define
class Assembly:
    """What has been read so far of the tables of a network.

    Parameters
    ----------
    numbers
        The form of their numbers; None lets each sheet show its own.

    Examples
    --------
    >>> from localeconomy.io.tabular.gathering import Gathering
    >>> from localeconomy.io.tabular.headers import headers_from
    >>> gathering = Gathering(headers_from(["id", "kind"], "actors"), "actors.csv")
    >>> gathering.add_rows([["kiosk", "business"]])
    >>> assembly = Assembly()
    >>> content, form = assembly.take(gathering.result())
    >>> assembly.network(Text(de="in 'actors.csv'", en="in 'actors.csv'"))
    <Network: 1 actor>
    """

    numbers: Form | None = None
    faults: list[CellFault] = attrs.field(factory=list, init=False)
    contents: dict[str, Content] = attrs.field(factory=dict, init=False)
    named: dict[str, str] = attrs.field(factory=dict, init=False)
    """What each table's file or sheet is called."""

    examples: dict[str, Mapping[str, LeftOut]] = attrs.field(factory=dict, init=False)
    """The rows of each table that are unchanged examples of a template, by their id."""

    incomplete: set[str] = attrs.field(factory=set, init=False)
    """The tables that could not be read whole."""

    has_unknown: bool = attrs.field(default=False, init=False)
    """Whether a file or sheet could not be told to be a table."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The rows that are no records."""
        return tuple(row for content in self.contents.values() for row in content.left_out)

    def take(self, sheet: Sheet) -> tuple[Content, Form | None]:
        """Take the cells of a table, and note what is wrong with them.

        Parameters
        ----------
        sheet
            The cells.

        Returns
        -------
        tuple of Content and str or None
            What they mean, and the form that their numbers showed.
        """
        guided = without_guidance(sheet)
        self.faults += guided.faults
        form, fault = _form(guided.sheet, self.numbers)
        if fault is not None:
            self.faults.append(fault)
        content = content_of(guided.sheet, None if fault is not None else form)
        content = attrs.evolve(content, left_out=(*guided.left_out, *content.left_out))
        self.contents[sheet.table] = content
        self.examples[sheet.table] = guided.examples
        if not _has_needed(content.sheet):
            self.incomplete.add(sheet.table)
        self.faults += content.faults
        return content, form

    def network(
        self, where: Text, *, shown: Callable[[CellFault], CellFault] | None = None
    ) -> Network:
        """Return the network that was read.

        Parameters
        ----------
        where
            What was read, for example ``"in 'actors.csv'"``.
        shown
            What a fault becomes before it is told; None leaves it as it is.

        Returns
        -------
        Network
            The network.

        Raises
        ------
        ValidationError
            If there are faults; all of them are named.
        """
        network = self._network()
        if network is None:
            faults = list(naming_sums(sorted(self.faults, key=_place), self.contents))
            raise found(faults if shown is None else list(map(shown, faults)), where)
        return network

    def _network(self) -> Network | None:
        """Return the network; None where there are faults, which are then all noted."""
        tables = {
            table: Table.from_columns(
                cast("type[Record]", names.record_type_of(table)), **content.columns
            )
            for table, content in self.contents.items()
            if table != HEADING and _has_needed(content.sheet)
        }
        if self.has_unknown:
            # A file of an unknown name may be any table that has no other.
            self.incomplete.update(set(TABLES) - set(self.named))
        heading = self._heading()
        try:
            network = Network.from_tables(tables, **heading)
        except ValidationError as error:
            known = tuple(self.faults)
            there = {*self.named, *self.incomplete} if self.named else set(TABLES)
            missing = missing_tables(error.problems, self.contents, there)
            self.faults += missing.values()
            hidden = self.incomplete | set(missing)
            told = placed(error.problems, tables, self.contents, known, hidden)
            self.faults += (naming_example(fault, self.examples) for fault in told)
            return None
        return None if self.faults else network

    def _heading(self) -> dict[str, Any]:
        """Return title, description and day, noting rows beyond the first."""
        content = self.contents.get(HEADING)
        if content is None or not len(content.sheet.rows):
            return {}
        for row in range(1, len(content.sheet.rows)):
            self.faults.append(content.sheet.fault(ONE_ROW, row))
        fields = content.sheet.fields
        heading = heading_from(
            {name: value_at(fields[name], column, 0) for name, column in content.columns.items()}
        )
        try:
            return heading_of(**heading)
        except LocalEconomyError as error:
            message = Text(de=error.into("de"), en=error.into("en"))
            self.faults.append(content.sheet.fault(message, 0))
            return {}


def _place(fault: CellFault) -> tuple[int, str, str, int, int, str]:
    """Return where a fault comes: by table, file, sheet, row and column."""
    column = fault.column or ""
    return (
        ORDER.get(fault.table or "", -1), fault.file, fault.sheet or "", fault.row or 0,
        len(column), column,
    )  # fmt: skip


def _form(sheet: Sheet, stated: Form | None) -> tuple[Form | None, CellFault | None]:
    """Return the form of a file's numbers, and what is wrong where they do not settle it."""
    if stated is not None:
        return stated, None
    by_field = number_evidence(sheet)
    evidence = Evidence()
    for each in by_field.values():
        evidence |= each
    if evidence.form is not None:
        return evidence.form, None
    if evidence.german is not None:
        cell = cast("str", evidence.international)
        message = BOTH.fill(german=quoted(evidence.german), international=quoted(cell))
    elif evidence.open is not None:
        cell = evidence.open
        message = OPEN.fill(
            cell=quoted(cell),
            german=_plainly(cell, "de"),
            international=_plainly(cell, "en"),
        )
    else:
        return None, None
    field = next(name for name, each in by_field.items() if cell in (each.international, each.open))
    column = sheet.column(field)
    if column is None:
        raise AssertionError
    row = (column.codes == column.cells.index(cell)).argmax()
    return None, sheet.fault(message, int(row), field)


def _plainly(cell: str, form: Form) -> Text:
    value = number_of(cell, form, whole=False) or 0.0
    return Text(de=f"{value:.15g}".replace(".", ","), en=f"{value:.15g}")


def _has_needed(sheet: Sheet) -> bool:
    """Whether a sheet has every column without which there is no record."""
    return all(
        sheet.column(name) is not None
        for name, field in sheet.fields.items()
        if field.required and field.default is None
    )


ONE_ROW: Final = Text(
    de="das Netzwerk hat nur eine Zeile; bitte die übrigen streichen",
    en="the network has one row only; remove the others",
)
BOTH: Final = Text(
    de="die Datei schreibt Zahlen auf zwei Arten: {german} deutsch und {international} "
    "international; bitte eine Art verwenden oder mit --numbers de oder --numbers en lesen (in "
    "Python numbers='de' oder numbers='en')",
    en="the file writes numbers in two ways: {german} German and {international} international; "
    "use one of them, or read with --numbers de or --numbers en (in Python numbers='de' or "
    "numbers='en')",
)
OPEN: Final = Text(
    de="{cell} kann deutsch {german} und international {international} heißen; bitte ohne "
    "Tausendertrennung schreiben oder mit --numbers de oder --numbers en lesen (in Python "
    "numbers='de' oder numbers='en')",
    en="{cell} can be {german} in German and {international} in international form; write it "
    "without thousands separators, or read with --numbers de or --numbers en (in Python "
    "numbers='de' or numbers='en')",
)
