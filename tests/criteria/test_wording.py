"""What holds for the German and English sentences of all criteria, as their code words them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import localeconomy.criteria
from localeconomy.criteria import verbs
from localeconomy.language import by_count

FILES = sorted(Path(localeconomy.criteria.__file__).parent.rglob("*.py"))

# "1 of 5 members carry": the verb has to follow the number.
GERMAN = re.compile(
    r"\{\w+\} von \{\w+\}[^.;]*?\(\{share\}\),? "
    r"(sind|waren|wurden|haben|nennen|trugen|arbeiten|führten|dienten|kennen) (?!Mitglieder)"
)
ENGLISH = re.compile(
    r"\{\w+\} of \{\w+\}[^.;]*?\(\{share\}\) (are|were|have|name|state|hold|cooperate|know)\b"
)
SMALL_AFTER_COLON = re.compile(r"(?:[Nn]icht (?:fällig|bekannt)): [a-zäöü]")


def wordings() -> list[tuple[str, str, str]]:
    """Return each text that is worded in the code: the file, the German and the English."""
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                said = {each.arg: each.value for each in node.keywords}
                if all(isinstance(each, ast.Constant) for each in said.values()):
                    de, en = (ast.literal_eval(said[language]) for language in ("de", "en"))
                    found.append((file.name, de, en))
    return found


WORDINGS = wordings()


def test_verbs_behind_a_number_follow_it() -> None:
    assert len(WORDINGS) > 500
    assert [each for each in WORDINGS if GERMAN.search(each[1]) or ENGLISH.search(each[2])] == []


def test_a_whole_sentence_after_a_colon_begins_with_a_capital() -> None:
    assert [each for each in WORDINGS if SMALL_AFTER_COLON.match(each[1])] == []


@pytest.mark.parametrize("name", verbs.__all__)
def test_every_verb_has_a_singular_in_german(name: str) -> None:
    one, many = getattr(verbs, name)
    assert one.de != many.de
    assert by_count(1, one, many) == one
    assert by_count(0, one, many) == many
