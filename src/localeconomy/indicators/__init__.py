"""Structural and statistical figures as pure functions on arrays.

Each says its formula, unit and source, and works an example. A figure that is not defined for what
was given is None, never 0 or NaN: unknown is not zero. Importing this loads NumPy alone; SciPy is
imported inside, by graphs that are large enough to need it, with the same results.
"""

from __future__ import annotations

from localeconomy.indicators.brokerage import constraint, effective_size
from localeconomy.indicators.centralisation import (
    betweenness,
    betweenness_centralisation,
    degree_centralisation,
)
from localeconomy.indicators.cohesion import (
    average_clustering,
    density,
    dyad_census,
    in_degree,
    isolates,
    mean_degree,
    out_degree,
    reciprocity,
    transitivity,
    triangles,
)
from localeconomy.indicators.concentration import (
    effective_number,
    gini,
    greedy_bus_factor,
    people_who_do_half,
)
from localeconomy.indicators.connectivity import (
    articulation_points,
    bridges,
    component_count,
    components,
    core_numbers,
    largest_component,
    largest_component_share,
    largest_component_without,
    strong_components,
)
from localeconomy.indicators.continuity import (
    covered_share,
    longest_gap,
    months_since_last,
    period_ends,
    period_index,
)
from localeconomy.indicators.distance import diameter, distances, mean_distance, reach
from localeconomy.indicators.diversity import (
    gini_simpson,
    jensen_shannon_distance,
    jensen_shannon_divergence,
    representative_divergence,
    shannon_entropy,
)
from localeconomy.indicators.fair_allocation import expected_gini, expected_people_who_do_half
from localeconomy.indicators.mixing import (
    degree_assortativity,
    ei_index,
    expected_external_share,
    external_share_null,
    external_ties,
    nominal_assortativity,
)
from localeconomy.indicators.moments import Moments
from localeconomy.indicators.proportions import (
    detectable_change,
    newcombe_interval,
    proportion,
    wilson_interval,
)
from localeconomy.indicators.robustness import FRAGILE
from localeconomy.indicators.trend import LEAST_WAVES, MannKendall, mann_kendall

__all__ = [
    "FRAGILE",
    "LEAST_WAVES",
    "MannKendall",
    "Moments",
    "articulation_points",
    "average_clustering",
    "betweenness",
    "betweenness_centralisation",
    "bridges",
    "component_count",
    "components",
    "constraint",
    "core_numbers",
    "covered_share",
    "degree_assortativity",
    "degree_centralisation",
    "density",
    "detectable_change",
    "diameter",
    "distances",
    "dyad_census",
    "effective_number",
    "effective_size",
    "ei_index",
    "expected_external_share",
    "expected_gini",
    "expected_people_who_do_half",
    "external_share_null",
    "external_ties",
    "gini",
    "gini_simpson",
    "greedy_bus_factor",
    "in_degree",
    "isolates",
    "jensen_shannon_distance",
    "jensen_shannon_divergence",
    "largest_component",
    "largest_component_share",
    "largest_component_without",
    "longest_gap",
    "mann_kendall",
    "mean_degree",
    "mean_distance",
    "months_since_last",
    "newcombe_interval",
    "nominal_assortativity",
    "out_degree",
    "people_who_do_half",
    "period_ends",
    "period_index",
    "proportion",
    "reach",
    "reciprocity",
    "representative_divergence",
    "shannon_entropy",
    "strong_components",
    "transitivity",
    "triangles",
    "wilson_interval",
]
