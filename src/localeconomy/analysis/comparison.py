"""`compare`: what a difference of two scores is owed to, and how sure it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.analysis.shares import CATALOGUE, COVERAGE, DATA, Sides, split
from localeconomy.assessment import Assessment, Provenance, assess
from localeconomy.criteria.judging import finding_of
from localeconomy.errors import LocalEconomyError, WrongTypeError
from localeconomy.language import Number, Text, format_number
from localeconomy.model.arguments import given
from localeconomy.scoring.finding import Finding, State
from localeconomy.scoring.intervals import chance_of_increase, scenario_draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.criteria.catalogue import Catalogue

__all__ = ["Change", "Comparison", "compare"]

ROUNDING: Final = 1e-9

SENTENCE: Final = Text(
    de="Der Gesamtwert {moved} von {before} auf {after}: {data} Punkte durch andere Daten, "
    "{coverage} durch anderes Wissen, {catalogue} durch einen anderen Katalog. Mit {chance} "
    "Wahrscheinlichkeit ist der spätere besser.",
    en="The score {moved} from {before} to {after}: {data} points by other data, {coverage} by "
    "other knowledge, {catalogue} by another catalogue. With a chance of {chance} the later one "
    "is better.",
)
MOVED: Final = {
    1: Text(de="steigt", en="rises"),
    0: Text(de="bleibt", en="stays"),
    -1: Text(de="fällt", en="falls"),
}
CHANGED: Final = Text(
    de="„{title}“: {before} → {after} ({points} Punkte)",
    en="“{title}”: {before} → {after} ({points} points)",
)
NONE: Final = Text(de="ohne Wert", en="no value")
SCOPES: Final = {
    "network": Text(de="ein Netzwerk im Stadtteil", en="a network of a district"),
    "alliance": Text(de="ein Verbund von Einrichtungen", en="an alliance of facilities"),
}
OTHER_SCOPE: Final = Text(
    de="{before} und {after} werden nach verschiedenen Kriterien bewertet und sind nicht "
    "vergleichbar; bitte zwei Bewertungen desselben Netzwerks angeben",
    en="{before} and {after} are assessed by different criteria and cannot be compared; give two "
    "assessments of the same network",
)
OTHER_NETWORK: Final = Text(
    de="„{before}“ und „{after}“ sind zwei Netzwerke, und der Gesamtwert ist keine Rangliste; "
    "heißt dasselbe Netzwerk heute anders, bitte renamed=True angeben",
    en="'{before}' and '{after}' are two networks, and the score is no league table; if the same "
    "network was renamed, give renamed=True",
)
WRONG_ORDER: Final = Text(
    de="die spätere Bewertung ist vom {after}, die frühere vom {before}; bitte vertauschen",
    en="the later assessment is of {after}, the earlier one of {before}; swap them",
)
NO_ASSESSMENT: Final = Text(
    de="compare: gebraucht werden zwei Bewertungen, nicht {given}; bitte erst bewerten, etwa "
    "compare(assess(network, '2003'), assess(network, '2010'))",
    en="compare: two assessments are needed, not {given}; assess first, for example "
    "compare(assess(network, '2003'), assess(network, '2010'))",
)


@attrs.frozen
class Change:
    """What one finding adds to the difference.

    Parameters
    ----------
    id
        The criterion.
    title
        What it is called.
    kind
        ``"data"``; ``"coverage"`` where it could be judged on one side only; ``"catalogue"`` where
        only one catalogue asks it.
    before, after
        Its values; None where it has none.
    state_before, state_after
        Its states; None where it was not asked.
    points
        What it adds to the difference of the scores, apart from the catalogue.
    """

    id: str
    title: Text
    kind: str
    before: float | None
    after: float | None
    state_before: str | None
    state_after: str | None
    points: float

    @property
    def sentence(self) -> Text:
        """What it says."""
        return CHANGED.fill(
            title=self.title,
            before=_shown(self.before),
            after=_shown(self.after),
            points=_signed(self.points),
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"


@attrs.frozen
class Comparison:
    """The difference of two assessments, split exactly.

    Parameters
    ----------
    days
        The two days.
    scores
        The two scores.
    data, coverage, catalogue
        Points by what changed: the network, what is known of it, the question. They add up to the
        difference.
    changes
        The findings that differ, the most points first. Their points add up to `data` and
        `coverage`.
    chance
        That the later score is the better one, given what both records leave open.
    provenance
        What the two were made from and with.
    """

    days: tuple[dt.date, dt.date]
    scores: tuple[float, float]
    data: float
    coverage: float
    catalogue: float
    changes: tuple[Change, ...]
    chance: float
    provenance: tuple[Provenance, Provenance]

    @property
    def difference(self) -> float:
        """The later score less the earlier."""
        return self.scores[1] - self.scores[0]

    @property
    def sentence(self) -> Text:
        """What it says."""
        direction = 0 if abs(self.difference) < ROUNDING else 1 if self.difference > 0 else -1
        return SENTENCE.fill(
            moved=MOVED[direction],
            before=Number(self.scores[0], 1),
            after=Number(self.scores[1], 1),
            data=_signed(self.data),
            coverage=_signed(self.coverage),
            catalogue=_signed(self.catalogue),
            chance=Number(self.chance, percent=True),
        )

    def __repr__(self) -> str:
        """Return the days, the scores and the shares."""
        before, after = (format_number(each, "en", 1) for each in self.scores)
        shares = ", ".join(
            f"{name} {format_number(each, 'en', 1)}"
            for name, each in (
                (DATA, self.data),
                (COVERAGE, self.coverage),
                (CATALOGUE, self.catalogue),
            )
        )
        return f"<Comparison {self.days[0]} … {self.days[1]}: {before} to {after}; {shares}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain values, for JSON."""
        plain = attrs.asdict(self)
        plain["days"] = [each.isoformat() for each in self.days]
        plain["difference"] = self.difference
        plain["sentence"] = self.sentence.to_dict()
        return plain


def compare(
    before: Assessment,
    after: Assessment,
    *,
    catalogue: Catalogue | None = None,
    renamed: bool = False,
) -> Comparison:
    """Say what the difference of two scores of one network is owed to.

    Parameters
    ----------
    before, after
        The earlier and the later assessment, of one day or in this order.
    catalogue
        Assesses both records anew under one catalogue first.
    renamed
        Whether two different titles are those of one and the same network.

    Returns
    -------
    Comparison
        The difference, split exactly into data, coverage and catalogue, finding by finding.

    Raises
    ------
    WrongTypeError
        If one of them is no assessment.
    LocalEconomyError
        If the two are of different networks or in the wrong order; if they were made with
        catalogues of different major versions, or with different catalogues and without their
        records: then assess both under one catalogue.

    Examples
    --------
    >>> import localeconomy as le
    >>> kino = le.example("kino-knappenviertel")
    >>> found = le.compare(le.assess(kino, "2003-06-30"), le.assess(kino, "2010-12-31"))
    >>> round(found.data + found.coverage + found.catalogue - found.difference, 9)
    0.0
    """
    for each in (before, after):
        if not isinstance(each, Assessment):
            raise WrongTypeError(NO_ASSESSMENT.fill(given=given(each)))
    _check_comparable(before, after, renamed=renamed)
    if catalogue is not None:
        before, after = (_anew(each, catalogue) for each in (before, after))
    findings = _versions(before, after)
    sides = Sides.of(findings)
    first = {each.id: each for each in before.all_findings}
    second = {each.id: each for each in after.all_findings}
    kinds = [_kind(first.get(name), second.get(name)) for name in sides.ids]
    shares, points = split(sides, [DATA if one == CATALOGUE else one for one in kinds])
    changes = [
        _change(name, first.get(name), second.get(name), kind, float(own))
        for name, kind, own in zip(sides.ids, kinds, points, strict=True)
    ]
    moving = [each for each in changes if _differs(each)]
    draws = {"draws": before.provenance.draws, "seed": before.provenance.seed}
    return Comparison(
        days=(before.day, after.day),
        scores=(before.score, after.score),
        data=shares[DATA],
        coverage=shares[COVERAGE],
        catalogue=shares[CATALOGUE],
        changes=tuple(sorted(moving, key=lambda each: (-abs(each.points), each.id))),
        chance=chance_of_increase(
            scenario_draws(before.all_findings, **draws),
            scenario_draws(after.all_findings, **draws),
        ),
        provenance=(before.provenance, after.provenance),
    )


def _check_comparable(before: Assessment, after: Assessment, *, renamed: bool) -> None:
    """Refuse two networks, which no score ranks, and an earlier day given as the later one."""
    titles = [before.title, after.title]
    if before.scope != after.scope:
        raise LocalEconomyError(
            OTHER_SCOPE.fill(before=SCOPES[before.scope], after=SCOPES[after.scope])
        )
    if all(title.en for title in titles) and titles[0] != titles[1] and not renamed:
        raise LocalEconomyError(OTHER_NETWORK.fill(before=titles[0], after=titles[1]))
    if after.day < before.day:
        raise LocalEconomyError(WRONG_ORDER.fill(before=before.day, after=after.day))


def _versions(before: Assessment, after: Assessment) -> dict[tuple[int, int], Sequence[Finding]]:
    """Return the findings of both records under both catalogues."""
    one, other = before.provenance, after.provenance
    found = {(0, 0): before.all_findings, (1, 1): after.all_findings}
    if one.catalogue_hash == other.catalogue_hash:
        return {**found, (0, 1): before.all_findings, (1, 0): after.all_findings}
    versions = (one.catalogue_version, other.catalogue_version)
    if versions[0].split(".")[0] != versions[1].split(".")[0]:
        raise LocalEconomyError(
            Text(
                de="die Bewertungen beruhen auf Katalogen verschiedener Hauptversionen ({before}, "
                "{after}) und sind so nicht vergleichbar; bitte beide mit catalogue=… unter einem "
                "Katalog vergleichen",
                en="the assessments rest on catalogues of different major versions ({before}, "
                "{after}) and cannot be compared like this; compare both under one catalogue with "
                "catalogue=…",
            ).fill(before=versions[0], after=versions[1])
        )
    if before.origin is None or after.origin is None:
        raise _without_record()
    return {
        **found,
        (0, 1): tuple(finding_of(c, before.origin.terms) for c in after.origin.catalogue),
        (1, 0): tuple(finding_of(c, after.origin.terms) for c in before.origin.catalogue),
    }


def _anew(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Assess the record of an assessment under another catalogue."""
    if assessment.origin is None:
        raise _without_record()
    made = assessment.provenance
    return assess(
        assessment.origin.terms.network,
        assessment.day,
        catalogue,
        assume_complete=made.assume_complete,
        draws=made.draws,
        seed=made.seed,
    )


def _without_record() -> LocalEconomyError:
    return LocalEconomyError(
        Text(
            de="unter verschiedenen Katalogen lässt sich nur mit den Datenbeständen vergleichen, "
            "die in gespeicherten Bewertungen nicht enthalten sind; bitte beide Netzwerke noch "
            "einmal bewerten",
            en="comparing under different catalogues needs the records, which stored assessments "
            "do not hold; assess both networks again",
        )
    )


def _kind(before: Finding | None, after: Finding | None) -> str:
    if before is None or after is None:
        return CATALOGUE
    unknown = (before.state is State.UNKNOWN, after.state is State.UNKNOWN)
    return COVERAGE if unknown[0] != unknown[1] else DATA


def _change(
    name: str, before: Finding | None, after: Finding | None, kind: str, points: float
) -> Change:
    named = before if after is None else after
    return Change(
        id=name,
        title=Text(de=name, en=name) if named is None else named.title,
        kind=kind,
        before=None if before is None else before.value,
        after=None if after is None else after.value,
        state_before=None if before is None else before.state.value,
        state_after=None if after is None else after.state.value,
        points=points,
    )


def _differs(change: Change) -> bool:
    return (change.before, change.state_before) != (change.after, change.state_after) or abs(
        change.points
    ) > ROUNDING


def _shown(value: float | None) -> Text | Number:
    return NONE if value is None else Number(100 * value)


def _signed(points: float) -> Text:
    """Return points with their sign."""
    sign = "" if round(points, 1) == 0 else "+" if points > 0 else "−"
    wording = Text(de="{sign}{points}", en="{sign}{points}")
    return wording.fill(sign=sign, points=Number(abs(points), 1))
