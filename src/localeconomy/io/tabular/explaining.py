"""What stands below the header of a column in a template: what the field means and how to fill it.

Reading knows these texts in either language and takes a row of them for what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.io.tabular.names import table_title
from localeconomy.language import Text
from localeconomy.model.fields import FieldType
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.fields import Field

__all__ = ["explanation_of"]

UNITS: Final[Mapping[str, Text]] = {
    "hours": Text(de="in Stunden", en="in hours"),
    "hours/month": Text(de="in Stunden im Monat", en="in hours a month"),
    "EUR": Text(de="in Euro", en="in euros"),
    "ha": Text(de="in Hektar", en="in hectares"),
    "degrees": Text(de="in Grad", en="in degrees"),
}
DATE: Final = Text(de="17.05.2001, 05.2001 oder 2001", en="2001-05-17, 2001-05 or 2001")
FORMS: Final[Mapping[FieldType, Text]] = {
    FieldType.REFERENCE: Text(de="Kennung aus „{target}“", en="an id from '{target}'"),
    FieldType.REFERENCES: Text(
        de="Kennungen aus „{target}“, mit | getrennt",
        en="ids from '{target}', separated by |",
    ),
    FieldType.CHOICE: Text(de="aus der Liste", en="from the list"),
    FieldType.CHOICES: Text(
        de="aus der Liste, mehrere mit | getrennt", en="from the list, several separated by |"
    ),
    FieldType.TEXTS: Text(de="mehrere mit | getrennt", en="several separated by |"),
    FieldType.BOOLEAN: Text(de="ja oder nein", en="yes or no"),
    FieldType.INTEGER: Text(de="ganze Zahl", en="whole number"),
    FieldType.SINCE: DATE,
    FieldType.UNTIL: DATE,
    FieldType.DAY: DATE,
    FieldType.COUNTS: Text(
        de="etwa „Bewohner/innen: 12 | Unternehmen: 3“",
        en="for example 'residents: 12 | businesses: 3'",
    ),
}


def explanation_of(field: Field) -> Text:
    """Return what a field means and how its cells are filled.

    Parameters
    ----------
    field
        The field.

    Returns
    -------
    Text
        One or two sentences.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> from localeconomy.model.fields import fields_of
    >>> print(explanation_of(fields_of(Actor)["district"]).de)
    Stadtteil, in dem der Akteur sitzt. (Kennung aus „Stadtteile“)
    """
    how = UNITS.get(field.unit or "") or FORMS.get(field.type)
    # Names of fields stand in backticks for those who program.
    meaning = Text(de=field.meaning.de.replace("`", "'"), en=field.meaning.en.replace("`", "'"))
    if how is None:
        return meaning
    if field.target is not None and field.target in TABLES:
        how = Text(
            de=how.de.format(target=table_title(field.target, "de")),
            en=how.en.format(target=table_title(field.target, "en")),
        )
    return Text(de=f"{meaning.de} ({how.de})", en=f"{meaning.en} ({how.en})")
