"""Which structural figures a few missing ties can change much."""

from __future__ import annotations

from typing import Final

__all__ = ["FRAGILE"]

FRAGILE: Final = frozenset(
    {
        "articulation_points",
        "betweenness",
        "betweenness_centralisation",
        "bridges",
        "diameter",
        "distances",
        "mean_distance",
        "reach",
    }
)
"""Figures that rest on shortest paths or on two separate ways between nodes.

One tie more or less can move them by any amount in either direction, so that neither bounds nor
imputation say much of them; no criterion is scored by one. Read them of networks whose ties are all
known. Sources: Kossinets, G. (2006), "Effects of missing data in social networks", Social Networks
28(3), 247–268; Borgatti, S., Carley, K., Krackhardt, D. (2006), "On the robustness of centrality
measures under conditions of imperfect data", Social Networks 28(2), 124–136.
"""
