"""Is the network in touch with residents, associations and initiatives?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria import remedies
from localeconomy.criteria.community import COMMUNITY, contact_with_community
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE, Terms
from localeconomy.criteria.units import CLASSES
from localeconomy.language import Text
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the classes of the community with a tie in force or a joint activity."""
    contact = contact_with_community(terms)
    return Judgement(
        value=contact.share,
        raw=float(len(contact.touched)),
        n=len(COMMUNITY),
        reason=_reason(contact.touched, contact.missed),
        evidence=(
            terms.evidence("activities", list(contact.activities)),
            terms.evidence("relationships", list(contact.ties)),
        ),
    )


def _reason(touched: Sequence[Text], missed: Sequence[Text]) -> Text:
    def listed(labels: Sequence[Text], language: str) -> str:
        return ", ".join(label.into(language) for label in labels)

    parts_de = [f"in Kontakt mit: {listed(touched, 'de')}"] if touched else []
    parts_de += [f"kein Kontakt zu: {listed(missed, 'de')}"] if missed else []
    parts_en = [f"in touch with: {listed(touched, 'en')}"] if touched else []
    parts_en += [f"not in touch with: {listed(missed, 'en')}"] if missed else []
    de, en = "; ".join(parts_de), "; ".join(parts_en)
    return Text(de=f"{de[0].upper()}{de[1:]}.", en=f"{en[0].upper()}{en[1:]}.")


CRITERION = Criterion(
    id="community_contact",
    family="pitfalls",
    title=Text(de="Kontakt in den Stadtteil", en="Contact with the community"),
    question=Text(
        de="Steht das Netzwerk in Kontakt mit Bevölkerung, Verbänden und Initiativen des "
        "Stadtteils?",
        en="Is the network in touch with residents, associations and initiatives?",
    ),
    chapter="Stolperfallen: (4) Fehlen strategischer Partner",
    quote="muss auch in Kontakt mit der Bevölkerung, Verbänden und Initiativen des Stadtteils "
    "treten",
    weight=Weight(3, "muss"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Gruppen {Bewohner/innen, Vereine und Verbände, Initiativen} mit bestehender Verbindung "
        "oder gemeinsamer Aktivität in zwölf Monaten, geteilt durch 3",
        en="classes {residents, associations, initiatives} with a tie in force or a joint activity "
        "within twelve months, divided by 3",
    ),
    unit=CLASSES,
    reads=(
        Read("relationships", More.RAISES, kinds=ACTIVE, needed=Needed.JOINTLY),
        Read("activities", More.RAISES, months=WINDOW, needed=Needed.JOINTLY),
        Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Vereine, Gemeinden und Initiativen an der Vorbereitung des nächsten Festes "
                "beteiligen.",
                en="Involve associations, parishes and initiatives in preparing the next festival.",
            ),
            "low",
            change=remedies.community.festival_with_community,
        ),
        Measure(
            Text(
                de="Bewohner/innen zu einem offenen Treffen über die Wünsche im Stadtteil "
                "einladen.",
                en="Invite residents to an open meeting on what the district wishes for.",
            ),
            "low",
            change=remedies.community.meeting_with_residents,
        ),
    ),
    pitfalls=(4,),
    cap=CapRule(0.60),
    asked_from="forming",
    judge=_judge,
)
