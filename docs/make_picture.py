"""Draw the picture of a report: ``python docs/make_picture.py``.

The picture is the report itself, on KinO as it stood on 30 June 2003, laid out as a terminal shows
it. Parts that do not fit are left out whole, with a mark in their place.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import localeconomy as le
from localeconomy.report.text import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["PICTURE", "picture"]

PICTURE: Final = Path(__file__).parent / "_static" / "assessment-kino.svg"
DAY: Final = "2003-06-30"
COLUMNS: Final = 76
LEFT_OUT: Final = ("What is strong", "What to watch", "What is not known")
LAST: Final = "Families"

FONT_SIZE: Final = 14
COLUMN: Final = 8.43  # width of a character in most monospaced fonts of this size
LINE: Final = 19
MARGIN: Final = 22
BAR: Final = 34

# On white each has a contrast of at least 4.5 : 1, and colour-blind readers tell them apart.
COLOURS: Final[Mapping[str, str]] = {
    "1": "#111111",
    "36": "#0072b2",
    "33": "#855700",
    "1;31": "#8a1111",
    "2": "#595959",
}
BOLD: Final = ("1", "1;31")
CODE: Final = re.compile(r"\x1b\[([0-9;]*)m")


def shown_lines(report: str) -> Iterator[str]:
    """Yield the lines of the report that the picture shows.

    Parameters
    ----------
    report
        The report with the codes of a terminal.

    Yields
    ------
    str
        A line; an ellipsis stands for parts that are left out.
    """
    sections = _sections(report)
    skipped = False
    for heading, lines in sections:
        if heading in LEFT_OUT:
            skipped = True
            continue
        if skipped:
            yield from ("\x1b[2m[…]\x1b[0m", "")
            skipped = False
        yield from lines
        if heading == LAST:
            yield "\x1b[2m[…]\x1b[0m"
            return


def _sections(report: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections of a report: the plain heading and all lines."""
    heading, lines = "", list[str]()
    following = [*report.splitlines()[1:], ""]
    for line, below in zip(report.splitlines(), following, strict=True):
        if re.fullmatch(r"-+", CODE.sub("", below)):
            yield heading, lines
            heading, lines = CODE.sub("", line), []
        lines.append(line)
    yield heading, lines


def picture() -> str:
    """Return the picture as SVG.

    Returns
    -------
    str
        Readable on light and dark pages alike: the terminal has its own background.
    """
    assessment = le.assess(le.example("kino-knappenviertel"), on=DAY)
    report = render(assessment, "en", width=COLUMNS, colour=True)
    lines = [f"$ localeconomy assess kino-knappenviertel --on {DAY}", "", *shown_lines(report)]
    low, high = assessment.bounds
    verdicts = ", ".join(f"({n}) {each.word}" for n, each in assessment.pitfalls.items())
    description = (
        f"A terminal shows the first part of a report on {assessment.title.en}, as of {DAY}. "
        f"Verdicts on the four pitfalls: {verdicts}. "
        f"Score {assessment.score:.0f} of 100, bounds {low:.0f} to {high:.0f}, "
        f"grade {assessment.grade}. {assessment.illustrative[0]} of "
        f"{assessment.illustrative[1]} records are made up for illustration."
    )
    return _svg(lines, f"Assessment of KinO on {DAY}", description)


def _svg(lines: Sequence[str], title: str, description: str) -> str:
    width = round(COLUMNS * COLUMN + 2 * MARGIN)
    height = BAR + LINE * len(lines) + MARGIN
    buttons = "".join(
        f'<circle cx="{MARGIN + 18 * place}" cy="{BAR // 2}" r="5" fill="#c4c9d0"/>'
        for place in range(3)
    )
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{BAR + LINE * (number + 1) - 2}">{_spans(line)}</text>'
        for number, line in enumerate(lines)
        if line
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d"
     width="{width}" height="{height}" viewBox="0 0 {width} {height}">
<title id="t">{escape(title)}</title>
<desc id="d">{escape(description)}</desc>
<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"
      fill="#ffffff" stroke="#8c959f"/>
<path d="M0.5 {BAR}H{width - 0.5}" stroke="#d0d7de"/>
{buttons}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
   font-size="{FONT_SIZE}" fill="#24292f" xml:space="preserve">
{rows}
</g>
</svg>
"""


def _spans(line: str) -> str:
    """Return a line of the terminal as spans, each placed by its column.

    Placing them keeps columns straight where a symbol is wider than a letter.
    """
    spans = []
    code, column = "", 0
    for place, piece in enumerate(CODE.split(line)):
        if place % 2:
            code = "" if piece in ("", "0") else piece
            continue
        for run in re.findall(r"\S+(?: \S+)*| +", piece):
            if run.strip():
                x = f"{MARGIN + column * COLUMN:.1f}"
                spans.append(f'<tspan x="{x}"{_style(code)}>{escape(run)}</tspan>')
            column += len(run)
    return "".join(spans)


def _style(code: str) -> str:
    if code not in COLOURS:
        return ""
    weight = ' font-weight="bold"' if code in BOLD else ""
    return f' fill="{COLOURS[code]}"{weight}'


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
