"""The list of the bundled networks as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.report import words
from localeconomy.report.layout import Block, Gap, Heading, Paragraph, lay_out, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from localeconomy.language import Text
    from localeconomy.model.network import Network

__all__ = ["list_networks"]


def list_networks(
    networks: Mapping[str, Network],
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return networks by name, with title, day and size.

    Parameters
    ----------
    networks
        The networks by name.
    language
        ``"de"`` or ``"en"``.
    width, colour, encoding
        As for `localeconomy.report.text.render`.

    Returns
    -------
    str
        The list.
    """
    return lay_out(
        _overview(networks, language),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def _overview(networks: Mapping[str, Network], language: str) -> Iterator[Block]:
    yield Heading(words.EXAMPLES_TITLE.into(language), 1)
    for name, network in networks.items():
        yield Heading(name, 3)
        yield Paragraph.of(network.title.into(language), indent=2)
        yield Paragraph.of(_size(network).into(language), indent=2)
    yield Gap()
    yield Paragraph.of(words.EXAMPLES_NOTE.into(language))


def _size(network: Network) -> Text:
    size = words.SIZE.fill(
        actors=len(network.actors), records=sum(len(table) for table in network.tables.values())
    )
    if network.as_of is None:
        return size
    return words.DAY_AND_SIZE.fill(day=network.as_of, size=size)
