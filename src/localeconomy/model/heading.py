"""What a record says of itself: title, description and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import LocalEconomyError, MissingDayError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.dates import (
    LAST_YEAR,
    PATTERN,
    DateLike,
    PartialDate,
    international,
    no_such_date,
    to_partial_date,
)
from localeconomy.model.fields import to_text

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["LONGEST_TITLE", "heading_of", "is_title", "to_day"]

LONGEST_TITLE: Final = 10_000
LAST_DAY: Final = f"{LAST_YEAR}-12-31"

NO_DATE: Final = Text(
    de="{value} ist kein Datum; bitte JJJJ, JJJJ-MM, JJJJ-MM-TT oder TT.MM.JJJJ schreiben",
    en="{value} is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or DD.MM.YYYY",
)
TOO_LATE: Final = Text(
    de="{value} liegt hinter dem letzten Tag, mit dem gerechnet werden kann; bitte höchstens "
    "{last} angeben",
    en="{value} lies beyond the last day that can be reckoned with; give {last} at the latest",
)


def to_day(value: DateLike | None) -> dt.date:
    """Return the exact day that a date means; a month or year counts from its last day.

    Parameters
    ----------
    value
        A date; None is an error, never today.

    Returns
    -------
    datetime.date
        The day.

    Raises
    ------
    MissingDayError
        If there is none.
    LocalEconomyError
        If the value is not a date.

    Examples
    --------
    >>> to_day("2003-06"), to_day("30.06.2003")
    (datetime.date(2003, 6, 30), datetime.date(2003, 6, 30))
    """
    if value is None:
        raise MissingDayError(
            Text(
                de="Es fehlt der Tag: das Netzwerk nennt keinen eigenen; bitte --on 30.06.2003 "
                "angeben oder auf dem Blatt „Netzwerk“ unter „Stand“ eintragen (in Python: "
                "on='2003-06-30')",
                en="no day: the network has none of its own; give --on 2003-06-30, or enter it "
                "under 'as of' on the sheet 'network' (in Python: on='2003-06-30')",
            )
        )
    return _date(value).last


def _date(value: DateLike) -> PartialDate:
    # People give a day as reports and files write it, also in German.
    date = to_partial_date(international(value) if isinstance(value, str) else value)
    if not isinstance(date, PartialDate):
        raise LocalEconomyError(_why_no_date(value))
    return date


def _why_no_date(value: object) -> Text:
    """Return what is wrong with a value that is no date: its form, or that there is no such day."""
    written = PATTERN.fullmatch(international(value) if isinstance(value, str) else str(value))
    if written is not None and int(written[1]) > LAST_YEAR:
        return TOO_LATE.fill(value=quoted(value), last=LAST_DAY)
    return no_such_date(value) or NO_DATE.fill(value=quoted(value))


def heading_of(
    title: str | Text, description: str | Text, as_of: DateLike | None
) -> dict[str, Any]:
    """Return the title, description and day of a network, checked.

    Parameters
    ----------
    title, description
        A text, or one a language.
    as_of
        The day, if the record has one.

    Returns
    -------
    dict
        Each by its name.

    Raises
    ------
    LocalEconomyError
        If a title is no text or the day no date.
    """
    return {
        "title": _text(title, "title"),
        "description": _text(description, "description"),
        "as_of": None if as_of is None else _date(as_of),
    }


def is_title(value: object) -> bool:
    """Return whether a value can be a title or description in one language.

    Parameters
    ----------
    value
        Any value.

    Returns
    -------
    bool
        Whether it is a text of at most `LONGEST_TITLE` characters of Unicode.
    """
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_TITLE
        and not any("\ud800" <= sign <= "\udfff" for sign in value)
    )


def _text(value: str | Text, name: str) -> Text:
    text = value if isinstance(value, Text) else Text(de=value, en=value)
    for wording in (text.de, text.en):
        if not is_title(wording):
            raise LocalEconomyError(
                Text(
                    de="{name}: {value} ist kein Text von höchstens {most} Zeichen",
                    en="{name}: {value} is not a text of at most {most} characters",
                ).fill(name=name, value=quoted(wording), most=LONGEST_TITLE)
            )
    return Text(de=to_text(text.de), en=to_text(text.en))
