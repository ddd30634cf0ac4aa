"""What several criteria read alike: who is a member, and what was carried by members."""

from __future__ import annotations

from typing import Final

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import More, Needed, Read
from localeconomy.criteria.terms import REPRESENTS

__all__ = [
    "ACTORS",
    "CARRIERS",
    "INFORMAL_MEMBERS",
    "MEMBERS",
    "ORGANISATION",
    "OWN_SIDE",
    "REPRESENTATION",
    "TAKING_PART",
    "WORK",
]

ORGANISATION: Final = Read("organisations", More.FACT)
"""Scope, form, founding and programme: declared facts."""

ACTORS: Final = Read("actors", More.FACT)
"""Kinds, sectors and names of actors that other records name."""

MEMBERS: Final = Read("memberships", More.EITHER)
"""Memberships in force; more members can raise a count and the need alike."""

INFORMAL_MEMBERS: Final = (
    Read("activities", More.EITHER, months=WINDOW, informal_only=True),
    Read("participations", More.EITHER, months=WINDOW, informal_only=True),
    Read("relationships", More.EITHER, kinds=REPRESENTS, needed=Needed.NEVER, informal_only=True),
)
"""In an informal network taking part makes a member."""

REPRESENTATION: Final = Read("relationships", More.RAISES, kinds=REPRESENTS, needed=Needed.NEVER)
"""For whom a person acts."""

WORK: Final = (
    Read("activities", More.RAISES, months=WINDOW),
    Read("participations", More.RAISES, months=WINDOW),
    Read("responsibilities", More.RAISES, months=WINDOW, needed=Needed.NEVER),
)
"""Activities carried and responsibilities held; more of them can only raise what members do."""

CARRIERS: Final = (
    MEMBERS,
    Read("activities", More.EITHER, months=WINDOW),
    Read("participations", More.EITHER, months=WINDOW),
    Read("responsibilities", More.EITHER, months=WINDOW, needed=Needed.NEVER),
    Read("relationships", More.EITHER, kinds=REPRESENTS, needed=Needed.NEVER),
)
"""Who carried tasks, where a share of the carriers is asked; one more can raise or lower it."""

TAKING_PART: Final = (
    Read("activities", More.RAISES, months=WINDOW, needed=Needed.NEVER, informal_only=True),
    Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER, informal_only=True),
    REPRESENTATION,
)
"""As for informal members, where more of them can only raise what counts as the network's own."""

OWN_SIDE: Final = (Read("memberships", More.RAISES, needed=Needed.NEVER), *TAKING_PART)
"""Who belongs to the network, where more of them can only raise what counts as its own."""
