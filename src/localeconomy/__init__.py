"""Local-economy networks: their record, and their health against documented criteria.

The public names are listed in ``__all__`` and loaded when they are first used, so that
``import localeconomy`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localeconomy import indicators
    from localeconomy.analysis import (
        Comparison,
        Recommendation,
        Recommendations,
        compare,
        recommend,
    )
    from localeconomy.assessment import Assessment, assess
    from localeconomy.bundled import example, examples
    from localeconomy.compiled import CompiledSnapshot, Projection, compile_snapshot
    from localeconomy.criteria import Catalogue, Criterion
    from localeconomy.criteria.catalogue import catalogue
    from localeconomy.criteria.own import criterion
    from localeconomy.errors import LocalEconomyError, ValidationError
    from localeconomy.io import (
        read,
        read_csv,
        read_excel,
        read_matrix,
        read_places,
        read_roster,
        write,
    )
    from localeconomy.io.frames import from_frames
    from localeconomy.language import Text
    from localeconomy.model.graph import from_networkx
    from localeconomy.model.network import Network, Snapshot
    from localeconomy.model.pseudonymising import pseudonymise
    from localeconomy.model.records import (
        Activity,
        Actor,
        Complete,
        Concern,
        Contact,
        Cost,
        District,
        Funding,
        Goal,
        Headcount,
        Membership,
        Observation,
        Offer,
        Organisation,
        Participation,
        Publicity,
        Qualification,
        Relationship,
        Responsibility,
        Review,
        Seat,
        SectorCount,
        SurveyWave,
    )
    from localeconomy.model.table import Table
    from localeconomy.schemas import schema
    from localeconomy.scoring.finding import Finding, State
    from localeconomy.synthetic import synthetic_network
    from localeconomy.template import write_template

__version__ = "0.1.0"

# Where each public name lives.
_ROOMS = {
    "Activity": "model.records",
    "Actor": "model.records",
    "Assessment": "assessment",
    "Catalogue": "criteria",
    "Comparison": "analysis",
    "CompiledSnapshot": "compiled",
    "Complete": "model.records",
    "Concern": "model.records",
    "Contact": "model.records",
    "Cost": "model.records",
    "Criterion": "criteria",
    "District": "model.records",
    "Finding": "scoring.finding",
    "Funding": "model.records",
    "Goal": "model.records",
    "Headcount": "model.records",
    "LocalEconomyError": "errors",
    "Membership": "model.records",
    "Network": "model.network",
    "Observation": "model.records",
    "Offer": "model.records",
    "Organisation": "model.records",
    "Participation": "model.records",
    "Projection": "compiled",
    "Publicity": "model.records",
    "Qualification": "model.records",
    "Recommendation": "analysis",
    "Recommendations": "analysis",
    "Relationship": "model.records",
    "Responsibility": "model.records",
    "Review": "model.records",
    "Seat": "model.records",
    "SectorCount": "model.records",
    "Snapshot": "model.network",
    "State": "scoring.finding",
    "SurveyWave": "model.records",
    "Table": "model.table",
    "Text": "language",
    "ValidationError": "errors",
    "assess": "assessment",
    "catalogue": "criteria.catalogue",
    "compare": "analysis",
    "compile_snapshot": "compiled",
    "criterion": "criteria.own",
    "example": "bundled",
    "examples": "bundled",
    "from_frames": "io.frames",
    "from_networkx": "model.graph",
    "pseudonymise": "model.pseudonymising",
    "read": "io",
    "read_csv": "io",
    "read_excel": "io",
    "read_matrix": "io",
    "read_places": "io",
    "read_roster": "io",
    "recommend": "analysis",
    "schema": "schemas",
    "synthetic_network": "synthetic",
    "write": "io",
    "write_template": "template",
}

__all__ = [
    "Activity",
    "Actor",
    "Assessment",
    "Catalogue",
    "Comparison",
    "CompiledSnapshot",
    "Complete",
    "Concern",
    "Contact",
    "Cost",
    "Criterion",
    "District",
    "Finding",
    "Funding",
    "Goal",
    "Headcount",
    "LocalEconomyError",
    "Membership",
    "Network",
    "Observation",
    "Offer",
    "Organisation",
    "Participation",
    "Projection",
    "Publicity",
    "Qualification",
    "Recommendation",
    "Recommendations",
    "Relationship",
    "Responsibility",
    "Review",
    "Seat",
    "SectorCount",
    "Snapshot",
    "State",
    "SurveyWave",
    "Table",
    "Text",
    "ValidationError",
    "assess",
    "catalogue",
    "compare",
    "compile_snapshot",
    "criterion",
    "example",
    "examples",
    "from_frames",
    "from_networkx",
    "indicators",
    "pseudonymise",
    "read",
    "read_csv",
    "read_excel",
    "read_matrix",
    "read_places",
    "read_roster",
    "recommend",
    "schema",
    "synthetic_network",
    "write",
    "write_template",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    if name == "indicators":
        return importlib.import_module("localeconomy.indicators")
    if name not in _ROOMS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"localeconomy.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
