"""From the text of a cell to the value of a field: found, missing for a reason, or wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.hints import quoted
from localeconomy.io.tabular import names
from localeconomy.io.tabular.formula_errors import ERROR, is_error
from localeconomy.io.tabular.missing import reason_of, reason_of_text
from localeconomy.io.tabular.numbers import DECIMALS, FORMS, Form, number_of
from localeconomy.io.tabular.spelling import SEPARATOR, parts_of, text_of
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate, international, no_such_date, to_partial_date
from localeconomy.model.fields import Field, FieldType, to_text
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from localeconomy.model.fields import Value

__all__ = ["EMPTY", "Missing", "Wrong", "value_of"]

LONGEST_NUMBER: Final = 400


@attrs.frozen
class Missing:
    """That a cell holds no value.

    Parameters
    ----------
    reason
        Why, as an id of `localeconomy.io.tabular.missing.REASONS`; None where the cell is empty.
    """

    reason: str | None = None


@attrs.frozen
class Wrong:
    """That a cell holds what its field cannot.

    Parameters
    ----------
    bare
        What is wrong and the remedy.
    hint
        Gives the same with the nearest known word, which takes a while to find; None where there
        is none to be found.
    """

    bare: Text
    hint: Callable[[], Text] | None = attrs.field(default=None, eq=False)

    @property
    def message(self) -> Text:
        """What is wrong and the remedy, with the nearest known word where there is one."""
        return self.bare if self.hint is None else self.hint()


EMPTY: Final = Missing()

Found: TypeAlias = Any
Reader: TypeAlias = Callable[[str, Field, "Form | None"], Found]


def value_of(cell: str, table: str, field: Field, form: Form | None) -> Found:
    """Return what a cell holds.

    Parameters
    ----------
    cell
        The text of the cell.
    table
        The table that the field belongs to.
    field
        The field.
    form
        The form of the file's numbers; None takes either.

    Returns
    -------
    object
        The value as a record holds it, `Missing` or `Wrong`.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> from localeconomy.model.fields import fields_of
    >>> value_of("Gründer/in", "actors", fields_of(Actor)["kind"], None)
    'founder'
    >>> value_of("05.2001", "actors", fields_of(Actor)["since"], None)
    PartialDate(year=2001, month=5, day=0)
    """
    if not cell or cell.isspace():
        return EMPTY
    if is_error(cell):
        return Wrong(ERROR.fill(value=quoted(cell.strip())))
    special = SPECIAL.get((table, field.name))
    if special is not None:
        return special(cell)
    return READERS[field.type](cell, field, form)


def _text(cell: str, field: Field, _form: Form | None) -> Found:
    if not field.required and field.name != "id":
        reason = reason_of_text(cell)
        if reason is not None:
            return Missing(reason)
    return to_text(text_of(cell))


def _choice(cell: str, field: Field, _form: Form | None) -> Found:
    name = field.target or ""
    term = names.term_names(name).get(names.normal(text_of(cell)))
    if term is not None:
        return term
    if reason_of(cell) is None:
        return _unknown(text_of(cell), name)
    # Only "unspecified" says no more than the sign does.
    return EMPTY if field.default == "unspecified" else _missing(cell, field)


def _unknown(value: str, name: str) -> Wrong:
    known = vocabulary(name)
    return _not_among([term.label for term in known.values()], known, value)


def _not_among(labels: list[Text], known: Iterable[str], value: str) -> Wrong:
    """Return that a word is not known; what is nearest to it is looked for when it is told."""
    shown = quoted(value)
    return Wrong(
        UNKNOWN.fill(value=shown, hint=names.BARE),
        lambda: UNKNOWN.fill(value=shown, hint=names.hint_at(value, labels, known)),
    )


UNKNOWN: Final = Text(de="{value} ist unbekannt; {hint}", en="{value} is unknown; {hint}")


def _missing(cell: str, field: Field) -> Found:
    if field.required and field.type is not FieldType.INTEGER:
        return Wrong(
            Text(
                de="{value} steht für einen fehlenden Wert, die Angabe wird aber gebraucht; bitte "
                "eintragen",
                en="{value} stands for a missing value, but one is needed; please give it",
            ).fill(value=quoted(cell))
        )
    return Missing(reason_of(cell))


def _texts(cell: str, _field: Field, _form: Form | None) -> Found:
    if reason_of_text(cell) is not None:
        return Missing(reason_of_text(cell))
    return tuple(to_text(part) for part in parts_of(text_of(cell)))


def _choices(cell: str, field: Field, _form: Form | None) -> Found:
    if reason_of(cell) is not None:
        return Missing(reason_of(cell))
    name = field.target or ""
    known = names.term_names(name)
    text = text_of(cell)
    whole = known.get(names.normal(text))
    parts = [text] if whole is not None else parts_of(text, _separators(text))
    unknown = next((part for part in parts if names.normal(part) not in known), None)
    if unknown is not None:
        return _unknown(unknown, name)
    return tuple(known[names.normal(part)] for part in parts)


def _separators(text: str) -> str:
    return SEPARATOR if SEPARATOR in text else ",;\n"


def _number(cell: str, field: Field, form: Form | None) -> Found:
    whole = field.type is FieldType.INTEGER
    forms = FORMS if form is None else (form,)
    values = (number_of(cell, each, whole=whole) for each in forms)
    value = next((each for each in values if each is not None), None)
    if value is not None:
        return value
    if reason_of(cell) is not None:
        return _missing(cell, field)
    return Wrong(_no_number(cell, form, whole=whole))


def _no_number(cell: str, form: Form | None, *, whole: bool) -> Text:
    if form is not None:
        other = FORMS[1 - FORMS.index(form)]
        if number_of(cell, other, whole=whole) is not None:
            return Text(
                de="{value} passt nicht zu den übrigen Zahlen der Datei; bitte mit dem "
                "Dezimalzeichen „{sign}“ und ohne Tausendertrennung schreiben",
                en="{value} does not fit the other numbers of the file; write it with the decimal "
                "sign '{sign}' and without thousands separators",
            ).fill(value=quoted(cell), sign=DECIMALS[form])
    if whole:
        return Text(
            de="{value} ist keine ganze Zahl; bitte nur Ziffern schreiben",
            en="{value} is not a whole number; write digits only",
        ).fill(value=quoted(cell))
    return Text(
        de="{value} ist keine Zahl; bitte ohne Einheit und Zusätze schreiben",
        en="{value} is not a number; write it without a unit or comment",
    ).fill(value=quoted(cell))


YES: Final = frozenset({"ja", "j", "yes", "y", "1", "true", "wahr", "x", "✓", "✔"})
NO: Final = frozenset({"nein", "n", "no", "0", "false", "falsch"})


def _boolean(cell: str, field: Field, _form: Form | None) -> Found:
    word = cell.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    if reason_of(cell) is not None:
        return EMPTY if field.default is False else Missing(reason_of(cell))
    return Wrong(
        Text(
            de="{value} ist weder ja noch nein; bitte „ja“ oder „nein“ schreiben",
            en="{value} is neither yes nor no; write 'yes' or 'no'",
        ).fill(value=quoted(cell))
    )


MIDNIGHT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?")


def _date(cell: str, field: Field, _form: Form | None) -> Found:
    text = international(cell)
    midnight = MIDNIGHT.fullmatch(text)
    date = to_partial_date(text if midnight is None else midnight[1])
    if isinstance(date, PartialDate):
        return date
    if reason_of(cell) is not None:
        return _missing(cell, field)
    return Wrong(_no_date(cell))


def _no_date(cell: str) -> Text:
    if "9999" in cell:
        return Text(
            de="{value} ist kein Datum des Kalenders; ein offenes Ende leer lassen",
            en="{value} is not a date of the calendar; leave an open end empty",
        ).fill(value=quoted(cell))
    return no_such_date(cell) or Text(
        de="{value} ist kein Datum; bitte 17.05.2001, 05.2001 oder 2001 schreiben",
        en="{value} is not a date; write 2001-05-17, 2001-05 or 2001",
    ).fill(value=quoted(cell))


def _counts(cell: str, field: Field, _form: Form | None) -> Found:
    if reason_of(cell) is not None:
        return Missing(reason_of(cell))
    name = field.target or ""
    known = names.term_names(name)
    counts: dict[str, int] = {}
    for part in parts_of(text_of(cell), SEPARATOR + "\n"):
        group, _, count = part.rpartition(":")
        if ":" in group and names.normal(group) not in known:
            return Wrong(SEVERAL_COUNTS.fill(value=quoted(part)))
        term = known.get(names.normal(group))
        if not group or not re.fullmatch(r"[0-9]{1,15}", count.strip()) or term in counts:
            return Wrong(_no_counts(part, name))
        if term is None:
            return _unknown(group.strip(), name)
        counts[term] = int(count)
    return counts


SEVERAL_COUNTS: Final = Text(
    de="{value} nennt mehrere Gruppen; mehrere bitte mit | trennen",
    en="{value} names several groups; separate several by |",
)


def _no_counts(part: str, name: str) -> Text:
    label = next(iter(vocabulary(name).values())).label
    return Text(
        de="{value} ist keine Anzahl einer Gruppe; bitte je Gruppe einmal „{label}: 12“ schreiben, "
        "mehrere mit | getrennt",
        en="{value} is not the number of a group; write '{label}: 12' once a group, several "
        "separated by |",
    ).fill(value=quoted(part), label=label)


def _attributes(cell: str, _field: Field, _form: Form | None) -> Found:
    wrong = Wrong(
        Text(
            de='{value} ist keine Zuordnung; bitte als JSON schreiben, etwa {{"Telefon": "0208"}}',
            en='{value} is not a mapping; write it as JSON, for example {{"phone": "0208"}}',
        ).fill(value=quoted(cell))
    )
    try:
        value = json.loads(
            text_of(cell),
            object_pairs_hook=_each_once,
            parse_constant=_refused,
            parse_int=_whole_number,
        )
    except (ValueError, RecursionError):
        return wrong
    return value if isinstance(value, dict) else wrong


def _each_once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError
    return value


def _refused(_name: str) -> float:
    raise ValueError


def _whole_number(digits: str) -> int:
    """Return a number; thousands of digits are no attribute."""
    if len(digits) > LONGEST_NUMBER:
        raise ValueError
    return int(digits)


def _table(cell: str) -> Found:
    """Return the table that a declaration of completeness is about."""
    given = text_of(cell)
    found = names.table_names().get(names.normal(given))
    if found in TABLES:
        return found
    return _not_among([info.plural for info in TABLES.values()], TABLES, given)


def _kinds(cell: str) -> Found:
    """Return the kinds that a declaration of completeness is about."""
    text = text_of(cell)
    known = names.kind_names()
    parts = parts_of(text, _separators(text))
    return tuple(to_text(known.get(names.normal(part), part)) for part in parts)


SPECIAL: Final[Mapping[tuple[str, str], Callable[[str], Found]]] = {
    ("completeness", "table"): _table,
    ("completeness", "kinds"): _kinds,
}
READERS: Final[Mapping[FieldType, Reader]] = {
    FieldType.TEXT: _text,
    FieldType.TEXTS: _texts,
    FieldType.REFERENCE: _text,
    FieldType.REFERENCES: _texts,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.NUMBER: _number,
    FieldType.INTEGER: _number,
    FieldType.BOOLEAN: _boolean,
    FieldType.SINCE: _date,
    FieldType.UNTIL: _date,
    FieldType.DAY: _date,
    FieldType.COUNTS: _counts,
    FieldType.ATTRIBUTES: _attributes,
}
