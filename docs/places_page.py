"""Make the page of the table by which tags of a map become sectors and local supply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.io.places_tags import (
    FORMER_SHOP,
    KEYS,
    NO_BUSINESS,
    NOT_IN_USE,
    SECTORS,
    SUPPLY,
)
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["places_page"]

INTRODUCTION: Final = (
    "`le.read_places` reads businesses from an extract of OpenStreetMap "
    "([how](../../how-to/places.md)). This is the table that it goes by; the keys and values are "
    "those of the OpenStreetMap wiki."
)
KEYS_DECIDE: Final = (
    "The first key of {keys} that names a business decides. Of several values in one "
    "(`bakery;cafe`) the first that does. `*` stands for every value that no other sector names."
)
SUPPLY_NOTE: Final = (
    "A business can provide several, whichever key decides on its sector; they are compared with "
    "what the district needs (`required_supply`)."
)
OTHERS_NOTE: Final = "Counted under `left_out`, not taken: {unused} of any key, and of `*`:"
VACANT_NOTE: Final = (
    "`shop=vacant` and `{former}` are counted as empty shops under `vacant`. Whatever has none of "
    "these keys is no business."
)


def places_page() -> str:
    """Return the page in Markdown, in both languages.

    Returns
    -------
    str
        Sectors, local supply, and what is no business.
    """
    keys = ", ".join(f"`{key}`" for key in KEYS)
    supplies = vocabulary("supply")
    return "\n".join(
        [
            *("# OpenStreetMap tags", "", INTRODUCTION, "", "## Sectors", ""),
            *(KEYS_DECIDE.format(keys=keys), ""),
            *_table(("sector", "tags"), ((name, _tags(SECTORS[name])) for name in SECTORS)),
            *("", "## Local supply", "", SUPPLY_NOTE, ""),
            *_table(
                ("supply", "German", "tags"),
                (
                    (f"{supplies[name].label.en} (`{name}`)", supplies[name].label.de, _tags(tags))
                    for name, tags in SUPPLY.items()
                ),
            ),
            *("", "## No businesses", ""),
            *(OTHERS_NOTE.format(unused=_listed(NOT_IN_USE)), ""),
            *_table(
                ("key", "values"),
                ((f"`{key}`", _listed(values)) for key, values in NO_BUSINESS.items()),
            ),
            *("", VACANT_NOTE.format(former=FORMER_SHOP), ""),
        ]
    )


def _tags(tags: Mapping[str, str]) -> str:
    return "; ".join(
        f"`{key}`: {', '.join(f'`{value}`' for value in values.split())}"
        for key, values in tags.items()
    )


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in sorted(values))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    listed = [list(head)]
    listed += [["---"] * len(listed[0]), *map(list, rows)]
    for row in listed:
        yield f"| {' | '.join(row)} |"
