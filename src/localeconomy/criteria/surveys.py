"""What follow-up surveys show: the latest wave, how sure it is, and what changed since the last."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.declaration import Judgement, NotDue, NotKnown
from localeconomy.criteria.units import MONTHS, POINTS, SHARE, WAVES
from localeconomy.criteria.verbs import ARE, KNOW
from localeconomy.indicators import (
    LEAST_WAVES,
    detectable_change,
    mann_kendall,
    newcombe_interval,
    wilson_interval,
)
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import EPOCH, day_number
from localeconomy.model.dates import PartialDate, months_between
from localeconomy.model.vocabulary import GROUP
from localeconomy.scoring.finding import Figure
from localeconomy.scoring.sampling import Sampling
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.declaration import Outcome
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.records import SurveyWave

__all__ = [
    "Wave",
    "change_figures",
    "judge_survey",
    "trend_figure",
    "wave_figures",
    "waves_of",
]

# The source asks the people of the district; what other groups say is shown beside.
RESIDENTS: Final = "residents"

NO_WAVE: Final = Text(
    de="Nicht fällig: Dazu sind die Bewohner/innen noch nicht befragt worden.",
    en="Not due: the residents have not been asked about this yet.",
)
NO_ANSWER: Final = Text(
    de="Nicht bekannt: Auf die Befragung der Bewohner/innen hat niemand geantwortet.",
    en="Not known: nobody answered the survey of the residents.",
)
CHANGES: Final = {
    "rise": Text(
        de="ein Anstieg, den der Zufall der Stichproben nicht erklärt",
        en="a rise that chance in sampling does not explain",
    ),
    "fall": Text(
        de="ein Rückgang, den der Zufall der Stichproben nicht erklärt",
        en="a fall that chance in sampling does not explain",
    ),
    "unsure": Text(
        de="ein Unterschied, den auch der Zufall der Stichproben erklären kann",
        en="a difference that chance in sampling can explain",
    ),
    "none": Text(de="unverändert", en="unchanged"),
}
TREND_LEVEL: Final = 0.05
"""As likely by chance alone as the intervals' error."""

TRENDS: Final = {
    "rise": Text(de="ein Anstieg", en="a rise"),
    "fall": Text(de="ein Rückgang", en="a fall"),
    "unsure": Text(de="keiner, der sich vom Zufall abhebt", en="none that stands out from chance"),
}
TREND: Final = Text(
    de="Trend über {n} Befragungen (Mann–Kendall): {word}; so deutlich wäre er bei reinem Zufall "
    "mit der Wahrscheinlichkeit",
    en="trend over {n} surveys (Mann–Kendall): {word}; as clear by chance alone with a probability "
    "of",
)
TOO_FEW_WAVES: Final = Text(
    de="zu wenige Befragungen für einen Trend (nötig sind mindestens {least}), bisher",
    en="too few surveys for a trend (at least {least} are needed), so far",
)


@attrs.frozen
class Wave:
    """What one group answered on one day.

    Parameters
    ----------
    day
        The day's number.
    when
        The day as it is recorded.
    positive, answered
        How many said yes, and how many answered.
    asked, population
        How many were asked and could have been asked; None where that is not recorded.
    rows
        Rows of the surveys table.
    """

    day: int
    when: PartialDate
    positive: int
    answered: int
    asked: int | None
    population: int | None
    rows: tuple[int, ...]

    @property
    def share(self) -> float:
        """The share that said yes; of a wave that somebody answered."""
        return self.positive / self.answered


def waves_of(terms: Terms, question: str, group: str = RESIDENTS) -> list[Wave]:
    """Return the waves of a survey, the earliest first; those of one day are taken together.

    Parameters
    ----------
    terms
        The day of the network; what was asked later, or before the founding, does not count.
    question, group
        What was asked, and whom.

    Returns
    -------
    list of Wave
        Whether or not somebody answered.
    """
    compiled = terms.compiled
    day = compiled.days("surveys", "day")
    counted = compiled.visible("surveys") & (day <= compiled.number)
    counted = counted & (day >= day_number(terms.beginning))
    counted = counted & compiled.is_kind("surveys", (question,), "question")
    rows = np.flatnonzero(counted & compiled.is_kind("surveys", (group,), "group"))
    by_day: dict[int, list[int]] = {}
    for row in rows.tolist():
        by_day.setdefault(int(day[row]), []).append(row)
    return [_wave(number, rows, terms) for number, rows in sorted(by_day.items())]


def _wave(number: int, rows: list[int], terms: Terms) -> Wave:
    records: list[SurveyWave] = [terms.network.surveys[row] for row in rows]
    asked = [each.asked for each in records if each.asked is not None]
    return Wave(
        day=number,
        when=max(each.day for each in records),
        positive=sum(each.positive for each in records),
        answered=sum(each.answered for each in records),
        asked=sum(asked) if len(asked) == len(records) else None,
        # Two samples of one day may come from one population or from two.
        population=records[0].population if len(records) == 1 else None,
        rows=tuple(rows),
    )


def judge_survey(terms: Terms, at: Mapping[str, float], question: str, said: Text) -> Outcome:
    """Place the latest wave among the residents on its control points.

    Parameters
    ----------
    terms
        The day of the network.
    at
        The control points ``zero`` and ``one``.
    question
        What was asked.
    said
        What the share says, with the placeholders ``when``, ``k``, ``n`` and ``share``.

    Returns
    -------
    Outcome
        Not due without a wave, unknown without an answer. The sampling error is shown beside; it
        is no part of the bounds.
    """
    every = waves_of(terms, question)
    heard = [wave for wave in every if wave.answered]
    if not heard:
        return NotKnown(NO_ANSWER) if every else NotDue(NO_WAVE)
    last = heard[-1]
    before = heard[-2] if len(heard) > 1 else None
    value = goalposts(last.share, at["zero"], at["one"])
    rest, other_rows = _other_groups(terms, question)
    # A trend rests on all waves, what is said of a change on the last two.
    shown = heard if len(heard) >= LEAST_WAVES else heard[-2:]
    rows = [*(row for wave in reversed(shown) for row in wave.rows), *other_rows]
    return Judgement(
        value=value,
        raw=last.share,
        n=last.answered,
        reason=_reason(said, last, before),
        evidence=(terms.evidence("surveys", rows),),
        figures=(
            *wave_figures(terms, last),
            *change_figures(before, last),
            trend_figure(heard),
            *rest,
        ),
        sampling=Sampling(
            positive=last.positive,
            answered=last.answered,
            population=last.population,
            points=((at["zero"], 0.0), (at["one"], 1.0)),
            wave=f"{question} {RESIDENTS} {last.when}",
        ),
    )


def _reason(said: Text, last: Wave, before: Wave | None) -> Text:
    reason = said.fill(
        when=last.when,
        k=last.positive,
        n=last.answered,
        share=Number(last.share, percent=True),
        know=by_count(last.positive, *KNOW),
        are=by_count(last.positive, *ARE),
    )
    if before is None:
        return Text(de="{reason}.", en="{reason}.").fill(reason=reason)
    return Text(
        de="{reason}; davor ({when}) waren es {share}: {change}.",
        en="{reason}; before ({when}) it was {share}: {change}.",
    ).fill(
        reason=reason,
        when=before.when,
        share=Number(before.share, percent=True),
        change=CHANGES[_change(before, last)],
    )


def _change(before: Wave, last: Wave) -> str:
    """Return whether the share rose, fell, or may have stayed the same."""
    low, high = _newcombe(before, last)
    if low > 0:
        return "rise"
    if high < 0:
        return "fall"
    return "none" if before.share == last.share else "unsure"


def _newcombe(before: Wave, last: Wave) -> tuple[float, float]:
    interval = newcombe_interval(
        (before.positive, before.answered),
        (last.positive, last.answered),
        populations=(before.population, last.population),
    )
    if interval is None:
        raise AssertionError
    return interval


def wave_figures(terms: Terms, wave: Wave) -> tuple[Figure, ...]:
    """Return how sure a wave is: Wilson's interval, who answered, and how old it is.

    Parameters
    ----------
    terms
        The day of the network.
    wave
        A wave that somebody answered.

    Returns
    -------
    tuple of Figure
        Shares, and the age in months.
    """
    interval = wilson_interval(wave.positive, wave.answered, population=wave.population)
    if interval is None:
        raise AssertionError
    low, high = interval
    figures = [
        Figure(
            Text(
                de="Unsicherheit der Stichprobe (95 %), von",
                en="uncertainty of the sample (95%), from",
            ),
            low,
            SHARE,
        ),
        Figure(
            Text(
                de="Unsicherheit der Stichprobe (95 %), bis",
                en="uncertainty of the sample (95%), to",
            ),
            high,
            SHARE,
        ),
    ]
    if wave.asked:
        answered = Text(de="Rücklauf", en="response rate")
        figures.append(Figure(answered, wave.answered / wave.asked, SHARE))
    day = dt.date.fromordinal(wave.day + EPOCH)
    age = Text(de="Alter der Befragung", en="age of the survey")
    return (*figures, Figure(age, months_between(day, terms.day), MONTHS))


def change_figures(before: Wave | None, last: Wave) -> tuple[Figure, ...]:
    """Return the change between two waves, Newcombe's interval and what they could have shown.

    Parameters
    ----------
    before, last
        Waves that somebody answered; no earlier one, no figures.

    Returns
    -------
    tuple of Figure
        In percentage points.
    """
    if before is None:
        return ()
    low, high = _newcombe(before, last)
    # Where all said the same, the normal approximation says nothing.
    detectable = detectable_change(before.share, before.answered, last.answered) or None
    changes = (
        (
            Text(de="Veränderung seit der Befragung davor", en="change since the survey before"),
            last.share - before.share,
        ),
        (Text(de="Veränderung (95 %), von", en="change (95%), from"), low),
        (Text(de="Veränderung (95 %), bis", en="change (95%), to"), high),
        (
            Text(
                de="kleinste Veränderung, die beide Befragungen wohl gezeigt hätten",
                en="smallest change that both surveys would probably have shown",
            ),
            detectable,
        ),
    )
    return tuple(
        Figure(said, None if change is None else 100 * change, POINTS) for said, change in changes
    )


def trend_figure(heard: list[Wave]) -> Figure:
    """Return whether the share rose or fell over all waves more than chance explains.

    Parameters
    ----------
    heard
        The waves that somebody answered, the earliest first.

    Returns
    -------
    Figure
        The p-value of the Mann–Kendall test, or how many waves there are where these are too few.
    """
    n = len(heard)
    found = mann_kendall(wave.share for wave in heard)
    if found is None:
        return Figure(TOO_FEW_WAVES.fill(least=LEAST_WAVES), float(n), WAVES)
    direction = "rise" if found.s > 0 else "fall"
    word = TRENDS[direction if found.p_value <= TREND_LEVEL else "unsure"]
    return Figure(TREND.fill(n=n, word=word), found.p_value, SHARE)


def _other_groups(terms: Terms, question: str) -> tuple[tuple[Figure, ...], list[int]]:
    """Return the latest shares of other groups, and the rows that they rest on."""
    figures: list[Figure] = []
    rows: list[int] = []
    rows_of = terms.compiled.record.is_kind("surveys", (question,), "question").tolist()
    asked = zip(terms.network.surveys.column("group"), rows_of, strict=True)
    groups = {group for group, is_asked in asked if is_asked}
    for group in GROUP.values():
        if group.id == RESIDENTS or group.id not in groups:
            continue
        heard = [wave for wave in waves_of(terms, question, group.id) if wave.answered]
        if not heard:
            continue
        said = Text(de="Anteil in der Gruppe {group}", en="share in the group {group}")
        figures.append(Figure(said.fill(group=group.label), heard[-1].share, SHARE))
        rows += heard[-1].rows
    return tuple(figures), rows
