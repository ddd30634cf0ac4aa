"""The actors that a survey of ties may name: those of a record by id or name, or its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.roster_memory import as_cell
from localeconomy.io.tabular.names import normal
from localeconomy.language import Text
from localeconomy.model.fields import to_text
from localeconomy.model.problems import hints_among
from localeconomy.model.records import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.network import Network

__all__ = ["People"]


class People:
    """The actors that a survey may name, by id or name.

    Parameters
    ----------
    network
        The record that they belong to; None where the survey brings its own.
    kind
        The kind of actors that the survey brings.
    """

    def __init__(self, network: Network | None, kind: str) -> None:
        self.network = network
        self.kind = kind
        self._new: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._unknown = 0
        if network is not None:
            names = zip(network.actors.column("name"), network.actors.ids, strict=True)
            said = [(normal(name), actor) for name, actor in names if name]
            counts = Counter(name for name, _ in said)
            # A name that two actors share tells neither.
            self._known = {name: actor for name, actor in said if counts[name] == 1}

    def find(self, cell: str) -> str | Text:
        """Return the id of whom a cell names.

        Parameters
        ----------
        cell
            An id, or a name that only one actor has.

        Returns
        -------
        str or Text
            The id, or what is wrong and the remedy.
        """
        cell = to_text(cell)
        if self.network is None:
            return self._new.setdefault(cell, cell)
        if cell in self.network.actors.known_ids:
            return cell
        found = self._known.get(normal(cell))
        if found is not None:
            return found
        self._unknown += 1
        if self._unknown > hints_among(2 * len(self.network.actors)):
            return UNKNOWN.fill(value=quoted(cell), hint=BARE)
        names = [name for name in self.network.actors.column("name") if name]
        return UNKNOWN.fill(
            value=quoted(cell),
            hint=did_you_mean(cell, dict.fromkeys([*names, *self.network.actors.ids])),
        )

    def option(self, names: Iterable[object], option: str) -> list[str]:
        """Return the ids of actors that an option names.

        Parameters
        ----------
        names
            Ids or names.
        option
            The option, for messages.

        Returns
        -------
        list of str
            The ids.

        Raises
        ------
        UnknownNameError
            If there is no such actor.
        """
        found = []
        for name in names:
            actor = self.find(as_cell(name))
            if isinstance(actor, Text):
                raise UnknownNameError(
                    Text(de="{option}: {fault}", en="{option}: {fault}").fill(
                        option=option, fault=actor
                    )
                )
            found.append(actor)
        return found

    @property
    def records(self) -> list[Actor]:
        """The actors that the survey brings, in the order in which they were named."""
        return [Actor(name, kind=self.kind) for name in self._new]


BARE: Final = Text(de="bitte einen Akteur des Netzwerks nennen", en="name an actor of the network")
UNKNOWN: Final = Text(
    de="{value} ist weder Kennung noch eindeutiger Name eines Akteurs; {hint}",
    en="{value} is neither the id nor the unambiguous name of an actor; {hint}",
)
