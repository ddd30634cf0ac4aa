from __future__ import annotations

import inspect
import pickle

import pytest

from localeconomy import errors
from localeconomy.errors import (
    FileFormatError,
    LocalEconomyError,
    MissingDayError,
    UnknownNameError,
    ValidationError,
)
from localeconomy.language import Text
from localeconomy.model.problems import MOST_PROBLEMS, found

TEXT = Text(de="Etwas fehlt", en="Something is missing")


def test_one_base_class_catches_all() -> None:
    for name in errors.__all__:
        declared = getattr(errors, name)
        if inspect.isclass(declared) and issubclass(declared, Exception):
            assert issubclass(declared, LocalEconomyError | Warning)


@pytest.mark.parametrize(
    "kind", [LocalEconomyError, FileFormatError, UnknownNameError, MissingDayError]
)
def test_an_error_speaks_both_languages(kind: type[LocalEconomyError]) -> None:
    error = kind(TEXT)
    assert str(error) == "Something is missing"
    assert error.into("de") == "Etwas fehlt"


def test_an_unknown_name_is_a_key_error_and_a_missing_day_a_value_error() -> None:
    assert isinstance(UnknownNameError(TEXT), KeyError)
    assert isinstance(MissingDayError(TEXT), ValueError)


def test_a_validation_error_shows_twenty_problems_and_counts_the_rest() -> None:
    problems = [Text(de=f"Fehler {number}", en=f"fault {number}") for number in range(22)]
    error = found(problems, Text(de="hier", en="here"))
    lines = str(error).splitlines()
    assert lines[0] == "22 problems here:"
    assert lines[1:21] == [f"  - fault {number}" for number in range(20)]
    assert lines[21:] == ["  … and 2 more"]
    assert error.into("de").splitlines()[0] == "22 Fehler hier:"
    assert error.into("de").endswith("  … und 2 weitere")
    assert error.problems == tuple(problems)
    assert str(found(problems[:1], Text(de="hier", en="here"))).startswith("1 problem here:\n")


def test_of_very_many_problems_nobody_says_the_exact_number() -> None:
    """Ten thousand are kept; of them 20 are shown."""
    error = found([TEXT] * MOST_PROBLEMS, Text(de="hier", en="here"))
    assert str(error).startswith("at least 10,000 problems here:\n")
    assert str(error).endswith("  … and 9,980 more")
    assert error.into("de").startswith("mindestens 10.000 Fehler hier:\n")
    assert error.into("de").endswith("  … und 9.980 weitere")


@pytest.mark.parametrize(
    "error", [FileFormatError(TEXT), UnknownNameError(TEXT), ValidationError(TEXT, [TEXT])]
)
def test_an_error_can_be_sent_to_another_process(error: LocalEconomyError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - written here
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.into("de") == error.into("de")
