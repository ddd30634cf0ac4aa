"""Is the mix of sectors among the members appropriate to the district?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.district_sectors import district_sectors
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.units import DIVERGENCE
from localeconomy.indicators import jensen_shannon_divergence, representative_divergence
from localeconomy.language import Text, by_count
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import clip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Compare the members' sectors with the district's, beyond what a fair draw would differ by."""
    baseline, rows = district_sectors(terms)
    if not sum(baseline.values()):
        return NotDue(
            Text(
                de="Nicht fällig: Für den Stadtteil sind keine Unternehmen gezählt.",
                en="Not due: no businesses are counted for the district.",
            )
        )
    members = terms.member_businesses
    sectors = [terms.network.actors[int(row)].sector for row in members]
    known = [sector for sector in sectors if sector is not None]
    if not known:
        nothing = Text(
            de="Das Netzwerk hat keine Mitgliedsunternehmen mit bekannter Branche.",
            en="The network has no member businesses of a known sector.",
        )
        unknown = (0.0, 1.0) if sectors else None
        return Judgement(
            value=0.5 if sectors else 0.0, raw=None, n=len(sectors), reason=nothing, bounds=unknown
        )
    names = sorted({*baseline, *known})
    district = np.array([baseline.get(name, 0) for name in names], dtype=np.int64)
    ours = np.array([known.count(name) for name in names], dtype=np.int64)
    # Members may belong to sectors that the count of the district left out.
    stock = np.maximum(district, ours)
    divergence = jensen_shannon_divergence(ours, stock) or 0.0
    chance = representative_divergence(stock, len(known))
    noise = 0.0 if chance is None else chance.mean + at["deviations"] * chance.standard_deviation
    monoculture = np.where(np.arange(len(names)) == int(stock.argmax()), 1, 0)
    worst = jensen_shannon_divergence(monoculture, stock) or 0.0
    value = 1.0 - clip((divergence - noise) / max(worst - noise, at["least_range"]))
    missing = len(sectors) - len(known)
    largest = names[int(ours.argmax())]
    reason = Text(
        de="{n} Mitgliedsunternehmen {spread} sich auf {k} von {m} Branchen des Stadtteils; am "
        "häufigsten: {largest} ({top}). Von der Branchenverteilung des Stadtteils weicht das um "
        "{raw} Bit ab; durch Zufall allein wären bis {noise} Bit zu erwarten.",
        en="{n} member {spread} over {k} of the district's {m} sectors; the most frequent is "
        "{largest} ({top}). That diverges from the sectors of the district by {raw} bits; by "
        "chance alone up to {noise} bits were to be expected.",
    ).fill(
        n=len(known),
        spread=by_count(
            len(known),
            Text(de="verteilt", en="business spreads"),
            Text(de="verteilen", en="businesses spread"),
        ),
        k=int((ours > 0).sum()),
        m=int((stock > 0).sum()),
        largest=largest,
        top=int(ours.max()),
        raw=_number(divergence),
        noise=_number(noise),
    )
    return Judgement(
        value=value,
        raw=divergence,
        n=len(known),
        reason=reason,
        evidence=(terms.evidence("sector_counts", rows), terms.evidence("actors", members)),
        figures=(
            Figure(
                Text(
                    de="Abweichung, die auch eine ausgewogene Auswahl zeigt",
                    en="divergence that a representative draw shows too",
                ),
                noise,
                DIVERGENCE,
            ),
        ),
        # A member of an unknown sector could belong to any.
        bounds=(0.0, 1.0) if missing else None,
    )


def _number(value: float) -> Text:
    return Text(de=f"{value:.2f}".replace(".", ","), en=f"{value:.2f}")


CRITERION = Criterion(
    id="sector_mix",
    family="development",
    title=Text(de="Branchenmix", en="Sector mix"),
    question=Text(
        de="Ist der Branchenmix der Stadtteilstruktur angemessen?",
        en="Is the mix of sectors appropriate to the district?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="auf einen der Stadtteilstruktur angemessenen Branchenmix zu achten",
    weight=Weight(2, "ist … zu achten"),
    scope=Scope.NETWORK,
    formula=Text(
        de="1 − clip((JSD − q) / max(JSD einer Monokultur − q; 0,1)); JSD: "
        "Jensen-Shannon-Divergenz "
        "der Branchen von Mitgliedern und Stadtteil; q: Mittel + 1,28 Standardabweichungen "
        "ausgewogener Auswahlen gleicher Größe",
        en="1 − clip((JSD − q) / max(JSD of a monoculture − q, 0.1)); JSD: Jensen–Shannon "
        "divergence "
        "between the sectors of members and district; q: mean + 1.28 standard deviations of "
        "representative draws of the same size",
    ),
    unit=DIVERGENCE,
    thresholds={
        "deviations": Threshold(
            1.28,
            Text(de="Standardabweichungen", en="standard deviations"),
            Text(
                de="zufällige Abweichung, die nicht zählt (90 von 100 ausgewogenen Auswahlen)",
                en="divergence by chance that does not count (90 of 100 representative draws)",
            ),
        ),
        "least_range": Threshold(
            0.1,
            DIVERGENCE,
            Text(de="kleinste Spanne bis zur Monokultur", en="least range up to a monoculture"),
            positive=True,
        ),
    },
    reads=(
        MEMBERS,
        Read("sector_counts", More.EITHER),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn im Stadtteil keine Unternehmen gezählt sind",
        en="where no businesses are counted in the district",
    ),
    measures=(
        Measure(
            Text(
                de="Bei der nächsten Werbung die Branchen ansprechen, die im Stadtteil stark, im "
                "Netzwerk aber schwach vertreten sind.",
                en="When recruiting next, approach the sectors that are strong in the district but "
                "weak in the network.",
            ),
            "medium",
            change=remedies.recruitment.won_across_sectors,
        ),
    ),
    asked_from="forming",
    judge=_judge,
)
