"""What all tests share: the path to their helpers, and how Hypothesis runs."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# The tests are no package; `tests.strategies` is found from the checkout, however pytest is called.
sys.path.insert(0, str(Path(__file__).parents[1]))

# Time says nothing on a shared machine; a failure prints how to see it again.
settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,  # the same cases each time: a change alone can turn the tests red
    max_examples=50,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# A glance: pytest --hypothesis-profile=quick
settings.register_profile("quick", parent=settings.get_profile("default"), max_examples=5)
# A long search: pytest --hypothesis-profile=nightly tests/properties tests/scoring
settings.register_profile(
    "nightly", parent=settings.get_profile("default"), derandomize=False, max_examples=2000
)
settings.load_profile("default")
