"""Sound networks of several forms and ages, from which the other golden networks differ.

Next to each stands what its rows come to by the catalogue, worked out by hand from what the world
says; `working` of a golden network gives the means that follow for the families. Where the
catalogue names a figure and no control points, the figure itself was taken: residents at a third
of the activities as 1/3, surveys and image work by guess, the employment agency for no field of
renewal. The ranges leave room for that.
"""

from __future__ import annotations

from typing import Final

import attrs

from tests.golden.networks.world import AREAS, SERVICES, Aim, Event, World, duties

__all__ = [
    "AFTER_PROGRAMME",
    "BRUNCH_YEAR",
    "FORMING",
    "GROWN",
    "INFORMAL",
    "INFORMAL_DUTIES",
    "SOUND",
    "YOUNG",
    "YOUNG_INFORMAL",
    "YOUNG_YEAR",
    "run_by_office",
]

# networking .869: partnerships 24/30, institutions 2.5/3, fields 3/4, residents 10/12, cross-sector
# 1, self-help (24/30 of a needed .7) 1. development .895: personal 24/28, benefit 26/30, mix 1,
# critical mass of 20 .947, initiative 10/12, training 8/12, seats 1, lobby 1. pitfalls .956: core
# 12/6, workload 4.83 of a needed 3, word of mouth 3/4, publicity 7/8, city 3/4, the rest 1.
# quality .853: qualification 5/6, services 3/4, goals 3/4, attainment (1 + 1 + .69 + 1)/4, surveys
# and image work about .85, controlling 3/4, office 42 of 36 months.
SOUND: Final = World()

# Eight activities: four initiated by members, four with residents and for the common good. Six
# members carry two each.
YOUNG_YEAR: Final = (
    Event("09-18", "meeting", "exchange", (0, 1)),
    Event("10-30", "meeting", "exchange", (0, 2)),
    Event("12-01", "festival", "common_good", (1, 3), 200),
    Event("01-29", "working_group", "internal", (2, 4)),
    Event("03-08", "campaign", "common_good", (3, 5), 40, "social"),
    Event("04-22", "training", "exchange", (0, 6)),
    Event("05-31", "festival", "common_good", (4, 5), 500),
    Event("06-17", "image_campaign", "common_good", (0, 6), 30, "urban_renewal"),
)

# networking .695: partnerships 8/16, institutions 2/3, fields 2/4, residents 4/8, cross-sector 1,
# self-help (8/16 of a needed .5) 1. development .710: personal 1, benefit 4/5, mix 1, critical mass
# of 11 .811, initiative 4/8, training 2/6, no seat, lobby 1. pitfalls .971: word of mouth 3/4, city
# 3/4, the rest 1. quality .864: qualification 2/4, image work about .6, the rest 1; no survey yet.
YOUNG: Final = World(
    founded="2007-06-30",
    years=("2007-06-30", "2009-06-30"),
    members=16,
    taking_part=11,
    partnered=8,
    benefit=13,
    concerns=(4, 1),
    visits=3,
    letters=0,
    calendar=YOUNG_YEAR,
    duties=duties(1, 2, 4, 5),
    institutions={"agency": "offer", "chamber": "tie", "jobs": "tie"},
    fields=("urban_renewal", "social"),
    seats=0,
    training=AREAS[:2],
    trained=2,
    services=SERVICES,
    aims=(Aim("membership", 8, 24, 16), Aim("activity", 0, 10, 8)),
    surveyed=None,
)

# As the young one, without September: seven activities; self-help is not due, ten are active.
FORMING: Final = YOUNG.but(
    founded="2007-10-01",
    years=("2007-10-01", "2009-09-30"),
    members=12,
    taking_part=10,
    partnered=6,
    benefit=10,
    aims=(Aim("membership", 0, 16, 12), Aim("activity", 0, 10, 7)),
)

# As the sound one, with partnerships 16/24, benefit 20/24, critical mass of 15 .9, training 6/12,
# publicity 8/8, qualification 4/6, a first survey.
GROWN: Final = SOUND.but(
    founded="2005-06-30",
    members=24,
    taking_part=15,
    partnered=16,
    benefit=20,
    trained=6,
    training=AREAS[:4],
    gaps=(),
    surveyed=(0.5, 0.8),
)

# As the sound one, older; self-financing (18 + 36)/60.
AFTER_PROGRAMME: Final = SOUND.but(
    founded="1999-06-30",
    programme_end="2006",
    office_until="2006",
    carried_by=(("network", 18_000.0), ("municipality", 36_000.0)),
)

# A quarterly brunch that members host, a festival and a campaign: five of six initiated by members,
# two with residents; six members carry two each.
BRUNCH_YEAR: Final = (
    Event("09-05", "meeting", "exchange", (1, 2)),
    Event("12-05", "meeting", "exchange", (3, 4)),
    Event("03-05", "meeting", "exchange", (0, 5)),
    Event("06-04", "meeting", "exchange", (2, 6)),
    Event("05-17", "festival", "common_good", (4, 5, 6), 300),
    Event("10-11", "image_campaign", "common_good", (3, 1), 40, "social"),
)
INFORMAL_DUTIES: Final = duties(
    0, 1, 2, 3, areas=("coordination", "moderation", "publicity", "events"), defined_in="minutes"
)

# networking .778: partnerships 18/24, residents 2/6. development .891: benefit 21/24, critical mass
# of 16 .913, initiative 5/6, training 4/6. pitfalls .955, quality .825: qualification 3/4.
INFORMAL: Final = SOUND.but(
    form="informal",
    members=24,
    taking_part=16,
    partnered=18,
    benefit=21,
    calendar=BRUNCH_YEAR,
    duties=INFORMAL_DUTIES,
    guests=("club", "action", "council", "city", "agency"),
    training=("publicity", "events", "moderation"),
    trained=4,
)

# networking .667, development .745, pitfalls .970, quality .864: the young one with a brunch.
YOUNG_INFORMAL: Final = YOUNG.but(
    form="informal",
    calendar=BRUNCH_YEAR,
    duties=INFORMAL_DUTIES,
    guests=INFORMAL.guests,
    training=("publicity", "events"),
)


def run_by_office(calendar: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return a calendar of which the coordination office does everything."""
    return tuple(attrs.evolve(event, by=(0,)) for event in calendar)
