"""Which language the command line speaks."""

from __future__ import annotations

import contextlib
import itertools
import re
from typing import TYPE_CHECKING

from localeconomy.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["chosen_language"]


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language that the arguments name, else that of the environment.

    Parameters
    ----------
    arguments
        The arguments, before they are parsed: errors in them are told in that language too.
    environment
        The variables of the environment.

    Returns
    -------
    str
        ``"de"`` or ``"en"``.

    Examples
    --------
    >>> chosen_language(["examples", "--language", "de"], {})
    'de'
    >>> chosen_language([], {"LANG": "de_DE.UTF-8"})
    'de'
    >>> chosen_language(["--language=en"], {"LANG": "de_DE.UTF-8"})
    'en'
    """
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    named = [after for option, after in itertools.pairwise(options) if option == "--language"]
    named += [each.removeprefix("--language=") for each in options if "--language=" in each]
    for each in named:
        if each in LANGUAGES:
            return each
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return _language_of(environment[variable])
    return _system_language()


def _system_language() -> str:
    """Return the language of a system that has no such variables, such as Windows."""
    import locale

    with contextlib.suppress(ValueError):
        return _language_of(locale.getlocale()[0] or "")
    return "en"


def _language_of(name: str) -> str:
    """Return the language of a locale's name: "de_DE.UTF-8", "de", "German_Germany"."""
    return "de" if re.match(r"(de|german)(?![a-z])", name, flags=re.IGNORECASE) else "en"
