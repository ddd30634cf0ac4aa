"""Numbers in German (1.234,5) and international form (1,234.5); one form holds for a whole file.

A file shows its form itself: 12,5 is no international number, 12.5 no German one, and a whole
number has no decimals. What could be both with different values (1.234) settles nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from localeconomy.model.checks import LARGEST_INTEGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["FORMS", "Evidence", "Form", "all_plain", "evidence_of", "number_of", "spelled"]

Form: TypeAlias = Literal["de", "en"]
FORMS: Final[tuple[Form, ...]] = ("de", "en")

LONGEST: Final = 400
BLANKS: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-"})


def _pattern(decimal: str, group: str) -> re.Pattern[str]:
    digits = rf"(?:[1-9][0-9]{{0,2}}(?:([{group} ])[0-9]{{3}})(?:\1[0-9]{{3}})*|[0-9]+)"
    return re.compile(
        rf"[+-]?{digits}(?:{decimal}[0-9]+)?|[+-]?[0-9]*(?:{decimal}[0-9]+)?(?<=[0-9])[eE][+-]?[0-9]+"
        rf"|[+-]?{decimal}[0-9]+"
    )


PATTERNS: Final = {"de": _pattern(",", "."), "en": _pattern(r"\.", ",")}
GROUPS: Final = {"de": str.maketrans(",", ".", ". "), "en": str.maketrans("", "", ", ")}
DECIMALS: Final[Mapping[Form, str]] = {"de": ",", "en": "."}

# Numbers without separators, or whose decimals cannot be taken for thousands in the other form.
CLEAR: Final = {
    form: re.compile(
        rf"^-?(?:[0-9]{{1,15}}|[0-9]{{1,15}}{sign}(?:[0-9]{{1,2}}|[0-9]{{4,}})|0{sign}[0-9]+)"
        r"(?:[eE][+-]?[0-9]{1,3})?$",
        re.MULTILINE,
    )
    for form, sign in (("de", ","), ("en", r"\."))
}


@attrs.frozen
class Evidence:
    """What the numbers of some cells say about their form.

    Parameters
    ----------
    german, international
        A cell that is a number in this form only, None where there is none.
    open
        A cell that is another number in each form.
    """

    german: str | None = None
    international: str | None = None
    open: str | None = None

    def __or__(self, other: Evidence) -> Evidence:
        """Return what both say together."""
        return Evidence(
            self.german or other.german,
            self.international or other.international,
            self.open or other.open,
        )

    @property
    def form(self) -> Form | None:
        """The form that is shown, None where none is or both are."""
        if (self.german is None) == (self.international is None):
            return None
        return "en" if self.german is None else "de"


def number_of(cell: str, form: Form, *, whole: bool) -> float | None:
    """Return the number that a cell holds in one form, None where it holds none.

    Parameters
    ----------
    cell
        The cell.
    form
        The form.
    whole
        Whether only whole numbers are asked for; these may have decimals that are zero, but not
        three, which look like thousands.

    Returns
    -------
    int, float or None
        The number.

    Examples
    --------
    >>> number_of("1.234,5", "de", whole=False), number_of("1.234", "de", whole=True)
    (1234.5, 1234)
    >>> number_of("1.234,5", "en", whole=False)
    """
    text = cell.strip().translate(BLANKS)
    if len(text) > LONGEST or PATTERNS[form].fullmatch(text) is None:
        return None
    plain = text.translate(GROUPS[form])
    if not whole:
        return float(plain)
    head, point, decimals = plain.partition(".")
    if point and (len(decimals) == 3 or decimals.strip("0")):  # noqa: PLR2004 - thousands
        return None
    if head.lstrip("+-").isdigit():
        return int(head)
    value = float(plain)
    return int(value) if value.is_integer() and abs(value) <= LARGEST_INTEGER else None


def evidence_of(cells: Iterable[str], *, whole: bool) -> Evidence:
    """Return what the cells of a column say about the form of numbers.

    Parameters
    ----------
    cells
        The cells; what is no number says nothing.
    whole
        Whether the column holds whole numbers.

    Returns
    -------
    Evidence
        The first cell of each sort.

    Examples
    --------
    >>> evidence_of(["7", "12,5"], whole=False).form
    'de'
    >>> evidence_of(["1.234"], whole=False).open
    '1.234'
    """
    german = international = unsettled = None
    for cell in cells:
        if cell.isdigit():
            continue
        values = {form: number_of(cell, form, whole=whole) for form in FORMS}
        if values["de"] == values["en"]:
            continue
        if values["en"] is None:
            german = german or cell
        elif values["de"] is None:
            international = international or cell
        else:
            unsettled = unsettled or cell
    return Evidence(german, international, unsettled)


def all_plain(cells: list[str], form: Form) -> list[float] | None:
    """Return the numbers of many cells at once, None where one has to be looked at.

    Parameters
    ----------
    cells
        The cells.
    form
        The form that they would have.

    Returns
    -------
    list of float or None
        The numbers: only where each is one in this form, and none is another one in the other.

    Examples
    --------
    >>> all_plain(["1", "2,5"], "de"), all_plain(["1", "1.234"], "en")
    ([1.0, 2.5], None)
    """
    text = "\n".join(cells)
    if text.count("\n") != len(cells) - 1 or len(CLEAR[form].findall(text)) != len(cells):
        return None
    return list(map(float, text.replace(DECIMALS[form], ".").split("\n")))


def spelled(value: float, form: Form) -> str:
    """Return a number as a cell: without thousands, and never to be read in the other form.

    Parameters
    ----------
    value
        The number.
    form
        The form.

    Returns
    -------
    str
        All digits that it takes to read the same number; three decimals get a fourth.

    Examples
    --------
    >>> spelled(20000.0, "de"), spelled(0.5, "de"), spelled(1.234, "en")
    ('20000', '0,5', '1.2340')
    """
    if isinstance(value, int) or (value.is_integer() and abs(value) <= LARGEST_INTEGER):
        return str(int(value))
    digits, exponent, power = repr(value).partition("e")
    head, point, decimals = digits.partition(".")
    if len(decimals) == 3 and not exponent:  # noqa: PLR2004 - thousands
        decimals += "0"
    return head + point.replace(".", DECIMALS[form]) + decimals + exponent + power
