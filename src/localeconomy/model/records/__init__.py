"""The kinds of record, one table each.

`TABLES` lists them in the order in which files and documentation show them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.language import Text, by_count
from localeconomy.model.records.activities import Activity, Participation, Publicity
from localeconomy.model.records.actors import Actor, Contact, Headcount, Membership
from localeconomy.model.records.base import Record
from localeconomy.model.records.goals import Goal, Observation, Review, SurveyWave
from localeconomy.model.records.means import Cost, Funding
from localeconomy.model.records.setting import Complete, District, Organisation, SectorCount
from localeconomy.model.records.tasks import Concern, Offer, Qualification, Responsibility
from localeconomy.model.records.ties import Relationship, Seat

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "TABLES",
    "Activity",
    "Actor",
    "Complete",
    "Concern",
    "Contact",
    "Cost",
    "District",
    "Funding",
    "Goal",
    "Headcount",
    "Membership",
    "Observation",
    "Offer",
    "Organisation",
    "Participation",
    "Publicity",
    "Qualification",
    "Record",
    "Relationship",
    "Responsibility",
    "Review",
    "Seat",
    "SectorCount",
    "SurveyWave",
    "TableInfo",
]


@attrs.frozen
class TableInfo:
    """One table of the record.

    Parameters
    ----------
    name
        The table's name, as in `Network` and in files.
    record_type
        The class of its records.
    singular, plural
        What one record and the table are called.
    counting
        What one record and several are called behind a number.
    """

    name: str
    record_type: type[Record]
    singular: Text
    plural: Text
    counting: tuple[Text, Text]

    def counted(self, count: int) -> Text:
        """Return what so many records of the table are called.

        Parameters
        ----------
        count
            How many.

        Returns
        -------
        Text
            The words behind the number.

        Examples
        --------
        >>> TABLES["actors"].counted(1).de, TABLES["publicity"].counted(2).de
        ('Akteur', 'Veröffentlichungen')
        """
        return by_count(count, *self.counting)


# Where the name of a record or table does not go with a number.
COUNTING: Final = {
    Organisation: (
        Text(de="Organisation", en="organisation"),
        Text(de="Organisationen", en="organisations"),
    ),
    Publicity: (
        Text(de="Veröffentlichung", en="item of publicity"),
        Text(de="Veröffentlichungen", en="items of publicity"),
    ),
    Funding: (
        Text(de="Förderung", en="item of funding"),
        Text(de="Förderungen", en="items of funding"),
    ),
    Cost: (Text(de="Kostenangabe", en="cost"), Text(de="Kostenangaben", en="costs")),
    Complete: (
        Text(de="Angabe zur Vollständigkeit", en="declaration of completeness"),
        Text(de="Angaben zur Vollständigkeit", en="declarations of completeness"),
    ),
}


def _tables(*rows: tuple[type[Record], str, str, str, str]) -> Mapping[str, TableInfo]:
    found = {}
    for record_type, singular_de, plural_de, singular_en, plural_en in rows:
        called = (Text(de=singular_de, en=singular_en), Text(de=plural_de, en=plural_en))
        found[record_type.TABLE] = TableInfo(
            record_type.TABLE, record_type, *called, COUNTING.get(record_type, called)
        )
    return MappingProxyType(found)


TABLES: Final = _tables(
    (Organisation, "Organisation", "Organisation", "organisation", "organisation"),
    (District, "Stadtteil", "Stadtteile", "district", "districts"),
    (SectorCount, "Branchenzahl", "Branchenzahlen", "sector count", "sector counts"),
    (Actor, "Akteur", "Akteure", "actor", "actors"),
    (Membership, "Mitgliedschaft", "Mitgliedschaften", "membership", "memberships"),
    (Relationship, "Beziehung", "Beziehungen", "relationship", "relationships"),
    (Contact, "Kontakt", "Kontakte", "contact", "contacts"),
    (Activity, "Aktivität", "Aktivitäten", "activity", "activities"),
    (Participation, "Beteiligung", "Beteiligungen", "participation", "participations"),
    (Publicity, "Veröffentlichung", "Öffentlichkeit", "publicity item", "publicity"),
    (Responsibility, "Zuständigkeit", "Zuständigkeiten", "responsibility", "responsibilities"),
    (Qualification, "Qualifizierung", "Qualifizierungen", "qualification", "qualifications"),
    (Offer, "Angebot", "Angebote", "offer", "offers"),
    (Seat, "Sitz", "Sitze", "seat", "seats"),
    (Concern, "Anliegen", "Anliegen", "concern", "concerns"),
    (Goal, "Ziel", "Ziele", "goal", "goals"),
    (Observation, "Messung", "Messungen", "observation", "observations"),
    (Review, "Überprüfung", "Überprüfungen", "review", "reviews"),
    (SurveyWave, "Befragung", "Befragungen", "survey wave", "surveys"),
    (Funding, "Förderung", "Förderungen", "funding", "funding"),
    (Cost, "Kosten", "Kosten", "cost", "costs"),
    (Headcount, "Zählung", "Zählungen", "headcount", "headcounts"),
    (Complete, "Vollständigkeit", "Vollständigkeit", "completeness", "completeness"),
)
