"""Workbook files that are damaged, protected or made to do harm: our own error, each time."""

from __future__ import annotations

import io as bytes_io
import os
import random
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy
from localeconomy import io
from localeconomy.cli import main
from localeconomy.errors import FileFormatError, LocalEconomyError, MissingExtraError
from localeconomy.io import excel_format, excel_package, excel_survey
from localeconomy.io.excel_format import workbook
from localeconomy.io.extras import needed
from localeconomy.model.network import Network
from localeconomy.model.records import Activity, Actor, Relationship
from tests.io.workbooks import changed_parts, open_document, parts, saved

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/sheet1.xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FULL = Network(
    title="Hafen",
    as_of="2003",
    actors=[
        Actor("a", "Käse", kind="business", capacity_hours=2.5),
        Actor("b", since="2001-05-17"),
    ],
    relationships=[Relationship("a", "b", weight=0.5, mutual=True)],
    activities=[Activity("fest", day="2002-07-04", attendance={"residents": 120})],
)


def told(path: Path, language: str = "en") -> str:
    with pytest.raises(FileFormatError) as caught:
        io.read(path)
    return caught.value.into(language)


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    return saved(tmp_path / "a.xlsx", {"Akteure": [["Kennung"], ["a"]]})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is no workbook, whatever its suffix says"),
        (b"id;kind\r\na;b\r\n", "is no workbook, whatever its suffix says"),
        (b"<html><table>", "is no workbook, whatever its suffix says"),
        (b"PK\x03\x04 and no more", "is damaged or incomplete"),
        (COMPOUND + b"\x00" * 512, r"in a format that is not read \(.xls or .xlsb\)"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileFormatError, match=expected):
        io.read(path)


def test_each_is_said_in_german(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    assert told(path, "de") == (
        f"{str(path)!r} ist mit einem Passwort geschützt; bitte in der Tabellenkalkulation öffnen "
        "und ohne Passwort speichern"
    )


def test_a_protected_open_document_is_told(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.ods", "")

    def protect(found: dict[str, bytes]) -> None:
        found["META-INF/manifest.xml"] = found["META-INF/manifest.xml"].replace(
            b"/></manifest:manifest>",
            b"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        )
        found["content.xml"] = b"\x00\x01 secret"

    assert "is protected by a password" in told(changed_parts(path, protect))


def test_a_binary_workbook_is_told(actors: Path) -> None:
    changed_parts(actors, lambda found: found.update({"xl/workbook.bin": b"\x83\x01"}))
    assert "in a format that is not read (.xls or .xlsb); save it as .xlsx" in told(actors)


def test_a_file_that_is_not_there_a_folder_and_a_closed_file(tmp_path: Path) -> None:
    assert "does not exist" in told(tmp_path / "none.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    # A folder is one of CSV files, whatever it is called.
    assert "holds no CSV file" in told(tmp_path / "folder.xlsx")
    with pytest.raises(FileFormatError, match="is a folder; name a file"):
        io.read_excel(tmp_path / "folder.xlsx")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a superuser may read every file")
def test_a_file_that_must_not_be_read(actors: Path) -> None:
    actors.chmod(0)
    assert "access is not permitted" in told(actors)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_told(actors: Path, share: float) -> None:
    content = actors.read_bytes()
    actors.write_bytes(content[: int(share * len(content))])
    assert "is damaged or incomplete" in told(actors)


# Made to do harm ---------------------------------------------------------------------------------


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    b'<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_declared_entities_are_refused(actors: Path, part: str) -> None:
    def declare(found: dict[str, bytes]) -> None:
        head, _, rest = found[part].partition(b"?>") if b"?>" in found[part] else (b"", b"", b"")
        found[part] = ENTITIES + (rest if head else found[part])

    message = told(changed_parts(actors, declare))
    assert f"{part!r} declares XML entities, which a workbook does not need" in message


def test_an_archive_that_grows_a_hundredfold_is_refused(actors: Path) -> None:
    changed_parts(actors, lambda found: found.update({"xl/media/a.bin": b"\x00" * 30_000_000}))
    assert "to 1, 50 to 1 at most is possible" in told(actors)


def test_a_large_archive_is_refused(actors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_package, "LARGEST", 1000)
    assert "unpacked or very many parts" in told(actors)


def test_an_archive_of_many_parts_is_refused(actors: Path) -> None:
    changed_parts(actors, lambda found: found.update({f"x/{n}": b"" for n in range(5_001)}))
    assert "unpacked or very many parts" in told(actors)


def lying(content: bytes, says: int) -> bytes:
    """Return an archive that says of its first part another size than it has."""
    with zipfile.ZipFile(bytes_io.BytesIO(content)) as archive:
        name = archive.infolist()[0].filename.encode()
    central = content.index(b"PK\x01\x02")
    assert content[central + 46 :].startswith(name)
    return content[: central + 24] + struct.pack("<I", says) + content[central + 28 :]


@pytest.mark.parametrize("says", [1, 100_000])
def test_a_part_that_holds_more_or_less_than_it_says_is_refused(actors: Path, says: int) -> None:
    """Else an archive of a few bytes could say so, and fill the memory."""
    actors.write_bytes(lying(actors.read_bytes(), says))
    assert "is damaged or incomplete" in told(actors)


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.replace(b'r="A2"', b'r="XFD1048576"'),
        lambda sheet: sheet.replace(b'r="A2"', b'r="A1048577"'),
        lambda sheet: sheet.replace(b'r="A2"', b'r="ZZZ2"'),
        lambda sheet: sheet.replace(b'<row r="2"><c r="A2"', b'<row r="9999999"><c'),
        lambda sheet: sheet.replace(b'<row r="2"><c r="A2"', b'<row r="1' + b"0" * 400 + b'"><c'),
        lambda sheet: sheet.replace(b'r="A2"', b"r='IV1000000'"),
    ],
)
def test_a_sheet_of_absurd_size_is_refused(actors: Path, change: Callable[[bytes], bytes]) -> None:
    """A library would make room for seventeen thousand million cells."""

    def spread(found: dict[str, bytes]) -> None:
        before = found[SHEET]
        found[SHEET] = change(before)
        assert found[SHEET] != before

    message = told(changed_parts(actors, spread))
    assert "delete what stands far outside the table (Ctrl+End shows the last cell)" in message


def test_an_open_document_of_absurd_size_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" {}/>'
    repeated = (
        '<table:table table:name="Akteure"><table:table-row table:number-rows-repeated="1048576">'
        + cell.format('table:number-columns-repeated="16384"')
        + "</table:table-row></table:table>"
    )
    assert "reaches to cell XFD1048576" in told(open_document(tmp_path / "a.ods", repeated))
    far = (
        '<table:table table:name="Akteure"><table:table-row table:number-rows-repeated="1000000">'
        "<table:table-cell/></table:table-row><table:table-row><table:table-cell "
        f'table:number-columns-repeated="9000"/>{cell.format("")}</table:table-row></table:table>'
    )
    assert "reaches to cell MHE1000001" in told(open_document(tmp_path / "b.ods", far))


def test_a_claimed_size_alone_is_no_reason(actors: Path) -> None:
    """What counts are cells that hold something; formats of whole columns are common."""

    def claim(found: dict[str, bytes]) -> None:
        sheet = found[SHEET].replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
        empty = b'<row r="1048576"><c r="XFD1048576" s="0" /></row></sheetData>'
        found[SHEET] = sheet.replace(b"</sheetData>", empty)

    assert io.read(changed_parts(actors, claim)) == Network(actors=[Actor("a")])


def test_links_to_other_files_are_not_followed(actors: Path) -> None:
    """The stored value counts; the link is a part that nobody opens."""
    target = b"file:///etc/passwd"

    def link(found: dict[str, bytes]) -> None:
        found["xl/externalLinks/externalLink1.xml"] = (
            b"<externalLink><externalBook/></externalLink>"
        )
        found["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
            b'<Relationships><Relationship Id="rId1" TargetMode="External" Target="'
            + target
            + b'"/></Relationships>'
        )
        found[SHEET] = found[SHEET].replace(
            b'<c r="A2" t="inlineStr"><is><t>a</t></is></c>',
            b'<c r="A2" t="str"><f>[1]Blatt!$A$1</f><v>a</v></c>',
        )
        assert b"[1]Blatt" in found[SHEET]

    assert io.read(changed_parts(actors, link)) == Network(actors=[Actor("a")])


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, b"<worksheet><sheetData>"),
        (SHEET, b"no XML"),
        (SHEET, None),
        (SHEET, b'<worksheet><sheetData><row r="x"/></sheetData></worksheet>'),
        (SHEET, b'<worksheet><sheetData><row><c r="1A"><v>1</v></c></row></sheetData></worksheet>'),
        ("xl/workbook.xml", None),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/_rels/workbook.xml.rels", None),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
    ],
)
def test_a_damaged_part_is_told(actors: Path, part: str, content: bytes | None) -> None:
    def damage(found: dict[str, bytes]) -> None:
        if content is None:
            del found[part]
        else:
            found[part] = content

    changed_parts(actors, damage)
    with pytest.raises(FileFormatError, match=r"is damaged|holds no sheet"):
        io.read(actors)


def test_a_panic_of_the_reading_library_is_our_error(
    actors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no ordinary exception; an interruption by the user is let through."""
    raised: list[BaseException] = [
        type("PanicException", (BaseException,), {})(),
        KeyboardInterrupt(),
    ]

    class Library:
        class CalamineWorkbook:
            @staticmethod
            def from_filelike(_file: object) -> Any:  # noqa: ANN401
                raise raised.pop(0)

    monkeypatch.setattr(excel_format, "needed", lambda *_: Library)
    assert "is damaged or incomplete" in told(actors)
    with pytest.raises(KeyboardInterrupt):
        io.read(actors)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, left out or doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 20)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 20)]
            case _:
                changed[place:place] = chance.choice([b"<", b'"', b"\x00", b"99999", b"/>", b"&"])
        if not changed:
            return bytes(changed)
    return bytes(changed)


@pytest.mark.filterwarnings("ignore::localeconomy.errors.LeftOutWarning")
@pytest.mark.parametrize("kind", ["archive", "parts"])
def test_damaged_files_give_only_our_own_errors(tmp_path: Path, kind: str) -> None:
    """400 archives with changed bytes; 400 sound ones of which a part has changed bytes."""
    chance = random.Random(kind)  # noqa: S311 - nothing secret
    whole = workbook(FULL, language="de")
    path = tmp_path / "a.xlsx"
    path.write_bytes(whole)
    found = parts(path)
    read = 0
    for _ in range(400):
        if kind == "archive":
            path.write_bytes(mutated(whole, chance))
        else:
            name = chance.choice([each for each in found if "sheet" in each or "Strings" in each])
            with zipfile.ZipFile(path, "w") as archive:
                for each, content in found.items():
                    changed = mutated(content, chance) if each == name else content
                    archive.writestr(each, changed)
        try:
            io.read(path)
        except LocalEconomyError as error:
            in_german = error.into("de")
            assert in_german
        else:
            read += 1
    assert read < 390


# Writing -----------------------------------------------------------------------------------------


def test_nothing_is_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    io.write(FULL, path)
    before = path.read_bytes()

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(FileFormatError, match="No space left on device"):
        io.write(Network(title="neu"), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


LIMITED = """
import resource, sys, localeconomy as le
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    if sys.argv[1] == "template":
        le.write_template(sys.argv[2])
    else:
        actors = [le.Actor(f"a{n}", f"{n * 7919 % 10007:x}" * 9) for n in range(5000)]
        le.write(le.Network(actors=actors), sys.argv[2])
except le.LocalEconomyError as error:
    print(error.into("en"))
"""


def refused(path: Path, what: str, limit: str) -> str:
    """Return what a process says that may not write as much as it has to."""
    environment = {**os.environ, "PYTHONPATH": str(Path(localeconomy.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LIMITED, what, str(path), limit],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the system has no limits of a process")
@pytest.mark.parametrize(
    ("what", "limit", "expected"),
    [
        ("network", "9000", "the temporary files that a workbook needs cannot be written (File"),
        ("template", "9000", "the temporary files that a workbook needs cannot be written (File"),
        ("template", "30000", "' cannot be accessed (File too large); check the path and the disk"),
    ],
)
def test_no_room_for_a_workbook_is_told_and_leaves_what_was_there(
    tmp_path: Path, what: str, limit: str, expected: str
) -> None:
    """The sheets wait in temporary files, which fill a disk as well as the workbook does."""
    old = {"a.xlsx": b"the old one"} if what == "network" else {}
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    assert expected in refused(tmp_path / "a.xlsx", what, limit)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == old


def test_a_folder_for_temporary_files_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(FileFormatError) as caught:
        io.write(FULL, tmp_path / "a.xlsx")
    assert caught.value.into("de").endswith(
        "(No such file or directory); bitte auf dem Datenträger Platz schaffen oder in der "
        "Umgebungsvariablen TMPDIR einen anderen Ordner angeben"
    )
    with pytest.raises(FileFormatError, match="or name another folder in the environment varia"):
        localeconomy.write_template(tmp_path / "b.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["openpyxl", "python_calamine"])
def test_a_missing_package_is_told_with_the_line_that_installs_it(
    actors: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError) as caught:
        io.read(actors) if missing == "python_calamine" else io.write(FULL, actors)
    assert 'pip install "localeconomy[excel]"' in str(caught.value)
    assert 'bitte installieren: pip install "localeconomy[excel]"' in caught.value.into("de")
    assert isinstance(caught.value, ImportError)


def test_a_template_without_the_package_is_told_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main(["template", str(tmp_path / "a.xlsx"), "--language", "de"]) == 2
    said = capsys.readouterr()
    assert 'bitte installieren: pip install "localeconomy[excel]"' in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_module_that_is_there_is_given() -> None:
    assert needed("zlib", "excel") is zlib


def test_the_packages_are_loaded_only_when_they_are_used() -> None:
    code = (
        "import sys, localeconomy as le; le.read; le.write_template; "
        "print([n for n in ('openpyxl', 'python_calamine') if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(localeconomy.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"


def test_limits_are_those_of_a_sheet() -> None:
    assert excel_survey.MOST_ROWS == excel_format.MOST_ROWS == 2**20
    assert excel_survey.MOST_COLUMNS == 2**14
