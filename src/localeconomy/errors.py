"""The named faults of the library.

Every exception that the library raises on purpose derives from `LocalEconomyError`, so that a tool
built on it needs one ``except`` clause. Each carries its message in every language that the library
speaks; ``str(error)`` is the English one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FileFormatError",
    "LeftOutWarning",
    "LocalEconomyError",
    "MissingDayError",
    "MissingExtraError",
    "SelfTieWarning",
    "Translatable",
    "UnknownNameError",
    "ValidationError",
    "WrongTypeError",
]


class Translatable(Protocol):
    """Anything that can be said in a language (`localeconomy.language.Text` can)."""

    def into(self, language: str) -> str:
        """Return the wording in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """


class LocalEconomyError(Exception):
    """Base class of every error that the library raises on purpose.

    Parameters
    ----------
    message
        What is wrong, with its value and its remedy, in every language.
    """

    def __init__(self, message: Translatable) -> None:
        super().__init__(message.into("en"))
        self._message = message

    def into(self, language: str) -> str:
        """Return the message in ``language`` (``"de"`` or ``"en"``).

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The message.
        """
        return self._message.into(language)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the error again, so that another process can send it back."""
        return _remade, (type(self), self.args), self.__dict__


def _remade(kind: type[LocalEconomyError], args: tuple[Any, ...]) -> LocalEconomyError:
    error = kind.__new__(kind)
    error.args = args
    return error


class ValidationError(LocalEconomyError):
    """A record or file breaks the rules; all faults are gathered in it.

    Parameters
    ----------
    heading
        What was checked, and how many faults were found.
    problems
        One entry a fault, in the order of the record.
    """

    shown = 20

    def __init__(self, heading: Translatable, problems: Sequence[Translatable]) -> None:
        self._heading = heading
        self.problems = tuple(problems)
        super().__init__(self)

    def into(self, language: str) -> str:
        """Return the heading and the first faults in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            One line a fault.
        """
        lines = [self._heading.into(language)]
        lines += [f"  - {problem.into(language)}" for problem in self.problems[: self.shown]]
        hidden = len(self.problems) - self.shown
        if hidden > 0:
            number = f"{hidden:,}".replace(",", "." if language == "de" else ",")
            more = f"… und {number} weitere" if language == "de" else f"… and {number} more"
            lines.append(f"  {more}")
        return "\n".join(lines)


class FileFormatError(LocalEconomyError):
    """A file is not of the form that its reader expects, or cannot be reached."""


class UnknownNameError(LocalEconomyError, KeyError):
    """A name (of a record, criterion, example …) does not exist."""

    def __str__(self) -> str:
        """Return the English message (`KeyError` would print its repr)."""
        return self.into("en")


class WrongTypeError(LocalEconomyError, TypeError):
    """A value is of another kind than what is asked for: a text in place of a network, say."""


class MissingDayError(LocalEconomyError, ValueError):
    """An assessment needs a day and none was given."""


class MissingExtraError(LocalEconomyError, ImportError):
    """A package that is not part of the core is needed and not installed.

    Parameters
    ----------
    package
        The package that is missing.
    extra
        The extra of this library that brings it; None where none does, so that it is installed by
        its own name.
    """

    def __init__(self, package: str, extra: str | None = None) -> None:
        super().__init__(_MissingExtra(package, extra))
        self.name = package


class _MissingExtra:
    """What to install, in words."""

    def __init__(self, package: str, extra: str | None) -> None:
        self.package = package
        self.extra = extra

    def into(self, language: str) -> str:
        """Return in ``language`` what is missing and how to install it."""
        wanted = self.package if self.extra is None else f'"localeconomy[{self.extra}]"'
        command = f"pip install {wanted}"
        if language == "de":
            return f"dafür wird {self.package} gebraucht; bitte installieren: {command}"
        return f"this needs {self.package}; install it: {command}"


class LeftOutWarning(UserWarning):
    """Something is left out: rows of a file that are no records, or what a format cannot hold.

    Parameters
    ----------
    message
        What is left out; a text in every language, or in English alone.
    """

    def __init__(self, message: Translatable | str) -> None:
        super().__init__(message if isinstance(message, str) else message.into("en"))
        self._message = message

    def into(self, language: str) -> str:
        """Return the message in ``language``, or in English where there is no other.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The message.
        """
        return self._message if isinstance(self._message, str) else self._message.into(language)


class SelfTieWarning(UserWarning):
    """Ties of an actor with itself were left out, as was asked for."""
