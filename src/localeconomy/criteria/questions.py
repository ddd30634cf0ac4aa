"""The questions that fill the tables, in the words of somebody who knows the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.language import Text, enumeration
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import label, terms_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["asked", "period"]

FACTS: Final[Mapping[str, Text]] = {
    "organisations": Text(
        de="Seit wann gibt es das Netzwerk, ist es formell oder informell, wann endet das "
        "Förderprogramm, und welche Aufgabenbereiche müssen besetzt sein?",
        en="Since when does the network exist, is it formal or informal, when does the funding "
        "programme end, and which task areas must be held?",
    ),
    "actors": Text(
        de="Wer ist im Stadtteil und im Netzwerk dabei, von welcher Art und aus welcher Branche?",
        en="Who is there in the district and in the network, of which kind and sector?",
    ),
    "districts": Text(
        de="In welchem Stadtteil arbeitet das Netzwerk, und welche Angebote braucht er?",
        en="In which district does the network work, and which supply does it need?",
    ),
}

LISTS: Final[Mapping[str, Text]] = {
    "activities": Text(
        de="Welche Treffen, Feste, Projekte und anderen Aktivitäten gab es, wann, zu welchem "
        "Zweck, und wie viele aus welcher Gruppe kamen?",
        en="Which meetings, festivals, projects and other activities were there, when, for which "
        "purpose, and how many of which group came?",
    ),
    "participations": Text(
        de="Wer hat welche Aktivität angestoßen oder organisiert, und wer hat mitgewirkt?",
        en="Who initiated or organised which activity, and who took part?",
    ),
    "memberships": Text(
        de="Wer ist Mitglied, seit wann, von wem geworben, wie zuerst angesprochen, und was hat "
        "das Mitglied davon?",
        en="Who is a member, since when, won by whom, first approached how, and what does the "
        "member gain?",
    ),
    "contacts": Text(
        de="Welche Betriebe wurden angesprochen oder besucht, wann, von wem und auf welchem Weg?",
        en="Which businesses were approached or visited, when, by whom and how?",
    ),
    "publicity": Text(
        de="Wann und wo wurde über das Netzwerk berichtet oder für das Netzwerk geworben, mit "
        "welcher Reichweite, und berichteten die Medien von sich aus?",
        en="When and where was the network reported on or advertised, how far did it reach, and "
        "did the media report of their own accord?",
    ),
    "responsibilities": Text(
        de="Wer ist für welchen Aufgabenbereich zuständig, seit wann, und wo ist das festgelegt?",
        en="Who holds which task area, since when, and where is that defined?",
    ),
    "qualifications": Text(
        de="Wer hat sich für welche Aufgabe qualifiziert, und wann?",
        en="Who was trained for which task, and when?",
    ),
    "offers": Text(
        de="Welche Beratung, Weiterbildung und Unterstützung gibt es, von wem, und im Stadtteil "
        "selbst?",
        en="Which advice, training and support are there, by whom, and in the district itself?",
    ),
    "seats": Text(
        de="In welchen Gremien sitzt das Netzwerk, durch wen und seit wann?",
        en="On which bodies does the network sit, through whom and since when?",
    ),
    "concerns": Text(
        de="Welche Sorgen und Wünsche haben Betriebe vorgebracht, wann, und wann wurde "
        "geantwortet?",
        en="Which worries and wishes did businesses raise, when, and when were they answered?",
    ),
    "goals": Text(
        de="Welche Ziele hat sich das Netzwerk gesetzt: Was wird gezählt, von wo nach wo, bis "
        "wann, und wer steht dafür ein?",
        en="Which goals has the network set: what is counted, from where to where, by when, and "
        "who answers for it?",
    ),
    "observations": Text(
        de="Welcher Stand wurde bei welchem Ziel gemessen, und wann?",
        en="What was measured for which goal, and when?",
    ),
    "reviews": Text(
        de="Wann wurden welche Ziele gemeinsam überprüft?", en="When were which goals reviewed?"
    ),
    "surveys": Text(
        de="Welche Befragungen gab es: Wie viele wurden gefragt, haben geantwortet und zugestimmt?",
        en="Which surveys were there: how many were asked, answered and said yes?",
    ),
    "funding": Text(
        de="Welches Geld erhält die Koordinierungsstelle, von wem, bis wann, und ist es zugesagt?",
        en="Which money does the coordination office receive, from whom, until when, and is it "
        "promised?",
    ),
    "costs": Text(
        de="Was kostet die Koordinierungsstelle, und in welchem Zeitraum?",
        en="What does the coordination office cost, and over which period?",
    ),
    "headcounts": Text(
        de="Wie viele sind es insgesamt, in welcher Gruppe, an welchem Tag?",
        en="How many are there in all, in which group, on which day?",
    ),
    "sector_counts": Text(
        de="Wie viele Betriebe welcher Branche hat der Stadtteil?",
        en="How many businesses of which sector does the district have?",
    ),
    "relationships": Text(
        de="Wer ist mit wem verbunden, wodurch und seit wann?",
        en="Who is tied to whom, by what and since when?",
    ),
}

TIES: Final[Mapping[str, Text]] = {
    "cooperation": Text(
        de="Welche Mitglieder arbeiten miteinander zusammen, worin und seit wann?",
        en="Which members cooperate with each other, in what and since when?",
    ),
    "active": Text(
        de="Mit welchen Einrichtungen, Vereinen, Initiativen und Gruppen steht das Netzwerk in "
        "Verbindung, wodurch und seit wann?",
        en="With which institutions, associations, initiatives and groups is the network in touch, "
        "by what and since when?",
    ),
    "recognition": Text(
        de="Wer in Politik, Verwaltung und Wirtschaftsförderung erkennt das Netzwerk an, und haben "
        "sie es bestätigt?",
        en="Who in politics, administration and economic development recognises the network, and "
        "have they confirmed it?",
    ),
    "lobbying": Text(
        de="Bei welchen politischen Organen wirbt das Netzwerk für seine Anliegen?",
        en="Which political bodies does the network lobby?",
    ),
    "representation": Text(
        de="Welche Person handelt für welchen Betrieb?",
        en="Which person acts for which business?",
    ),
    "employment": Text(
        de="Welche Betriebe bilden aus oder vermitteln Arbeit, mit wem?",
        en="Which businesses train or place staff, with whom?",
    ),
    "backing": Text(
        de="Welche Kommune hat eine Absichtserklärung unterschrieben?",
        en="Which municipality has signed a letter of intent?",
    ),
}

ON_THE_DAY: Final = Text(de="Stand heute", en="as of today")
ALWAYS: Final = Text(de="seit der Gründung", en="since the founding")
LAST_MONTHS: Final = Text(de="in den letzten {n} Monaten", en="within the last {n} months")
ONLY: Final = Text(de="{question} Nur: {kinds}.", en="{question} Only: {kinds}.")


def asked(table: str, kinds: tuple[str, ...], *, is_fact: bool) -> Text:
    """Return the question whose answers fill a table, or some kinds of it.

    Parameters
    ----------
    table
        The table.
    kinds
        The kinds that are asked for; empty is all.
    is_fact
        Whether it asks for facts that others rest on.

    Returns
    -------
    Text
        The question.

    Examples
    --------
    >>> asked("relationships", ("represents",), is_fact=False).en
    'Which person acts for which business?'
    """
    if is_fact:
        return FACTS.get(table, LISTS.get(table, TABLES[table].plural))
    if table == "relationships" and (parts := _parts(kinds)):
        return Text(de=" ".join(each.de for each in parts), en=" ".join(each.en for each in parts))
    question = LISTS.get(table, FACTS.get(table, TABLES[table].plural))
    if not kinds:
        return question
    field = fields_of(TABLES[table].record_type)[KIND_FIELDS.get(table, "kind")]
    named = enumeration(label(str(field.target), each) for each in kinds)
    return ONLY.fill(question=question, kinds=named)


def _parts(kinds: tuple[str, ...]) -> list[Text]:
    """Return the questions that together ask for these kinds of ties, none where they do not."""
    groups = {name: {*terms_in("relationship_kind", name)} for name in TIES}
    inside = {name: group for name, group in groups.items() if group <= {*kinds}}
    widest = [name for name, group in inside.items() if not any(group < o for o in inside.values())]
    asked_for = {kind for name in widest for kind in inside[name]}
    return [TIES[name] for name in widest] if asked_for == {*kinds} else []


def period(months: Sequence[int | None], *, is_fact: bool) -> Text:
    """Return how far back a question asks, in words.

    Parameters
    ----------
    months
        How far back each criterion looks: 0 the day alone, None all of the past.
    is_fact
        Whether it asks for facts.

    Returns
    -------
    Text
        The longest period.

    Examples
    --------
    >>> period([0, 12], is_fact=False).en, period([12, None], is_fact=False).en
    ('within the last 12 months', 'since the founding')
    """
    if is_fact:
        return ON_THE_DAY
    known = [each for each in months if each is not None]
    if len(known) < len(months):
        return ALWAYS
    longest = max(known, default=0)
    return LAST_MONTHS.fill(n=longest) if longest else ON_THE_DAY
