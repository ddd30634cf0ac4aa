"""Networks where the criteria of the family `strategy` are healthy, middling and failing."""

from __future__ import annotations

from tests.criteria.builders import (
    district,
    evolved,
    keeping,
)
from tests.criteria.cases.case import Case

CASES = {
    "service_point": Case(
        district,
        lambda: keeping(
            district(), "offers", lambda o: o.service in ("coordination", "business_advice")
        ),
        lambda: evolved(district(), "funding", until="2003-06-30"),
        0.5,
    ),
}
