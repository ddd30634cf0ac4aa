"""A disk that is full, at every stage of writing, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fuzz.disk import WRITERS, Failing, Writer, failures, tried

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy import Network


@pytest.mark.parametrize("failing", failures(), ids=lambda each: each.name)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)
def test_the_old_file_stays_and_nothing_is_left(writer: Writer, failing: Failing) -> None:
    outcome, findings = tried(writer, failing)
    assert findings == []
    assert outcome in ("refused", "written")


@pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)
def test_failures_reach_the_writer(writer: Writer) -> None:
    """Four at least do: the disk, the rights, the temporary file, the new name."""
    outcomes = [tried(writer, each)[0] for each in failures()]
    assert outcomes.count("refused") >= 4


def test_a_writer_that_is_not_careful_is_found() -> None:
    def write(_: Network, path: Path) -> None:
        path.write_bytes(b"new " * 1_000)

    careless = Writer("careless", "a.json", write)
    full = next((each for each in failures() if each.name == "100 bytes"), None)
    if full is None:
        pytest.skip("no limit on the size of files on this system")
    outcome, findings = tried(careless, full)
    assert outcome == "refused"
    assert [each.kind for each in findings] == ["exception", "half-written"]
