from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from localeconomy import io
from localeconomy.errors import FileFormatError, ValidationError
from localeconomy.io.files import read_bytes, write_bytes
from localeconomy.io.registry import formats
from localeconomy.model.network import Network
from localeconomy.model.records import Actor, Relationship

if TYPE_CHECKING:
    from collections.abc import Callable

KIOSK = Network(title="Kiosk", actors=[Actor("kiosk", "Käse", kind="business")])


def told(call: Callable[[], object]) -> tuple[str, str]:
    """Return the message of the error that a call gives, in English and German."""
    with pytest.raises(FileFormatError) as caught:
        call()
    return str(caught.value), caught.value.into("de")


@pytest.mark.parametrize("as_given", [str, Path])
def test_a_network_is_written_and_read_by_path_or_text(
    tmp_path: Path, as_given: Callable[[Path], Any]
) -> None:
    path = tmp_path / "Käse 1.JSON"
    io.write(KIOSK, as_given(path))
    assert io.read(as_given(path)) == KIOSK
    assert path.read_bytes() == io.dumps(KIOSK).encode()
    assert b"\r" not in path.read_bytes()


def test_the_home_folder_may_be_written_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    io.write(KIOSK, "~/kiosk.json")
    assert (tmp_path / "kiosk.json").exists()


def test_a_home_folder_that_nobody_has_is_a_file_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    io.write(KIOSK, "~nobody-of-this-name.json")
    assert (tmp_path / "~nobody-of-this-name.json").exists()


@pytest.mark.parametrize("name", ["kino.txt", "kino", "kino.json.bak", ".json"])
def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    for call in (lambda: io.read(tmp_path / name), lambda: io.write(KIOSK, tmp_path / name)):
        english, german = told(call)
        assert re.search(r"the suffix '.*' belongs to no known format; use .*\.json", english)
        assert re.search(r"die Endung '.*' gehört zu keinem bekannten Format; möglich", german)
    assert not list(tmp_path.iterdir())


def test_each_suffix_belongs_to_one_format() -> None:
    for suffix, known in formats().items():
        assert suffix in known.suffixes
        assert suffix == suffix.lower()
        assert suffix.startswith(".")


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    english, german = told(lambda: io.read(tmp_path / "kino.json"))
    assert english == f"'{tmp_path}/kino.json' does not exist; check its name and folder"
    assert german == f"'{tmp_path}/kino.json' gibt es nicht; bitte Namen und Ordner prüfen"
    english, _ = told(lambda: io.write(KIOSK, tmp_path / "none" / "kino.json"))
    assert english == f"'{tmp_path}/none' does not exist; check its name and folder"


@pytest.mark.parametrize("name", ["kino.json", "kino.geojson", "kino.xlsx", "kino.d", "kino.zip"])
def test_a_folder_holds_csv_files_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    """Made by a stroke at the end; found again with it, without it, and when it is written anew."""
    path = str(tmp_path / name)
    io.write(KIOSK, f"{path}/")
    for written in (f"{path}/", path):
        assert io.read(written) == KIOSK
    io.write(KIOSK, path)
    assert io.read(path) == KIOSK


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kino.json"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all", encoding="utf-8")
    assert "holds no CSV file" in told(lambda: io.read(folder))[0]
    assert "'letter.txt'" in told(lambda: io.write(KIOSK, folder))[0]
    assert [each.name for each in folder.iterdir()] == ["letter.txt"]


def test_where_one_file_is_needed_a_folder_is_none(tmp_path: Path) -> None:
    for call in (lambda: read_bytes(tmp_path), lambda: write_bytes(tmp_path, b"")):
        english, german = told(call)
        assert "is a folder; name a file" in english
        assert "ist ein Ordner; bitte eine Datei angeben" in german


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, who may read everything: the system's refusal is played."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    english, german = told(lambda: io.read(tmp_path / "kino.json"))
    assert "access is not permitted; check the rights" in english
    assert "der Zugriff ist nicht erlaubt; bitte die Rechte" in german


@pytest.mark.parametrize("name", ["a\0b.json", "x" * 300 + ".json"])
def test_a_path_that_the_system_refuses_is_told(tmp_path: Path, name: str) -> None:
    for call in (lambda: io.read(tmp_path / name), lambda: io.write(KIOSK, tmp_path / name)):
        english, german = told(call)
        assert re.search(r"cannot be accessed \(.+\); check the path", english)
        assert re.search(r"ist nicht zugänglich \(.+\); bitte Pfad", german)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_the_old_file_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, fault: BaseException
) -> None:
    path = tmp_path / "kino.json"
    path.write_text("the old one")

    def fail(*_: object) -> None:
        raise fault

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    expected = FileFormatError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        io.write(KIOSK, path)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_network_that_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kino.json"
    io.write(KIOSK, path)

    def fail(_: Network) -> str:
        raise RuntimeError

    monkeypatch.setattr("localeconomy.io.json_format.dumps", fail)
    with pytest.raises(RuntimeError):
        io.write(Network(), path)
    assert io.read(path) == KIOSK


def test_permissions_are_kept_and_new_files_get_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "kino.json"
    old = os.umask(0o027)
    try:
        io.write(KIOSK, path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    io.write(KIOSK, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    target, link = tmp_path / "data" / "kino.json", tmp_path / "kino.json"
    target.write_text("{}")
    link.symlink_to(target)
    io.write(KIOSK, link)
    assert link.is_symlink()
    assert io.read(target) == KIOSK


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kino.json"
    path.write_text('{"format": "localeconomy/network", "version": 1, "actors": [{}]}')
    with pytest.raises(ValidationError, match=r"^1 problem in '.*kino\.json':\n"):
        io.read(path)


def test_ten_thousand_ties_are_written_and_read_in_seconds(tmp_path: Path) -> None:
    actors = [Actor(f"a{number}") for number in range(200)]
    ties = [
        Relationship(f"a{one}", f"a{other}")
        for one in range(200)
        for other in range(51)
        if one != other
    ]
    network = Network(actors=actors, relationships=ties)
    io.write(network, tmp_path / "kino.json")
    assert io.read(tmp_path / "kino.json") == network
