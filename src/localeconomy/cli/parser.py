"""The arguments: their parser, which speaks the user's language."""

from __future__ import annotations

import argparse
import contextlib
import functools
import re
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

from localeconomy import __version__
from localeconomy.cli import file_words, words
from localeconomy.cli.streams import encoding_of, say
from localeconomy.errors import LocalEconomyError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import LANGUAGES, Text
from localeconomy.report.symbols import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from localeconomy.errors import Translatable

__all__ = [
    "PROGRAM",
    "WRONG",
    "MisusedExit",
    "Parser",
    "UsageError",
    "build_parser",
    "complain",
]

PROGRAM: Final = "localeconomy"
WRONG: Final = 2
HIGHEST: Final = 100.0


class UsageError(LocalEconomyError):
    """Arguments that the command line does not understand."""


class MisusedExit(SystemExit):
    """The end of a process that was called wrongly.

    Parameters
    ----------
    error
        What was wrong.
    """

    def __init__(self, error: UsageError) -> None:
        super().__init__(WRONG)
        self.error = error


def complain(message: Translatable, language: str) -> int:
    """Tell an error, and return the exit status for it.

    Parameters
    ----------
    message
        What is wrong.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    int
        2.
    """
    say(f"{PROGRAM}: {words.ERROR.fill(message=message).into(language)}\n")
    return WRONG


def _formatter(language: str) -> type[argparse.HelpFormatter]:
    """Return the class that lays out help, with the language's own word for usage."""

    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[Any],
            prefix: str | None = None,
        ) -> None:
            said = words.USAGE.into(language) if prefix is None else prefix
            super().add_usage(usage, actions, groups, said)

    return Formatter


class Parser(argparse.ArgumentParser):
    """A parser that speaks a language, and only characters that the output can show.

    Parameters
    ----------
    language
        ``"de"`` or ``"en"``.
    **options
        As for `argparse.ArgumentParser`.
    """

    def __init__(self, *, language: str, **options: Any) -> None:  # noqa: ANN401 - as argparse
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=_formatter(language), **options
        )
        self.language = language
        self.commands: tuple[str, ...] = ()
        self.positions = self.add_argument_group(words.ARGUMENTS.into(language))
        self.options = self.add_argument_group(words.OPTIONS.into(language))
        self.options.add_argument("-h", "--help", action="help", help=words.HELP.into(language))
        self.options.add_argument(
            "--language",
            type=functools.partial(_language, language),
            default=argparse.SUPPRESS,
            metavar=words.LANGUAGE_NAME.into(language),
            help=words.LANGUAGE.into(language),
        )

    def add_commands(self, lines: Mapping[str, Text]) -> dict[str, Parser]:
        """Return the parsers of commands.

        Parameters
        ----------
        lines
            The commands, each with its line of help.

        Returns
        -------
        dict
            The parsers by command.
        """
        made = self.add_subparsers(
            title=words.COMMANDS.into(self.language),
            metavar=words.COMMAND.into(self.language),
        )
        self.commands = tuple(lines)
        return {
            name: made.add_parser(
                name,
                language=self.language,
                help=text.into(self.language),
                description=_sentence(text.into(self.language)),
            )
            for name, text in lines.items()
        }

    def format_help(self) -> str:
        """Return the help in characters that the output can show.

        Returns
        -------
        str
            The help.
        """
        return showable(super().format_help(), encoding_of(sys.stdout))

    def error(self, message: str) -> NoReturn:
        """Tell a usage error in the language, and end with status 2.

        Parameters
        ----------
        message
            The message of argparse.
        """
        say(self.format_usage())
        error = UsageError(self._wording(message))
        complain(error, self.language)
        raise MisusedExit(error)

    def _wording(self, message: str) -> Text:
        choice = re.search(r"invalid choice: (?:'(.*?)'|\"(.*?)\")", message)
        if choice is not None:
            value = choice[1] or choice[2] or ""
            return words.UNKNOWN_CHOICE.fill(
                value=quoted(value), hint=did_you_mean(value, self.commands)
            )
        for pattern, text in words.USAGE_ERRORS.items():
            found = re.fullmatch(pattern, message, flags=re.DOTALL)
            if found is not None:
                return Text(de=text.de.format(*found.groups()), en=text.en.format(*found.groups()))
        return Text(de=message, en=message)


def build_parser(language: str) -> Parser:
    """Return the parser of the command line.

    Parameters
    ----------
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    Parser
        The parser; parsed arguments hold the name of their ``command``, None where it is missing.
    """
    parser = Parser(
        language=language,
        prog=PROGRAM,
        description=words.ABOUT.into(language),
        epilog=words.MORE_HELP.into(language),
    )
    parser.options.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=words.VERSION.into(language),
    )
    commands = parser.add_commands(
        {
            "assess": words.ASSESS,
            "recommend": words.RECOMMEND,
            "checklist": words.CHECKLIST,
            "template": words.TEMPLATE,
            "validate": file_words.VALIDATE,
            "convert": file_words.CONVERT,
            "examples": words.EXAMPLES,
            "catalogue": words.CATALOGUE,
        }
    )
    parser.set_defaults(command=None)
    _declare_assess(commands["assess"], language)
    _declare_recommend(commands["recommend"], language)
    _declare_checklist(commands["checklist"], language)
    _declare_template(commands["template"], language)
    _declare_validate(commands["validate"], language)
    _declare_convert(commands["convert"], language)
    commands["examples"].set_defaults(command="examples")
    catalogue = commands["catalogue"]
    catalogue.set_defaults(command="catalogue")
    explain = catalogue.add_commands({"explain": words.EXPLAIN})["explain"]
    explain.positions.add_argument(
        "criterion",
        metavar=words.CRITERION_NAME.into(language),
        help=words.CRITERION.into(language),
    )
    explain.set_defaults(command="explain")
    return parser


def _declare_assess(parser: Parser, language: str) -> None:
    parser.description = words.ASSESS_AT_LENGTH.into(language)
    parser.epilog = words.EXIT_STATUS.into(language)
    _declare_network(parser, language)
    add = parser.options.add_argument
    add("--json", action="store_true", help=words.JSON.into(language))
    add("--uncertainty", action="store_true", help=words.UNCERTAINTY.into(language))
    add(
        "--names",
        type=functools.partial(_on_or_off, language),
        default=True,
        metavar="on|off",
        help=words.NAMES.into(language),
    )
    add(
        "--fail-under",
        type=functools.partial(_limit, language),
        metavar="N",
        help=words.FAIL_UNDER.into(language),
    )
    parser.set_defaults(command="assess")


def _declare_recommend(parser: Parser, language: str) -> None:
    parser.description = words.RECOMMEND_AT_LENGTH.into(language)
    _declare_network(parser, language)
    add = parser.options.add_argument
    add("--json", action="store_true", help=words.RECOMMEND_JSON.into(language))
    add(
        "--most",
        type=functools.partial(_count, language),
        metavar="N",
        help=words.MOST.into(language),
    )
    parser.set_defaults(command="recommend")


def _declare_network(parser: Parser, language: str) -> None:
    parser.positions.add_argument(
        "network", metavar=words.NETWORK_NAME.into(language), help=words.NETWORK.into(language)
    )
    add = parser.options.add_argument
    add("--on", metavar=words.ON_NAME.into(language), help=words.ON.into(language))
    add("--assume-complete", action="store_true", help=words.ASSUME_COMPLETE.into(language))
    _declare_numbers(parser, language)


def _declare_checklist(parser: Parser, language: str) -> None:
    parser.description = words.CHECKLIST_AT_LENGTH.into(language)
    parser.options.add_argument(
        "--scope",
        type=functools.partial(_scope, language),
        default="network",
        metavar="network|alliance",
        help=words.SCOPE.into(language),
    )
    parser.set_defaults(command="checklist")


def _declare_template(parser: Parser, language: str) -> None:
    parser.description = words.TEMPLATE_AT_LENGTH.into(language)
    parser.positions.add_argument(
        "file", metavar=words.WORKBOOK_NAME.into(language), help=words.WORKBOOK.into(language)
    )
    parser.set_defaults(command="template")


def _declare_validate(parser: Parser, language: str) -> None:
    parser.description = file_words.VALIDATE_AT_LENGTH.into(language)
    parser.epilog = file_words.VALIDATE_STATUS.into(language)
    _declare_file(parser, language)
    parser.options.add_argument(
        "--json", action="store_true", help=file_words.VALIDATE_JSON.into(language)
    )
    parser.set_defaults(command="validate")


def _declare_convert(parser: Parser, language: str) -> None:
    parser.description = file_words.CONVERT_AT_LENGTH.into(language)
    _declare_file(parser, language)
    parser.positions.add_argument(
        "target",
        metavar=file_words.TARGET_NAME.into(language),
        help=file_words.TARGET.into(language),
    )
    parser.options.add_argument(
        "--json", action="store_true", help=file_words.CONVERT_JSON.into(language)
    )
    parser.set_defaults(command="convert")


def _declare_file(parser: Parser, language: str) -> None:
    parser.positions.add_argument(
        "file",
        metavar=file_words.FILE_NAME.into(language),
        help=file_words.FILE.into(language),
    )
    _declare_numbers(parser, language)


def _declare_numbers(parser: Parser, language: str) -> None:
    parser.options.add_argument(
        "--numbers",
        type=functools.partial(_language, language),
        metavar="de|en",
        help=file_words.NUMBERS.into(language),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _language(language: str, value: str) -> str:
    return _one_of(value, LANGUAGES, language)


def _scope(language: str, value: str) -> str:
    return _one_of(value, ("network", "alliance"), language)


def _on_or_off(language: str, value: str) -> bool:
    return _one_of(value, ("on", "off"), language) == "on"


def _one_of(value: str, known: Sequence[str], language: str) -> str:
    if value not in known:
        said = words.UNKNOWN_CHOICE.fill(value=quoted(value), hint=did_you_mean(value, known))
        raise argparse.ArgumentTypeError(said.into(language))
    return value


def _count(language: str, value: str) -> int:
    with contextlib.suppress(ValueError):
        number = int(value)
        if number >= 1:
            return number
    said = words.BAD_MOST.fill(value=quoted(value))
    raise argparse.ArgumentTypeError(said.into(language))


def _limit(language: str, value: str) -> float:
    with contextlib.suppress(ValueError):
        number = float(value)
        # A comparison with "not a number" is false.
        if 0 <= number <= HIGHEST:
            return number
    said = words.BAD_FAIL_UNDER.fill(value=quoted(value))
    raise argparse.ArgumentTypeError(said.into(language))
