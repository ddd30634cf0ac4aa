"""A small run of the fuzz harness, and that it finds what is planted.

The whole run: ``python -m tests.fuzz``.
"""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest

from localeconomy.io.registry import formats
from tests.fuzz import judging
from tests.fuzz.__main__ import main
from tests.fuzz.damage import LARGEST
from tests.fuzz.fuzzing import fuzzed
from tests.fuzz.judging import judged, judged_case
from tests.fuzz.large import HARDEST, LARGE
from tests.fuzz.minimising import minimised
from tests.fuzz.planted import CONTENT, FAULTS, planted
from tests.fuzz.readers import READERS, Reader, content_of, named
from tests.fuzz.running import Job, Workers, jobs

if TYPE_CHECKING:
    from pathlib import Path

EACH = 24
SEED = 7
POSIX = pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")


@pytest.mark.parametrize("reader", READERS, ids=lambda each: each.name)
def test_damaged_files_give_networks_or_our_own_errors(reader: Reader) -> None:
    verdicts = [judged_case(reader, SEED, number) for number in range(EACH)]
    assert [each for each in verdicts if each.findings] == []
    # Something was refused: else no file would have been damaged.
    assert "refused" in {each.outcome for each in verdicts}


@pytest.mark.parametrize("name", HARDEST)
def test_files_that_once_took_very_long_or_filled_the_memory(name: str) -> None:
    called, make = HARDEST[name]
    (reader,) = named([called])
    content = make()
    assert len(content) < 1_000_000
    # Number 1 is not written and read again, which takes longer than reading it once.
    verdict = judged(reader, f"actors{reader.suffix or '.csv'}", content, number=1)
    assert verdict.findings == ()


def test_every_format_has_a_reader() -> None:
    read = {each.suffix for each in READERS} | {".csv"}
    assert set(formats()) <= read
    assert set(LARGE) == {each.name for each in READERS}


def test_the_same_seed_gives_the_same_files() -> None:
    for reader in READERS:
        first = [content_of(reader, 1, number) for number in range(8)]
        assert first == [content_of(reader, 1, number) for number in range(8)]
        assert first != [content_of(reader, 2, number) for number in range(8)]
        assert all(len(content) <= LARGEST for _, content in first)


def test_what_is_asked_for_is_what_is_done() -> None:
    (reader,) = named(["json"])
    numbers = [number for job in jobs(reader, 0, 600) for number in job.numbers]
    assert numbers == list(range(-len(LARGE["json"]), 600))
    assert named([]) == READERS


# What is planted is found ----------------------------------------------------------------------


def kinds(found: object) -> list[str]:
    assert isinstance(found, judging.Verdict)
    return [each.kind for each in found.findings]


@pytest.mark.parametrize("name", ["raises", "warns", "leaves open", "says nothing", "differs"])
def test_a_planted_fault_is_found(name: str) -> None:
    assert set(kinds(judged(planted(name), "a.json", CONTENT))) == {FAULTS[name][1]}


def test_a_message_that_cannot_be_printed_is_found() -> None:
    assert set(kinds(judged(planted("cannot be printed"), "a.json", CONTENT))) == {"message"}


@POSIX
def test_a_reader_without_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "LONGEST", 0.1)
    assert kinds(judged(planted("computes"), "a.json", CONTENT)) == ["slow"]


def test_a_sound_reader_has_no_findings() -> None:
    assert judged(planted("sound"), "a.json", CONTENT).outcome == "read"
    assert judged(planted("sound"), "a.json", CONTENT[:-1]).outcome == "refused"
    assert kinds(judged(planted("sound"), "a.json", CONTENT[:-1])) == []


@POSIX
def test_what_ends_or_stops_a_process_is_found_from_outside() -> None:
    with Workers(1, longest_wait=20) as pool:
        for name in ("ends", "fills", "sound"):
            job = Job(planted(name), 0, range(2), ("a.json", CONTENT))
            expected = [FAULTS[name][1]] if name in FAULTS else []
            assert [kinds(each) for each in pool.done(job)] == [expected] * 2
    with Workers(1, longest_wait=3) as pool:
        (verdict,) = pool.done(Job(planted("waits"), 0, range(1), ("a.json", CONTENT)))
        assert kinds(verdict) == ["hang"]


@POSIX
def test_a_run_names_the_finding_and_the_smallest_file(tmp_path: Path) -> None:
    told: list[str] = []
    report = fuzzed(
        [planted("raises"), planted("sound")],
        seed=0,
        each=12,
        workers=1,
        keep=tmp_path / "kept",
        told=told.append,
    )
    (shown,) = report.found
    assert (shown.reader, shown.finding.kind) == ("raises", "exception")
    assert shown.finding.what == "KeyError: 'found it'"
    assert shown.content == shown.path.read_bytes() == b"needle"
    assert 1 < shown.times == report.tallies["raises"].findings < 12
    assert report.tallies["sound"].findings == 0
    assert report.tallies["sound"].files == 12
    assert "    12 " in report.text
    assert f"raises, file {shown.number}, {shown.times} times: exception" in report.text
    assert [line.split("  ")[-6].strip() for line in told] == ["12", "12"]


def test_a_file_is_made_as_small_as_it_can_be() -> None:
    """Both signs are needed: eight tries halve, the rest takes single bytes out."""
    content = bytes(range(200))
    assert minimised(content, lambda part: b"\x07" in part and b"\xb0" in part) == b"\x07\xb0"
    tries = itertools.count()
    minimised(content, lambda part: next(tries) < 0 and bool(part), most_tries=50)
    assert next(tries) <= 51


@POSIX
def test_the_command_prints_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--each", "3", "--workers", "1", "--keep", str(tmp_path)]
    assert main([*arguments, "--reader", "frames"]) == 0
    said = capsys.readouterr()
    assert "no findings (seed 0)" in said.out
    assert said.out.splitlines()[1].split()[:2] == ["frames", "3"]
    monkeypatch.setattr("tests.fuzz.__main__.named", lambda _: (planted("warns"),))
    assert main([*arguments, "--reader", "frames"]) == 1
    assert "warning: DeprecationWarning: old" in capsys.readouterr().out
