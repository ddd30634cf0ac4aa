"""Which column of a roster says what, by the titles that survey tools write in either language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.tabular.names import normal
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.io.roster_grid import Grid
    from localeconomy.io.tabular.faults import CellFault, RowFault

__all__ = ["TITLES", "columns_of"]

WORDS: Final = MappingProxyType(
    {
        "respondent": "respondent; ego; from; source; reported by; von; berichtet von; Akteur; "
        "Befragte; Befragter; Befragte/r; Antwortende; Antwortende/r",
        "partner": "partner; alter; to; target; zu; an; mit; Partner/in; genannt; Genannte; "
        "Genannte/r",
        "relation": "relation; kind; type; relationship; Beziehung; Art; Art der Beziehung",
        "strength": "strength; weight; frequency; intensity; Stärke; Gewicht; Häufigkeit; "
        "Intensität",
        "answered": "answered; responded; geantwortet; Antwort",
        "since": "since; seit",
        "last_active": "last active; zuletzt gepflegt; zuletzt aktiv",
        "trust": "trust; Vertrauen",
        "value": "value; Wert; Nutzen",
    }
)
"""What each column may be called; trust and value become attributes of the tie."""

TITLES: Final = MappingProxyType(
    {normal(title): role for role, titles in WORDS.items() for title in titles.split(";")}
)
NEEDED: Final = ("respondent", "partner")


def columns_of(
    grid: Grid, stated: Mapping[str, str] | None
) -> tuple[dict[str, int], dict[str, int], list[CellFault | RowFault]]:
    """Return which column of a grid says what.

    Parameters
    ----------
    grid
        The cells.
    stated
        Titles of columns by what they say, where they are called something else.

    Returns
    -------
    roles : dict
        The position of each known column.
    others : dict
        The position of each further question by its title.
    faults : list of CellFault or RowFault
        Columns that are there twice, are missing or have no title.
    """
    wanted = {normal(title): role for role, title in (stated or {}).items()}
    roles: dict[str, int] = {}
    others: dict[str, int] = {}
    faults = [
        grid.fault(ROLE.fill(role=quoted(role), hint=did_you_mean(role, WORDS)))
        for role in stated or {}
        if role not in WORDS
    ]
    titles = {normal(title) for title in grid.titles}
    faults += [
        grid.fault(STATED.fill(title=quoted(title), hint=did_you_mean(title, grid.titles)))
        for title in (stated or {}).values()
        if normal(title) not in titles
    ]
    for place, title in enumerate(grid.titles):
        role = wanted.get(normal(title)) or TITLES.get(normal(title))
        if role in wanted.values() and wanted.get(normal(title)) != role:
            role = None  # another column was stated to be it
        said, name = (others, title) if role is None else (roles, role)
        if not title:
            if any(row[place].strip() for row in grid.rows):
                faults.append(grid.fault(UNTITLED, None, place))
        elif said.setdefault(name, place) != place:
            faults.append(
                grid.fault(TWICE.fill(first=quoted(grid.titles[said[name]])), None, place)
            )
    faults += [
        grid.fault(MISSING.fill(role=quoted(role), titles=WORDS[role]))
        for role in NEEDED
        if role not in roles
    ]
    return roles, others, faults


ROLE: Final = Text(
    de="columns: {role} ist keine Angabe eines Fragebogens nach Beziehungen; {hint}",
    en="columns: {role} is nothing that a roster says; {hint}",
)
STATED: Final = Text(
    de="columns: eine Spalte {title} gibt es nicht; {hint}",
    en="columns: there is no column {title}; {hint}",
)
UNTITLED: Final = Text(
    de="die Spalte hat keinen Titel; bitte einen eintragen oder die Zellen leeren",
    en="the column has no title; give one or empty its cells",
)
TWICE: Final = Text(
    de="ist dieselbe Angabe wie Spalte {first}; bitte eine der beiden streichen oder mit columns "
    "sagen, welche gilt",
    en="is the same as column {first}; remove one of the two, or say with columns which one counts",
)
MISSING: Final = Text(
    de="die Spalte für {role} fehlt; möglich sind die Titel {titles}, andere bitte mit columns "
    "zuordnen",
    en="the column for {role} is missing; it may be called {titles}; assign others with columns",
)
