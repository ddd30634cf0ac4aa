"""What a survey of ties answered, and the record that it becomes: union, confirmation, silence.

Each tie that somebody named is one relationship, reported by who named it. It is confirmed where
the other side named it too, not confirmed where the other side answered and did not, and open where
the other side did not answer. Who answered is declared, so that the rest is known to be silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import quoted
from localeconomy.io.tabular.names import hint_at, normal, term_names
from localeconomy.language import Number, Text
from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import Complete, Relationship
from localeconomy.model.table import Table
from localeconomy.model.vocabulary import terms_in, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.io.roster_people import People
    from localeconomy.model.dates import DateLike

__all__ = ["Report", "SurveyReading", "TieSurvey", "known_kind", "recorded"]

KIND: Final = "cooperation"
FIELDS: Final = fields_of(Relationship)
ONE_DAY: Final = dt.timedelta(days=1)


@attrs.frozen
class TieSurvey:
    """What is known of a survey of ties beside its answers.

    Parameters
    ----------
    day
        When it was held; a month or year will do.
    until
        Up to when its answers are taken as still true; None for its own day alone.
    kinds
        The kinds of tie that it asked about.
    is_closed
        Whether nobody beyond its list could be named.
    source
        Where the facts come from.
    """

    day: PartialDate
    until: PartialDate | None
    kinds: tuple[str, ...]
    is_closed: bool
    source: str | None

    @classmethod
    def of(
        cls,
        day: DateLike,
        until: DateLike | None,
        kinds: Iterable[str],
        *,
        is_closed: bool,
        source: str | None,
    ) -> TieSurvey:
        """Return a survey; where cooperation was asked for, that means every kind of it.

        Parameters
        ----------
        day, until, kinds, is_closed, source
            As for `TieSurvey`.

        Returns
        -------
        TieSurvey
            The survey.

        Raises
        ------
        LocalEconomyError
            If a date or kind does not exist.
        """
        asked = [known_kind(kind) for kind in kinds]
        if KIND in asked:
            asked += terms_in("relationship_kind", KIND)
        return cls(
            day=_date(day, "day"),
            until=None if until is None else _date(until, "until"),
            kinds=tuple(dict.fromkeys(asked)),
            is_closed=is_closed,
            source=source,
        )


def _date(given: DateLike, name: str) -> PartialDate:
    found = to_partial_date(given)
    if not isinstance(found, PartialDate):
        raise LocalEconomyError(
            Text(
                de="{name}={value}: kein Datum; bitte „JJJJ“, „JJJJ-MM“ oder „JJJJ-MM-TT“ angeben",
                en="{name}={value}: not a date; give 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'",
            ).fill(name=name, value=quoted(given))
        )
    return found


def known_kind(kind: str) -> str:
    """Return the id of a kind of tie that an option names.

    Parameters
    ----------
    kind
        Its id or label.

    Returns
    -------
    str
        The id.

    Raises
    ------
    UnknownNameError
        If there is no such kind.

    Examples
    --------
    >>> known_kind("Lieferbeziehung")
    'supply'
    """
    found = term_names("relationship_kind").get(normal(kind))
    if found is None:
        terms = vocabulary("relationship_kind")
        hint = hint_at(kind, [term.label for term in terms.values()], terms)
        message = Text(
            de="die Art von Beziehung {value} ist unbekannt; {hint}",
            en="the kind of tie {value} is unknown; {hint}",
        )
        raise UnknownNameError(message.fill(value=quoted(kind), hint=hint))
    return found


@attrs.frozen
class Report:
    """That a respondent named a tie.

    Parameters
    ----------
    respondent, partner
        Ids of actors.
    kind
        The kind of tie.
    fields
        Further fields of the relationship.
    """

    respondent: str
    partner: str
    kind: str
    fields: Mapping[str, Any]


@attrs.frozen(repr=False)
class SurveyReading:
    """A network that holds the answers to a survey of ties, and how it was answered.

    Parameters
    ----------
    network
        The network.
    answered
        Who answered in full.
    silent
        Who was asked and did not answer.
    unfinished
        Who answered in part: what they named counts, what they left out says nothing.
    ties
        How many ties were named, each pair once a kind.
    agreement
        Of the ties between two who answered, the share that both named; None where there are none.
    """

    network: Network
    answered: tuple[str, ...]
    silent: tuple[str, ...]
    unfinished: tuple[str, ...]
    ties: int
    agreement: float | None

    @property
    def response_rate(self) -> float | None:
        """The share of those asked who answered in full; None where nobody was asked."""
        asked = len(self.answered) + len(self.silent) + len(self.unfinished)
        return len(self.answered) / asked if asked else None

    def into(self, language: str) -> str:
        """Return how the survey was answered, in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            One or two sentences.
        """
        asked = len(self.answered) + len(self.silent) + len(self.unfinished)
        said = [ANSWERED.fill(k=len(self.answered), n=asked, ties=Number(self.ties))]
        if self.unfinished:
            said.append(UNFINISHED.fill(n=len(self.unfinished)))
        if self.agreement is not None:
            said.append(AGREEMENT.fill(share=Number(self.agreement, percent=True)))
        return " ".join(each.into(language) for each in said)

    def __repr__(self) -> str:
        """Return how the survey was answered, in English."""
        return f"<SurveyReading: {self.into('en')}>"


def recorded(
    people: People,
    survey: TieSurvey,
    reports: Iterable[Report],
    answers: Mapping[str, bool],
    unfinished: Iterable[str],
) -> SurveyReading:
    """Return the record of a survey's answers.

    Parameters
    ----------
    people
        The actors.
    survey
        What is known of the survey.
    reports
        The ties that were named.
    answers
        Whether each actor that was asked answered.
    unfinished
        Those of them who answered in part.

    Returns
    -------
    SurveyReading
        The network, and how the survey was answered.

    Raises
    ------
    ValidationError
        If the record breaks a rule.
    """
    partly = set(unfinished)
    heard = [name for name, has_answered in answers.items() if has_answered and name not in partly]
    in_full = set(heard)
    asked = set(answers)
    named = list(reports)
    known = {(each.respondent, each.partner, each.kind) for each in named}
    ties = _ties(named, survey, known, in_full, asked)
    # Both orders of a pair are one tie.
    pairs = {(*sorted((each.respondent, each.partner)), each.kind) for each in named}
    both = [pair for pair in pairs if in_full.issuperset(pair[:2])]
    agreed = [pair for pair in both if {pair, (pair[1], pair[0], pair[2])} <= known]
    return SurveyReading(
        network=_network(people, survey, ties, list(answers), heard),
        answered=tuple(heard),
        silent=tuple(name for name, has_answered in answers.items() if not has_answered),
        unfinished=tuple(name for name in answers if name in partly),
        ties=len(pairs),
        agreement=len(agreed) / len(both) if both else None,
    )


def _ties(
    named: list[Report],
    survey: TieSurvey,
    known: set[tuple[str, str, str]],
    heard: set[str],
    asked: set[str],
) -> Table[Relationship]:
    """Return the ties that were named, as columns: a matrix can hold hundreds of thousands."""
    if not named:
        return Table(Relationship)
    respondents = [each.respondent for each in named]
    said = dict.fromkeys(name for each in named for name in each.fields)
    columns: dict[str, list[Any]] = {
        name: [each.fields.get(name, FIELDS[name].default) for each in named] for name in said
    }
    if survey.source is not None:
        columns["origin"] = [survey.source] * len(named)
    return Table.from_columns(
        Relationship,
        source=respondents,
        target=[each.partner for each in named],
        kind=[each.kind for each in named],
        confirmed=[_is_confirmed(each, survey, known, heard, asked) for each in named],
        reported_by=respondents,
        known=[survey.day] * len(named),
        **columns,
    )


def _is_confirmed(
    report: Report,
    survey: TieSurvey,
    known: set[tuple[str, str, str]],
    heard: set[str],
    asked: set[str],
) -> bool | None:
    other, own = report.partner, report.respondent
    if (other, own, report.kind) in known:
        return True
    if other in heard and (own in asked or not survey.is_closed):
        return False
    return None


def _network(
    people: People,
    survey: TieSurvey,
    ties: Table[Relationship],
    asked: list[str],
    heard: list[str],
) -> Network:
    declared = [
        Complete(
            "relationships",
            survey.kinds,
            asked=asked if survey.is_closed else (),
            answered=heard,
            since=survey.day,
            until=survey.until or PartialDate.of(survey.day.last + ONE_DAY),
            source=survey.source,
        )
    ]
    told = declared if heard else []
    if people.network is not None:
        return people.network.with_records(relationships=ties, completeness=told)
    return Network(as_of=survey.day, actors=people.records, relationships=ties, completeness=told)


ANSWERED: Final = Text(
    de="{k} von {n} Befragten haben vollständig geantwortet; genannte Beziehungen: {ties}.",
    en="{k} of {n} asked answered in full; ties named: {ties}.",
)
UNFINISHED: Final = Text(de="Nur zum Teil geantwortet: {n}.", en="Answered in part only: {n}.")
AGREEMENT: Final = Text(
    de="Von den Beziehungen zwischen zwei Antwortenden haben beide Seiten {share} genannt.",
    en="Of the ties between two who answered, both sides named {share}.",
)
