"""The template of a record: what there is to fill, and which criteria it answers.

This is where the tables of a workbook and the catalogue of criteria meet; neither knows the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.catalogue import catalogue as default_catalogue
from localeconomy.criteria.declaration import More
from localeconomy.criteria.questions import asked
from localeconomy.errors import FileFormatError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.excel_template import ORDER_OF_FILLING, Answer, template
from localeconomy.io.files import as_path, file_name, write_bytes
from localeconomy.language import LANGUAGES, Text

if TYPE_CHECKING:
    import os

    from localeconomy.criteria.catalogue import Catalogue
    from localeconomy.criteria.declaration import Criterion
    from localeconomy.criteria.families import Family

__all__ = ["write_template"]

SUFFIX: Final = ".xlsx"
FACTS: Final = frozenset({"organisations", "actors", "districts"})
"""The tables that are asked for facts rather than for a list of what happened."""


def write_template(
    path: str | os.PathLike[str], *, language: str = "en", catalogue: Catalogue | None = None
) -> None:
    """Write a workbook to fill: a sheet a table, explained, with lists to choose from.

    Parameters
    ----------
    path
        The file, .xlsx; it must not exist yet, lest a filled one be lost.
    language
        ``"de"`` or ``"en"``.
    catalogue
        The criteria that it names; by default those of the library.

    Raises
    ------
    FileFormatError
        If there is such a file already, it has another suffix, or it cannot be written.
    MissingExtraError
        If the packages for workbooks are not installed.

    Examples
    --------
    >>> import tempfile, pathlib, warnings
    >>> import localeconomy as le
    >>> with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the examples are left out when it is read
    ...     file = pathlib.Path(folder) / "netzwerk.xlsx"
    ...     le.write_template(file, language="de")
    ...     le.read(file)
    <Network: empty>
    """
    if language not in LANGUAGES:
        message = Text(
            de="Sprache: {value} gibt es nicht; {hint}", en="language: no {value}; {hint}"
        )
        raise UnknownNameError(
            message.fill(value=quoted(language), hint=did_you_mean(language, LANGUAGES))
        )
    file = as_path(path)
    if file.suffix.lower() != SUFFIX:
        raise FileFormatError(ONLY_XLSX.fill(file=file_name(file)))
    if file.exists():
        raise FileFormatError(EXISTS.fill(file=file_name(file)))
    criteria = default_catalogue() if catalogue is None else catalogue
    questions = {table: asked(table, (), is_fact=table in FACTS) for table in ORDER_OF_FILLING}
    answers = [
        _answer(family, each)
        for family in criteria.families
        for each in criteria
        if each.family == family.id
    ]
    write_bytes(file, template(language, questions=questions, answers=answers))


def _answer(family: Family, criterion: Criterion) -> Answer:
    """Return which tables a criterion is judged by, without those it only looks facts up in."""
    tables = dict.fromkeys(
        read.table for read in criterion.reads if read.more is not More.FACT
    ) or dict.fromkeys(read.table for read in criterion.reads)
    return Answer(criterion.title, family.label, tuple(tables))


EXISTS: Final = Text(
    de="{file} gibt es schon; bitte einen anderen Namen wählen oder die alte Datei umbenennen",
    en="{file} exists already; choose another name or rename the old file",
)
ONLY_XLSX: Final = Text(
    de="{file}: eine Vorlage wird als .xlsx geschrieben; bitte diese Endung verwenden",
    en="{file}: a template is written as .xlsx; use that suffix",
)
