"""Values as graph files spell them, and texts that XML cannot hold as they are."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.model.fields import FieldType, Value, fields_of
from localeconomy.model.plain_graph import TIE_ID
from localeconomy.model.records import Actor, Membership, Relationship

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EDGE_TYPES", "NODE_TYPES", "hidden", "spelled"]

T = FieldType

NAMES: Final = {T.NUMBER: "double", T.INTEGER: "long", T.BOOLEAN: "boolean"}

# XML 1.0 holds no control characters, and other programs write a carriage return so that it is read
# as a line feed; spreadsheets in XML write them in this way, too.
UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def _types(*record_types: type) -> Mapping[str, str]:
    return {
        name: NAMES.get(field.type, "string")
        for record_type in record_types
        for name, field in fields_of(record_type).items()
    }


NODE_TYPES: Final = MappingProxyType(_types(Actor))
"""What GraphML and GEXF call the type of an actor's attribute, by name."""

EDGE_TYPES: Final = MappingProxyType(
    {
        "table": "string",
        "ordinal": "long",
        **_types(Membership, Relationship),
        TIE_ID: "string",
        "reverse": "boolean",
    }
)
"""What GraphML and GEXF call the type of an edge's attribute, by name."""


def spelled(value: Value) -> str:
    """Return a value as the text that a graph file holds.

    Parameters
    ----------
    value
        A text, number, truth value, list or mapping.

    Returns
    -------
    str
        The text; lists and mappings as JSON.

    Examples
    --------
    >>> spelled(True), spelled(2.5), spelled(["bakery", "café"])
    ('true', '2.5', '["bakery", "café"]')
    """
    if isinstance(value, str):
        return hidden(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return hidden(json.dumps(value, ensure_ascii=False, allow_nan=False))


def hidden(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold.

    Parameters
    ----------
    text
        The text.

    Returns
    -------
    str
        The text with ``_x0007_`` for such a character; `graph_texts.shown` turns it back.

    Examples
    --------
    >>> hidden("a\x07b"), hidden("_x0007_")
    ('a_x0007_b', '_x005F_x0007_')
    """
    return UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
