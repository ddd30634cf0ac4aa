"""Is its lobbying recognised by the political bodies?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.local_bodies import local_bodies, speaks_for_network
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, OWN_SIDE
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray, MaskArray
    from localeconomy.criteria.terms import Terms

# Decision bodies are asked about by their seats; here it is about those who decide over them.
GROUP: Final = "politics"
LOBBYING: Final = terms_in("relationship_kind", "lobbying")
RECOGNITION: Final = terms_in("relationship_kind", "recognition")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the political bodies that are lobbied and name the network back."""
    bodies = local_bodies(terms, GROUP)
    n = int(bodies.sum())
    if not n:
        return NotDue(
            Text(
                de="Nicht fällig: Für den Stadtteil ist kein politisches Organ erfasst.",
                en="Not due: no political body of the district is on record.",
            )
        )
    own = speaks_for_network(terms) & ~bodies
    lobbying = _ties(terms, LOBBYING, own, bodies)
    lobbied = np.unique(_body_of(terms, lobbying, bodies))
    recognition = _ties(terms, RECOGNITION, bodies, terms.is_network)
    rows = np.concatenate([lobbying, recognition])
    # Who recognises the network without being lobbied is asked about elsewhere.
    rows = rows[np.isin(_body_of(terms, rows, bodies), lobbied)]
    body = _body_of(terms, rows, bodies)
    said = _is_said_by_the_body(terms, rows, body)
    unsaid = terms.compiled.is_missing("relationships", "confirmed")[rows] & ~said
    named = np.unique(body[said])
    claimed = np.setdiff1d(body[unsaid], named)
    k, u = len(named), len(claimed)
    value = (k + at["claimed"] * u) / n
    return Judgement(
        value=value,
        raw=value,
        n=n,
        reason=Text(
            de="Das Netzwerk betreibt Lobbyarbeit bei {m} von {n} politischen Organen; von ihnen "
            "bestätigt: {k}, nur angegeben: {u}.",
            en="The network lobbies {m} of {n} political bodies; confirmed by them: {k}, only "
            "claimed: {u}.",
        ).fill(m=len(lobbied), n=n, k=k, u=u),
        evidence=(terms.evidence("relationships", rows), terms.evidence("actors", bodies)),
        bounds=(k / n, (k + u) / n) if u else None,
    )


def _ties(terms: Terms, kinds: tuple[str, ...], begin: MaskArray, end: MaskArray) -> IdArray:
    """Return the ties in force from some actors to others; a mutual one leads both ways."""
    compiled = terms.compiled
    rows = compiled.ties(kinds)
    sources = compiled.actors_of("relationships", "source")[rows]
    targets = compiled.actors_of("relationships", "target")[rows]
    mutual = compiled.is_true("relationships", "mutual")[rows]
    return rows[(begin[sources] & end[targets]) | (mutual & begin[targets] & end[sources])]


def _body_of(terms: Terms, rows: IdArray, bodies: MaskArray) -> IdArray:
    """Return for ties with a body at one end, which body that is."""
    sources = terms.compiled.actors_of("relationships", "source")[rows]
    targets = terms.compiled.actors_of("relationships", "target")[rows]
    return np.where(bodies[sources], sources, targets).astype(np.int32)


def _is_said_by_the_body(terms: Terms, rows: IdArray, body: IdArray) -> MaskArray:
    """Return which ties the body itself has confirmed or reported."""
    reported = terms.compiled.actors_of("relationships", "reported_by")[rows]
    confirmed = terms.compiled.is_true("relationships", "confirmed")[rows]
    found: MaskArray = confirmed | (reported == body)
    return found


CRITERION = Criterion(
    id="political_lobby",
    family="development",
    title=Text(de="Anerkannte Lobbyarbeit", en="Recognised lobbying"),
    question=Text(
        de="Erkennen die politischen Organe die Lobbyarbeit des Netzwerks an?",
        en="Is its lobbying recognised by the political bodies?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="Eine wichtige Stützmaßnahme … anerkannte Lobbyarbeit bei den politischen Organen (z.B. "
    "Bezirksvertretung)",
    weight=Weight(2, "wichtige Stützmaßnahme"),
    scope=Scope.NETWORK,
    formula=Text(
        de="politische Organe von Stadtteil und Stadt, bei denen das Netzwerk Lobbyarbeit betreibt "
        "und die es ihrerseits nennen (Lobbyarbeit oder Anerkennung bestätigt), geteilt durch "
        "alle; nur angegebene zählt halb",
        en="political bodies of district and city that the network lobbies and that name it back "
        "(the lobbying or a recognition is confirmed), divided by all; merely claimed counts half",
    ),
    unit=SHARE,
    thresholds={
        "claimed": Threshold(
            0.5,
            SHARE,
            Text(
                de="Wert einer Lobbyarbeit, zu der sich das Organ nicht geäußert hat",
                en="worth of lobbying on which the body has not said anything",
            ),
        )
    },
    reads=(
        Read("relationships", More.RAISES, kinds=LOBBYING),
        Read("relationships", More.RAISES, kinds=RECOGNITION, needed=Needed.NEVER),
        # A body that nobody recorded has no tie on record either.
        Read("actors", More.LOWERS, kinds=terms_in("actor_kind", GROUP)),
        *OWN_SIDE,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn für den Stadtteil kein politisches Organ erfasst ist",
        en="where no political body of the district is on record",
    ),
    measures=(
        Measure(
            Text(
                de="Die Fraktionen der Bezirksvertretung einmal im Jahr zu einem Rundgang durch "
                "die Betriebe einladen.",
                en="Invite the parties in the district council to a yearly tour of the businesses.",
            ),
            "low",
            change=remedies.institutions.tour_for_politics,
        ),
        Measure(
            Text(
                de="Ein Mitglied als feste Ansprechperson für die Politik benennen, mit einem "
                "kurzen Papier zu den drei wichtigsten Anliegen.",
                en="Name one member as the contact for politics, with a short paper on the three "
                "foremost concerns.",
            ),
            "low",
            change=remedies.institutions.contact_for_politics,
        ),
    ),
    asked_from="established",
    judge=_judge,
)
