"""How a message shows a value, and which known name it may have meant."""

from __future__ import annotations

import difflib
import functools
import itertools
import unicodedata
from typing import TYPE_CHECKING, Final

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LONGEST_QUOTE", "did_you_mean", "folded", "nearest", "quoted"]

LONGEST_QUOTE: Final = 60
CUT: Final = " characters)"
UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
COMPARED: Final = 20_000
"""Names among which the nearest one is looked for."""


class _Cut(str):
    """The quoted beginning of a long value; the text itself is the English wording."""

    __slots__ = ()

    def into(self, language: str) -> str:
        """Return the wording in ``language``."""
        return f"{self.removesuffix(CUT)} Zeichen)" if language == "de" else str(self)


def quoted(value: object, longest: int = LONGEST_QUOTE) -> str:
    """Return a value for a message: in quotation marks, shortened where it is long.

    Parameters
    ----------
    value
        Any value.
    longest
        How many characters of a text are shown.

    Returns
    -------
    str
        The value as Python writes it, or its beginning, which a `Text` says how long it is in its
        language.

    Examples
    --------
    >>> quoted("freind")
    "'freind'"
    """
    # Cut before repr: a value of 50 MB must not be copied and escaped to be shortened.
    if isinstance(value, str | bytes) and len(value) > longest:
        return _Cut(f"{value[:longest]!r}… ({len(value)}{CUT}")
    shown = repr(value)
    return shown if len(shown) <= 2 * longest else f"{shown[:longest]}…"


def folded(name: str) -> str:
    """Return a name without what people write differently: case, and umlauts for want of a key.

    Parameters
    ----------
    name
        The name.

    Returns
    -------
    str
        What is compared.

    Examples
    --------
    >>> folded("Grüne Straße"), folded("GRUENE STRASSE")
    ('gruene strasse', 'gruene strasse')
    """
    return _without_umlauts(name).casefold()


@functools.lru_cache(maxsize=4096)
def _without_umlauts(name: str) -> str:
    return unicodedata.normalize("NFC", name).translate(UMLAUTS)


def nearest(value: object, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known name that is most like a value, umlauts or not; None where none is.

    Parameters
    ----------
    value
        What was given.
    known
        The names that exist.
    likeness
        How alike they must be, from 0 to 1.

    Returns
    -------
    str or None
        The name.

    Examples
    --------
    >>> nearest("Gruen", ["blau", "grün"])
    'grün'
    """
    names: dict[str, str] = {}
    for name in itertools.islice(known, COMPARED):
        names.setdefault(_without_umlauts(name), name)
    text = _without_umlauts(str(value)[: 2 * LONGEST_QUOTE])
    found = difflib.get_close_matches(text, names, n=1, cutoff=likeness)
    return names[found[0]] if found else None


def did_you_mean(value: object, known: Iterable[str]) -> Text:
    """Return a hint at the nearest known name, or at all of them where they are few.

    Parameters
    ----------
    value
        What was given.
    known
        The names that exist.

    Returns
    -------
    Text
        A remedy that can follow a semicolon.

    Examples
    --------
    >>> did_you_mean("freind", ["friend", "rival"]).en
    "did you mean 'friend'?"
    """
    names = [str(name) for name in known]
    meant = nearest(value, names)
    if meant is not None:
        return Text(de="meinten Sie {name}?", en="did you mean {name}?").fill(name=quoted(meant))
    if not names:
        return Text(de="es gibt keine", en="there are none")
    listed = ", ".join(quoted(name) for name in names[:12])
    more = ", …" if len(names) > 12 else ""  # noqa: PLR2004 - a readable list length
    return Text(de="möglich sind {names}", en="use one of {names}").fill(names=listed + more)
