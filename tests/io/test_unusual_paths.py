"""What is no file, or none that may be read or written: the same clear error for every format."""

from __future__ import annotations

import os
import stat
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import localeconomy as le
from localeconomy.errors import FileFormatError, LeftOutWarning
from localeconomy.io import files, read_places
from localeconomy.io.registry import formats

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIXES = sorted(formats())
WRITTEN = sorted({each.suffixes[0] for each in formats().values()})
READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    **{f"read {suffix}": (f"a{suffix}", le.read) for suffix in SUFFIXES},
    "read_roster": ("a.csv", lambda path: le.read_roster(path, day="2024")),
    "read_matrix": ("a.csv", lambda path: le.read_matrix(path, day="2024")),
    "read_places": ("a.json", lambda path: read_places(path, district="nord")),
    "read_excel": ("a.xlsx", le.read_excel),
    "read_csv": ("actors.csv", le.read_csv),
}
KIOSK = le.Network(title="Kiosk", actors=[le.Actor("kiosk", kind="business")])

every_reader = pytest.mark.parametrize("name", READERS)
every_writer = pytest.mark.parametrize("suffix", WRITTEN)
no_superuser = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="a superuser may read and write everything"
)
has_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")


def told(call: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(FileFormatError) as caught:
        call()
    return str(caught.value), caught.value.into("de")


def written(network: le.Network, path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LeftOutWarning)
        le.write(network, path)


@every_reader
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    file, read = READERS[name]
    english, german = told(lambda: read(tmp_path / file))
    assert "does not exist; check its name and folder" in english
    assert "gibt es nicht; bitte Namen und Ordner prüfen" in german


@every_reader
def test_a_folder_in_the_place_of_a_file(name: str, tmp_path: Path) -> None:
    file, read = READERS[name]
    (tmp_path / file).mkdir()
    english, german = told(lambda: read(tmp_path / file))
    if name == "read_csv" or name.startswith("read ."):
        assert "holds no CSV file" in english
        assert "enthält keine CSV-Datei" in german
    else:
        assert "is a folder; name a file" in english
        assert "ist ein Ordner; bitte eine Datei angeben" in german


@every_reader
def test_a_file_that_must_not_be_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, who may read everything: the system's refusal is played."""
    file, read = READERS[name]
    (tmp_path / file).write_text("x")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(le.LocalEconomyError, match="access is not permitted; check the rights"):
        read(tmp_path / file)


@no_superuser
@every_reader
def test_a_file_without_rights(name: str, tmp_path: Path) -> None:
    file, read = READERS[name]
    (tmp_path / file).write_text("x")
    (tmp_path / file).chmod(0)
    with pytest.raises(le.LocalEconomyError, match="access is not permitted; check the rights"):
        read(tmp_path / file)


@has_pipes
@every_reader
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    file, read = READERS[name]
    os.mkfifo(tmp_path / file)
    english, german = told(lambda: read(tmp_path / file))
    assert "is a device or pipe and no ordinary file; name a file" in english
    assert "ist ein Gerät oder Datenstrom und keine gewöhnliche Datei" in german


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device on this system")
@every_reader
def test_a_device_is_not_read_without_end(name: str, tmp_path: Path) -> None:
    file, read = READERS[name]
    (tmp_path / file).symlink_to("/dev/zero")
    assert "is a device or pipe" in told(lambda: read(tmp_path / file))[0]


@every_reader
def test_a_file_that_is_too_large_is_not_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gigabyte that takes no room on the disk; nothing of it may be read."""
    file, read = READERS[name]
    with (tmp_path / file).open("wb") as opened:
        opened.truncate(files.LARGEST + 1)

    def refuse(_: Path) -> bytes:
        raise AssertionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    english, german = told(lambda: read(tmp_path / file))
    assert "has more than 1,073,741,824 bytes; split it" in english or "million bytes" in english
    assert "hat mehr als 1.073.741.824 Byte; bitte teilen" in german or "Millionen" in german


# Writing -----------------------------------------------------------------------------------------


@every_writer
def test_writing_into_a_folder_that_is_not_there(suffix: str, tmp_path: Path) -> None:
    english, _ = told(lambda: written(KIOSK, tmp_path / "none" / f"a{suffix}"))
    assert f"'{tmp_path}/none' does not exist; check its name and folder" in english
    assert not list(tmp_path.iterdir())


@every_writer
def test_writing_over_a_folder(suffix: str, tmp_path: Path) -> None:
    """A folder of another kind of files; CSV files would take the place of its content."""
    (tmp_path / f"a{suffix}").mkdir()
    (tmp_path / f"a{suffix}" / "notes.txt").write_text("kept")
    english, german = told(lambda: written(KIOSK, tmp_path / f"a{suffix}"))
    assert "is a folder; name a file" in english or "holds something else" in english
    assert "ist ein Ordner; bitte eine Datei" in german or "enthält anderes" in german
    assert (tmp_path / f"a{suffix}" / "notes.txt").read_text() == "kept"


@has_pipes
@every_writer
def test_writing_over_a_pipe_leaves_it_one(suffix: str, tmp_path: Path) -> None:
    """So it is with a device: a file in the place of /dev/null would harm everybody."""
    path = tmp_path / f"a{suffix}"
    os.mkfifo(path)
    assert "is a device or pipe and no ordinary file" in told(lambda: written(KIOSK, path))[0]
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert list(tmp_path.iterdir()) == [path]


@every_writer
def test_writing_where_it_is_not_permitted(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{suffix}"
    written(KIOSK, path)
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("localeconomy.io.files.tempfile.mkstemp", refuse)
    with pytest.raises(FileFormatError, match=r"is not permitted|cannot be written"):
        written(le.Network(), path)
    assert path.read_bytes() == before


@no_superuser
@every_writer
def test_writing_into_a_folder_without_rights(suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    written(KIOSK, folder / f"a{suffix}")
    before = (folder / f"a{suffix}").read_bytes()
    folder.chmod(0o500)
    try:
        with pytest.raises(FileFormatError, match="access is not permitted; check the rights"):
            written(le.Network(), folder / f"a{suffix}")
        assert (folder / f"a{suffix}").read_bytes() == before
        assert len(list(folder.iterdir())) == 1
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device on this system")
@every_writer
def test_a_device_that_is_full(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system itself says that there is no room; `tests/fuzz/disk.py` fails at every stage."""
    path = tmp_path / f"a{suffix}"
    written(KIOSK, path)
    before = path.read_bytes()
    made = tempfile.mkstemp

    def full(prefix: str, dir: str) -> tuple[int, str]:  # noqa: A002 - as it is called
        handle, name = made(prefix=prefix, dir=dir)
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), name

    # Workbooks make files of their own by another way, which is not touched here.
    monkeypatch.setattr(tempfile, "mkstemp", full)
    english, german = told(lambda: written(le.Network(title="new"), path))
    assert "(No space left on device); check the path and the disk" in english
    assert "(No space left on device); bitte Pfad und Datenträger prüfen" in german
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
