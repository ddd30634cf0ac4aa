"""What GraphML and GEXF share: values of declared types, and edges with or without direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.files import file_name
from localeconomy.io.graph_reading import Draft
from localeconomy.language import Number, Text
from localeconomy.model.plain_graph import KEY, is_edge_id, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from localeconomy.io.xml_text import Element

    Edges: TypeAlias = Sequence[tuple[Element, dict[str, Any]]]

__all__ = ["NO_GRAPH", "SEVERAL", "UNDECLARED", "WITHOUT", "Defaults", "convert", "direct"]

LEAST_FILLED: Final = 1_000_000
BYTES_A_VALUE: Final = 10
"""Beyond `LEAST_FILLED`, of how many bytes of a file one value may be a default filled in:
thousands of defaults for thousands of nodes would fill the memory."""

NO_GRAPH: Final = Text(
    de="{file} enthält keinen Graphen; bitte eine {format}-Datei angeben",
    en="{file} holds no graph; name a {format} file",
)
SEVERAL: Final = Text(
    de="ein zweiter Graph; eine Datei ist ein Netzwerk, bitte die Graphen einzeln ausgeben",
    en="a second graph; a file is one network, export the graphs one by one",
)
WITHOUT: Final = Text(de="die Angabe {name} fehlt", en="the attribute {name} is missing")
UNDECLARED: Final = Text(
    de="die Angabe {key} ist nirgends erklärt (<key id=…>); bitte ergänzen",
    en="the attribute {key} is declared nowhere (<key id=…>); add it",
)
TOO_MANY: Final = Text(
    de="{file}: die Vorgabewerte (<default>) ergäben mehr als {most} Angaben; bitte die Vorgaben "
    "entfernen, die nicht gebraucht werden",
    en="{file}: the defaults (<default>) would make more than {most} values; remove those that are "
    "not needed",
)
UNFIT: Final = Text(
    de="{name}: {value} ist kein Wert der Art {type}; bitte berichtigen oder die Art ändern",
    en="{name}: {value} is no value of the type {type}; correct it or change the type",
)

INTEGER: Final = re.compile(r"\s*[+-]?[0-9]{1,400}\s*")
NUMBER: Final = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*")
BOOLEANS: Final = {"true": True, "false": False, "1": True, "0": False}


def _integer(text: str) -> int:
    if not INTEGER.fullmatch(text):
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise ValueError
    return float(text)


CONVERTERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": lambda text: BOOLEANS[text.strip().lower()],
    "int": _integer,
    "integer": _integer,
    "long": _integer,
    "float": _number,
    "double": _number,
}


@attrs.define
class Defaults:
    """What nodes and edges are said to be where they are silent.

    Parameters
    ----------
    draft
        Takes the faults.
    size
        How many bytes the file has; it limits how often a default is filled in.
    """

    draft: Draft
    size: int
    _declared: dict[str, dict[str, tuple[str, str, str]]] = attrs.field(factory=dict, init=False)
    _filled: int = attrs.field(default=0, init=False)

    def declare(self, scope: str, key: str, name: str, type_name: str, text: str | None) -> None:
        """Take a declared attribute, with its default where it has one.

        Parameters
        ----------
        scope
            Whose attribute it is.
        key
            By what the file calls it.
        name, type_name
            Its name and type.
        text
            The default.
        """
        of_scope = self._declared.setdefault(scope, {})
        if text is None:
            of_scope.pop(key, None)
        else:
            of_scope[key] = (name, type_name, text)

    def fill(self, found: dict[str, Any], scope: str, line: int) -> None:
        """Fill in the defaults of a scope where an element says nothing.

        Parameters
        ----------
        found
            What the element says; the defaults are added.
        scope
            What the element is.
        line
            Its line.

        Raises
        ------
        FileFormatError
            If that would fill the memory.
        """
        defaults = self._declared.get(scope, {})
        self._filled += len(defaults)
        most = max(LEAST_FILLED, self.size // BYTES_A_VALUE)
        if self._filled > most:
            file = file_name(self.draft.name)
            raise FileFormatError(TOO_MANY.fill(file=file, most=Number(most)))
        for name, type_name, text in defaults.values():
            if name not in found:
                found[name] = convert(text, name, type_name, self.draft, line)


def convert(text: str, name: str, type_name: str, draft: Draft, line: int) -> Any:  # noqa: ANN401
    """Return the value that a text is, noting one that does not fit its type.

    Parameters
    ----------
    text
        The text.
    name
        The attribute's name, for messages.
    type_name
        What the file calls the type; of an unknown type the text stays as it is.
    draft
        Takes the fault.
    line
        Its line.

    Returns
    -------
    object
        The value; None where it is empty or does not fit.
    """
    converter = CONVERTERS.get(type_name.lower())
    if converter is None:
        return text
    if not text.strip():
        return None
    try:
        return converter(text)
    except (ValueError, KeyError):
        draft.note(line, UNFIT.fill(name=quoted(name), value=quoted(text), type=type_name))
        return None


def direct(draft: Draft, edges: Edges, is_directed: Callable[[Element], bool]) -> None:
    """Take the edges of a file, each directed or not.

    Parameters
    ----------
    draft
        Takes them and their faults.
    edges
        The elements and attributes.
    is_directed
        Whether an edge has a direction.
    """
    ways = [is_directed(element) for element, _ in edges]
    draft.directed = any(ways) or not edges
    own = KEY in draft.attributes or any(is_marked(data) for _, data in edges)
    for (element, said), directed in zip(_with_ids(edges, own=own), ways, strict=True):
        data = said
        ends = [element.attributes.get(end) for end in ("source", "target")]
        for end, label in zip(("source", "target"), ends, strict=True):
            if label is None:
                draft.note(element.line, WITHOUT.fill(name=end))
        if draft.directed and not directed:
            data = {"mutual": True, **data}
        source, target = ends
        if source is not None and target is not None:
            draft.add_arc(source, target, data, element.line)


def _with_ids(edges: Edges, *, own: bool) -> Iterator[tuple[Element, dict[str, Any]]]:
    """Yield edges with their ids in the file as ids of ties, where these tell them apart.

    A file of ours gives its edges ids for the file alone; they only tell that it is ours.
    """
    ids = [element.attributes.get("id") for element, _ in edges]
    telling = not own and None not in ids and len(set(ids)) == len(ids)
    for (element, data), edge_id in zip(edges, ids, strict=True):
        is_said = telling or is_edge_id(edge_id, data)
        yield element, ({"id": edge_id, **data} if is_said else data)
