"""What can be wrong with a network, in the words of the source: its pitfalls, and single faults.

A fault lowers one or more *practices*: things that a sound network does. How a practice shows in a
record is written where that part of the record is made; nothing here says how it is judged.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["FAULTS", "PITFALLS", "PRACTICES", "Fault", "levels"]

BOTH: Final = ("network", "alliance")
NETWORK: Final = ("network",)
ALLIANCE: Final = ("alliance",)


@attrs.frozen
class Fault:
    """One thing that can be wrong.

    Parameters
    ----------
    id
        Its name.
    text
        What is wrong at its worst.
    practices
        The practices that it lowers.
    steps
        In how many steps it grows, where it can only grow in steps: two of three groups, say. None
        where it grows evenly, or by one member at a time.
    scopes
        The kinds of network that it can befall.
    """

    id: str
    text: Text
    practices: tuple[str, ...]
    steps: int | None = None
    scopes: tuple[str, ...] = NETWORK

    def severities(self, most: int = 11) -> tuple[float, ...]:
        """Return severities from none to the worst, of which each makes a difference.

        Parameters
        ----------
        most
            How many where it grows evenly.

        Returns
        -------
        tuple of float
            From 0 to 1.

        Examples
        --------
        >>> FAULTS["no_recognition"].severities()
        (0.0, 0.3333333333333333, 0.6666666666666666, 1.0)
        """
        last = most - 1 if self.steps is None else min(self.steps, most - 1)
        return tuple(number / last for number in range(last + 1))


def _faults(
    scopes: tuple[str, ...], *rows: tuple[str, str, str, tuple[str, ...] | str, int | None]
) -> dict[str, Fault]:
    return {
        name: Fault(
            name,
            Text(de=de, en=en),
            (practices,) if isinstance(practices, str) else practices,
            steps,
            scopes,
        )
        for name, de, en, practices, steps in rows
    }


FAULTS: Final[Mapping[str, Fault]] = MappingProxyType(
    # The setting.
    _faults(
        NETWORK,
        ("businesses_lost", "Betriebe schließen oder ziehen weg.",
         "Businesses close or move away.", "stock", None),
        ("founders_alone", "Gründungswillige werden nicht beraten.",
         "People willing to found are not advised.", "founders", None),
        ("no_service_point", "Im Stadtteil gibt es keine Anlaufstelle.",
         "There is no service point in the district.", "service_point", 4),
        ("no_employment_bridge", "Es gibt weder Jobbörse noch Personalvermittlung.",
         "There is neither job exchange nor placement.", "employment", 2),
        ("no_spin_offs", "Aus Arbeitsmarktprojekten entstehen keine Betriebe.",
         "No enterprises come out of labour-market projects.", "spin_offs", 2),
        ("migrants_left_out", "Migrantische Betriebe gehören nicht dazu.",
         "Migrant-owned businesses do not belong.", "migrant_share", None),
    )
    # The levels of networking.
    | _faults(
        NETWORK,
        ("no_stable_partnerships", "Zusammenarbeit besteht, aber erst seit Kurzem.",
         "Businesses work together, but only since lately.", "stability", None),
        ("distant_institutions", ("Wirtschaftsförderung, Kammer und Arbeitsagentur bieten im "
         "Stadtteil nichts an."),
         "Economic development, chamber and employment agency offer nothing in the district.",
         "institutions", 3),
        ("no_renewal_link", "Mit den Projekten der Stadterneuerung gibt es keine Verbindung.",
         "There is no link with the projects of urban renewal.", "renewal", 4),
        ("no_residents", "Bewohner/innen wirken nicht mit.",
         "Residents do not take part.", "residents", None),
        ("branches_apart", "Jede Branche bleibt unter sich.",
         "Each sector keeps to itself.", "mixing", None),
        ("falling_apart", "Die Mitglieder arbeiten höchstens zu zweit zusammen.",
         "The members work together in pairs at most.", "cohesion", None),
    )
    # Success criteria.
    | _faults(
        NETWORK,
        ("impersonal_approach", "Geworben wird mit Briefen und Anzeigen.",
         "Members are sought by letter and advertisement.", "personal_approach", None),
        ("no_benefit", "Mitglieder erkennen keinen eigenen Nutzen.",
         "Members see no benefit of their own.", "benefit", None),
        ("concerns_unheard", "Anliegen der Mitglieder bleiben liegen.",
         "Concerns of the members are left lying.", "concerns", None),
        ("one_sector", "Fast alle Mitglieder gehören zu einer Branche.",
         "Nearly all members belong to one sector.", "sectors", None),
        ("few_active", "Kaum jemand macht mit.",
         "Hardly anybody takes part.", "activity", None),
        ("office_led", "Alles geht von der Koordinierungsstelle aus.",
         "Everything starts from the coordination office.", "drive", None),
        ("untrained", "Wer Aufgaben trägt, ist dafür nicht qualifiziert.",
         "Those who carry tasks are not trained for it.", "training", None),
        ("no_seats", "Das Netzwerk sitzt in keinem Entscheidungsgremium.",
         "The network sits on no decision body.", "seats", 3),
        ("no_lobby", "Bei den politischen Organen wird nicht für das Netzwerk geworben.",
         "Nobody speaks for the network before the political bodies.", "lobby", 3),
    )
    # The pitfalls, one by one.
    | _faults(
        NETWORK,
        ("no_initiative", "Niemand unter den Mitgliedern zeigt Eigeninitiative.",
         "Nobody among the members shows initiative.", "initiative", None),
        ("spread_thin", "Die Aktiven verzetteln sich.",
         "Active members spread themselves thin.", "focus", None),
        ("idle_office", "Kaum jemand macht mit, und die Koordinierungsstelle hilft nicht.",
         "Hardly anybody takes part, and the coordination office does not help.",
         ("activity", "office_support"), None),
        ("no_word_of_mouth", "Mitglieder werben keine Mitglieder.",
         "Members win no members.", "referral", None),
        ("no_city_public", "In der Stadt berichtet niemand über das Netzwerk.",
         "Nobody in the city reports on the network.", "city_press", 4),
        ("no_recognition", "Politik, Verwaltung und Wirtschaftsförderung erkennen es nicht an.",
         "Politics, administration and economic development do not recognise it.",
         "recognition", 3),
        ("no_community_contact", ("Zu Bewohner/innen, Vereinen und Initiativen gibt es keinen "
         "Kontakt."),
         "There is no contact with residents, associations and initiatives.", "community", 3),
        ("advertising_only", "Das Netzwerk ist eine reine Werbegemeinschaft.",
         "The network is there for advertising alone.", ("common_good", "community"), 3),
    )
    | _faults(
        BOTH,
        ("few_shoulders", "Die Arbeit lastet auf einem einzigen Mitglied.",
         "The work rests on one single member.", "sharing", None),
        ("vacant_tasks", "Die Aufgabenbereiche sind nicht besetzt.",
         "The task areas are vacant.", "holders", 6),
        ("undefined_duties", "Zuständigkeiten sind nirgends festgelegt.",
         "Duties are not defined anywhere.", "definition", 6),
        ("no_publicity", "Es erscheint nichts über das Netzwerk.",
         "Nothing appears about the network.", "press", 8),
    )
    # Qualities.
    | _faults(
        NETWORK,
        ("no_training_offer", "Für keine Aufgabe gibt es eine Weiterbildung.",
         "There is no training for any task.", "training_offers", 6),
        ("few_services", "Die Koordinierungsstelle bietet dem Netzwerk nichts an.",
         "The coordination office offers the network nothing.", "services", 4),
        ("unknown_network", "Kaum jemand kennt das Netzwerk.",
         "Hardly anybody knows the network.", "awareness", None),
        ("discontent_residents", "Die Bewohner/innen sind unzufrieden.",
         "The residents are discontent.", "satisfaction", None),
        ("no_image_work", "Für das Image des Stadtteils geschieht nichts.",
         "Nothing is done for the image of the district.", "image", 2),
        ("money_running_out", "Die Finanzierung der Koordinierungsstelle läuft aus.",
         "The funding of the coordination office runs out.", "funding", None),
        ("no_own_money", "Netzwerk und Stadt tragen nichts zur Koordinierungsstelle bei.",
         "Network and city contribute nothing to the coordination office.", "own_money", None),
        ("no_training_places", "Die vereinbarten Ausbildungsplätze entstehen nicht.",
         "The training places agreed are not created.", "training_places", None),
        ("supply_missing", "Nötige Angebote fehlen im Stadtteil.",
         "Required supply is missing in the district.", "supply", 8),
    )
    | _faults(
        BOTH,
        ("vague_goals", "Die Ziele sind nicht messbar.",
         "The goals are not measurable.", "clarity", 5),
        ("goals_missed", "Bei keinem Ziel geht es voran.",
         "No goal makes any progress.", "attainment", None),
        ("no_reviews", "Ziele werden nicht überprüft.",
         "Goals are not reviewed.", "reviews", 5),
    )
    # An alliance of facilities.
    | _faults(
        ALLIANCE,
        ("no_exchange", "Es gibt keinen Erfahrungsaustausch.",
         "There is no exchange of practice.", "exchange", None),
        ("no_backing", "Keine Kommune steht hinter ihrer Einrichtung.",
         "No municipality backs its facility.", "backing", None),
        ("no_regional_partners", "In Land und Region gibt es keine Partner.",
         "There are no partners in region and state.", "regional", 6),
        ("no_joint_projects", "Die Einrichtungen haben keine gemeinsamen Projekte.",
         "The facilities have no joint projects.", "joint_projects", None),
        ("no_transregional_exchange", "Über das Land hinaus gibt es keinen Austausch.",
         "There is no exchange beyond the state.", "transregional", 2),
        ("no_shared_presence", "Es gibt keinen gemeinsamen Auftritt.",
         "There is no shared public presence.", "presence", 2),
        ("no_coordination", "Niemand koordiniert den Verbund.",
         "Nobody coordinates the alliance.", "coordination", 2),
    )
)  # fmt: skip
"""Every single fault that can be planted."""

PITFALLS: Final[Mapping[int, Fault]] = MappingProxyType(
    {
        1: Fault(
            "pitfall_1",
            Text(de="Fehlen von Interessierten", en="too few interested people"),
            ("initiative", "activity", "sharing", "focus", "holders", "office_support", "referral"),
        ),
        2: Fault(
            "pitfall_2",
            Text(de="Fehlen einer geeigneten Organisationsform", en="no suitable form"),
            ("definition",),
            steps=6,
            scopes=BOTH,
        ),
        3: Fault(
            "pitfall_3",
            Text(de="Fehlen von Öffentlichkeit", en="no publicity"),
            ("press", "city_press", "recognition"),
        ),
        4: Fault(
            "pitfall_4",
            Text(de="Fehlen strategischer Partner", en="no strategic partners"),
            ("recognition", "community", "common_good"),
        ),
    }
)
"""The documented pitfalls, each with all that the source says of it."""

PRACTICES: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(practice for fault in FAULTS.values() for practice in fault.practices)
)
"""What a sound network does, in the order of the faults."""


def levels(
    faults: Mapping[str, float],
    pitfalls: Mapping[int, float],
    scope: str,
    quality: Mapping[str, float],
) -> dict[str, float]:
    """Return how well each practice is done, with the faults planted.

    Parameters
    ----------
    faults
        Severities by the id of a fault.
    pitfalls
        Severities by the number of a pitfall.
    scope
        ``"network"`` or ``"alliance"``.
    quality
        How well each practice is without the faults.

    Returns
    -------
    dict
        In [0, 1] by practice.

    Raises
    ------
    UnknownNameError
        If there is no such fault or pitfall.
    LocalEconomyError
        If a severity is outside [0, 1], or the fault cannot befall such a network.
    """
    found = dict(quality)
    for fault, severity in [*_known(faults, FAULTS), *_known(pitfalls, PITFALLS)]:
        if not 0.0 <= severity <= 1.0:
            raise LocalEconomyError(
                Text(
                    de="{fault}: die Schwere {severity} liegt nicht zwischen 0 und 1",
                    en="{fault}: the severity {severity} is not between 0 and 1",
                ).fill(fault=fault.id, severity=severity)
            )
        if scope not in fault.scopes:
            raise LocalEconomyError(
                Text(
                    de="{fault} gibt es nicht bei scope={scope}; möglich bei {scopes}",
                    en="{fault} does not befall scope={scope}; possible with {scopes}",
                ).fill(fault=fault.id, scope=quoted(scope), scopes=", ".join(fault.scopes))
            )
        for practice in fault.practices:
            found[practice] = found.get(practice, 1.0) * (1.0 - severity)
    return found


def _known(
    severities: Mapping[str, float] | Mapping[int, float],
    known: Mapping[str, Fault] | Mapping[int, Fault],
) -> Iterable[tuple[Fault, float]]:
    by_name = {str(name): fault for name, fault in known.items()}
    for name, severity in severities.items():
        if str(name) not in by_name:
            raise UnknownNameError(
                Text(
                    de="es gibt keinen Fehler {name}; {hint}", en="there is no fault {name}; {hint}"
                ).fill(name=quoted(name), hint=did_you_mean(name, by_name))
            )
        yield by_name[str(name)], severity
