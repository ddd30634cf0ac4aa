"""The form of an assessment in JSON as a JSON Schema, made from the declarations of its parts.

The schema is part of the package, for programs that show assessments. After a change to a part,
``python -m localeconomy.assessment.json_schema`` writes it again; a test compares.
"""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import json
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from localeconomy.assessment.plain import FORMAT, FORMAT_VERSION
from localeconomy.assessment.result import Assessment
from localeconomy.assessment.sense import HIGHEST_SCORE, LOWEST_SCORE
from localeconomy.assessment.stages import STEP_LABELS, StageReading, Step
from localeconomy.criteria.stages import STAGES
from localeconomy.language import Text
from localeconomy.scoring.contributions import Contribution, Contributions
from localeconomy.scoring.finding import Cap, Evidence, Finding, Measure
from localeconomy.scoring.imputed import Imputed
from localeconomy.scoring.intervals import Interval
from localeconomy.scoring.missing_plan import MissingPlan
from localeconomy.scoring.overlap import Overlap
from localeconomy.scoring.sampling import Sampling
from localeconomy.scoring.sensitivity import Sensitivity
from localeconomy.scoring.summary import CapEffect, FamilyScore, Grade, Summary
from localeconomy.scoring.tipping import Tip, TippingPoint
from localeconomy.scoring.verdicts import Verdict
from localeconomy.scoring.words import EFFORT_LABELS, GRADE_LABELS, VERDICT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FILE", "dumps", "generated", "main", "schema"]

FILE: Final = f"assessment-{FORMAT_VERSION}.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

SIMPLE: Final[Mapping[Any, Mapping[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date", "pattern": DATE},
    Text: {"$ref": "#/$defs/wording"},
}
SCORE: Final = {"minimum": int(LOWEST_SCORE), "maximum": int(HIGHEST_SCORE)}
SHARE: Final = {"minimum": 0, "maximum": 1}
NUMBER_OF: Final = {"minimum": 0}

# What the types of the declarations do not say: ranges of numbers, and which words there are.
LIMITS: Final[Mapping[tuple[type, str], Mapping[str, Any]]] = {
    (Assessment, "scope"): {"enum": ["network", "alliance"]},
    (Assessment, "stage"): {"enum": [each.id for each in STAGES]},
    (Assessment, "illustrative"): NUMBER_OF,
    (Summary, "score"): SCORE,
    (Summary, "ungated"): SCORE,
    (Summary, "bounds"): SCORE,
    (Summary, "coverage"): SHARE,
    (Grade, "lowest"): {"enum": list(GRADE_LABELS)},
    (Grade, "highest"): {"enum": list(GRADE_LABELS)},
    (CapEffect, "limit"): SCORE,
    (FamilyScore, "value"): SHARE,
    (FamilyScore, "bounds"): SHARE,
    (FamilyScore, "coverage"): SHARE,
    (FamilyScore, "weight"): SHARE,
    (StageReading, "stage"): {"enum": [each.id for each in STAGES]},
    (Step, "stage"): {"enum": [each.id for each in STAGES]},
    (Step, "word"): {"enum": list(STEP_LABELS)},
    (Verdict, "number"): {"minimum": 1, "maximum": 4},
    (Verdict, "word"): {"enum": list(VERDICT_LABELS)},
    (Verdict, "shortfall"): SHARE,
    (Finding, "value"): SHARE,
    (Finding, "bounds"): SHARE,
    (Finding, "n"): NUMBER_OF,
    (Finding, "weight"): NUMBER_OF,
    (Evidence, "count"): NUMBER_OF,
    (Measure, "effort"): {"enum": list(EFFORT_LABELS)},
    (Cap, "limit"): SHARE,
    (Cap, "force"): SHARE,
    (Cap, "least_force"): SHARE,
    (Sampling, "positive"): NUMBER_OF,
    (Sampling, "answered"): NUMBER_OF,
    (Sampling, "population"): NUMBER_OF,
    (Sampling, "points"): SHARE,
    (Imputed, "values"): SHARE,
    (Imputed, "counts"): NUMBER_OF,
    (Interval, "kind"): {"enum": ["scenario", "method"]},
    (Interval, "low"): SCORE,
    (Interval, "high"): SCORE,
    (Interval, "level"): SHARE,
    (Contribution, "kind"): {"enum": ["family", "cap"]},
    (Sensitivity, "source"): {"enum": ["scenario", "method"]},
    (TippingPoint, "of"): {"enum": ["value", "weight"]},
    (TippingPoint, "grade"): {"enum": list(GRADE_LABELS)},
    (Tip, "grade"): {"enum": list(GRADE_LABELS)},
    (Overlap, "count"): NUMBER_OF,
    (Overlap, "share"): SHARE,
}

# The keys under which an assessment tells its fields, where they differ from its names.
KEYS: Final = {"all_findings": "findings", "family_list": "families"}

# What is told of how sure the score is; the interval of the method needs the record.
UNCERTAINTY: Final[Mapping[str, Any]] = {
    "scenario_interval": Interval,
    "method_interval": Interval,
    "contributions": Contributions,
    "sensitivity": Sensitivity,
    "tipping_points": tuple[TippingPoint, ...],
    "missing_plan": MissingPlan,
    "overlap": tuple[Overlap, ...],
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an assessment in JSON.

    Returns
    -------
    dict
        A schema of the dialect 2020-12. Descriptions are in English. Keys that it does not name
        are allowed, as later releases may add some.

    Examples
    --------
    >>> schema()["properties"]["format"]
    {'const': 'localeconomy/assessment'}
    >>> schema()["$defs"]["summary"]["properties"]["score"]["maximum"]
    100
    """
    place = resources.files("localeconomy.assessment").joinpath("schema", FILE)
    document: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return document


def generated() -> dict[str, Any]:
    """Return the schema as the declarations of today make it.

    Returns
    -------
    dict
        The schema.
    """
    definitions: dict[str, Any] = {}
    own = _properties(Assessment, definitions)
    reading = _value(StageReading, definitions)
    uncertainty = {name: _value(hint, definitions) for name, hint in UNCERTAINTY.items()}
    properties = {
        "format": {"const": FORMAT},
        "version": {"const": FORMAT_VERSION},
        **{KEYS.get(name, name): value for name, value in own.items()},
        "stage_reading": reading,
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:localeconomy:assessment:{FORMAT_VERSION}",
        "title": "Assessment of a local-economy network",
        "x-title-de": "Bewertung eines Netzwerks der lokalen Ökonomie",
        "type": "object",
        "required": list(properties),
        "properties": properties
        | {
            "uncertainty": {
                "description": "How sure the score is; only where it was asked for.",
                "type": "object",
                "required": [name for name in uncertainty if name != "method_interval"],
                "properties": uncertainty,
            }
        },
        "$defs": {"wording": _wording(), **dict(sorted(definitions.items()))},
    }


def _wording() -> dict[str, Any]:
    text = {"type": "string"}
    return {"type": "object", "required": ["de", "en"], "properties": {"de": text, "en": text}}


def _properties(kind: type[attrs.AttrsInstance], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of what a class tells, with what its docstring says of each."""
    hints, meanings = get_type_hints(kind), dict(_meanings(kind))
    found: dict[str, Any] = {}
    for field in attrs.fields(kind):
        # What takes no part in comparing is not written either.
        if field.eq:
            limits = LIMITS.get((kind, field.name), {})
            value = _value(hints[field.name], definitions, limits)
            found[field.name] = {"description": meanings[field.name], **value}
    return found


def _meanings(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a class and what its docstring says of each."""
    said = (inspect.getdoc(kind) or "").partition("Parameters\n----------\n")[2]
    said = re.split(r"\n\n[A-Z]\w+\n-+\n", said)[0]
    for names, meaning in re.findall(r"^(\S.*)\n((?:(?: +.*)?\n?)+)", said, re.MULTILINE):
        words = " ".join(meaning.replace("``", "").replace("`", "").split())
        words = re.sub(r"\bNone\b", "null", words)
        yield from ((name, words) for name in names.split(", "))


def _value(
    hint: Any,  # noqa: ANN401 - any type
    definitions: dict[str, Any],
    limits: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the schema of a value of a type, its numbers and words within limits."""
    limits, kind = limits or {}, get_origin(hint) or hint
    if kind in SIMPLE:
        return {**SIMPLE[kind], **limits}
    if kind in (Union, UnionType):
        (there,) = (each for each in get_args(hint) if each is not NoneType)
        return {"anyOf": [_value(there, definitions, limits), {"type": "null"}]}
    if kind is tuple:
        return _tuple(get_args(hint), definitions, limits)
    if kind is Mapping:
        return {
            "type": "object",
            "additionalProperties": _value(get_args(hint)[1], definitions, limits),
        }
    if issubclass(kind, enum.Enum):
        return {"enum": [each.value for each in kind]}
    return _reference(kind, definitions)


def _tuple(
    parts: tuple[Any, ...], definitions: dict[str, Any], limits: Mapping[str, Any]
) -> dict[str, Any]:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _value(parts[0], definitions, limits)}
    return {
        "type": "array",
        "prefixItems": [_value(each, definitions, limits) for each in parts],
        "minItems": len(parts),
        "maxItems": len(parts),
    }


def _reference(kind: type[attrs.AttrsInstance], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return where the schema of a class is, and note it there."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    if name not in definitions:
        definitions[name] = {}  # a class that holds itself would be asked for without end
        properties = _properties(kind, definitions)
        definitions[name] = {
            "type": "object",
            "required": list(properties),
            "properties": properties,
        }
    return {"$ref": f"#/$defs/{name}"}


def dumps() -> str:
    """Return the text of the schema as the declarations of today make it.

    Returns
    -------
    str
        JSON.
    """
    return json.dumps(generated(), ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] = ()) -> None:
    """Write the schema into the package.

    Parameters
    ----------
    arguments
        A file to write instead.
    """
    path = Path(arguments[0]) if arguments else Path(__file__).parent / "schema" / FILE
    path.write_text(dumps(), encoding="utf-8")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
