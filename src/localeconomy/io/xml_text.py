"""XML, read piece by piece within limits and without document types, and its signs escaped.

A document type can define entities that expand to gigabytes or fetch files; graph files need none,
so one with a document type is refused. The expat of every supported Python (2.4.1 and later) stops
expanding entities on its own as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.io.files import file_name
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["Element", "elements", "escaped"]

PIECE: Final = 2**16
MOST_LEVELS: Final = 100

# The messages of expat, by their beginning.
GERMAN: Final = {
    "no element found": "die Datei ist leer oder bricht ab",
    "unclosed": "die Datei bricht ab",
    "mismatched tag": "hier endet ein anderes Element, als begonnen wurde",
    "not well-formed": "ein Zeichen, das hier nicht stehen darf",
    "syntax error": "kein XML",
    "undefined entity": "ein Zeichenname, den XML nicht kennt",
    "duplicate attribute": "eine Angabe steht zweimal",
    "junk after document element": "nach dem Ende steht noch etwas",
    "unbound prefix": "ein Namensraum, der nicht erklärt ist",
    "unknown encoding": "die angegebene Kodierung ist unbekannt",
}
FAULTY: Final = Text(
    de="{file}, Zeile {line}, Spalte {column}: {reason}; bitte dort berichtigen oder die Datei neu "
    "ausgeben",
    en="{file}, line {line}, column {column}: {reason}; correct it there or export the file again",
)
DOCUMENT_TYPE: Final = Text(
    de="{file}, Zeile {line}: ein Dokumenttyp (<!DOCTYPE …>) wird aus Sicherheitsgründen nicht "
    "gelesen; bitte diese Angabe entfernen",
    en="{file}, line {line}: a document type (<!DOCTYPE …>) is not read, for safety; remove it",
)
TOO_DEEP: Final = Text(
    de="{file}, Zeile {line}: mehr als {most} Ebenen; ein Graph hat höchstens einige",
    en="{file}, line {line}: more than {most} levels; a graph has a few at most",
)
UNREADABLE: Final = Text(
    de="{file}: die Kodierung ist nicht lesbar; bitte in UTF-8 speichern",
    en="{file}: its encoding cannot be read; save it in UTF-8",
)
ESCAPES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


@attrs.define(eq=False)
class Element:
    """One element.

    Parameters
    ----------
    name
        Its name without the namespace.
    attributes
        Its attributes.
    line
        The line in which it begins.
    parent
        The element around it.
    """

    name: str
    attributes: dict[str, str]
    line: int
    parent: Element | None = attrs.field(repr=False)
    children: list[Element] = attrs.field(factory=list, init=False)
    pieces: list[str] = attrs.field(factory=list, init=False)

    @property
    def text(self) -> str:
        """Its text, without that of the elements in it."""
        return "".join(self.pieces)

    def within(self, name: str) -> Iterator[Element]:
        """Yield the elements of a name in this one, at any depth.

        Parameters
        ----------
        name
            The name.

        Yields
        ------
        Element
            In the order of the file.
        """
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)

    def around(self, name: str) -> Element | None:
        """Return the nearest element of a name around this one.

        Parameters
        ----------
        name
            The name.

        Returns
        -------
        Element or None
            The element.
        """
        outer = self.parent
        while outer is not None and outer.name != name:
            outer = outer.parent
        return outer


def elements(content: bytes, name: str, wanted: Collection[str]) -> Iterator[Element]:
    """Yield the elements of some names as soon as each is complete.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What to call it in errors.
    wanted
        The names; an element of one is no child of another any more when it is handed out.

    Yields
    ------
    Element
        The element with what is in it.

    Raises
    ------
    FileFormatError
        If the file is not XML, has a document type or is nested too deeply.

    Examples
    --------
    >>> [element.attributes["id"] for element in elements(b"<g><n id='a'/></g>", "x.xml", ["n"])]
    ['a']
    """
    reading = _Reading(name, frozenset(wanted))
    parser = reading.parser
    try:
        for start in range(0, len(content), PIECE):
            parser.Parse(content[start : start + PIECE])
            yield from reading.taken()
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position alone
        yield from reading.taken()
    except expat.ExpatError as error:
        message = expat.errors.messages.get(error.code, "not well-formed")
        german = (de for en, de in GERMAN.items() if message.startswith(en))
        reason = Text(de=next(german, "kein gültiges XML"), en=message)
        line, column = str(error.lineno), str(error.offset + 1)
        said = FAULTY.fill(file=file_name(name), line=line, column=column, reason=reason)
        raise FileFormatError(said, line=error.lineno, column=error.offset + 1) from None
    except (LookupError, ValueError) as error:  # of the encoding that the file names
        raise FileFormatError(UNREADABLE.fill(file=file_name(name))) from error


class _Reading:
    """The elements that are open, and those that are complete."""

    def __init__(self, name: str, wanted: frozenset[str]) -> None:
        self.name = name
        self.wanted = wanted
        self.open: list[Element] = []
        self.complete: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def taken(self) -> list[Element]:
        """Return the complete elements, and forget them."""
        taken, self.complete = self.complete, []
        return taken

    def _refuse(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        said = DOCUMENT_TYPE.fill(file=file_name(self.name), line=str(line))
        raise FileFormatError(said, line=line)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self.open) >= MOST_LEVELS:
            said = TOO_DEEP.fill(file=file_name(self.name), line=str(line), most=MOST_LEVELS)
            raise FileFormatError(said, line=line)
        parent = self.open[-1] if self.open else None
        self.open.append(Element(name.rpartition(" ")[2], attributes, line, parent))

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        if element.name in self.wanted:
            self.complete.append(element)
        elif self.open:
            self.open[-1].children.append(element)

    def _text(self, text: str) -> None:
        self.open[-1].pieces.append(text)


def escaped(text: str) -> str:
    """Return a text as an attribute or element of XML holds it, line ends and tabs included.

    Parameters
    ----------
    text
        The text, without characters that XML cannot hold.

    Returns
    -------
    str
        The escaped text.

    Examples
    --------
    >>> escaped('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return text.translate(ESCAPES)
