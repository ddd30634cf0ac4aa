"""What one value of a field may be, and in words what is wrong with one that may not."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Final, TypeAlias

import attrs
import numpy as np

from localeconomy.hints import LONGEST_QUOTE, did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate, no_such_date, to_partial_date
from localeconomy.model.fields import (
    DEEPEST,
    Field,
    FieldType,
    Value,
    to_frozen_mapping,
    to_optional_text,
    to_text,
    to_texts,
)
from localeconomy.model.vocabulary import vocabulary

__all__ = ["CHECKS", "CONVERTERS", "LARGEST_INTEGER", "MISSING", "are_simple"]

Check: TypeAlias = Callable[[object, Field], "Text | None"]

LONGEST_TEXT: Final = 10_000
BLANKS: Final = " \t\n\r\v\f\x1c\x1d\x1e\x1f"  # of ASCII
LARGEST_INTEGER: Final = 2**53
LARGEST_ATTRIBUTE: Final = 10**308

MISSING: Final = Text(de="fehlt; bitte angeben", en="is missing; please give it")


def _shown(value: object) -> str | Text:
    """Return a value for a message: numbers in the form of the language, all else quoted."""
    if isinstance(value, float | np.floating):
        text = f"{value:.15g}"
        return Text(de=text.replace(".", ","), en=text)
    return str(value) if isinstance(value, np.integer) else quoted(value)


def _wrong(value: object, expected: Text) -> Text:
    return Text(de="{value} ist {expected}", en="{value} is not {expected}").fill(
        value=_shown(value), expected=expected
    )


def _text_problem(value: object, _field: Field) -> Text | None:
    if not isinstance(value, str):
        return _wrong(
            value, Text(de="kein Text; in Anführungszeichen setzen", en="a text; quote it")
        )
    if len(value) > LONGEST_TEXT:
        return Text(
            de="{value} ist zu lang; höchstens {most} Zeichen",
            en="{value} is too long; at most {most} characters",
        ).fill(value=quoted(value), most=LONGEST_TEXT)
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        return _wrong(
            value, Text(de="kein gültiges Unicode; neu eingeben", en="valid Unicode; type it again")
        )
    return None


def are_simple(names: Collection[str]) -> bool:
    """Return whether texts are plainly good ids; where not, each has to be looked at.

    Parameters
    ----------
    names
        The texts.

    Returns
    -------
    bool
        True only if every one is ASCII, says something and is not too long.
    """
    joined = "".join(names)  # one long text is read faster than many short ones
    return (
        joined.isascii()
        and all(map(str.strip, names) if any(map(joined.__contains__, BLANKS)) else names)
        and (len(joined) <= LONGEST_TEXT or max(map(len, names)) <= LONGEST_TEXT)
    )


def _reference_problem(value: object, field: Field) -> Text | None:
    problem = _text_problem(value, field)
    if problem is None and not str(value).strip():
        return Text(de="ist leer; bitte eine Kennung angeben", en="is empty; please give an id")
    return problem


def _choice_problem(value: object, field: Field) -> Text | None:
    known = vocabulary(field.target or "")
    if isinstance(value, str) and value in known:
        return None
    return Text(de="{value} ist unbekannt; {hint}", en="{value} is unknown; {hint}").fill(
        value=quoted(value), hint=did_you_mean(value, known)
    )


def _number_problem(value: object, field: Field) -> Text | None:
    if isinstance(value, bool | np.bool_) or not isinstance(
        value, int | float | np.integer | np.floating
    ):
        return _wrong(value, Text(de="keine Zahl", en="a number"))
    if isinstance(value, int | np.integer) and abs(int(value)) > LARGEST_INTEGER:
        return Text(
            de="{value} ist zu groß; höchstens {most}", en="{value} is too large; at most {most}"
        ).fill(value=_shown(value), most=LARGEST_INTEGER)
    if not math.isfinite(value):
        return _wrong(
            value,
            Text(
                de="keine endliche Zahl; Unbekanntes leer lassen", en="finite; leave unknown empty"
            ),
        )
    if field.minimum is not None and value < field.minimum:
        return Text(
            de="{value} ist kleiner als {limit}; bitte mindestens {limit} eintragen",
            en="{value} is below {limit}; give at least {limit}",
        ).fill(value=_shown(value), limit=field.minimum)
    if field.maximum is not None and value > field.maximum:
        return Text(
            de="{value} ist größer als {limit}; bitte höchstens {limit} eintragen",
            en="{value} is above {limit}; give at most {limit}",
        ).fill(value=_shown(value), limit=field.maximum)
    return None


def _integer_problem(value: object, field: Field) -> Text | None:
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | np.integer):
        return _wrong(value, Text(de="keine ganze Zahl", en="a whole number"))
    return _number_problem(value, field)


def _boolean_problem(value: object, _field: Field) -> Text | None:
    if isinstance(value, bool | np.bool_):
        return None
    return _wrong(value, Text(de="weder ja noch nein (true oder false)", en="true or false"))


def _date_problem(value: object, _field: Field) -> Text | None:
    if isinstance(value, PartialDate):
        return None
    if str(value)[:4] == "9999":
        return _wrong(
            value,
            Text(
                de="kein Datum des Kalenders; ein offenes Ende leer lassen",
                en="a date of the calendar; leave an open end empty",
            ),
        )
    return no_such_date(value) or _wrong(
        value,
        Text(
            de='kein Datum; bitte "JJJJ", "JJJJ-MM" oder "JJJJ-MM-TT" schreiben',
            en='a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
        ),
    )


def _each(check: Check) -> Check:
    """Return a check of every member of a tuple."""

    def problem(value: object, field: Field) -> Text | None:
        if not isinstance(value, tuple):
            return _wrong(value, Text(de="keine Liste", en="a list"))
        return next((found for item in value if (found := check(item, field))), None)

    return problem


def _counts_problem(value: object, field: Field) -> Text | None:
    if not isinstance(value, dict):
        return _wrong(
            value,
            Text(de="keine Zuordnung von Gruppe zu Anzahl", en="a mapping of group to number"),
        )
    at_least_zero = attrs.evolve(field, minimum=0)
    for name, count in value.items():
        found = _choice_problem(name, field) or _integer_problem(count, at_least_zero)
        if found is not None:
            return found
    return None


def _plain(value: object, levels: int) -> bool:
    """Whether a value can be written to a file and read back equal."""
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, str):
        return _text_problem(value, ATTRIBUTE) is None
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) <= LARGEST_ATTRIBUTE
    # What lies deeper is not an attribute but a document.
    return levels >= 0 and _plain_inside(value, levels - 1)


def _plain_inside(value: object, levels: int) -> bool:
    if isinstance(value, list | tuple):
        return all(_plain(item, levels) for item in value)
    if isinstance(value, dict):
        return all(_is_name(key) and _plain(item, levels) for key, item in value.items())
    return False


def _is_name(key: object) -> bool:
    return isinstance(key, str) and to_text(key) == key and _text_problem(key, ATTRIBUTE) is None


def _attributes_problem(value: object, _field: Field) -> Text | None:
    plain_values = Text(
        de="keine Zuordnung von Namen zu Texten, endlichen Zahlen und Listen davon",
        en="a mapping of names to texts, finite numbers and lists of them",
    )
    if not isinstance(value, dict):
        return _wrong(value, plain_values)
    for key, item in value.items():
        if not _is_name(key):
            # ascii() shows what tells two names apart that look alike.
            shown = ascii(key[:LONGEST_QUOTE] if isinstance(key, str) else key)
            return Text(
                de="der Name {name} ist kein eindeutiger Text; bitte umbenennen",
                en="the name {name} is not an unambiguous text; rename it",
            ).fill(name=shown)
        if not _plain(item, DEEPEST - 1):
            return Text(de="{name}: {fault}", en="{name}: {fault}").fill(
                name=quoted(key), fault=_wrong(item, plain_values)
            )
    return None


ATTRIBUTE: Final = Field(FieldType.TEXT, Text("Angabe", "attribute"), Text("", ""))

CHECKS: Final[Mapping[FieldType, Check]] = {
    FieldType.TEXT: _text_problem,
    FieldType.TEXTS: _each(_text_problem),
    FieldType.REFERENCE: _reference_problem,
    FieldType.REFERENCES: _each(_reference_problem),
    FieldType.CHOICE: _choice_problem,
    FieldType.CHOICES: _each(_choice_problem),
    FieldType.NUMBER: _number_problem,
    FieldType.INTEGER: _integer_problem,
    FieldType.BOOLEAN: _boolean_problem,
    FieldType.SINCE: _date_problem,
    FieldType.UNTIL: _date_problem,
    FieldType.DAY: _date_problem,
    FieldType.COUNTS: _counts_problem,
    FieldType.ATTRIBUTES: _attributes_problem,
}


def _as_it_is(value: Value) -> Value:
    return value


# What a record's own converters do, for columns.
CONVERTERS: Final[Mapping[FieldType, Callable[[Value], Value]]] = {
    FieldType.TEXT: to_optional_text,
    FieldType.TEXTS: to_texts,
    FieldType.REFERENCE: to_optional_text,
    FieldType.REFERENCES: to_texts,
    FieldType.CHOICE: to_optional_text,
    FieldType.CHOICES: to_texts,
    FieldType.NUMBER: _as_it_is,
    FieldType.INTEGER: _as_it_is,
    FieldType.BOOLEAN: _as_it_is,
    FieldType.SINCE: to_partial_date,
    FieldType.UNTIL: to_partial_date,
    FieldType.DAY: to_partial_date,
    FieldType.COUNTS: to_frozen_mapping,
    FieldType.ATTRIBUTES: to_frozen_mapping,
}
