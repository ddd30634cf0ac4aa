"""German and English wording, and numbers and dates in the form of each language.

A `Text` holds one sentence in both languages and is filled with values that are written in the form
of the language when it is spoken: ``1.234,5`` and ``31.12.2003`` in German, ``1,234.5`` and
``31 December 2003`` in English. A language that a text does not have falls back to English,
visibly.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "LANGUAGES",
    "Language",
    "Number",
    "Text",
    "by_count",
    "enumeration",
    "format_date",
    "format_number",
    "speak",
]

Language: TypeAlias = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")

MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

GERMAN_SEPARATORS: Final = str.maketrans(",.", ".,")


def format_number(value: float, language: str, digits: int | None = None) -> str:
    """Write a number in the form of a language.

    Parameters
    ----------
    value
        The number.
    language
        ``"de"`` or ``"en"``.
    digits
        Decimal places; without it integers have none and other numbers at most two.

    Returns
    -------
    str
        The number with the language's decimal and thousands separators.

    Examples
    --------
    >>> format_number(1234.5, "de", 1), format_number(1234.5, "en", 1)
    ('1.234,5', '1,234.5')
    >>> format_number(20100, "de"), format_number(0.25, "en")
    ('20.100', '0.25')
    """
    text = f"{value:,.{2 if digits is None else digits}f}"
    if digits is None:
        text = text.rstrip("0").rstrip(".")
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    if language == "de":
        return text.translate(GERMAN_SEPARATORS)
    return text


def format_date(day: dt.date, language: str) -> str:
    """Write a day in the form of a language.

    Parameters
    ----------
    day
        The day.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        The day as a person would write it.

    Examples
    --------
    >>> import datetime
    >>> format_date(datetime.date(2003, 6, 30), "de"), format_date(datetime.date(2003, 6, 30), "en")
    ('30.06.2003', '30 June 2003')
    """
    if language == "de":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


@attrs.frozen
class Number:
    """A number and how it is to be written.

    Parameters
    ----------
    value
        The number.
    digits
        Decimal places.
    percent
        Whether the number is a share that is to be written in per cent.

    Examples
    --------
    >>> Number(0.214, percent=True).into("de"), Number(0.214, percent=True).into("en")
    ('21 %', '21%')
    """

    value: float
    digits: int | None = 0
    percent: bool = False

    def into(self, language: str) -> str:
        """Return the number in the form of ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The number.
        """
        if self.percent:
            sign = " %" if language == "de" else "%"
            return format_number(100 * self.value, language, self.digits) + sign
        return format_number(self.value, language, self.digits)


def speak(value: object, language: str) -> str:
    """Return any value in the form of a language: texts, numbers, days, and anything else as it is.

    Parameters
    ----------
    value
        A text, number, day or other object.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        The wording.
    """
    into = getattr(value, "into", None)
    if into is not None:
        return str(into(language))
    if isinstance(value, bool):
        return (
            {"de": "ja", "en": "yes"}[language] if value else {"de": "nein", "en": "no"}[language]
        )
    if isinstance(value, int | float):
        return format_number(value, language)
    if isinstance(value, dt.date):
        return format_date(value, language)
    return str(value)


@attrs.frozen
class Text:
    """One wording in German and English.

    Parameters
    ----------
    de
        The German wording.
    en
        The English wording.

    Examples
    --------
    >>> text = Text(de="{k} von {n} Mitgliedern", en="{k} of {n} members").fill(k=3, n=1400)
    >>> text.into("de"), text.into("en")
    ('3 von 1.400 Mitgliedern', '3 of 1,400 members')
    >>> text.into("nl")
    '[en] 3 of 1,400 members'
    """

    de: str
    en: str

    def into(self, language: str) -> str:
        """Return the wording in ``language``, or the English one, marked, where there is none.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        if language == "de":
            return self.de
        return self.en if language == "en" else f"[en] {self.en}"

    def fill(self, **values: object) -> Text:
        """Return the text with its placeholders filled, each value in the language's form.

        Parameters
        ----------
        **values
            One value a placeholder.

        Returns
        -------
        Text
            The filled text.
        """
        return Text(
            de=self.de.format(**{name: speak(value, "de") for name, value in values.items()}),
            en=self.en.format(**{name: speak(value, "en") for name, value in values.items()}),
        )

    def to_dict(self) -> dict[str, str]:
        """Return both wordings by language code."""
        return {"de": self.de, "en": self.en}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Text:
        """Return the text that `to_dict` wrote.

        Parameters
        ----------
        data
            Both wordings by language code.

        Returns
        -------
        Text
            The text.
        """
        return cls(de=str(data["de"]), en=str(data["en"]))


def by_count(count: float, one: Text, many: Text) -> Text:
    """Return the wording that fits a count.

    Parameters
    ----------
    count
        How many.
    one
        The wording for exactly one.
    many
        The wording for any other number, none included.

    Returns
    -------
    Text
        One of both.

    Examples
    --------
    >>> verb = Text(de="ist", en="is"), Text(de="sind", en="are")
    >>> by_count(1, *verb).de, by_count(0, *verb).de, by_count(2, *verb).en
    ('ist', 'sind', 'are')
    """
    return one if count == 1 else many


def enumeration(items: Iterable[object], *, word: Text | None = None) -> Text:
    """Join items as a sentence does: "a, b and c".

    Parameters
    ----------
    items
        What to join; texts are spoken in each language.
    word
        The word before the last item ("und", "and" by default).

    Returns
    -------
    Text
        The joined wording.

    Examples
    --------
    >>> enumeration(["a", "b", "c"]).en
    'a, b and c'
    """
    last = word or Text(de="und", en="and")
    listed = list(items)

    def _joined(language: str) -> str:
        """Return the sentence in one language."""
        spoken = [speak(item, language) for item in listed]
        if len(spoken) < 2:  # noqa: PLR2004 - one item or none needs no joining word
            return "".join(spoken)
        return f"{', '.join(spoken[:-1])} {last.into(language)} {spoken[-1]}"

    return Text(de=_joined("de"), en=_joined("en"))
