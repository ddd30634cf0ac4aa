"""Properties of the scoring alone are cheap: many more cases than of whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import settings

from tests.scoring.builders import is_long_search

if TYPE_CHECKING:
    import pytest

USUAL: Final = 200
NIGHTLY: Final = 100_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each property in `test_properties` its number of cases, by the profile in use."""
    usual = settings.default
    if usual is None or usual.max_examples < settings.get_profile("default").max_examples:
        return
    cases = settings(max_examples=NIGHTLY if is_long_search() else USUAL)
    for item in items:
        test = getattr(item, "obj", None)
        is_here = item.path.parent.name == "scoring" and item.path.name == "test_properties.py"
        if is_here and getattr(test, "is_hypothesis_test", False):
            cases(test)
