"""The named faults of the library.

Every exception that the library raises on purpose derives from `LocalEconomyError`, so that a tool
built on it needs one ``except`` clause. Each carries its message in every language that the library
speaks; ``str(error)`` is the English one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FAULT_KEYS",
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
    "fault_data",
]

FORMAT: Final = "localeconomy/error"
FORMAT_VERSION: Final = 1

FAULT_KEYS: Final = (
    "file",
    "sheet",
    "row",
    "column",
    "header",
    "value",
    "line",
    "table",
    "entry",
    "record",
    "field",
    "message",
    "text",
)
"""What can be told of a fault, in this order; what is not known is not there."""


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


def _said(message: Translatable) -> dict[str, str]:
    return {language: message.into(language) for language in ("de", "en")}


def fault_data(fault: Translatable, file: str | None = None) -> dict[str, Any]:
    """Return a fault as plain values, for programs.

    Parameters
    ----------
    fault
        An error, or one of the ``problems`` of a `ValidationError`.
    file
        The file that was read, where the fault does not name one itself.

    Returns
    -------
    dict
        Those of `FAULT_KEYS` that are known; always ``message`` and ``text``.

    Examples
    --------
    >>> from localeconomy.language import Text
    >>> error = FileFormatError(Text(de="ist leer", en="is empty"), line=7)
    >>> fault_data(error, "kiosk.json")["line"], fault_data(error)["message"]["de"]
    (7, 'ist leer')
    """
    # Each kind of fault knows its own place; a mere text has none.
    place: dict[str, Any] = getattr(fault, "place", {})
    told = {
        "file": file,
        **place,
        "message": _said(getattr(fault, "message", fault)),
        "text": _said(fault),
    }
    return {key: told[key] for key in FAULT_KEYS if told.get(key) is not None}


class LocalEconomyError(Exception):
    """Base class of every error that the library raises on purpose.

    Parameters
    ----------
    message
        What is wrong, with its value and its remedy, in every language.
    """

    file: str | None = None
    """The file that was read or written; None where there is none, or it is not known."""

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

    @property
    def place(self) -> dict[str, Any]:
        """Where the fault is, by `FAULT_KEYS`, as far as that is known."""
        return {} if self.file is None else {"file": self.file}

    @property
    def faults(self) -> tuple[Translatable, ...]:
        """The faults that it names: several of a record or file, else the error itself."""
        return (self,)

    def to_dict(self) -> dict[str, Any]:
        """Return the error as plain values, for JSON.

        Returns
        -------
        dict
            ``format`` and ``version``; ``kind``, the name of the class; ``file``, None where there
            is none; ``message`` in both languages; ``faults``, one dictionary a fault with those
            of `FAULT_KEYS` that are known.

        Examples
        --------
        >>> from localeconomy.language import Text
        >>> MissingDayError(Text(de="kein Tag", en="no day")).to_dict()["message"]
        {'de': 'kein Tag', 'en': 'no day'}
        """
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "kind": type(self).__name__,
            "file": self.file,
            "message": _said(self),
            "faults": [fault_data(fault, self.file) for fault in self.faults],
        }

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

    @property
    def faults(self) -> tuple[Translatable, ...]:
        """The faults that it names, all of them: the message shows the first twenty."""
        return self.problems

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
    """A file is not of the form that its reader expects, or cannot be reached.

    Parameters
    ----------
    message
        What is wrong, with its value and its remedy, in every language.
    line, column
        Where in a text file, from 1; None where that is not known.
    """

    def __init__(
        self, message: Translatable, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column

    @property
    def place(self) -> dict[str, Any]:
        """Where the fault is, by `FAULT_KEYS`, as far as that is known."""
        return {**super().place, "line": self.line, "column": self.column}


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
