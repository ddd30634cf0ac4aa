"""What measures would change in the record: plain functions from the terms of a day to a network.

A criterion names one of them for each measure that the record can express. The network that it
returns is the network **as it would be on the day of the assessment, had the measure been carried
out** within the window that the criterion looks at: a what-if of the same day, not a forecast. What
a measure does not settle is assumed as little as possible, and each assumption is a named number or
stands in the function's docstring.

Every record that is made up has an id that says so (`what-if-…`) and is marked as illustrative, as
is every record that a measure completes: a goal that names its owner, a concern that is answered.
Nothing on record is left out, and what happened stays as it was: who came, who did what, what was
published, what people said in surveys. What a measure would do to those alone is not expressed.

A change that finds nothing to do returns the network itself. None depends on the order of records.
"""

from __future__ import annotations

from localeconomy.criteria.remedies import (
    alliances,
    community,
    goals,
    institutions,
    means,
    members,
    partnerships,
    publicity,
    recruitment,
    tasks,
    training,
    workload,
)

__all__ = [
    "alliances",
    "community",
    "goals",
    "institutions",
    "means",
    "members",
    "partnerships",
    "publicity",
    "recruitment",
    "tasks",
    "training",
    "workload",
]
