"""Damage to the text of a file: to its bytes, to its tokens, to all of it."""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from tests.fuzz import hostile
from tests.fuzz.grammar import GRAMMARS, Grammar, Tokens, group_at
from tests.fuzz.trees import altered_json, altered_xml

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

__all__ = ["LARGEST", "Seed", "damaged", "damaged_bytes", "few", "hurt"]

LARGEST: Final = 1_000_000
"""Bytes: below this size no file may take long."""

BULKS: Final = (20_000, 100_000, 900_000)
DIGITS: Final = re.compile(rb"[0-9]+")
CHANGES: Final = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "latin-1", "utf-7")


@attrs.frozen
class Seed:
    """A sound file, and how its text falls into tokens.

    Parameters
    ----------
    name
        What it is called: its suffix may count.
    content
        Its bytes.
    grammar
        The name of its grammar.
    """

    name: str
    content: bytes = attrs.field(repr=False)
    grammar: str = "lines"


@functools.lru_cache(maxsize=512)
def _tokens_of(content: bytes, grammar: str) -> tuple[bytes, ...]:
    return tuple(GRAMMARS[grammar].tokens(content))


# Bytes -------------------------------------------------------------------------------------------


def _place(content: bytes | bytearray, chance: random.Random) -> tuple[int, int]:
    """Return where a damage begins and ends."""
    start = chance.randrange(len(content) + 1)
    return start, start + chance.choice((1, 1, 1, 2, 4, 8, 64, 1_000))


def damaged_bytes(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, taken out, put in, doubled, cut or spliced."""
    result = bytearray(content)
    for _ in range(few(chance)):
        start, end = _place(result, chance)
        match chance.randrange(8):
            case 0 if start < len(result):
                result[start] ^= 1 << chance.randrange(8)
            case 1:
                result[start:end] = chance.randbytes(len(result[start:end]))
            case 2:
                del result[start:end]
            case 3:
                result[start:start] = result[start:end] * chance.choice((1, 1, 2, 9, 300))
            case 4:
                result[start:start] = chance.choice(hostile.BYTES)
            case 5:
                result[start:end] = chance.choice(hostile.BYTES)
            case 6 if chance.random() < 0.3:
                del result[start:]
            case 7:
                other = chance.choice(others)
                cut = chance.randrange(len(other) + 1)
                length = chance.choice((16, 200, len(other)))
                result[start : start if chance.random() < 0.5 else len(result)] = other[
                    cut : cut + length
                ]
    return bytes(result[:LARGEST])


def few(chance: random.Random) -> int:
    """Return how many damages a file gets: mostly one, since one alone gets deepest."""
    return chance.choice((1, 1, 1, 1, 2, 2, 3, 5))


# Tokens ------------------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class _Text:
    """A text as tokens, with others to take from."""

    grammar: Grammar
    tokens: Tokens
    others: Sequence[Seed]

    def leaf(self, chance: random.Random) -> int | None:
        """Return the place of a name or value."""
        leaves = self.grammar.leaves(self.tokens)
        return chance.choice(leaves) if leaves else None

    def group(self, chance: random.Random) -> slice | None:
        """Return a group or line."""
        starts = self.grammar.groups(self.tokens)
        return group_at(self.grammar, self.tokens, chance.choice(starts)) if starts else None

    def other(self, chance: random.Random) -> Tokens:
        """Return the tokens of a text of the same kind."""
        seed = chance.choice(self.others)
        return list(_tokens_of(seed.content, seed.grammar))

    def borrowed(self, chance: random.Random) -> Tokens:
        """Return a group or line of another text of the same kind."""
        other = self.other(chance)
        starts = self.grammar.groups(other)
        return other[group_at(self.grammar, other, chance.choice(starts))] if starts else []


_Hurt: TypeAlias = "Callable[[_Text, random.Random], None]"


def _replace(text: _Text, chance: random.Random) -> None:
    place = text.leaf(chance)
    if place is not None:
        text.tokens[place] = text.grammar.value(chance)


def _borrow(text: _Text, chance: random.Random) -> None:
    place = text.leaf(chance)
    other = text.tokens if chance.random() < 0.5 else text.other(chance)
    leaves = text.grammar.leaves(other)
    if place is not None and leaves:
        text.tokens[place] = other[chance.choice(leaves)]


def _renumber(text: _Text, chance: random.Random) -> None:
    """Change a number, within a name or alone, to another one."""
    places = [n for n, token in enumerate(text.tokens) if DIGITS.search(token)]
    if places:
        place = chance.choice(places)
        number = chance.choice(hostile.NUMBERS).encode()
        text.tokens[place] = DIGITS.sub(lambda _: number, text.tokens[place], count=1)


def _rename(text: _Text, chance: random.Random) -> None:
    """Put a name that readers know in the place of a leaf, in the same quotation marks."""
    place = text.leaf(chance)
    if place is not None:
        before = text.tokens[place]
        marks = before[:1] if before[:1] in (b'"', b"'") else b""
        text.tokens[place] = marks + chance.choice(hostile.NAMES).encode() + marks


def _drop(text: _Text, chance: random.Random) -> None:
    if text.tokens:
        del text.tokens[chance.randrange(len(text.tokens))]


def _double(text: _Text, chance: random.Random) -> None:
    if text.tokens:
        place = chance.randrange(len(text.tokens))
        text.tokens.insert(place, text.tokens[place])


def _swap(text: _Text, chance: random.Random) -> None:
    one, other = text.leaf(chance), text.leaf(chance)
    if one is not None and other is not None:
        text.tokens[one], text.tokens[other] = text.tokens[other], text.tokens[one]


def _drop_group(text: _Text, chance: random.Random) -> None:
    group = text.group(chance)
    if group is not None:
        del text.tokens[group]


def _double_group(text: _Text, chance: random.Random) -> None:
    group = text.group(chance)
    if group is not None:
        separator = [b","] if text.grammar.name == "json" else []
        again = [*separator, *text.tokens[group]] * chance.choice((1, 1, 2, 50))
        text.tokens[group.stop : group.stop] = again


def _move_group(text: _Text, chance: random.Random) -> None:
    group = text.group(chance)
    if group is not None:
        moved = text.tokens[group]
        del text.tokens[group]
        place = chance.randrange(len(text.tokens) + 1)
        text.tokens[place:place] = moved


def _swap_group(text: _Text, chance: random.Random) -> None:
    """Put a group of another file, or a value, in the place of one."""
    group = text.group(chance)
    if group is not None:
        taken = text.borrowed(chance) if chance.random() < 0.6 else [text.grammar.value(chance)]
        text.tokens[group] = taken


def _put_group(text: _Text, chance: random.Random) -> None:
    group = text.group(chance)
    if group is not None:
        separator = [b","] if text.grammar.name == "json" else []
        text.tokens[group.stop : group.stop] = [*separator, *text.borrowed(chance)]


def _wrap(text: _Text, chance: random.Random) -> None:
    """Put groups around a leaf, or a group, that it did not have."""
    if text.grammar.nests and (group := text.group(chance)) is not None:
        before, after = chance.choice(text.grammar.nests)
        depth = chance.choice((1, 1, 2, 99, 101, 5_000))
        text.tokens[group] = [before * depth, *text.tokens[group], after * depth]


HURTS: Final[tuple[_Hurt, ...]] = (
    *(_replace,) * 6,
    *(_borrow, _borrow, _renumber, _renumber, _rename, _rename, _drop, _double, _swap, _swap),
    *(_drop_group, _drop_group, _double_group, _move_group, _swap_group, _put_group, _wrap),
)


def hurt(seed: Seed, others: Sequence[Seed], chance: random.Random) -> bytes:
    """Return a text with some of its names, values, groups or lines damaged."""
    text = _Text(GRAMMARS[seed.grammar], list(_tokens_of(seed.content, seed.grammar)), others)
    for _ in range(few(chance)):
        chance.choice(HURTS)(text, chance)
    return b"".join(text.tokens)[:LARGEST]


def _bulk(seed: Seed, chance: random.Random) -> bytes:
    """Return a text in which one group or line stands thousands of times, numbered or not."""
    text = _Text(GRAMMARS[seed.grammar], list(_tokens_of(seed.content, seed.grammar)), ())
    group = text.group(chance)
    if chance.random() < 0.4 and text.tokens:
        # A few tokens in a row, to make one line or list very long.
        start = chance.randrange(len(text.tokens))
        group = slice(start, min(start + chance.choice((1, 2, 2, 3, 4, 8)), len(text.tokens)))
    if group is None:
        return seed.content
    part = text.tokens[group]
    leaves = text.grammar.leaves(part)
    numbered = set(chance.sample(leaves, min(len(leaves), chance.choice((0, 1, 1, 2)))))
    copies = max(chance.choice(BULKS) - len(seed.content), 0) // max(len(b"".join(part)), 1)
    joint = b"," if text.grammar.name == "json" else b""
    pieces = [
        joint
        + b"".join(
            _numbered(token, number) if place in numbered else token
            for place, token in enumerate(part)
        )
        for number in range(copies)
    ]
    text.tokens[group.stop : group.stop] = pieces
    return b"".join(text.tokens)[:LARGEST]


def _numbered(token: bytes, number: int) -> bytes:
    end = token[-1:] if token[-1:] in (b'"', b"'") else b""
    return token.removesuffix(end) + str(number).encode() + end


# Whole texts -------------------------------------------------------------------------------------


def _changed(content: bytes, chance: random.Random) -> bytes:
    """Return a text with another encoding, mark, end of lines, or very long."""
    match chance.randrange(6):
        case 0:
            text = content.decode("utf-8", "replace")
            return text.encode(chance.choice(CHANGES), "replace")
        case 1:
            marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
            return chance.choice(marks) + content
        case 2:
            ends = (b"\r", b"\r\n", b"\n\n", b"", b"\x85", b"\0")
            return content.replace(b"\n", chance.choice(ends))
        case 3:
            place = chance.randrange(len(content) + 1)
            long = chance.choice(
                (b"x", b" ", b"\n", b"9", b";", b",", b'"', b"[", b"<", b"\0", b"&")
            )
            return content[:place] + long * chance.choice(BULKS) + content[place:]
        case 4:
            return content[: chance.randrange(len(content) + 1)]
        case _:
            return chance.choice((b"", b" ", b"\0", b"\n" * 9, b"{}", b"[]", b"<a/>", b"0", b'"'))


ALTERED: Final = {"json": altered_json, "xml": altered_xml}


def damaged(seed: Seed, others: Sequence[Seed], chance: random.Random) -> bytes:
    """Return the content of a file with some damage, mostly to its names and values.

    Parameters
    ----------
    seed
        The sound file.
    others
        Files of the same kind, to take parts from.
    chance
        Random numbers.

    Returns
    -------
    bytes
        Less than `LARGEST`.
    """
    raw = [each.content for each in others]
    match chance.random():
        case share if share < 0.015:
            return _bulk(seed, chance)
        case share if share < 0.05:
            return _changed(seed.content, chance)[:LARGEST]
        case share if share < 0.2:
            return damaged_bytes(seed.content, raw, chance)
        case share if share < 0.25:
            return damaged_bytes(hurt(seed, others, chance), raw, chance)
        case share if share < 0.65 and seed.grammar in ALTERED:
            return ALTERED[seed.grammar](seed.content, few(chance), chance)[:LARGEST]
        case _:
            return hurt(seed, others, chance)
