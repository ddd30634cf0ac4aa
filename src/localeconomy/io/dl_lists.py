"""Lists of UCINET's data language: edges, or nodes and their neighbours, of one mode or two."""

from __future__ import annotations

from typing import Final

import attrs

from localeconomy.hints import quoted
from localeconomy.io.dl_matrices import (
    NO_NUMBER,
    Matrices,
    Relation,
    declared,
    labels_of,
    two_modes,
)
from localeconomy.io.dl_text import COLUMNS, MATRICES, ROWS, Header, Word, Words
from localeconomy.io.graph_reading import Draft
from localeconomy.io.line_text import number_of, whole_of
from localeconomy.language import Text

__all__ = ["edge_list", "node_list"]

OTHER_SIZE: Final = Text(
    de="die Daten nennen {n} Knoten, {name} ist {size}; bitte {name} ändern oder die Namen unter "
    "„labels:“ aufführen",
    en="the data name {n} nodes, {name} is {size}; change {name} or list the names after 'labels:'",
)
NO_NODE: Final = Text(
    de="{word} ist keine Nummer eines Knotens (1 bis {most})",
    en="{word} is no number of a node (1 to {most})",
)
TOO_LONG: Final = Text(
    de="{n} Angaben; eine Kante hat zwei Knoten und höchstens einen Wert",
    en="{n} values; an edge has two nodes and at most one value",
)


@attrs.define
class _Ends:
    """The nodes of one end of a list of edges, by number or by name."""

    scope: str
    header: Header
    draft: Draft
    nodes: Words
    places: dict[str, int]

    @classmethod
    def of(cls, scope: str, header: Header, draft: Draft) -> _Ends:
        """Return the nodes that the header names."""
        is_embedded = scope in header.embedded
        nodes = list(labels_of(header, scope) if is_embedded else declared(header, scope))
        places = {node.text: place for place, node in enumerate(nodes)}
        return cls(scope, header, draft, nodes, places)

    def place(self, word: Word) -> int | None:
        """Return which node a word means, noting one that is none."""
        if self.scope in self.header.embedded:
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

    def check(self, line: int) -> None:
        """Note a number of nodes that is not the declared one."""
        is_row = self.scope == ROWS
        size = self.header.rows if is_row else self.header.columns
        if self.scope in self.header.embedded and size and len(self.nodes) != size:
            name = ("nr" if is_row else "nc") if self.header.is_two_mode else "n"
            said = OTHER_SIZE.fill(n=str(len(self.nodes)), name=name, size=str(size))
            self.draft.note(line, said)


def edge_list(lines: list[Words], header: Header, draft: Draft) -> Matrices:
    """Return the matrix of a list of edges: two nodes and perhaps a value a line.

    Parameters
    ----------
    lines
        The words of the data, line by line.
    header
        What the file says before.
    draft
        Takes the faults.

    Returns
    -------
    Matrices
        Names and cells.
    """
    rows, columns = _both_ends(header, draft)
    relation = _single(header)
    for words in lines:
        line = words[0].line
        if not 2 <= len(words) <= 3:  # noqa: PLR2004 - two nodes, perhaps a value
            draft.note(line, TOO_LONG.fill(n=str(len(words))))
            continue
        row, column = rows.place(words[0]), columns.place(words[1])
        value = number_of(words[2].text) if len(words) > 2 else 1.0  # noqa: PLR2004 - the value
        if value is None:
            draft.note(line, NO_NUMBER.fill(word=quoted(words[2].text)))
        elif row is not None and column is not None and value:
            relation.cells.append((row, column, value, line))
    return _listed(rows, columns, relation)


def node_list(lines: list[Words], header: Header, draft: Draft) -> Matrices:
    """Return the matrix of a list of nodes: one, and all that it is tied to, a line.

    Parameters
    ----------
    lines
        The words of the data, line by line.
    header
        What the file says before.
    draft
        Takes the faults.

    Returns
    -------
    Matrices
        Names and cells.
    """
    rows, columns = _both_ends(header, draft)
    relation = _single(header)
    for words in lines:
        row = rows.place(words[0])
        for word in words[1:]:
            column = columns.place(word)
            if row is not None and column is not None:
                relation.cells.append((row, column, 1.0, word.line))
    return _listed(rows, columns, relation)


def _both_ends(header: Header, draft: Draft) -> tuple[_Ends, _Ends]:
    """Return the nodes of both ends, which are the same ones where there is one kind."""
    if not header.is_two_mode:
        # Names among the data of one end are those of the other as well.
        header.embedded = {ROWS, COLUMNS} if header.embedded else set()
        rows = _Ends.of(ROWS, header, draft)
        return rows, rows
    return _Ends.of(ROWS, header, draft), _Ends.of(COLUMNS, header, draft)


def _listed(rows: _Ends, columns: _Ends, relation: Relation) -> Matrices:
    line = relation.cells[-1][3] if relation.cells else 1
    for ends in (rows,) if rows is columns else (rows, columns):
        ends.check(line)
    if rows is columns:
        return Matrices(rows.nodes, [relation])
    return two_modes(rows.nodes, columns.nodes, [relation])


def _single(header: Header) -> Relation:
    names = header.labels.get(MATRICES)
    return Relation(names[0].text if names else None)
