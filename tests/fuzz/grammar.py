"""Files as tokens: what a damage must respect to get further than the first layer of a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from tests.fuzz import hostile

if TYPE_CHECKING:
    import random

__all__ = ["CSV", "GRAMMARS", "JSON", "LINES", "XML", "Grammar", "Tokens", "group_at"]

Tokens = list[bytes]
LINE_END: Final = re.compile(rb"\r?\n|\r")


@attrs.frozen(eq=False)
class Grammar:
    """How the text of a format falls into tokens.

    Parameters
    ----------
    name
        What it is called.
    token
        Matches one token; all of them together are the whole text.
    leaf
        Matches a token that is a name or value of its own.
    opening, closing
        Match the tokens that begin and end a group.
    hostile
        What is put in the place of a leaf.
    nests
        What is put around a leaf, many times over.
    """

    name: str
    token: re.Pattern[bytes]
    leaf: re.Pattern[bytes]
    opening: re.Pattern[bytes] | None
    closing: re.Pattern[bytes] | None
    hostile: tuple[bytes, ...]
    nests: tuple[tuple[bytes, bytes], ...] = ()

    def tokens(self, content: bytes) -> Tokens:
        """Return the tokens of a text."""
        return [found[0] for found in self.token.finditer(content)]

    def leaves(self, tokens: Tokens) -> list[int]:
        """Return where the names and values are."""
        return [place for place, token in enumerate(tokens) if self.leaf.fullmatch(token)]

    def groups(self, tokens: Tokens) -> list[int]:
        """Return where groups begin, or lines where there are no groups."""
        if self.opening is None:
            ends = [place for place, token in enumerate(tokens) if LINE_END.fullmatch(token)]
            return [0, *(end + 1 for end in ends if end + 1 < len(tokens))]
        return [place for place, token in enumerate(tokens) if self.opening.fullmatch(token)]

    def value(self, chance: random.Random) -> bytes:
        """Return something hostile, rarely a very long or deep one."""
        if chance.random() < 0.01:
            return chance.choice(self.hostile) * chance.choice((100, 3_000))
        if self.nests and chance.random() < 0.02:
            before, after = chance.choice(self.nests)
            depth = chance.choice((5, 101, 3_000))
            return before * depth + chance.choice(self.hostile) + after * depth
        return chance.choice(self.hostile)


def group_at(grammar: Grammar, tokens: Tokens, start: int) -> slice:
    """Return the group or line that begins at a token."""
    if grammar.opening is None or grammar.closing is None:
        ends = range(start, len(tokens))
        end = next((place for place in ends if LINE_END.fullmatch(tokens[place])), len(tokens) - 1)
        return slice(start, end + 1)
    depth = 0
    for place in range(start, len(tokens)):
        depth += grammar.opening.fullmatch(tokens[place]) is not None
        depth -= grammar.closing.fullmatch(tokens[place]) is not None
        if depth == 0:
            return slice(start, place + 1)
    return slice(start, len(tokens))


JSON: Final = Grammar(
    "json",
    re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[A-Za-z]+|\s+|.', re.DOTALL),
    re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[A-Za-z]+', re.DOTALL),
    re.compile(rb"[\[{]"),
    re.compile(rb"[\]}]"),
    hostile.JSON,
    ((b"[", b"]"), (b'{"a":', b"}"), (b'{"id":', b"}"), (b"[[],", b"]")),
)
XML: Final = Grammar(
    "xml",
    re.compile(
        rb"<!--.*?-->|<[?!][^>]*>|</[^>]*>|/>|<[^\s/>]+|>|\"[^\"<]*\"|'[^'<]*'"
        rb"|[^\s<>\"'=/]+|\s+|.",
        re.DOTALL,
    ),
    re.compile(rb"\"[^\"<]*\"|'[^'<]*'|[^\s<>\"'=/]+", re.DOTALL),
    re.compile(rb"<[^\s/>?!]+"),
    re.compile(rb"</[^>]*>|/>"),
    hostile.XML,
    ((b"<node>", b"</node>"), (b"<a>", b"</a>"), (b'<data key="d0">', b"</data>")),
)
CSV: Final = Grammar(
    "csv",
    re.compile(rb'"(?:[^"]|"")*"|[;,\t|]|\r?\n|\r|[^";,\t|\r\n]+|.', re.DOTALL),
    re.compile(rb'"(?:[^"]|"")*"|[^";,\t|\r\n]+', re.DOTALL),
    None,
    None,
    hostile.CSV,
)
LINES: Final = Grammar(
    "lines",
    re.compile(rb'"[^"\n]*"|\r?\n|\r|[^\S\r\n]+|[^\s"]+|.', re.DOTALL),
    re.compile(rb'"[^"\n]*"|[^\s"]+'),
    None,
    None,
    hostile.LINES,
)
GRAMMARS: Final = {grammar.name: grammar for grammar in (JSON, XML, CSV, LINES)}
