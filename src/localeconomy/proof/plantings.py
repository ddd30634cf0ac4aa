"""Which fault each criterion is to detect: the only place where the two are brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.synthetic import FAULTS, PITFALLS, Fault, synthetic_network

if TYPE_CHECKING:
    from localeconomy.model.network import Network

__all__ = ["CRITERION_OF", "PLANTINGS", "SOUND_WORLD", "Planting", "Setting"]

CRITERION_OF: Final = {
    "businesses_lost": "business_stock",
    "founders_alone": "founder_activation",
    "no_service_point": "service_point",
    "no_employment_bridge": "employment_bridge",
    "no_spin_offs": "social_enterprise",
    "migrants_left_out": "ethnic_economy",
    "no_stable_partnerships": "business_partnerships",
    "distant_institutions": "institution_engagement",
    "no_renewal_link": "renewal_linkage",
    "no_residents": "resident_participation",
    "branches_apart": "cross_sector_ties",
    "falling_apart": "self_help",
    "impersonal_approach": "personal_approach",
    "no_benefit": "individual_benefit",
    "concerns_unheard": "individual_benefit",
    "one_sector": "sector_mix",
    "few_active": "critical_mass",
    "office_led": "self_initiative",
    "untrained": "networker_training",
    "no_seats": "decision_body_seats",
    "no_lobby": "political_lobby",
    "no_initiative": "active_core",
    "few_shoulders": "workload_balance",
    "spread_thin": "task_focus",
    "vacant_tasks": "task_distribution",
    "idle_office": "coordination_backup",
    "no_word_of_mouth": "word_of_mouth",
    "undefined_duties": "organisation_form",
    "no_publicity": "publicity_continuity",
    "no_city_public": "city_public",
    "no_recognition": "official_recognition",
    "no_community_contact": "community_contact",
    "advertising_only": "common_purpose",
    "no_training_offer": "member_qualification",
    "few_services": "coordination_services",
    "vague_goals": "measurable_goals",
    "goals_missed": "goal_attainment",
    "unknown_network": "awareness",
    "discontent_residents": "resident_satisfaction",
    "no_image_work": "district_image",
    "no_reviews": "controlling",
    "money_running_out": "coordination_office",
    "no_own_money": "self_financing",
    "no_training_places": "training_places",
    "supply_missing": "supply_gaps",
    "no_exchange": "practice_exchange",
    "no_backing": "municipal_backing",
    "no_regional_partners": "regional_partnerships",
    "no_joint_projects": "joint_projects",
    "no_transregional_exchange": "transregional_exchange",
    "no_shared_presence": "shared_presence",
    "no_coordination": "alliance_coordination",
}
"""The criterion that is to detect each fault."""


@attrs.frozen
class Setting:
    """Where something is planted: a network before anything is wrong with it.

    Parameters
    ----------
    size
        Members or facilities.
    seed
        Of the network.
    age
        Months since the founding.
    form
        ``"formal"`` or ``"informal"``.
    """

    size: int
    seed: int
    age: int
    form: str


@attrs.frozen
class Planting:
    """Something to be detected.

    Parameters
    ----------
    id
        Its name: that of the pitfall, or of the criterion and the fault.
    scope
        The kind of network that it is planted in.
    fault
        The fault; None in a sound network.
    criterion
        The criterion that is to detect it; None for a pitfall.
    pitfall
        The number of the pitfall; None for a criterion.
    """

    id: str
    scope: str
    fault: Fault | None = None
    criterion: str | None = None
    pitfall: int | None = None

    def network(self, setting: Setting, severity: float = 1.0) -> Network:
        """Return a network with it planted.

        Parameters
        ----------
        setting
            The network before.
        severity
            In [0, 1].

        Returns
        -------
        Network
            With everything on record.
        """
        return synthetic_network(
            setting.size,
            seed=setting.seed,
            age=setting.age,
            form=setting.form,
            scope=self.scope,
            faults={self.fault.id: severity} if self.fault and self.criterion else None,
            pitfalls={self.pitfall: severity} if self.pitfall else None,
        )


def _plantings() -> tuple[Planting, ...]:
    pitfalls = [
        Planting(f"pitfall {number}", "network", fault, pitfall=number)
        for number, fault in PITFALLS.items()
    ]
    faults = [
        Planting(f"{criterion} ({name}{mark})", scope, FAULTS[name], criterion)
        for scope, mark in (("network", ""), ("alliance", ", alliance"))
        for name, criterion in CRITERION_OF.items()
        if scope in FAULTS[name].scopes
    ]
    return (*pitfalls, *faults)


PLANTINGS: Final = _plantings()
"""The pitfalls, then each criterion with each fault that it is to detect."""

SOUND_WORLD: Final = {scope: Planting(f"sound {scope}", scope) for scope in ("network", "alliance")}
"""Nothing planted, by scope."""
