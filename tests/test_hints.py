"""How messages show values, and what they may have meant."""

from __future__ import annotations

from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text


def test_quotes_are_short() -> None:
    assert quoted("a'b") == '"a\'b"'
    assert quoted("x" * 61) == "'" + "x" * 60 + "'… (61 characters)"
    said = Text(de="{value} ist zu lang", en="{value} is too long").fill(value=quoted("x" * 61))
    assert said.de.endswith("'… (61 Zeichen) ist zu lang")
    assert said.en.endswith("'… (61 characters) is too long")
    assert quoted(b"x" * 61).startswith("b'xxx")
    assert quoted(list(range(100))).endswith("…")
    assert len(quoted(list(range(100)))) == 61
    assert quoted("x" * 61, 100) == repr("x" * 61)


def test_hints() -> None:
    assert did_you_mean("freind", ["friend", "rival"]) == Text(
        de="meinten Sie 'friend'?", en="did you mean 'friend'?"
    )
    assert did_you_mean("zzz", ["a", "b"]).de == "möglich sind 'a', 'b'"
    assert did_you_mean("zzz", []).into("en") == "there are none"
    assert did_you_mean("zzz", "abcdefghijklmnop").en.endswith("'l', …")
    assert did_you_mean(5, ["five"]).en == "use one of 'five'"
