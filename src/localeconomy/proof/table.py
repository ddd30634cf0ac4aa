"""The table of a proof: as text, as JSON, and in Markdown for the documentation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from localeconomy.language import Number, Text
from localeconomy.proof.claims import CLAIMS
from localeconomy.proof.plantings import PLANTINGS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from localeconomy.proof.check import Check
    from localeconomy.proof.suite import Proof

__all__ = ["to_json", "to_markdown", "to_text"]

HEAD: Final = (
    Text("Behauptung", "claim"),
    Text("wovon", "of"),
    Text("Ziel", "target"),
    Text("gemessen", "measured"),
    Text("n", "n"),
    Text("Ergebnis", "result"),
)
RESULTS: Final = {
    True: Text("erreicht", "met"),
    False: Text("VERFEHLT", "MISSED"),
    None: Text("–", "–"),
}
NOTHING: Final = "–"
TITLE: Final = Text(
    de="Prüfung des Gesamtwerts an erdachten Netzwerken: localeconomy {library}, Katalog "
    "{catalogue} ({hash}), {day}, Startwert {seed}, {sample}.",
    en="Proof of the score on made-up networks: localeconomy {library}, catalogue {catalogue} "
    "({hash}), {day}, seed {seed}, {sample}.",
)
SAMPLES: Final = {
    False: Text(de="volle Stichprobe", en="whole sample"),
    True: Text(de="kleine Stichprobe", en="quick sample"),
}
SUMMARY: Final = Text(
    de="{met} von {n} Zielen erreicht.",
    en="{met} of {n} targets met.",
)
PER_THING: Final = (
    "recall",
    "named",
    "false_alarms",
    "first",
    "wrong",
    "withheld",
    "withheld_each",
    "severity",
)
DIGITS: Final = 3
HASH_DIGITS: Final = 8


def _title(proof: Proof, day: dt.date) -> Text:
    return TITLE.fill(
        library=proof.library_version,
        catalogue=proof.catalogue_version,
        hash=proof.catalogue_hash[:HASH_DIGITS],
        day=day,
        seed=proof.seed,
        sample=SAMPLES[proof.quick],
    )


def _summary(proof: Proof) -> Text:
    held = [each for each in proof.checks if each.passed is not None]
    return SUMMARY.fill(met=len(held) - len(proof.missed), n=len(held))


def _figure(check: Check, language: str) -> str:
    if check.figure is None:
        return NOTHING
    return Text(de="{x}", en="{x}").fill(x=Number(check.figure, DIGITS)).into(language)


def to_text(proof: Proof, day: dt.date, language: str = "en") -> str:
    """Return the table as lines of text.

    Parameters
    ----------
    proof
        What was measured.
    day
        When.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        One line a check, then what each claim means.
    """
    rows = [[each.into(language) for each in HEAD]]
    rows += [
        [
            CLAIMS[each.claim].label.into(language),
            each.subject,
            each.target,
            _figure(each, language),
            str(each.n),
            RESULTS[each.passed].into(language),
        ]
        for each in _sorted(proof.checks)
    ]
    lines = [_title(proof, day).into(language), "", *_aligned(rows), ""]
    lines += [
        f"{claim.label.into(language)}: {claim.text.into(language)}." for claim in CLAIMS.values()
    ]
    return "\n".join([*lines, "", _summary(proof).into(language), ""])


def _sorted(checks: Iterable[Check]) -> list[Check]:
    """Return the checks claim by claim, in the order of their subjects."""
    order = list(CLAIMS)
    return sorted(checks, key=lambda each: order.index(each.claim))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if number and place in (3, 4) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
        if not number:
            yield "  ".join("-" * width for width in widths)


def to_json(proof: Proof, day: dt.date) -> str:
    """Return the proof as JSON.

    Parameters
    ----------
    proof
        What was measured.
    day
        When.

    Returns
    -------
    str
        The same bytes for the same proof and day.
    """
    plain = {"day": day.isoformat(), **proof.to_dict()}
    return f"{json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1)}\n"


def to_markdown(proof: Proof, day: dt.date, language: str = "en") -> str:
    """Return the table for the documentation: a line a pitfall or criterion, then the rest.

    Parameters
    ----------
    proof
        What was measured.
    day
        When.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        Figures that miss their target are in bold.
    """
    by_name = {(each.claim, each.subject): each for each in proof.checks}
    head = [Text("was gesetzt wurde", "what was planted").into(language)]
    head += [
        f"{CLAIMS[name].label.into(language)}{_range(CLAIMS[name].target)}" for name in PER_THING
    ]
    head.append("n")
    lines = [_title(proof, day).into(language), _summary(proof).into(language), ""]
    lines += [_row(head), _row(["---"] * len(head))]
    for planting in PLANTINGS:
        counted = by_name.get(("named", planting.id))
        if counted is None:
            continue
        cells = [_named(planting.id, language)]
        for name in PER_THING:
            check = by_name.get((name, planting.id))
            cells.append("" if check is None else _marked(check, language))
        cells.append(str(counted.n))
        lines.append(_row(cells))
    rest = [
        each
        for each in _sorted(proof.checks)
        if each.subject not in {planting.id for planting in PLANTINGS}
    ]
    texts = [HEAD[0], HEAD[1], HEAD[2], HEAD[3], HEAD[4]]
    lines += ["", _row([each.into(language) for each in texts]), _row(["---"] * len(texts))]
    lines += [
        _row(
            [
                CLAIMS[each.claim].label.into(language),
                each.subject,
                each.target,
                _marked(each, language),
                str(each.n),
            ]
        )
        for each in rest
    ]
    return "\n".join([*lines, ""])


def _range(target: str) -> str:
    return "" if target == NOTHING else f" ({target})"


def _named(planting: str, language: str) -> str:
    """Return what was planted: the pitfall or criterion, and what is wrong."""
    found = next(each for each in PLANTINGS if each.id == planting)
    wrong = "" if found.fault is None else found.fault.text.into(language)
    if found.pitfall is not None:
        return f"({found.pitfall}) {wrong}"
    scope = "" if found.scope == "network" else f", {Text('Verbund', 'alliance').into(language)}"
    return f"`{found.criterion}`{scope}: {wrong}"


def _marked(check: Check, language: str) -> str:
    figure = _figure(check, language)
    return f"**{figure}**" if check.passed is False else figure


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
