"""The commands: each returns what it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from localeconomy.cli import words
from localeconomy.cli.streams import dumped, encoding_of, wants_colour
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from localeconomy.assessment import Assessment
    from localeconomy.language import Text
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

    network, note = _network(options.network, options.numbers, language)
    assessment = assess(
        network,
        on=options.on,
        assume_complete=options.assume_complete,
        names=options.names,
    )
    text = (
        dumped(assessment.to_dict(uncertainty=options.uncertainty))
        if options.json
        else _report(assessment, language, uncertainty=options.uncertainty)
    )
    limit = options.fail_under
    failed = [] if limit is None else _failures(assessment, limit)
    notes = filter(None, (note, *(each.into(language) for each in failed)))
    return Output(text, BELOW_LIMIT if failed else 0, "\n".join(notes))


def _failures(assessment: Assessment, limit: float) -> list[Text]:
    """Return why an assessment does not pass a limit; what is hardly known passes none."""
    from localeconomy.report import numbers
    from localeconomy.scoring.words import LEAST_COVERAGE

    found = []
    if assessment.score < limit:
        score = numbers.below(assessment.score, limit)
        found.append(words.BELOW.fill(score=score, limit=numbers.weight(limit)))
    if assessment.grade is None:
        known, least = numbers.coverage(assessment.coverage), numbers.coverage(LEAST_COVERAGE)
        found.append(words.UNGRADED.fill(coverage=known, least=least))
    return found


def _report(assessment: Assessment, language: str, *, uncertainty: bool) -> str:
    from localeconomy.report.text import render

    return render(
        assessment,
        language,
        colour=wants_colour(),
        encoding=encoding_of(sys.stdout),
        explain_uncertainty=uncertainty,
    )


def _recommend(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.analysis import recommend

    network, note = _network(options.network, options.numbers, language)
    found = recommend(
        network,
        options.on,
        most=options.most,
        assume_complete=options.assume_complete,
    )
    if options.json:
        return Output(dumped(found.to_dict()), note=note)
    from localeconomy.report.recommendations_text import list_recommendations

    return Output(
        list_recommendations(
            found, language, colour=wants_colour(), encoding=encoding_of(sys.stdout)
        ),
        note=note,
    )


def _network(given: str, numbers: str | None, language: str) -> tuple[Network, str]:
    """Return the network of a file, and what was left out, or that of an example."""
    from localeconomy.bundled import example, examples
    from localeconomy.cli.file_commands import opened
    from localeconomy.io.files import as_path

    path = as_path(given)
    is_folder = path.is_dir()
    if (path.exists() and not is_folder) or (is_folder and any(path.glob("*.[cC][sS][vV]"))):
        return opened(path, numbers, language)
    if given in examples():
        return example(given), ""
    if is_folder:
        raise LocalEconomyError(words.FOLDER.fill(name=quoted(given)))
    raise UnknownNameError(
        words.NO_SUCH_NETWORK.fill(name=quoted(given), hint=did_you_mean(path.stem, examples()))
    )


def _validate(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.cli.file_commands import validated

    said = validated(options.file, options.numbers, language, as_json=options.json)
    return Output(*said)


def _convert(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.cli.file_commands import converted

    said = converted(
        options.file,
        options.target,
        language,
        numbers=options.numbers,
        titles=getattr(options, "language", None),
        as_json=options.json,
        example=lambda name: _network(name, None, language)[0],
    )
    return Output(*said)


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


def _template(options: argparse.Namespace, language: str) -> Output:
    from localeconomy.template import write_template

    write_template(options.file, language=language)
    return Output(f"{words.WRITTEN.fill(file=options.file).into(language)}\n")


COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace, str], Output]]] = {
    "assess": _assess,
    "recommend": _recommend,
    "checklist": _checklist,
    "template": _template,
    "validate": _validate,
    "convert": _convert,
    "examples": _examples,
    "catalogue": _catalogue,
    "explain": _explain,
}
"""The commands by name: from the parsed arguments and the language to what is said."""
