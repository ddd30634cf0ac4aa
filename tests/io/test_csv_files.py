"""Folders and archives of CSV files: reached, limited, and replaced whole or not at all."""

from __future__ import annotations

import io as bytes_io
import os
import random
import re
import stat
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from localeconomy import io
from localeconomy.cli import main
from localeconomy.errors import FileFormatError, LocalEconomyError
from localeconomy.io import csv_files
from localeconomy.io.csv_files import zipped
from localeconomy.io.csv_format import csv_files as files_of
from localeconomy.model.network import Network
from localeconomy.model.records import Actor, District, Goal, Relationship, SectorCount

if TYPE_CHECKING:
    from collections.abc import Callable

KIOSK = Network(title="Kiosk", actors=[Actor("kiosk", "Käse", kind="business")])
OLD = Network(title="Alt", actors=[Actor("a"), Actor("b")], relationships=[Relationship("a", "b")])


def told(call: Callable[[], object]) -> tuple[str, str]:
    """Return the message of the error that a call gives, in English and German."""
    with pytest.raises(FileFormatError) as caught:
        call()
    return str(caught.value), caught.value.into("de")


def test_a_folder_is_written_where_one_is_named(tmp_path: Path) -> None:
    """By a stroke at the end, or because it is there already."""
    io.write(KIOSK, f"{tmp_path}/netz.2003/")
    assert io.read(tmp_path / "netz.2003") == KIOSK
    (tmp_path / "leer").mkdir()
    io.write(KIOSK, tmp_path / "leer", language="de")
    assert sorted(each.name for each in (tmp_path / "leer").iterdir()) == [
        "Akteure.csv",
        "Netzwerk.csv",
    ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["leer", "netz.2003"]


def test_an_older_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    """The ties of the older network must not be read with the actors of the newer one."""
    io.write(OLD, f"{tmp_path}/netz/", language="de")
    (tmp_path / "netz" / ".DS_Store").write_text("x")
    io.write(KIOSK, tmp_path / "netz")
    assert sorted(each.name for each in (tmp_path / "netz").iterdir()) == [
        "actors.csv",
        "network.csv",
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["netz"]


def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "netz"
    io.write(OLD, f"{folder}/")
    (folder / "notes.docx").write_text("x")
    english, german = told(lambda: io.write(KIOSK, folder))
    assert "holds something else, 'notes.docx' for example, that writing would remove" in english
    assert "enthält anderes, etwa 'notes.docx', das beim Schreiben verloren ginge" in german
    assert io.read(folder) == OLD


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    io.write(OLD, f"{tmp_path}/netz/")
    (tmp_path / "link").symlink_to(tmp_path / "netz")
    io.write(KIOSK, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert io.read(tmp_path / "netz") == KIOSK


def test_permissions_of_folders_are_kept_and_new_ones_get_the_usual(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    usual = stat.S_IMODE((tmp_path / "usual").stat().st_mode)
    io.write(KIOSK, f"{tmp_path}/new/")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == usual
    (tmp_path / "new").chmod(0o750)
    io.write(OLD, tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o750


@pytest.mark.parametrize("kind", ["folder", "zip"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_the_old_files_stay_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, fault: BaseException
) -> None:
    path = tmp_path / ("netz" if kind == "folder" else "netz.zip")
    io.write(OLD, f"{path}/" if kind == "folder" else path)

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    expected = FileFormatError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        io.write(KIOSK, path)
    assert io.read(path) == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("failing", [1, 2])
def test_the_old_folder_comes_back_when_the_exchange_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """The old folder is moved aside (1), then the new one is put in its place (2)."""
    path = tmp_path / "netz"
    io.write(OLD, f"{path}/")
    rename = Path.rename
    calls = []

    def fail_once(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == failing:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    english, _ = told(lambda: io.write(KIOSK, path))
    assert "access is not permitted" in english
    assert io.read(path) == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_equal_networks_give_equal_archives(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        io.write(OLD, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_single_file_is_read_and_not_written(tmp_path: Path) -> None:
    (tmp_path / "Akteure.csv").write_text("Kennung\na\n")
    assert io.read(tmp_path / "Akteure.csv") == Network(actors=[Actor("a")])
    english, german = told(lambda: io.write(KIOSK, tmp_path / "Akteure.csv"))
    assert "a network has several tables; name a ZIP archive (network.zip) or a folder" in english
    assert "ein Netzwerk hat mehrere Tabellen; bitte ein ZIP-Archiv (netz.zip)" in german
    assert (tmp_path / "Akteure.csv").read_text() == "Kennung\na\n"


def test_a_cell_that_no_reader_takes_is_not_written(tmp_path: Path) -> None:
    network = Network(actors=[Actor("a", attributes={"x": ["y" * 10_000] * 14})])
    english, german = told(lambda: io.write(network, tmp_path / "a.zip"))
    assert "a cell ('further attributes') would have 140,0" in english
    assert "eine Zelle („weitere Angaben“) hätte 140.0" in german
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["none.zip", "none.csv"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    english, german = told(lambda: io.read(tmp_path / name))
    assert english == f"'{tmp_path}/{name}' does not exist; check its name and folder"
    assert german.endswith("gibt es nicht; bitte Namen und Ordner prüfen")


def test_a_folder_called_like_an_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "netz.zip").mkdir()
    (tmp_path / "netz.zip" / "actors.csv").write_text("id\na\n")
    assert len(io.read(tmp_path / "netz.zip").actors) == 1


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "netz").write_text("x")
    english, german = told(lambda: io.write(KIOSK, f"{tmp_path}/netz/"))
    assert "is a file; name a folder" in english
    assert "ist eine Datei; bitte einen Ordner angeben" in german


def faults(path: Path) -> str:
    with pytest.raises(LocalEconomyError) as caught:
        io.read(path)
    return str(caught.value)


def test_a_folder_or_pipe_among_the_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").mkdir()
    assert "is a folder; name a file" in faults(tmp_path)
    (tmp_path / "actors.csv").rmdir()
    os.mkfifo(tmp_path / "actors.csv")
    assert "is a device or pipe and no ordinary file; name a file" in faults(tmp_path)


def test_a_file_that_leads_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("id\na\n")
    (tmp_path / "netz").mkdir()
    (tmp_path / "netz" / "actors.csv").symlink_to(tmp_path / "secret.txt")
    assert "leads out of the folder; put the file itself there" in faults(tmp_path / "netz")


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, who may read everything: the system's refusal is played."""
    (tmp_path / "actors.csv").write_text("id\n")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "access is not permitted; check the rights" in faults(tmp_path)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "access is not permitted; check the rights" in faults(tmp_path)


def archive(path: Path, entries: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return path


def test_an_archive_of_a_folder_is_read(tmp_path: Path) -> None:
    """As file managers pack it: the folder itself, and what one system adds."""
    path = archive(
        tmp_path / "a.zip",
        {"netz/": "", "netz/Akteure.csv": "Kennung\na\n", "__MACOSX/netz/._Akteure.csv": "\0"},
    )
    reading = io.read_csv(path)
    assert reading.network == Network(actors=[Actor("a")])
    assert [each.name for each in reading.files] == ["netz/Akteure.csv"]


@pytest.mark.parametrize(
    "name",
    ["../actors.csv", "a/../../actors.csv", "/actors.csv", "C:/actors.csv", "..\\actors.csv"],
)
def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "a.zip", {name: "id\na\n"})
    english, german = told(lambda: io.read(path))
    assert english.endswith("leads out of the archive; pack it again without paths")
    assert german.endswith("führt aus dem Archiv hinaus; bitte ohne Pfade neu packen")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """Twenty million zeros take twenty thousand bytes: a thousand to one."""
    path = archive(tmp_path / "a.zip", {"actors.csv": b"0" * 20_000_000})
    english, german = told(lambda: io.read(path))
    assert "to 1, 30 to 1 at most is possible; unpack it yourself" in english
    assert "-fach verdichtet, höchstens 30-fach ist möglich" in german


@pytest.mark.parametrize(
    ("limit", "value", "expected"),
    [
        ("MOST_FILES", 1, "holds 2 files, 1 at most are possible"),
        ("LARGEST", 1_000_000, "holds 2 MB unpacked, 1 at most are possible"),
    ],
)
def test_an_archive_has_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, expected: str
) -> None:
    path = archive(tmp_path / "a.zip", {"actors.csv": b"id\n" * 700_000, "goals.csv": "id\n"})
    monkeypatch.setattr(csv_files, limit, value)
    english, _ = told(lambda: io.read(path))
    assert expected in english


def test_a_size_that_the_archive_understates_is_a_damaged_archive(tmp_path: Path) -> None:
    """Ten million bytes said to be ten: no more than ten are unpacked, and these do not fit."""
    content = bytearray(zipped({"actors.csv": b"id\n" * 3_000_000}))
    size = struct.pack("<L", 9_000_000)
    assert content.count(size) == 2
    (tmp_path / "a.zip").write_bytes(bytes(content.replace(size, struct.pack("<L", 10))))
    assert "is no complete ZIP archive; pack it again" in faults(tmp_path / "a.zip")


def test_encrypted_doubled_and_unusual_entries_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"actors.csv": b"id\n"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    assert "is protected by a password; pack it without" in faults(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("actors.csv", "id\n")
    assert "is packed in an unusual way" in faults(path)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("actors.csv", "id\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("actors.csv", "id\n")
    assert "is in it twice; pack it once" in faults(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"id;name\n", zipped({"a.csv": b"x"})[:-5]])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    english, german = told(lambda: io.read(tmp_path / "a.zip"))
    assert english.endswith("is no complete ZIP archive; pack it again")
    assert german.endswith("ist kein vollständiges ZIP-Archiv; bitte neu packen")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, taken out, doubled or moved."""
    result = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(result) + 1)
        length = chance.choice((1, 1, 2, 8, 64))
        match chance.randrange(4):
            case 0:
                result[place : place + length] = chance.randbytes(length)
            case 1:
                del result[place : place + length]
            case 2:
                result[place:place] = result[place : place + length] * chance.randint(1, 9)
            case _:
                result[place:place] = chance.choice(
                    (b'"', b";", b"\r", b"\0", b"=", b"9" * 500, b"\xff\xfe", b"{" * 2000, b"\\|")
                )
    return bytes(result)


CELLS = (
    *("", " ", "'", "-", ".", "x", "=1+1", "a|b\\", "\\", "|", ":", "{", "[]", '{"a":', "null"),
    *("1", "-1", "1.5", "1,5", "1.234", "1e400", "9" * 400, "²", "\u0661", "NaN", "inf", "0x1"),
    *("2003", "31.02.2003", "0.0.0000", "00.2001", "99.99.9999", "2003-13", "9999-12-31"),
    *(
        "ja",
        "Summe",
        "a",
        "b",
        "c",
        "founder",
        "Person",
        "Post, Bank",
        "residents: 1 | residents: 2",
    ),
    *('"', '""', ";", ",", "\n", "\r", "\t", "\0", "\ufeff", "\u2028", "🥐", "\x85", "sep=,"),
)


def altered(content: bytes, chance: random.Random) -> bytes:
    """Return a CSV file with a few of its cells, headers among them, replaced or doubled."""
    parts = re.split("([;,\r\n]+)", content.decode("utf-8-sig"))
    for _ in range(chance.randint(1, 3)):
        parts[chance.randrange(len(parts))] = chance.choice((*CELLS, *parts))
    return "".join(parts).encode()


FULL = Network(
    title="Käse",
    as_of="2003-06",
    districts=[District("nord", required_supply=("post", "bank"))],
    sector_counts=[SectorCount("nord", "Handel", count=12, day="2003")],
    actors=[
        Actor("a", "=1", since="2001-05", lon=7.25, attributes={"x": {"y": [1, 2.5, None]}}),
        Actor("b", 'B "b"; c', district="nord"),
    ],
    relationships=[Relationship("a", "b", weight=1.25, mutual=True)],
    goals=[Goal("g", target=1.5, due="2004-12-31")],
)


@pytest.mark.parametrize("language", [None, "de"])
@pytest.mark.filterwarnings("ignore::localeconomy.errors.LeftOutWarning")
def test_damaged_files_give_only_our_own_errors(tmp_path: Path, language: str | None) -> None:
    """500 archives each with changed bytes, a file with changed bytes, one with changed cells."""
    chance = random.Random(str(language))  # noqa: S311 - nothing secret
    files = files_of(FULL, language=language)
    whole = zipped(files)
    read = 0
    for number in range(1500):
        name = chance.choice(sorted(files))
        if number % 3 == 0:
            content = mutated(whole, chance)
        else:
            change = mutated if number % 3 == 1 else altered
            content = zipped(files | {name: change(files[name], chance)})
        (tmp_path / "a.zip").write_bytes(content)
        try:
            io.read(tmp_path / "a.zip")
        except LocalEconomyError as error:
            told_in_german = error.into("de")
            assert told_in_german
        else:
            read += 1
    assert 50 < read < 1450


def test_the_command_line_reads_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    io.write(FULL, f"{tmp_path}/netz/", language="de")
    assert main(["assess", str(tmp_path / "netz"), "--json"]) == 0
    assert '"score"' in capsys.readouterr().out


def test_reading_and_writing_in_memory_are_the_same_files() -> None:
    content = zipped(files_of(FULL))
    with zipfile.ZipFile(bytes_io.BytesIO(content)) as made:
        assert made.testzip() is None
