"""How figures are written: all values from 0 to 100, with decimals only where they matter."""

from __future__ import annotations

import math
from typing import Final

from localeconomy.criteria.units import RATIO, RATIO_OF_SHARES, SHARE, VALUE
from localeconomy.language import Number, Text, enumeration, format_number
from localeconomy.report import words
from localeconomy.scoring.words import FAILING, GRADES, HEALTHY, LEAST_COVERAGE

__all__ = ["age", "apart", "below", "coverage", "figure", "points", "score", "weight"]

GRADE_LIMITS: Final = tuple(least for least, _ in GRADES if least)
WORD_LIMITS: Final = (100 * FAILING, 100 * HEALTHY)
SMALL_SHARE: Final = 0.01
MONTHS_A_YEAR: Final = 12
MOST_DIGITS: Final = 20
TOLERANCE: Final = 1e-6
MINUS: Final = "−"

BARE: Final = (VALUE, RATIO_OF_SHARES)
"""Units that are not written behind a number."""


def score(value: float) -> Number:
    """Return a score as it is written: whole, unless that would cross a limit of the grades.

    Parameters
    ----------
    value
        From 0 to 100.

    Returns
    -------
    Number
        The score.

    Examples
    --------
    >>> score(71.4).into("en"), score(64.96).into("en")
    ('71', '64.9')
    """
    return _rounded(value, GRADE_LIMITS)


def points(value: float) -> Number:
    """Return a value of a finding or family on the scale of the score.

    Parameters
    ----------
    value
        In [0, 1].

    Returns
    -------
    Number
        From 0 to 100, whole, unless that would cross a limit between the words.

    Examples
    --------
    >>> points(0.756).into("en"), points(0.699).into("en")
    ('76', '69.9')
    """
    return _rounded(100 * value, WORD_LIMITS)


def coverage(value: float) -> Number:
    """Return a coverage in per cent, with a decimal where it is just too low for a grade.

    Parameters
    ----------
    value
        In [0, 1].

    Returns
    -------
    Number
        The share in per cent.

    Examples
    --------
    >>> coverage(0.824).into("en"), coverage(0.6499).into("en")
    ('82%', '64.9%')
    """
    shown = _rounded(100 * value, (100 * LEAST_COVERAGE,))
    return Number(shown.value / 100, shown.digits, percent=True)


def _rounded(value: float, limits: tuple[float, ...]) -> Number:
    """Return a number without decimals; with one, cut off, where rounding crosses a limit."""
    whole = math.floor(value + 0.5)
    crossed = [limit for limit in limits if value < limit <= whole]
    if not crossed:
        return Number(whole, 0)
    # 100 times 0.699 is a little less than 69.9, which it should show.
    tenths = math.floor(10 * value + TOLERANCE) / 10
    return Number(min(tenths, crossed[0] - 0.1), 1)


def apart(one: float, other: float) -> tuple[Number, Number]:
    """Return two scores so that they look different where they are.

    Parameters
    ----------
    one, other
        Scores, from 0 to 100.

    Returns
    -------
    tuple of Number
        Both whole, or both with one decimal.

    Examples
    --------
    >>> [each.into("en") for each in apart(71.4, 39.8)]
    ['71', '40']
    >>> [each.into("en") for each in apart(40.4, 40.1)]
    ['40.4', '40.1']
    """
    first, second = score(one), score(other)
    if first.into("en") != second.into("en"):
        return first, second
    return Number(one, 1), Number(other, 1)


def below(value: float, limit: float) -> Number:
    """Return a score that lies below a limit, with as many decimals as show it.

    Parameters
    ----------
    value
        The score.
    limit
        A greater number.

    Returns
    -------
    Number
        The score, rounded to less than the limit.

    Examples
    --------
    >>> below(58.2, 65).into("en"), below(64.96, 65).into("en")
    ('58', '64.96')
    """
    digits = next(each for each in range(MOST_DIGITS) if round(value, each) < limit)
    return Number(value, digits)


def weight(value: float) -> Text:
    """Return a weight.

    Parameters
    ----------
    value
        The weight.

    Returns
    -------
    Text
        With two decimals at most.
    """
    return Text(de=format_number(value, "de"), en=format_number(value, "en"))


def figure(value: float, unit: Text) -> Text:
    """Return a figure with its unit; shares in per cent.

    Parameters
    ----------
    value
        The figure.
    unit
        Its unit.

    Returns
    -------
    Text
        The figure in every language, a negative one with a minus sign.

    Examples
    --------
    >>> from localeconomy.criteria.units import MONTHS, SHARE
    >>> figure(0.756, SHARE).de, figure(18.5, MONTHS).de, figure(1, MONTHS).en
    ('76 %', '18,5 Monate', '1 month')
    >>> figure(-5, MONTHS).de
    '−5 Monate'
    """
    said = _figure(abs(value), unit)
    if value >= 0 or said == _figure(0.0, unit):
        return said
    return Text(de=MINUS + said.de, en=MINUS + said.en)


def _figure(value: float, unit: Text) -> Text:
    if unit == SHARE:
        return words.ALONE.fill(text=_per_cent(value))
    if unit == RATIO:
        return words.OF_THE_NEED.fill(share=_per_cent(value))
    # Two decimals for a small figure; for a greater one they would feign exactness.
    number = weight(round(value, 1 if abs(value) >= 1 else 2))
    if unit in BARE:
        return number
    spoken = words.SINGULARS.get(unit.en, unit) if number.en == "1" else unit
    return words.WITH_UNIT.fill(number=number, unit=spoken)


def _per_cent(value: float) -> Number:
    return Number(value, 1 if 0 < abs(value) < SMALL_SHARE else 0, percent=True)


def age(months: float) -> Text:
    """Return an age in years and months.

    Parameters
    ----------
    months
        The age; 0 before the founding too.

    Returns
    -------
    Text
        Only completed months count.

    Examples
    --------
    >>> age(65.97).de, age(12).en, age(0.4).en
    ('5 Jahre und 5 Monate', '1 year', 'less than a month')
    """
    if not months:
        return words.NOT_FOUNDED
    years, rest = divmod(int(months), MONTHS_A_YEAR)
    parts = []
    if years:
        parts.append(words.ONE_YEAR if years == 1 else words.YEARS.fill(n=years))
    if rest:
        parts.append(words.ONE_MONTH if rest == 1 else words.MONTHS.fill(n=rest))
    return enumeration(parts) if parts else words.UNDER_A_MONTH
