"""The commands: each returns what it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from localeconomy.cli import words
from localeconomy.cli.streams import encoding_of, wants_colour
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.language import did_you_mean, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from localeconomy.assessment import Assessment
    from localeconomy.model.network import Network

__all__ = ["COMMANDS", "Output"]

BELOW_LIMIT: Final = 1


class Output(NamedTuple):
    """What a command says.

    Parameters
    ----------
    text
        For the standard output.
    status
        The exit status.
    note
        For the standard error, empty for none.
    """

    text: str
    status: int = 0
    note: str = ""


def _assess(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.assessment import assess

    assessment = assess(
        _network(options.network),
        on=options.on,
        assume_complete=options.assume_complete,
        names=options.names,
    )
    text = (
        _json(assessment, uncertainty=options.uncertainty)
        if options.json
        else _report(assessment, language, uncertainty=options.uncertainty)
    )
    limit = options.fail_under
    if limit is None or assessment.score >= limit:
        return Output(text)
    from localeconomy.report.numbers import below, weight

    said = words.BELOW.fill(score=below(assessment.score, limit), limit=weight(limit))
    return Output(text, BELOW_LIMIT, said.into(language))


def _report(assessment: Assessment, language: str, *, uncertainty: bool) -> str:
    from localeconomy.report.text import render

    return render(
        assessment,
        language,
        colour=wants_colour(),
        encoding=encoding_of(sys.stdout),
        explain_uncertainty=uncertainty,
    )


def _json(assessment: Assessment, *, uncertainty: bool) -> str:
    """Return the assessment as JSON that survives the encoding of the output."""
    if encoding_of(sys.stdout).lower().replace("_", "-") in ("utf-8", "utf8"):
        return f"{assessment.to_json(uncertainty=uncertainty)}\n"
    import json

    plain = assessment.to_dict(uncertainty=uncertainty)
    return f"{json.dumps(plain, allow_nan=False, indent=1)}\n"


def _network(given: str) -> Network:
    """Return the network of a file or, where there is none of that name, of an example."""
    from localeconomy.bundled import example, examples
    from localeconomy.io import read
    from localeconomy.io.files import as_path

    path = as_path(given)
    is_folder = path.is_dir()
    if (path.exists() and not is_folder) or (is_folder and any(path.glob("*.[cC][sS][vV]"))):
        return read(path)
    if given in examples():
        return example(given)
    if is_folder:
        raise LocalEconomyError(words.FOLDER.fill(name=quoted(given)))
    raise UnknownNameError(
        words.NO_SUCH_NETWORK.fill(name=quoted(given), hint=did_you_mean(path.stem, examples()))
    )


def _examples(_options: argparse.Namespace, language: str) -> Output:
    from localeconomy.bundled import example, examples
    from localeconomy.report.examples_text import list_networks

    networks = {name: example(name) for name in examples()}
    return Output(
        list_networks(networks, language, colour=wants_colour(), encoding=encoding_of(sys.stdout))
    )


def _catalogue(_options: argparse.Namespace, language: str) -> Output:
    from localeconomy.criteria.catalogue import catalogue
    from localeconomy.report.catalogue_text import list_criteria

    return Output(
        list_criteria(
            catalogue(), language, colour=wants_colour(), encoding=encoding_of(sys.stdout)
        )
    )


def _explain(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.criteria.catalogue import catalogue
    from localeconomy.report.catalogue_text import explain

    return Output(
        explain(
            catalogue(),
            options.criterion,
            language,
            colour=wants_colour(),
            encoding=encoding_of(sys.stdout),
        )
    )


def _checklist(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.criteria.catalogue import catalogue
    from localeconomy.report.checklist_text import list_questions

    return Output(
        list_questions(
            catalogue(),
            options.scope,
            language,
            colour=wants_colour(),
            encoding=encoding_of(sys.stdout),
        )
    )


COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace, str], Output]]] = {
    "assess": _assess,
    "checklist": _checklist,
    "examples": _examples,
    "catalogue": _catalogue,
    "explain": _explain,
}
"""The commands by name: from the parsed arguments and the language to what is said."""
