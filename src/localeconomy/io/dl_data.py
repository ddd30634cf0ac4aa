"""The data of UCINET's data language, by their format."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.dl_lists import edge_list, node_list
from localeconomy.io.dl_matrices import Matrices, cell_by_cell
from localeconomy.io.dl_text import header_of, words_in
from localeconomy.io.files import file_name
from localeconomy.io.line_text import lines_of
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from localeconomy.io.dl_text import Header, Words
    from localeconomy.io.graph_reading import Draft

__all__ = ["matrices_of"]

NO_DL: Final = Text(
    de="{file} ist keine DL-Datei: sie beginnt nicht mit „dl“",
    en="{file} is not a DL file: it does not begin with 'dl'",
)
NO_DATA: Final = Text(
    de="{file}: „data:“ fehlt; bitte die vollständige Datei verwenden",
    en="{file}: 'data:' is missing; use the complete file",
)
NO_FORMAT: Final = Text(
    de="das Format {word} wird nicht gelesen; möglich sind fullmatrix, lowerhalf, upperhalf, "
    "edgelist1, edgelist2, nodelist1, nodelist2",
    en="the format {word} is not read; use fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, "
    "nodelist1 or nodelist2",
)
ONE_MODE: Final = Text(
    de="das Format {word} kennt eine Art von Knoten, hier sind die der Zeilen und der Spalten "
    "verschieden; möglich ist {other}",
    en="the format {word} has one kind of nodes, here those of rows and of columns differ; use "
    "{other}",
)
TWO_LISTS: Final = Text(
    de="die Knoten der Zeilen und der Spalten sind verschieden; bitte „row labels:“ und „column "
    "labels:“ schreiben",
    en="the nodes of rows and of columns differ; write 'row labels:' and 'column labels:'",
)
ONE_RELATION: Final = Text(
    de="mehrere Beziehungsarten (nm) werden nur als Matrizen gelesen",
    en="several relations (nm) are read as matrices alone",
)
INSTEAD: Final = {
    "lowerhalf": "fullmatrix",
    "upperhalf": "fullmatrix",
    "edgelist1": "edgelist2",
    "nodelist1": "nodelist2",
}
"""The format of two modes in place of one of one mode."""


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
    words = words_in(lines_of(content, name))
    if not words or words[0].text.lower() != "dl":
        raise FileFormatError(NO_DL.fill(file=file_name(name)))
    header, place = header_of(words, draft)
    if place is None:
        raise FileFormatError(NO_DATA.fill(file=file_name(name)))
    line = words[place - 1].line
    form = SHORT.get(header.format, header.format)
    if form not in READERS:
        draft.note(line, NO_FORMAT.fill(word=quoted(header.format)))
    elif header.count != 1 and form.endswith(("list1", "list2")):
        draft.note(line, ONE_RELATION)
    elif header.is_two_mode and form in INSTEAD:
        draft.note(line, ONE_MODE.fill(word=quoted(form), other=INSTEAD[form]))
    elif header.is_two_mode and header.labels.get(""):
        draft.note(header.labels[""][0].line, TWO_LISTS)
    else:
        rows = [list(row) for _, row in groupby(words[place:], key=lambda word: word.line)]
        return READERS[form](rows, header, draft)
    return Matrices([], [])


READERS: Final[Mapping[str, Callable[[list[Words], Header, Draft], Matrices]]] = {
    "fullmatrix": partial(cell_by_cell, part="full"),
    "lowerhalf": partial(cell_by_cell, part="lower"),
    "upperhalf": partial(cell_by_cell, part="upper"),
    "edgelist1": edge_list,
    "edgelist2": edge_list,
    "nodelist1": node_list,
    "nodelist2": node_list,
}
SHORT: Final = {
    "fm": "fullmatrix",
    "lh": "lowerhalf",
    "uh": "upperhalf",
    "el1": "edgelist1",
    "el2": "edgelist2",
    "nl1": "nodelist1",
    "nl2": "nodelist2",
}
