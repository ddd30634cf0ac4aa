"""Templates as coordinators fill them and office programs save them, for the tests of reading."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

import openpyxl

import localeconomy as le
from localeconomy.model.network import Network
from localeconomy.model.records import Actor, Complete, Membership, Relationship

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

__all__ = ["EXPECTED", "LANGUAGES", "SOFFICE", "TICKS", "fill", "office", "office_csv", "written"]

LANGUAGES: Final = ("de", "en")
TICKS: Final = {"de": "Was ist vollständig", "en": "What is complete"}

# What a coordinator knows, by the title of the sheet, row by row.
FILLED: Final[dict[str, dict[str, list[list[Any]]]]] = {
    "de": {
        "Netzwerk": [["Händlernetz Hafen", "31.12.2024"]],
        "Stadtteile": [["hafen", "Hafenviertel", "05113000", 12400, None, "Lebensmittel | Post"]],
        "Akteure": [
            ["netz", "Händlernetz Hafen e. V.", "Netzwerk"],
            ["007", "Bäckerei Kai", "Unternehmen", "01.10", "WZ 2008", "hafen", None, None, 7.5,
             "1998"],
            ["cafe", "Café", "Unternehmen", "56.10", "WZ 2008", "hafen", None, None, None,
             "03.2019"],
        ],
        "Organisation": [["netz", None, "formell (etwa eingetragener Verein)", "17.05.2021"]],
        "Mitgliedschaften": [["007", "netz", None, "Besuch", "Kundschaft", "05.2021"]],
        "Beziehungen": [["007", "cafe", "gemeinsame Werbung", None, "ja", "ja"]],
        "Aktivitäten": [
            ["fest", "Hafenfest", "Stadtteilfest", "15.06.2024", None, "durchgeführt",
             "Gemeinwohl des Stadtteils", None, 1850.5, "Bewohner/innen: 300 | Unternehmen: 12"],
        ],
        "Beteiligungen": [["fest", "007", "organisiert", 12]],
    },
    "en": {
        "Network": [["Händlernetz Hafen", dt.date(2024, 12, 31)]],
        "Districts": [["hafen", "Hafenviertel", "05113000", 12400, None,
                       "groceries | post office"]],
        "Actors": [
            ["netz", "Händlernetz Hafen e. V.", "network"],
            ["007", "Bäckerei Kai", "business", "01.10", "WZ 2008", "hafen", None, None, 7.5,
             1998],
            ["cafe", "Café", "business", "56.10", "WZ 2008", "hafen", None, None, None,
             "2019-03"],
        ],
        "Organisation": [["netz", None, "formal (a registered association, say)", "2021-05-17"]],
        "Memberships": [["007", "netz", None, "visit", "customers", "2021-05"]],
        "Relationships": [["007", "cafe", "joint marketing", None, "yes", "yes"]],
        "Activities": [
            ["fest", "Hafenfest", "district festival", dt.date(2024, 6, 15), None, "held",
             "common good of the district", None, 1850.5, "residents: 300 | businesses: 12"],
        ],
        "Participations": [["fest", "007", "organiser", 12]],
    },
}  # fmt: skip
TICKED: Final[dict[str, dict[str, tuple[Any, Any]]]] = {
    "de": {"Akteure": ("ja", "2021"), "Mitgliedschaften": ("ja", "17.05.2021")},
    "en": {"actors": ("yes", "2021"), "memberships": ("yes", dt.date(2021, 5, 17))},
}

EXPECTED: Final = Network(
    title="Händlernetz Hafen",
    as_of="2024-12-31",
    districts=[
        le.District(
            "hafen", "Hafenviertel", municipality_key="05113000", inhabitants=12400,
            required_supply=("groceries", "post"),
        )
    ],
    actors=[
        Actor("netz", "Händlernetz Hafen e. V.", kind="network"),
        Actor(
            "007", "Bäckerei Kai", kind="business", sector="01.10", sector_scheme="wz_2008",
            district="hafen", capacity_hours=7.5, since="1998",
        ),
        Actor(
            "cafe", "Café", kind="business", sector="56.10", sector_scheme="wz_2008",
            district="hafen", since="2019-03",
        ),
    ],
    organisations=[le.Organisation("netz", form="formal", founded="2021-05-17")],
    memberships=[
        Membership("007", "netz", first_contact="visit", benefit="customers", since="2021-05")
    ],
    relationships=[
        Relationship("007", "cafe", kind="joint_marketing", mutual=True, confirmed=True)
    ],
    activities=[
        le.Activity(
            "fest", "Hafenfest", kind="festival", day="2024-06-15", purpose="common_good",
            budget=1850.5, attendance={"residents": 300, "businesses": 12},
        )
    ],
    participations=[le.Participation("fest", "007", role="organiser", hours=12)],
    completeness=[
        Complete("actors", since="2021"), Complete("memberships", since="2021-05-17"),
    ],
)  # fmt: skip
"""What either of the two says."""


def written(folder: Path, language: str = "de") -> Path:
    """Write a template."""
    path = folder / "netzwerk.xlsx"
    le.write_template(path, language=language)
    return path


def fill(path: Path, language: str = "de") -> OpenBook:
    """Fill a template as a coordinator does: below the examples, which stay."""
    made: OpenBook = openpyxl.load_workbook(path)
    for name, rows in FILLED[language].items():
        sheet = made[name]
        for offset, values in enumerate(rows, sheet.max_row + 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.cell(offset, column, value)
    for row in made[TICKS[language]].iter_rows(min_row=3):
        if row[0].value in TICKED[language]:
            row[1].value, row[2].value = TICKED[language][row[0].value]
    made.save(path)
    return made


SOFFICE: Final = shutil.which("soffice")
CSV_OF_ALL_SHEETS: Final = (
    "csv:Text - txt - csv (StarCalc):{},34,76,1,,{},false,true,false,false,false,-1"
)
SEPARATORS: Final = {"de": (59, 1031), "en": (44, 2057)}
"""Semicolons or commas; UTF-8, German or British, as shown, one file a sheet."""

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
SETTINGS: Final = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item '
    'oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
    "<value>{}</value></prop></item></oor:items>"
)
"""Where the user lives: so a decimal comma is shown."""


def office(folder: Path, kind: str, *paths: Path, language: str = "de") -> Path:
    """Convert files with LibreOffice, as somebody who opens and saves them would."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(SETTINGS.format(LOCALES[language]), encoding="utf-8")
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", kind,
            "--outdir", str(folder / "out"), *map(str, paths),
        ],
        check=True, capture_output=True, timeout=240,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return folder / "out"


def office_csv(folder: Path, language: str, *paths: Path) -> list[Path]:
    """Save workbooks as CSV with LibreOffice: a folder each, with one file a sheet."""
    kind = CSV_OF_ALL_SHEETS.format(*SEPARATORS[language])
    out = office(folder, kind, *paths, language=language)
    tables = []
    for path in paths:
        names = openpyxl.load_workbook(path, read_only=True).sheetnames
        made = folder / "tables" / path.stem
        made.mkdir(parents=True)
        for name in names:
            (out / f"{path.stem}-{name}.csv").rename(made / f"{name}.csv")
        tables.append(made)
    return tables
