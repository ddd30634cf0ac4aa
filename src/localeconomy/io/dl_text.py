"""UCINET's data language: its statements, and the matrices that its data are."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.io.files import file_name
from localeconomy.io.graph_reading import Draft
from localeconomy.io.line_text import label_of, lines_of, number_of, whole_of
from localeconomy.language import Text, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Matrices", "Relation", "Word", "matrices_of"]

MOST_SILENT: Final = 100_000
"""Nodes that a list of edges need not mention."""

WORD: Final = re.compile(r'"([^"]*)"|([^\s,="]+)')
SIZES: Final = ("n", "nr", "nc", "nm")

NO_DL: Final = Text(
    de="{file} ist keine DL-Datei: sie beginnt nicht mit „dl“",
    en="{file} is not a DL file: it does not begin with 'dl'",
)
NO_DATA: Final = Text(
    de="{file}: „data:“ fehlt; bitte die vollständige Datei verwenden",
    en="{file}: 'data:' is missing; use the complete file",
)
UNKNOWN: Final = Text(
    de="{word} ist keine Angabe, die gelesen wird; möglich sind n, nm, format, labels, matrix "
    "labels, diagonal, data",
    en="{word} is no statement that is read; use n, nm, format, labels, matrix labels, diagonal, "
    "data",
)
NO_SIZE: Final = Text(
    de="{word}: nach „{name} =“ steht eine ganze Zahl von höchstens {most}",
    en="{word}: '{name} =' is followed by a whole number of at most {most}",
)
NO_FORMAT: Final = Text(
    de="das Format {word} wird nicht gelesen; möglich sind fullmatrix, edgelist1, nodelist1",
    en="the format {word} is not read; use fullmatrix, edgelist1 or nodelist1",
)
TWO_MODES: Final = Text(
    de="Zeilen und Spalten sind verschieden (zwei Arten von Knoten); gelesen werden quadratische "
    "Matrizen",
    en="rows and columns differ (two kinds of nodes); square matrices are read",
)
SIZE_FIRST: Final = Text(
    de="die Namen stehen vor ihrer Zahl; bitte „n = …“ davor schreiben",
    en="the labels come before their number; write 'n = …' first",
)
FEW: Final = Text(
    de="{n} Namen, nötig sind {most}; Namen mit Leerzeichen in Anführungszeichen setzen",
    en="{n} labels, {most} are needed; put labels with blanks into quotation marks",
)
OTHER_SIZE: Final = Text(
    de="die Daten nennen {n} Knoten, n ist {size}; bitte n ändern oder die Namen unter „labels:“ "
    "aufführen",
    en="the data name {n} nodes, n is {size}; change n or list the names after 'labels:'",
)
NO_NODE: Final = Text(
    de="{word} ist keine Nummer eines Knotens (1 bis {most})",
    en="{word} is no number of a node (1 to {most})",
)
NO_NUMBER: Final = Text(
    de="{word} ist keine Zahl; bitte mit Dezimalpunkt schreiben",
    en="{word} is not a number; write it with a decimal point",
)
CELLS: Final = Text(
    de="die Daten haben {n} Werte, nötig sind {most}",
    en="the data have {n} values, {most} are needed",
)
TOO_LONG: Final = Text(
    de="{n} Angaben; eine Kante hat zwei Knoten und höchstens einen Wert",
    en="{n} values; an edge has two nodes and at most one value",
)
ONE_RELATION: Final = Text(
    de="mehrere Beziehungsarten (nm) werden nur als „fullmatrix“ gelesen",
    en="several relations (nm) are read as 'fullmatrix' alone",
)


class Word(NamedTuple):
    """A word, its line, and whether it stood in quotation marks."""

    text: str
    line: int
    quoted: bool = False


Words: TypeAlias = list[Word]


@attrs.define
class Relation:
    """The cells of one matrix that are not empty: row, column, value and line."""

    label: str | None
    cells: list[tuple[int, int, float, int]] = attrs.field(factory=list)

    @property
    def is_symmetric(self) -> bool:
        """Whether each cell has the same value as the one across the diagonal."""
        values = {(row, column): value for row, column, value, _ in self.cells}
        return len(values) == len(self.cells) and all(
            values.get((column, row)) == value for (row, column), value in values.items()
        )


@attrs.define
class Matrices:
    """The names of the nodes with their lines, and the matrices over them."""

    labels: list[Word]
    relations: list[Relation]


@attrs.define
class _Header:
    """What a file says before its data."""

    sizes: dict[str, int] = attrs.field(factory=dict)
    format: str = "fullmatrix"
    labels: dict[str, Words] = attrs.field(factory=dict)
    embedded: bool = False
    diagonal: bool = True

    @property
    def size(self) -> int:
        """The number of nodes."""
        return self.sizes.get("n", self.sizes.get("nr", 0))

    @property
    def count(self) -> int:
        """The number of matrices."""
        return self.sizes.get("nm", 1)


def matrices_of(content: bytes, name: str, draft: Draft) -> Matrices:
    """Return the matrices of a DL file.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What to call it in errors.
    draft
        Takes the faults.

    Returns
    -------
    Matrices
        Names and cells.

    Raises
    ------
    FileFormatError
        If the file is no DL file.
    """
    words = [
        word
        for number, line in enumerate(lines_of(content, name), 1)
        for word in _words(line, number)
    ]
    if not words or words[0].text.lower() != "dl":
        raise FileFormatError(NO_DL.fill(file=file_name(name)))
    header = _Header()
    place = _read_header(words, header, draft)
    if place is None:
        raise FileFormatError(NO_DATA.fill(file=file_name(name)))
    line = words[place - 1].line
    if {"nr", "nc"} & set(header.sizes) and header.size != header.sizes.get("nc", header.size):
        draft.note(line, TWO_MODES)
    elif header.format not in READERS:
        draft.note(line, NO_FORMAT.fill(word=quoted(header.format)))
    elif header.count != 1 and header.format not in ("fullmatrix", "fm"):
        draft.note(line, ONE_RELATION)
    else:
        rows = [list(row) for _, row in groupby(words[place:], key=lambda word: word.line)]
        return READERS[header.format](rows, header, draft)
    return Matrices([], [])


def _words(line: str, number: int) -> Words:
    return [
        Word(label_of(found[2] or found[1] or ""), number, found[2] is None)
        for found in WORD.finditer(line)
    ]


def _read_header(words: Words, header: _Header, draft: Draft) -> int | None:
    """Read the statements; return where the data begin, None where they are missing."""
    place, scope = 1, ""
    while place < len(words):
        word, line, is_label = words[place]
        said = "" if is_label else word.lower().rstrip(":")
        following = words[place + 1].text if place + 1 < len(words) else ""
        if said == "data":
            return place + 1
        if said in SIZES:
            size = whole_of(following)
            most = max(MOST_SILENT, len(words))
            if size is None or size > most:
                shown = quoted(following)
                draft.note(line, NO_SIZE.fill(word=shown, name=said, most=str(most)))
                size = 0
            header.sizes[said] = size
            place += 2
        elif said == "format":
            header.format = following.lower()
            place += 2
        elif said == "diagonal":
            header.diagonal = following.lower() != "absent"
            place += 2
        elif said in ("row", "column", "col", "matrix", "level"):
            scope = "matrix" if said in ("matrix", "level") else said[:3]
            place += 1
        elif said == "labels" and following.lower().rstrip(":") == "embedded":
            header.embedded = header.embedded or scope != "matrix"
            place, scope = place + 2, ""
        elif said == "labels":
            place, scope = _read_labels(words, place + 1, scope, header, draft), ""
        else:
            draft.note(line, UNKNOWN.fill(word=quoted(word)))
            place += 1
    return None


def _read_labels(words: Words, place: int, scope: str, header: _Header, draft: Draft) -> int:
    """Read the names of a scope, as many as it has; return where they end."""
    line = words[place - 1].line
    size = header.count if scope == "matrix" else header.size
    if not size and (scope != "matrix") and "n" not in header.sizes and "nr" not in header.sizes:
        draft.note(line, SIZE_FIRST)
        return place
    listed = words[place : place + size]
    ends = (k for k, word in enumerate(listed) if word.text.lower() == "data:" and not word.quoted)
    end = next(ends, len(listed))
    if end < size:
        draft.note(line, FEW.fill(n=str(end), most=str(size)))
    header.labels[scope] = listed[:end]
    return place + end


def _nodes(header: _Header) -> Words:
    """Return the names of the nodes, their numbers where there are none."""
    declared = header.labels.get("") or header.labels.get("row") or header.labels.get("col")
    return declared or [Word(str(number), 1) for number in range(1, header.size + 1)]


def _full_matrix(lines: list[Words], header: _Header, draft: Draft) -> Matrices:
    """Return matrices that are written cell by cell, one after the other."""
    words = [word for line in lines for word in line]
    size, count = header.size, header.count
    width = size if header.diagonal else size - 1
    needed = size * width * count + (2 * size * count if header.embedded else 0)
    nodes = words[:size] if header.embedded else _nodes(header)
    if len(words) != needed:
        line = words[-1].line if words else 1
        draft.note(line, CELLS.fill(n=str(len(words)), most=str(needed)))
        return Matrices([], [])
    names = [word.text for word in header.labels.get("matrix", [])]
    relations = []
    place = 0
    for number in range(count):
        relation = Relation(names[number] if number < len(names) else None)
        place += size if header.embedded else 0
        for row in range(size):
            place += 1 if header.embedded else 0
            columns = [column for column in range(size) if header.diagonal or column != row]
            for column, word in zip(columns, words[place : place + width], strict=True):
                value = number_of(word.text)
                if value is None:
                    draft.note(word.line, NO_NUMBER.fill(word=quoted(word.text)))
                elif value:
                    relation.cells.append((row, column, value, word.line))
            place += width
        relations.append(relation)
    return Matrices(nodes, relations)


@attrs.define
class _Ends:
    """The nodes of a list of edges, by number or by name."""

    header: _Header
    draft: Draft
    nodes: Words
    places: dict[str, int]

    @classmethod
    def of(cls, header: _Header, draft: Draft) -> _Ends:
        """Return the nodes that the header names."""
        nodes = [] if header.embedded and not header.labels else _nodes(header)
        return cls(header, draft, nodes, {node.text: place for place, node in enumerate(nodes)})

    def place(self, word: Word) -> int | None:
        """Return which node a word means, noting one that is none."""
        if self.header.embedded:
            if word.text not in self.places:
                self.places[word.text] = len(self.nodes)
                self.nodes.append(word)
            return self.places[word.text]
        number = whole_of(word.text)
        if number is None or not 1 <= number <= len(self.nodes):
            said = NO_NODE.fill(word=quoted(word.text), most=str(len(self.nodes)))
            self.draft.note(word.line, said)
            return None
        return number - 1

    def result(self, relation: Relation) -> Matrices:
        """Return the matrix, noting a number of nodes that is not the declared one."""
        size = self.header.size
        if self.header.embedded and size and len(self.nodes) != size:
            said = OTHER_SIZE.fill(n=str(len(self.nodes)), size=str(size))
            self.draft.note(relation.cells[-1][3] if relation.cells else 1, said)
        return Matrices(self.nodes, [relation])


def _edge_list(lines: list[Words], header: _Header, draft: Draft) -> Matrices:
    """Return the matrix of a list of edges: two nodes and perhaps a value a line."""
    ends = _Ends.of(header, draft)
    relation = _single(header)
    for words in lines:
        line = words[0].line
        if not 2 <= len(words) <= 3:  # noqa: PLR2004 - two nodes, perhaps a value
            draft.note(line, TOO_LONG.fill(n=str(len(words))))
            continue
        row, column = map(ends.place, words[:2])
        value = number_of(words[2].text) if len(words) > 2 else 1.0  # noqa: PLR2004 - the value
        if value is None:
            draft.note(line, NO_NUMBER.fill(word=quoted(words[2].text)))
        elif row is not None and column is not None and value:
            relation.cells.append((row, column, value, line))
    return ends.result(relation)


def _node_list(lines: list[Words], header: _Header, draft: Draft) -> Matrices:
    """Return the matrix of a list of nodes: one, and all that it is tied to, a line."""
    ends = _Ends.of(header, draft)
    relation = _single(header)
    for words in lines:
        row, *columns = [ends.place(word) for word in words]
        relation.cells += [
            (row, column, 1.0, words[0].line)
            for column in columns
            if row is not None and column is not None
        ]
    return ends.result(relation)


def _single(header: _Header) -> Relation:
    names = header.labels.get("matrix")
    return Relation(names[0].text if names else None)


READERS: Final[Mapping[str, Callable[[list[Words], _Header, Draft], Matrices]]] = {
    "fullmatrix": _full_matrix,
    "fm": _full_matrix,
    "edgelist1": _edge_list,
    "el1": _edge_list,
    "nodelist1": _node_list,
    "nl1": _node_list,
}
