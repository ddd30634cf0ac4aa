"""Every kind that a record may name, with its German and English label: the only list.

Validation, templates, documentation and reports read it; criteria ask for groups of kinds by the
flags and classes given here, never by a list of their own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VERSION", "VOCABULARIES", "Term", "label", "terms_in", "vocabulary"]

VERSION: Final = "1.0"


@attrs.frozen
class Term:
    """One kind.

    Parameters
    ----------
    id
        Its name in records.
    label
        Its name for people.
    classes
        The groups that it belongs to, for example ``"cooperation"`` of a relationship.
    synonyms
        Further names that people write for it, which files may have.
    """

    id: str
    label: Text
    classes: frozenset[str] = frozenset()
    synonyms: tuple[str, ...] = ()


# What people write besides the labels, by the id of the term: everyday and former names.
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "employment_agency": (
            "Arbeitsamt",
            "Arbeitsagentur",
            "Agentur für Arbeit",
            "Jobcenter",
        ),
    }
)


def _terms(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> Mapping[str, Term]:
    """Return a vocabulary from rows of id, German label, English label and classes."""
    return MappingProxyType(
        {
            row[0]: Term(
                id=row[0],
                label=Text(de=row[1], en=row[2]),
                classes=frozenset(row[3].split()) if len(row) > 3 else frozenset(),  # noqa: PLR2004 - the optional fourth
                synonyms=SYNONYMS.get(row[0], ()),
            )
            for row in rows
        }
    )


# Classes of actors: "personal" names may identify a private person, who is kept out of reports on
# request; "economic" actors can be members of an informal network by taking part; "community",
# "politics", "administration", "economic_development", "chamber" and "employment_agency" are the
# classes that the source asks a network to be in touch with; "municipal_decision" speaks for a
# municipality as a whole; an "enterprise" is in business, which a founder is about to be;
# "education", "social" and "labour_market" are the fields that a kind belongs to by its nature.
ACTOR_KIND: Final = _terms(
    ("business", "Unternehmen", "business", "economic enterprise personal"),
    ("social_enterprise", "soziales Unternehmen", "social enterprise", "economic enterprise"),
    ("founder", "Gründer/in", "founder", "economic personal"),
    ("person", "Person", "person", "personal"),
    ("resident", "Bewohner/in", "resident", "community residents personal"),
    ("residents_group", "Bewohnergruppe", "residents' group", "community residents"),
    ("association", "Verein oder Verband", "association", "community associations"),
    ("initiative", "Initiative", "initiative", "community initiatives"),
    (
        "religious_community",
        "Religionsgemeinschaft",
        "religious community",
        "community associations",
    ),
    ("network", "Netzwerk", "network"),
    ("facility", "lokal-ökonomische Einrichtung", "local-economy facility"),
    ("coordination_office", "Koordinierungsstelle", "coordination office"),
    (
        "economic_development",
        "Wirtschaftsförderung",
        "economic development agency",
        "economic_development institution",
    ),
    ("chamber", "Kammer", "chamber", "chamber institution"),
    (
        "employment_agency",
        "Arbeitsagentur/Jobcenter",
        "employment agency",
        "employment_agency institution labour_market",
    ),
    ("administration", "Verwaltung", "public administration", "administration institution"),
    (
        "municipality",
        "Kommune",
        "municipality",
        "administration institution municipal_decision",
    ),
    (
        "political_body",
        "politisches Organ",
        "political body",
        "politics institution municipal_decision",
    ),
    (
        "decision_body",
        "lokales Entscheidungsgremium",
        "local decision body",
        "decision_body institution",
    ),
    ("school", "Schule", "school", "institution education"),
    ("social_institution", "soziale Einrichtung", "social institution", "institution social"),
    ("training_provider", "Bildungsträger", "training provider", "institution education"),
    (
        "labour_market_project",
        "Arbeitsmarktprojekt",
        "labour-market project",
        "institution labour_market",
    ),
    ("housing_company", "Wohnungsunternehmen", "housing company", "institution"),
    ("research_institute", "Forschungsinstitut", "research institute", "institution"),
    ("development_agency", "Entwicklungsgesellschaft", "development agency", "institution"),
    ("media", "Medien", "media"),
    ("institution", "sonstige Einrichtung", "other institution", "institution"),
    ("unspecified", "ohne Angabe", "unspecified"),
)

LEVEL: Final = _terms(
    ("district", "Stadtteil", "district"),
    ("city", "Stadt", "city"),
    ("region", "Region", "region", "regional"),
    ("state", "Land", "state", "regional"),
    ("federal", "Bund", "federal", "transregional"),
    ("foreign", "Ausland", "abroad", "transregional"),
    ("european", "Europa", "European", "transregional"),
)

INSTITUTION_FIELD: Final = _terms(
    ("economy", "Wirtschaft", "economy"),
    ("urban_renewal", "Stadterneuerung", "urban renewal", "renewal"),
    ("social", "Soziales", "social affairs", "renewal"),
    ("labour_market", "Arbeitsmarkt", "labour market", "renewal"),
    ("education", "Bildung", "education", "renewal"),
    ("culture", "Kultur", "culture"),
    ("other", "Sonstiges", "other"),
)

# "cooperation" ties make a network hold together; "recognition", "lobbying" and "backing" are read
# by their own criteria; "active" ties show that an institution or group engages with the district's
# economy; "guidance" advises its target; "founding" leads from founders to a business of their own;
# "signed" weights may be negative.
RELATIONSHIP_KIND: Final = _terms(
    ("cooperation", "Kooperation", "cooperation", "cooperation active"),
    ("joint_marketing", "gemeinsame Werbung", "joint marketing", "cooperation active"),
    ("joint_purchasing", "gemeinsamer Einkauf", "joint purchasing", "cooperation active"),
    ("joint_project", "gemeinsames Projekt", "joint project", "cooperation active"),
    ("resource_sharing", "gemeinsame Nutzung", "sharing of resources", "cooperation active"),
    ("supply", "Lieferbeziehung", "supply", "cooperation active"),
    ("referral", "gegenseitige Empfehlung", "referral of customers", "cooperation active"),
    ("mentoring", "Mentoring", "mentoring", "cooperation active guidance"),
    ("partnership", "Partnerschaft", "partnership", "cooperation active"),
    ("contact", "Kontakt", "contact", "active"),
    ("advice", "Beratung", "advice", "active guidance"),
    ("support", "Unterstützung", "support", "active"),
    ("information", "Informationsaustausch", "exchange of information", "active"),
    ("placement", "Arbeitsvermittlung", "job placement", "active employment"),
    ("training", "Ausbildung", "training", "active employment"),
    ("recognition", "Anerkennung", "recognition", "recognition"),
    ("lobbying", "Lobbyarbeit", "lobbying", "lobbying"),
    ("letter_of_intent", "Absichtserklärung", "letter of intent", "backing"),
    ("represents", "handelt für", "acts for", "representation founding"),
    ("spin_off", "Ausgründung", "spin-off", "origin"),
    ("ownership", "Beteiligung", "ownership", "founding"),
    ("payment", "Zahlung", "payment", "signed"),
    ("personal", "persönliche Bekanntschaft", "personal acquaintance"),
    ("unspecified", "ohne Angabe", "unspecified"),
)

BENEFIT: Final = _terms(
    ("customers", "Kundschaft", "customers"),
    ("image", "Ansehen des Standorts", "image of the location"),
    ("exchange", "Erfahrungsaustausch", "exchange of experience"),
    ("advice", "Beratung", "advice"),
    ("purchasing", "günstiger Einkauf", "cheaper purchasing"),
    ("staff", "Personal", "staff"),
    ("premises", "Räume", "premises"),
    ("funding", "Fördermittel", "funding"),
    ("representation", "Interessenvertretung", "representation of interests"),
    ("other", "Sonstiges", "other"),
)

CHANNEL: Final = _terms(
    ("visit", "Besuch", "visit", "in_person"),
    ("in_person", "persönliches Gespräch", "conversation in person", "in_person"),
    ("event", "Veranstaltung", "event", "in_person"),
    ("telephone", "Telefon", "telephone"),
    ("letter", "Brief", "letter"),
    ("email", "E-Mail", "e-mail"),
    ("advertisement", "Anzeige", "advertisement"),
)

OUTCOME: Final = _terms(
    ("joined", "beigetreten", "joined"),
    ("interested", "interessiert", "interested"),
    ("advised", "beraten", "advised"),
    ("declined", "abgelehnt", "declined"),
    ("open", "offen", "open"),
)

ACTIVITY_KIND: Final = _terms(
    ("meeting", "Treffen", "meeting"),
    ("round_table", "Stammtisch", "round table"),
    ("assembly", "Mitgliederversammlung", "assembly"),
    ("working_group", "Arbeitsgruppe", "working group"),
    ("conference", "Konferenz", "conference"),
    ("festival", "Stadtteilfest", "district festival"),
    ("market", "Markt", "market"),
    ("campaign", "Aktion", "campaign"),
    ("fair", "Messe", "trade fair"),
    ("competition", "Wettbewerb oder Preis", "competition or prize"),
    ("image_campaign", "Imagearbeit", "image work", "image"),
    ("publication", "Veröffentlichung", "publication"),
    ("training", "Weiterbildung", "training"),
    ("job_exchange", "Jobbörse", "job exchange"),
    ("project", "Projekt", "project", "project"),
    ("exchange", "Erfahrungsaustausch", "exchange of practice", "exchange"),
    ("website", "Internetauftritt", "website", "presence"),
    ("other", "Sonstiges", "other"),
)

ACTIVITY_STATUS: Final = _terms(
    ("held", "durchgeführt", "held"),
    ("planned", "geplant", "planned"),
    ("cancelled", "abgesagt", "cancelled"),
)

PURPOSE: Final = _terms(
    ("common_good", "Gemeinwohl des Stadtteils", "common good of the district", "common_good"),
    ("advertising", "Werbung", "advertising"),
    ("exchange", "Austausch", "exchange"),
    ("internal", "Vereinsarbeit", "internal work"),
    ("other", "Sonstiges", "other"),
)

ROLE: Final = _terms(
    ("initiator", "angestoßen", "initiator", "carries initiates"),
    ("organiser", "organisiert", "organiser", "carries"),
    ("contributor", "beigetragen", "contributor"),
    ("speaker", "referiert", "speaker"),
    ("participant", "teilgenommen", "participant"),
    ("guest", "zu Gast", "guest"),
)

GROUP: Final = _terms(
    ("residents", "Bewohner/innen", "residents", "residents"),
    ("businesses", "Unternehmen", "businesses"),
    ("member_businesses", "Mitgliedsunternehmen", "member businesses"),
    ("members", "Mitglieder", "members"),
    ("migrant_owned_businesses", "migrantische Unternehmen", "migrant-owned businesses"),
    (
        "migrant_owned_members",
        "migrantische Mitgliedsunternehmen",
        "migrant-owned member businesses",
    ),
    ("founders", "Gründer/innen", "founders"),
    ("associations", "Vereine und Verbände", "associations"),
    ("initiatives", "Initiativen", "initiatives"),
    ("institutions", "Einrichtungen", "institutions"),
    ("politics", "Politik", "politics"),
    ("administration", "Verwaltung", "administration"),
    ("city_public", "Stadtöffentlichkeit", "public of the city"),
    ("participants", "Teilnehmende", "participants"),
)

PUBLICITY_STATUS: Final = _terms(
    ("published", "veröffentlicht", "published"),
    ("planned", "geplant", "planned"),
)

MEDIUM: Final = _terms(
    ("press", "Presse", "press"),
    ("newspaper", "Stadtteilzeitung", "district newspaper"),
    ("radio", "Radio", "radio"),
    ("television", "Fernsehen", "television"),
    ("website", "Internetauftritt", "website", "presence"),
    ("flyer", "Handzettel oder Plakat", "flyer or poster"),
    ("newsletter", "Rundbrief", "newsletter"),
    ("event", "Veranstaltung", "event"),
    ("social_media", "soziale Medien", "social media", "presence"),
    ("report", "Bericht", "report"),
)

REACH: Final = _terms(
    ("network", "Netzwerk", "network"),
    ("district", "Stadtteil", "district"),
    ("city", "Stadt", "city", "beyond_district"),
    ("region", "Region", "region", "beyond_district"),
    ("beyond", "überregional", "beyond the region", "beyond_district"),
)

TASK_AREA: Final = _terms(
    ("leadership", "Leitung", "leadership"),
    ("coordination", "Koordination", "coordination"),
    ("finance", "Finanzen", "finance"),
    ("publicity", "Öffentlichkeitsarbeit", "publicity"),
    ("events", "Veranstaltungen", "events"),
    ("recruitment", "Mitgliederwerbung", "recruitment of members"),
    ("lobbying", "Interessenvertretung", "lobbying"),
    ("projects", "Projekte", "projects"),
    ("training", "Weiterbildung", "training"),
    ("administration", "Verwaltung", "administration"),
    ("moderation", "Moderation", "moderation"),
    ("other", "Sonstiges", "other"),
)

DEFINED_IN: Final = _terms(
    ("statutes", "Satzung", "statutes", "defined"),
    ("rules", "Geschäftsordnung", "rules of procedure", "defined"),
    ("minutes", "Protokoll", "minutes", "defined"),
    ("contract", "Vertrag", "contract", "defined"),
    ("custom", "nur mündlich", "by custom only"),
)

SERVICE: Final = _terms(
    ("business_advice", "Unternehmensberatung", "business advice", "service_point"),
    ("funding_advice", "Fördermittelberatung", "funding advice", "service_point"),
    ("coordination", "Koordination", "coordination", "service_point"),
    ("project_development", "Projektentwicklung", "project development", "service_point"),
    ("start_up_advice", "Gründungsberatung", "start-up advice"),
    ("publicity", "Öffentlichkeitsarbeit", "publicity", "network_support"),
    ("event_management", "Veranstaltungsmanagement", "event management", "network_support"),
    (
        "legal_form",
        "Rechtsfragen der Organisationsform",
        "legal questions of form",
        "network_support",
    ),
    (
        "renewal_introduction",
        "Einführung in Projekte der Stadterneuerung",
        "introduction to renewal projects",
        "network_support",
    ),
    ("training", "Weiterbildung", "training"),
    ("job_exchange", "Jobbörse", "job exchange", "employment"),
    ("placement", "Personalvermittlung", "placement of staff", "employment"),
    ("premises", "Räume", "premises"),
    ("other", "Sonstiges", "other"),
)

# "falling" goals are about a number that is to be small.
GOAL_KIND: Final = _terms(
    ("membership", "Mitglieder", "membership"),
    ("activity", "Aktivitäten", "activities"),
    ("publicity", "Öffentlichkeit", "publicity"),
    ("awareness", "Bekanntheit", "awareness"),
    ("satisfaction", "Zufriedenheit", "satisfaction"),
    ("image", "Image", "image"),
    ("training_places", "Ausbildungsplätze", "training places"),
    ("jobs", "Arbeitsplätze", "jobs"),
    ("supply_gap", "Versorgungslücke", "gap in local supply"),
    ("vacancy", "Leerstand", "vacancies", "falling"),
    ("founding", "Gründungen", "start-ups"),
    ("exchange", "Austausch", "exchange"),
    ("finance", "Finanzierung", "finance"),
    ("other", "Sonstiges", "other"),
)

SURVEY_QUESTION: Final = _terms(
    ("awareness", "Bekanntheit des Netzwerks", "awareness of the network"),
    ("satisfaction", "Zufriedenheit mit dem Netzwerk", "satisfaction with the network"),
    ("image", "Image des Stadtteils", "image of the district"),
)

FUNDING_SOURCE: Final = _terms(
    ("programme", "Förderprogramm", "programme", "public"),
    ("european_union", "Europäische Union", "European Union", "public"),
    ("federal", "Bund", "federal government", "public"),
    ("state", "Land", "state government", "public"),
    ("municipality", "Kommune", "municipality", "public lasting"),
    ("network", "Netzwerk selbst", "the network itself", "own lasting"),
    ("members", "Beiträge der Mitglieder", "members' fees", "own lasting"),
    ("sponsors", "Sponsor/innen", "sponsors", "own"),
    ("foundation", "Stiftung", "foundation"),
    ("other", "Sonstiges", "other"),
)

SCOPE: Final = _terms(
    ("network", "Netzwerk eines Stadtteils", "network of a district"),
    ("alliance", "Verbund von Einrichtungen", "alliance of facilities"),
)

FORM: Final = _terms(
    ("formal", "formell (etwa eingetragener Verein)", "formal (a registered association, say)"),
    ("informal", "informell", "informal"),
)

SUPPLY: Final = _terms(
    ("groceries", "Lebensmittel", "groceries"),
    ("bakery", "Bäckerei", "bakery"),
    ("pharmacy", "Apotheke", "pharmacy"),
    ("doctor", "Arztpraxis", "doctor"),
    ("bank", "Bank oder Sparkasse", "bank"),
    ("post", "Post", "post office"),
    ("chemist", "Drogerie", "chemist"),
    ("hairdresser", "Friseursalon", "hairdresser"),
    ("restaurant", "Gastronomie", "restaurant"),
    ("craft", "Handwerk", "crafts"),
    ("clothing", "Bekleidung", "clothing"),
    ("stationery", "Schreibwaren", "stationery"),
)

SECTOR_SCHEME: Final = _terms(
    ("own", "eigene Einteilung", "own classification"),
    ("wz_2008", "WZ 2008", "WZ 2008"),
    ("wz_2025", "WZ 2025", "WZ 2025"),
    ("nace_rev_2", "NACE Rev. 2", "NACE Rev. 2"),
    ("nace_rev_2_1", "NACE Rev. 2.1", "NACE Rev. 2.1"),
)

VOCABULARIES: Final[Mapping[str, Mapping[str, Term]]] = MappingProxyType(
    {
        "activity_kind": ACTIVITY_KIND,
        "activity_status": ACTIVITY_STATUS,
        "actor_kind": ACTOR_KIND,
        "benefit": BENEFIT,
        "channel": CHANNEL,
        "defined_in": DEFINED_IN,
        "form": FORM,
        "funding_source": FUNDING_SOURCE,
        "goal_kind": GOAL_KIND,
        "group": GROUP,
        "institution_field": INSTITUTION_FIELD,
        "level": LEVEL,
        "medium": MEDIUM,
        "outcome": OUTCOME,
        "publicity_status": PUBLICITY_STATUS,
        "purpose": PURPOSE,
        "reach": REACH,
        "relationship_kind": RELATIONSHIP_KIND,
        "role": ROLE,
        "scope": SCOPE,
        "sector_scheme": SECTOR_SCHEME,
        "service": SERVICE,
        "supply": SUPPLY,
        "survey_question": SURVEY_QUESTION,
        "task_area": TASK_AREA,
    }
)


def vocabulary(name: str) -> Mapping[str, Term]:
    """Return one vocabulary.

    Parameters
    ----------
    name
        Its name, for example ``"actor_kind"``.

    Returns
    -------
    Mapping[str, Term]
        The terms by id, in order.

    Examples
    --------
    >>> vocabulary("form")["formal"].label.en
    'formal (a registered association, say)'
    """
    return VOCABULARIES[name]


def terms_in(name: str, group: str) -> tuple[str, ...]:
    """Return the ids of the terms of a vocabulary that belong to a class.

    Parameters
    ----------
    name
        The vocabulary.
    group
        The class.

    Returns
    -------
    tuple of str
        The ids, in the vocabulary's order.

    Examples
    --------
    >>> terms_in("relationship_kind", "recognition")
    ('recognition',)
    """
    return tuple(term.id for term in vocabulary(name).values() if group in term.classes)


def label(name: str, term: str | None) -> Text:
    """Return the wording of a term, or "unspecified" for none.

    Parameters
    ----------
    name
        The vocabulary.
    term
        The term's id.

    Returns
    -------
    Text
        The label in both languages.
    """
    if term is None:
        return Text(de="ohne Angabe", en="unspecified")
    return vocabulary(name)[term].label
