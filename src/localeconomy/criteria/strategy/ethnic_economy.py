"""Are migrant-owned businesses part of the network as of the district?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.units import RATIO_OF_SHARES, SHARE
from localeconomy.language import Number, Text
from localeconomy.model.records import Headcount
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

AMONG_MEMBERS: Final = ("migrant_owned_members", "member_businesses")
IN_DISTRICT: Final = ("migrant_owned_businesses", "businesses")
LIMIT: Final = Text(de="mindestens {n}", en="at least {n}")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Compare the share among the member businesses with the share in the district."""
    inside, outside = _latest_share(terms, AMONG_MEMBERS), _latest_share(terms, IN_DISTRICT)
    if inside is None or outside is None:
        return NotDue(
            Text(
                de="Nicht fällig: Migrantische Unternehmen sind im Stadtteil oder unter den "
                "Mitgliedern nicht gezählt.",
                en="Not due: migrant-owned businesses are not counted in the district or among the "
                "members.",
            )
        )
    if not outside.high:
        return NotDue(
            Text(
                de="Nicht fällig: Im Stadtteil gibt es keine migrantischen Unternehmen.",
                en="Not due: there are no migrant-owned businesses in the district.",
            )
        )
    value = _value(inside.point, outside.point)
    low, high = _value(inside.low, outside.high), _value(inside.high, outside.low)
    return Judgement(
        value=value,
        raw=inside.point / outside.point if outside.point else None,
        n=inside.whole.count,
        reason=Text(
            de="Migrantische Unternehmen: {a} von {b} Mitgliedsunternehmen ({inside}), im "
            "Stadtteil {c} von {d} ({outside}).",
            en="Migrant-owned businesses: {a} of {b} member businesses ({inside}), in the district "
            "{c} of {d} ({outside}).",
        ).fill(
            a=_said(inside.part),
            b=_said(inside.whole),
            inside=Number(inside.point, percent=True),
            c=_said(outside.part),
            d=_said(outside.whole),
            outside=Number(outside.point, percent=True),
        ),
        evidence=(terms.evidence("headcounts", sorted({*inside.rows, *outside.rows})),),
        figures=(
            Figure(
                Text(
                    de="Anteil unter den Mitgliedsunternehmen", en="share of the member businesses"
                ),
                inside.point,
                SHARE,
            ),
            Figure(
                Text(
                    de="Anteil an den Unternehmen im Stadtteil",
                    en="share of the district's businesses",
                ),
                outside.point,
                SHARE,
            ),
        ),
        bounds=None if low == high else (low, high),
    )


def _value(inside: float, outside: float) -> float:
    """Return how far the members reach the district's share; where that is 0, they do."""
    return min(1.0, inside / outside) if outside else 1.0


def _said(counted: Headcount) -> Text | int:
    return LIMIT.fill(n=counted.count) if counted.at_least else counted.count


@attrs.frozen
class _Share:
    """The share of a part in a whole, both counted without names.

    Parameters
    ----------
    part, whole
        The counts; either may be a lower limit.
    rows
        Their rows.
    """

    part: Headcount
    whole: Headcount
    rows: tuple[int, int]

    @property
    def point(self) -> float:
        """As counted; nobody among nobody is 0."""
        return min(1.0, self.part.count / self.whole.count) if self.whole.count else 0.0

    @property
    def low(self) -> float:
        """Where the whole is any number more than counted."""
        return 0.0 if self.whole.at_least else self.point

    @property
    def high(self) -> float:
        """Where the part is any number more than counted."""
        return 1.0 if self.part.at_least else self.point


def _latest_share(terms: Terms, groups: tuple[str, str]) -> _Share | None:
    """Return the share by the latest counts, of one day where there is one with both."""
    table = terms.network.headcounts
    days = terms.compiled.days("headcounts", "day").tolist()
    counted: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for row in np.flatnonzero(terms.compiled.visible("headcounts")).tolist():
        for group, by_day in zip(groups, counted, strict=True):
            if table[row].group == group:
                # Of two counts of one day the higher one, and of equal ones the exact.
                rows = (row, by_day.get(days[row], row))
                by_day[days[row]] = max(rows, key=lambda r: (table[r].count, not table[r].at_least))
    part, whole = counted
    if not part or not whole:
        return None
    together = part.keys() & whole.keys()
    day = (max(together), max(together)) if together else (max(part), max(whole))
    found = part[day[0]], whole[day[1]]
    return _Share(table[found[0]], table[found[1]], found)


CRITERION = Criterion(
    id="ethnic_economy",
    family="strategy",
    title=Text(de="Ethnische Ökonomie", en="Ethnic economy"),
    question=Text(
        de="Sind migrantische Unternehmen im Netzwerk so vertreten wie im Stadtteil?",
        en="Are migrant-owned businesses part of the network as of the district?",
    ),
    chapter="Lokale Ökonomie – Intention und Herangehensweise",
    quote="Ein weiteres wichtiges Thema der lokalen Ökonomie ist die „Ethnische Ökonomie“",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil migrantischer Unternehmen unter den Mitgliedsunternehmen geteilt durch ihren "
        "Anteil im Stadtteil, höchstens 1; nur aus Zählungen ohne Namen",
        en="share of migrant-owned businesses among the member businesses divided by their share "
        "in the district, 1 at most; from counts without names only",
    ),
    unit=RATIO_OF_SHARES,
    reads=(Read("headcounts", More.EITHER, kinds=(*AMONG_MEMBERS, *IN_DISTRICT)),),
    not_due=Text(
        de="wenn migrantische Unternehmen nicht gezählt sind oder es im Stadtteil keine gibt",
        en="where migrant-owned businesses are not counted or the district has none",
    ),
    measures=(
        Measure(
            Text(
                de="Über Kulturvereine und Gemeinden Unternehmer/innen mit "
                "Einwanderungsgeschichte persönlich ansprechen, wo nötig in ihrer Sprache.",
                en="Approach immigrant business owners in person through cultural associations and "
                "religious communities, in their language where needed.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Ein Thema aufgreifen, das viele von ihnen betrifft, etwa die Anerkennung von "
                "Abschlüssen oder den Zugang zu Krediten.",
                en="Take up a topic that concerns many of them, the recognition of qualifications "
                "or access to credit, say.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
