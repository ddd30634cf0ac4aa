"""The documented rows of the catalogue, kept apart from the code that they hold to account."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ROWS", "Row"]


class Row(NamedTuple):
    """What the documentation says of one criterion.

    Parameters
    ----------
    family, weight, scope
        As documented; scope N is a district's network, A an alliance, NA both.
    cap
        The limit in full force, and whether it is phased in.
    pitfalls
        The numbers that it belongs to.
    """

    family: str
    weight: float
    scope: str
    cap: tuple[float, bool] | None = None
    pitfalls: tuple[int, ...] = ()


ROWS: Final[dict[str, Row]] = {
    "business_stock": Row("strategy", 0, "N"),
    "founder_activation": Row("strategy", 0, "N"),
    "service_point": Row("strategy", 0, "N"),
    "employment_bridge": Row("strategy", 0, "N"),
    "social_enterprise": Row("strategy", 0, "N"),
    "ethnic_economy": Row("strategy", 0, "N"),
    "business_partnerships": Row("networking", 2, "N"),
    "institution_engagement": Row("networking", 2, "N"),
    "renewal_linkage": Row("networking", 2, "N"),
    "resident_participation": Row("networking", 2, "N"),
    "cross_sector_ties": Row("networking", 2, "N"),
    "self_help": Row("networking", 2, "N"),
    "personal_approach": Row("development", 3, "N"),
    "individual_benefit": Row("development", 3, "N"),
    "sector_mix": Row("development", 2, "N"),
    "critical_mass": Row("development", 3, "N", (0.50, True)),
    "self_initiative": Row("development", 2, "N"),
    "networker_training": Row("development", 2, "N"),
    "decision_body_seats": Row("development", 2, "N"),
    "political_lobby": Row("development", 2, "N"),
    "active_core": Row("pitfalls", 3, "N", (0.40, True), (1,)),
    "workload_balance": Row("pitfalls", 2, "NA", (0.70, True), (1,)),
    "task_focus": Row("pitfalls", 2, "N", (0.80, True), (1,)),
    "task_distribution": Row("pitfalls", 2, "NA", (0.70, False), (1,)),
    "coordination_backup": Row("pitfalls", 2, "N", (0.80, False), (1,)),
    "word_of_mouth": Row("pitfalls", 1, "N", None, (1,)),
    "organisation_form": Row("pitfalls", 1, "NA", (0.80, False), (2,)),
    "publicity_continuity": Row("pitfalls", 3, "NA", (0.60, False), (3,)),
    "city_public": Row("pitfalls", 2, "N", (0.80, False), (3,)),
    "official_recognition": Row("pitfalls", 3, "N", (0.40, False), (3, 4)),
    "community_contact": Row("pitfalls", 3, "N", (0.60, False), (4,)),
    "common_purpose": Row("pitfalls", 2, "N", (0.60, False), (4,)),
    "member_qualification": Row("quality", 3, "N"),
    "coordination_services": Row("quality", 2, "N"),
    "measurable_goals": Row("quality", 2, "NA"),
    "goal_attainment": Row("quality", 2, "NA"),
    "awareness": Row("quality", 1, "N"),
    "resident_satisfaction": Row("quality", 1, "N"),
    "district_image": Row("quality", 1, "N"),
    "controlling": Row("quality", 1, "NA"),
    "coordination_office": Row("quality", 3, "N", (0.60, False)),
    "self_financing": Row("quality", 1, "N"),
    "training_places": Row("quality", 0, "N"),
    "supply_gaps": Row("quality", 0, "N"),
    "practice_exchange": Row("alliance", 3, "A"),
    "municipal_backing": Row("alliance", 2, "A"),
    "regional_partnerships": Row("alliance", 2, "A"),
    "joint_projects": Row("alliance", 2, "A"),
    "transregional_exchange": Row("alliance", 1, "A"),
    "shared_presence": Row("alliance", 1, "A"),
    "alliance_coordination": Row("alliance", 2, "A"),
}
