"""The form of a network in JSON as a JSON Schema, made from the declarations of the records.

The schema is part of the package, for editors and other programs. After a change to a record or
vocabulary, ``python -m localeconomy.io.json_schema`` writes it again; a test compares.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from localeconomy.io.json_format import NAME, VERSION
from localeconomy.language import Text
from localeconomy.model.checks import LARGEST_INTEGER, LONGEST_TEXT
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.heading import LONGEST_TITLE
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.fields import Field
    from localeconomy.model.records import TableInfo
    from localeconomy.model.vocabulary import Term

__all__ = ["FILE", "dumps", "generated", "main", "schema"]

FILE: Final = f"network-{VERSION}.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DATE: Final = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
SAYS_SOMETHING: Final = r"\S"

T = FieldType


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a network in JSON.

    Returns
    -------
    dict
        A schema of the dialect 2020-12. It holds what can be said of each record for itself; that
        ids exist and dates are in order is checked when a network is read. A main figure, such as
        the count of a headcount, may be missing where ``why_missing`` says why.

    Examples
    --------
    >>> schema()["properties"]["format"]
    {'const': 'localeconomy/network'}
    >>> sorted(schema()["$defs"]["headcounts"]["required"])
    ['day', 'group']
    """
    text = resources.files("localeconomy.io").joinpath("schema", FILE).read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def generated() -> dict[str, Any]:
    """Return the schema as the declarations of today make it.

    Returns
    -------
    dict
        The schema.
    """
    tables = {
        name: {
            **_described(info.plural),
            "type": "array",
            "items": {"$ref": f"#/$defs/{name}"},
        }
        for name, info in TABLES.items()
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:localeconomy:network:{VERSION}",
        **_described(
            Text(de="Netzwerk der lokalen Ökonomie", en="Local-economy network"),
            Text(de="Die Aufzeichnung eines Netzwerks.", en="The record of a network."),
        ),
        "type": "object",
        "required": ["format", "version"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": NAME},
            "version": {"const": VERSION},
            "title": {"$ref": "#/$defs/wording"},
            "description": {"$ref": "#/$defs/wording"},
            "as_of": {"anyOf": [{"$ref": "#/$defs/date"}, {"type": "null"}]},
            **tables,
        },
        "$defs": {
            "date": _described(
                Text(de="Jahr, Monat oder Tag", en="year, month or day"),
            )
            | {"type": "string", "pattern": DATE},
            "wording": _wording(),
            **{f"term_{name}": _terms(terms) for name, terms in VOCABULARIES.items()},
            **{name: _record(info) for name, info in TABLES.items()},
        },
    }


def _described(title: Text, description: Text | None = None) -> dict[str, Any]:
    """Return what a part is called and means: in English as usual, in German beside it."""
    said: dict[str, Any] = {"title": title.en, "x-title-de": title.de}
    if description is not None:
        said |= {"description": description.en, "x-description-de": description.de}
    return said


def _wording() -> dict[str, Any]:
    text = {"type": "string", "maxLength": LONGEST_TITLE}
    both = {
        "type": "object",
        "required": ["de", "en"],
        "additionalProperties": False,
        "properties": {"de": text, "en": text},
    }
    return {"anyOf": [text, both]}


def _terms(terms: Mapping[str, Term]) -> dict[str, Any]:
    return {
        "oneOf": [{"const": term.id, **_described(term.label)} for term in terms.values()],
    }


def _record(info: TableInfo) -> dict[str, Any]:
    """Return the schema of one kind of record."""
    fields = fields_of(info.record_type).values()
    needed = [field for field in fields if field.required and field.default is None]
    figures = [field.name for field in needed if field.type in (T.NUMBER, T.INTEGER)]
    said = {
        **_described(info.singular),
        "type": "object",
        "required": [field.name for field in needed if field.name not in figures],
        "additionalProperties": False,
        "properties": {field.name: _property(field) for field in fields},
    }
    return said | {"allOf": [_given_or_explained(name) for name in figures]} if figures else said


def _given_or_explained(name: str) -> dict[str, Any]:
    """Return that a figure is there, or that the entry says why it is not."""
    explained = {
        "required": ["why_missing"],
        "properties": {"why_missing": {"required": [name]}},
    }
    return {"anyOf": [{"required": [name]}, explained]}


def _property(field: Field) -> dict[str, Any]:
    """Return the schema of one field; a missing value is no entry, or ``null``."""
    said = _described(field.label, field.meaning)
    if field.unit is not None:
        said["x-unit"] = field.unit
    if field.target is not None and field.type in (T.REFERENCE, T.REFERENCES):
        said["x-table"] = field.target
    value = _value(field)
    if field.required or field.default not in (None, (), {}):
        return said | value
    if set(value) == {"$ref"} or "enum" in value:
        return said | {"anyOf": [value, {"type": "null"}]}
    return said | value | {"type": [value["type"], "null"]}


def _value(field: Field) -> dict[str, Any]:
    """Return the schema of a value that is there."""
    name = {"type": "string", "pattern": SAYS_SOMETHING, "maxLength": LONGEST_TEXT}
    text = {"type": "string", "maxLength": LONGEST_TEXT}
    if field.type.is_date:
        return {"$ref": "#/$defs/date"}
    if field.type in (T.NUMBER, T.INTEGER):
        return _range(field)
    by_type: dict[FieldType, dict[str, Any]] = {
        T.TEXT: name if field.name == "id" else text,
        T.TEXTS: {"type": "array", "items": text},
        T.REFERENCE: name,
        T.REFERENCES: {"type": "array", "items": name},
        T.CHOICE: {"$ref": f"#/$defs/term_{field.target}"},
        T.CHOICES: {"type": "array", "items": {"$ref": f"#/$defs/term_{field.target}"}},
        T.BOOLEAN: {"type": "boolean"},
        T.COUNTS: {
            "type": "object",
            "propertyNames": {"$ref": f"#/$defs/term_{field.target}"},
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER},
        },
        T.ATTRIBUTES: {"type": "object"},
    }
    return by_type[field.type]


def _range(field: Field) -> dict[str, Any]:
    whole = field.type is T.INTEGER
    lowest = -LARGEST_INTEGER if field.minimum is None and whole else field.minimum
    highest = LARGEST_INTEGER if field.maximum is None and whole else field.maximum
    limits = {"minimum": lowest, "maximum": highest}
    return {"type": "integer" if whole else "number"} | {
        name: int(limit) if float(limit).is_integer() else limit
        for name, limit in limits.items()
        if limit is not None
    }


def dumps() -> str:
    """Return the text of the schema as the declarations of today make it.

    Returns
    -------
    str
        JSON.
    """
    return json.dumps(generated(), ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] = ()) -> None:
    """Write the schema into the package.

    Parameters
    ----------
    arguments
        A file to write instead.
    """
    path = Path(arguments[0]) if arguments else Path(__file__).parent / "schema" / FILE
    path.write_text(dumps(), encoding="utf-8")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
