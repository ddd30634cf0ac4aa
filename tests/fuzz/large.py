"""Files of nearly a million bytes, made to take as long as they can, by reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.fuzz.bulk import lines
from tests.fuzz.large_graphs import DLS, GEXFS, GRAPHMLS, PAJEK, gexf_defaults, graphml_defaults
from tests.fuzz.large_json import (
    ASSESSMENTS,
    GRAPHS,
    MAPS,
    NETWORKS,
    OVERPASS,
    OWN_MAPS,
    colliding,
)
from tests.fuzz.large_tables import ACTORS, ARCHIVES, BOOKS, DOCUMENTS, MATRICES, ROSTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.fuzz.bulk import Make

__all__ = ["HARDEST", "LARGE"]

LARGE: Final[Mapping[str, tuple[Make, ...]]] = {
    "json": NETWORKS,
    "csv archive": ARCHIVES,
    "csv folder": (),
    "csv file": ACTORS,
    "xlsx": BOOKS,
    "xlsm": (),
    "ods": DOCUMENTS,
    "graphml": GRAPHMLS,
    "graphml foreign": (),
    "gexf": GEXFS,
    "gexf foreign": (),
    "node-link": GRAPHS,
    "node-link foreign": (),
    "pajek": PAJEK,
    "pajek foreign": (),
    "dl": DLS,
    "dl foreign": (),
    "geojson": OWN_MAPS,
    "roster": ROSTERS,
    "matrix": MATRICES,
    "places overpass": OVERPASS,
    "places geojson": MAPS,
    "assessment": ASSESSMENTS,
    "frames": (),
}

HARDEST: Final[Mapping[str, tuple[str, Make]]] = {
    "unknown words": ("csv file", lines("a#;busines#", "id;kind\n")),
    "unknown words in lists": ("csv file", lines("a#;bank|x#|bank", "id;supply\n")),
    "unknown headers": ("csv file", lambda: b"id" + b";nam" * 16_000),
    "headers without cells": ("csv file", lambda: b"id" + b";" * 16_000 + b"\na" * 400_000),
    "unknown names": ("json", NETWORKS[20]),
    "unknown names in one list": ("json", NETWORKS[24]),
    "defaults of nodes in GraphML": ("graphml", graphml_defaults),
    "defaults of nodes in GEXF": ("gexf", gexf_defaults),
    "numbers of one hash": ("node-link", colliding),
    "ties that are alike": ("pajek", lines("1 2 1.5", "*Vertices 2\n*Arcs\n")),
    "a long survey": ("roster", lines("a#,b#,1", "respondent,partner,strength\n")),
    "unknown relations": ("roster", lines("a#,b#,suply#", "respondent,partner,relation\n")),
    "names without rows": ("matrix", MATRICES[5]),
    "a text in every cell": ("xlsx", BOOKS[5]),
    "cells without headers": ("xlsx", BOOKS[2]),
    "a repeated cell": ("ods", DOCUMENTS[0]),
    "a repeated text": ("ods", DOCUMENTS[2]),
}
"""Files that once took more than five seconds or a gigabyte, or ended the process."""
