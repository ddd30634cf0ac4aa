"""The command line: arguments in, report out.

Only what help and usage errors need is imported before a command runs.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from localeconomy.cli import words
from localeconomy.cli.commands import COMMANDS
from localeconomy.cli.languages import chosen_language
from localeconomy.cli.parser import PROGRAM, WRONG, MisusedExit, build_parser, complain
from localeconomy.cli.streams import dumped, never_missing, say, silence
from localeconomy.errors import LocalEconomyError
from localeconomy.hints import quoted
from localeconomy.language import Text, enumeration

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments
        The arguments; by default those of the process.

    Returns
    -------
    int
        The exit status: 0 fine, 1 with ``--fail-under``: score below it or no grade, 2 wrong usage
        or unreadable data, 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(given, os.environ)
    with never_missing():
        return _ended(given, language)


def _ended(given: list[str], language: str) -> int:
    """Run a command and return the exit status, whatever happens."""
    try:
        return _run(given, language)
    except LocalEconomyError as error:
        _write(_data(error, given))
        return complain(error, language)
    except OSError as error:
        # Where it was the output that failed, the interpreter must not try again at its end.
        silence(sys.stdout)
        return complain(_told(error), language)
    except KeyboardInterrupt:
        say(f"{PROGRAM}: {words.INTERRUPTED.into(language)}\n")
        return INTERRUPTED


def _run(given: list[str], language: str) -> int:
    parser = build_parser(language)
    try:
        options = parser.parse_args(given)
    except SystemExit as stop:
        # Help and version end here, as do usage errors; what they printed may still be unwritten.
        _write(_data(stop.error, given) if isinstance(stop, MisusedExit) else "")
        return stop.code if isinstance(stop.code, int) else WRONG
    if options.command is None:
        say(parser.format_help())
        either = Text(de="oder", en="or")
        return complain(
            words.MISSING_COMMAND.fill(commands=enumeration(parser.commands, word=either)), language
        )
    output = COMMANDS[options.command](options, language)
    if output.note:
        say(f"{PROGRAM}: {output.note}\n")
    _write(output.text)
    return output.status


def _data(error: LocalEconomyError, given: Sequence[str]) -> str:
    """Return an error as JSON for whoever asked for JSON; who reads that finds no empty output."""
    return dumped(error.to_dict()) if "--json" in given else ""


def _write(text: str) -> None:
    """Write to the standard output; whoever closed it has seen enough."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def _told(error: OSError) -> Text:
    reason = error.strerror or str(error)
    if error.filename is None:
        return words.SYSTEM.fill(reason=reason)
    return words.UNREACHABLE.fill(name=quoted(str(error.filename)), reason=reason)
