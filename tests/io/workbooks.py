"""Workbooks as people and programs make them, for the tests of reading them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

__all__ = ["book", "changed_parts", "open_document", "parts", "saved"]

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'office:version="1.3"><office:body><office:spreadsheet>'
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def book(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> OpenBook:
    """Return an open workbook with some sheets."""
    made: OpenBook = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    change: Callable[[OpenBook], object] | None = None,
) -> Path:
    """Save a workbook, changed before that where it is said how."""
    made = book(sheets)
    if change is not None:
        change(made)
    made.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Change the parts of a workbook file in place."""
    found = parts(path)
    change(found)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return path


def open_document(path: Path, tables: str) -> Path:
    """Save an OpenDocument workbook with the given tables, in XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", ODS_HEAD + tables + ODS_TAIL)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
            "</manifest:manifest>",
        )
    path.write_bytes(buffer.getvalue())
    return path
