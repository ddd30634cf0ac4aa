"""`Claim`: what is claimed of the score, with the target that it is held against."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CLAIMS", "Claim"]


@attrs.frozen
class Claim:
    """What is claimed of the score, or of each thing that it is to detect.

    Parameters
    ----------
    id
        Its name.
    label
        What the figure is called.
    text
        What is measured.
    least, most
        The range that the figure has to lie in; None where that end is open. Without either, the
        figure is shown for information.
    """

    id: str
    label: Text
    text: Text
    least: float | None = None
    most: float | None = None

    @property
    def target(self) -> str:
        """The range in signs."""
        if self.least is not None and self.most is not None:
            return f"{self.least:g} … {self.most:g}"
        if self.least is not None:
            return f"≥ {self.least:g}" if self.least < 1.0 else "= 1"
        return "–" if self.most is None else f"≤ {self.most:g}"

    def holds(self, figure: float | None) -> bool | None:
        """Return whether a figure lies in the range; nothing measured does not.

        Parameters
        ----------
        figure
            The figure; None where there was nothing to measure it on.

        Returns
        -------
        bool or None
            Both ends included; None where there is no range.

        Examples
        --------
        >>> CLAIMS["recall"].holds(0.95), CLAIMS["wrong"].holds(0.02)
        (True, False)
        """
        if self.least is None and self.most is None:
            return None
        return (
            figure is not None
            and (self.least is None or figure >= self.least)
            and (self.most is None or figure <= self.most)
        )


CLAIMS: Final[Mapping[str, Claim]] = MappingProxyType(
    {
        claim.id: claim
        for claim in (
            Claim(
                "recall",
                Text(de="erkannt", en="recall"),
                Text(
                    de="Anteil der Urteile, die das voll Ausgeprägte benennen, wenn höchstens 10 % "
                    "der Listen verloren sind; zurückgehaltene Urteile zählen nicht mit",
                    en="share of the verdicts that name what is planted in full, with at most 10% "
                    "of the lists lost; verdicts withheld do not count",
                ),
                least=0.95,
            ),
            Claim(
                "named",
                Text(de="benannt von allen", en="named of all"),
                Text(
                    de="ebenso, doch Zurückgehaltenes zählt als nicht benannt (zur Kenntnis)",
                    en="the same, what is withheld counted as not named (for information)",
                ),
            ),
            Claim(
                "false_alarms",
                Text(de="falscher Alarm", en="false alarms"),
                Text(
                    de="Anteil der Netzwerke ohne diesen Fehler, in denen er benannt wird, wenn "
                    "höchstens 10 % der Listen verloren sind",
                    en="share of the networks without the fault in which it is named, with at most "
                    "10% of the lists lost",
                ),
                most=0.05,
            ),
            Claim(
                "first",
                Text(de="zuerst genannt", en="named first"),
                Text(
                    de="Anteil der Netzwerke mit einer benannten Stolperfalle, in denen die "
                    "gesetzte an erster Stelle steht, wenn höchstens 10 % der Listen verloren sind",
                    en="share of the networks with a pitfall named in which the planted one stands "
                    "first, with at most 10% of the lists lost",
                ),
                least=0.95,
            ),
            Claim(
                "wrong",
                Text(de="falsches Urteil", en="wrong"),
                Text(
                    de="Anteil falscher Urteile, wenn 30 % der Listen verloren sind: Gesetztes "
                    "nicht benannt, wo geurteilt wird, oder benannt, was nicht da ist",
                    en="share of wrong verdicts with 30% of the lists lost: what is planted not "
                    "named where there is a verdict, or named what is not there",
                ),
                most=0.01,
            ),
            Claim(
                "withheld",
                Text(de="zurückgehalten", en="withheld"),
                Text(
                    de="Anteil der zurückgehaltenen Urteile über Gesetztes, wenn 30 % der Listen "
                    "verloren sind: jede Stolperfalle, und alle Kriterien zusammen",
                    en="share of the verdicts on what is planted that are withheld with 30% of the "
                    "lists lost: each pitfall, and all criteria together",
                ),
                most=0.5,
            ),
            Claim(
                "withheld_each",
                Text(de="zurückgehalten, einzeln", en="withheld, each"),
                Text(
                    de="ebenso von jedem Kriterium (zur Kenntnis): Was viele Listen liest, wird "
                    "selten beurteilt, wenn 30 % von ihnen fehlen",
                    en="the same of each criterion (for information): one that reads many lists "
                    "seldom gives a verdict where 30% of them are lost",
                ),
            ),
            Claim(
                "severity",
                Text(de="Antwort auf die Schwere", en="severity response"),
                Text(
                    de="Spearmans Rangkorrelation zwischen der Schwere, in der ein Fehler in einem "
                    "Netzwerk wächst, und dem Wert, im Mittel über die Netzwerke; 1: je schwerer, "
                    "desto niedriger",
                    en="Spearman's rank correlation of the severity to which a fault grows in one "
                    "network and the value, mean over the networks; 1 is the graver, the lower",
                ),
                least=0.95,
            ),
            Claim(
                "capped",
                Text(de="unter Mittelmaß", en="below middling"),
                Text(
                    de="Anteil der Netzwerke mit einer Obergrenze von höchstens 60, die unter "
                    "einem mittelmäßigen stehen: demselben mit allen Werten zwischen 0,65 und "
                    "0,75, und erdachten",
                    en="share of the networks with a cap of at most 60 that stand below a middling "
                    "one: the same with all values from 0.65 to 0.75, and made-up ones",
                ),
                least=0.99,
            ),
            Claim(
                "size",
                Text(de="Drift mit der Größe", en="drift with size"),
                Text(
                    de="Punkte, um die sich der mittlere Gesamtwert zwischen 20, 40, 80, 160 und "
                    "320 Mitgliedern höchstens unterscheidet, kritische Masse und aktiver Kern "
                    "festgehalten",
                    en="points by which the mean score differs at most between 20, 40, 80, 160 and "
                    "320 members, critical mass and active core held",
                ),
                most=3.0,
            ),
            Claim(
                "bounds",
                Text(de="Grenzen halten", en="bounds hold"),
                Text(
                    de="Anteil der Grenzen, die enthalten, was sich mit allen Listen ergibt",
                    en="share of the bounds that contain what all lists give",
                ),
                least=1.0,
            ),
            Claim(
                "interval",
                Text(de="Intervall hält", en="interval holds"),
                Text(
                    de="Anteil der 90-%-Intervalle, die den wahren Gesamtwert enthalten, in Welten "
                    "nach den erklärten Annahmen",
                    en="share of the 90% intervals that contain the true score, in worlds drawn "
                    "from the declared assumptions",
                ),
                least=0.88,
            ),
            Claim(
                "interval_free",
                Text(de="ebenso, nichts greift", en="same, nothing binding"),
                Text(
                    de="ebenso, wo weder Obergrenze noch Untergrenze greifen kann",
                    en="the same where neither cap nor floor can bind",
                ),
                least=0.88,
                most=0.92,
            ),
            Claim(
                "stability",
                Text(de="Rangfolge hält", en="ranking holds"),
                Text(
                    de="Kendalls τ zwischen der Rangfolge vieler Netzwerke und der mit Gewichten, "
                    "die um bis zu 25 % anders sind",
                    en="Kendall's τ of the ranking of many networks and the one under weights that "
                    "differ by up to 25%",
                ),
                least=0.9,
            ),
        )
    }
)
"""Everything that is claimed, with its target."""
