"""Large graph files, sound or all faults: GraphML, GEXF, Pajek and UCINET."""

from __future__ import annotations

from typing import Final

from tests.fuzz.bulk import SIZE, Make, lines, repeated

__all__ = ["DLS", "GEXFS", "GRAPHMLS", "PAJEK", "gexf_defaults", "graphml_defaults"]

GRAPHML: Final = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'


def _graphml(line: str, head: str = "", tail: str = "") -> Make:
    return lambda: repeated(line, f"{GRAPHML}{head}<graph>", f"{tail}</graph></graphml>")


def graphml_defaults() -> bytes:
    """Many defaults and many nodes: each node has each default."""
    keys = "".join(
        f'<key id="k{n}" for="node" attr.name="a{n}"><default>1</default></key>'
        for n in range(6_000)
    )
    return repeated('<node id="#"/>', f"{GRAPHML}{keys}<graph>", "</graph></graphml>")


def _undeclared() -> bytes:
    keys = "".join(f'<key id="k{n}" for="edge"/>' for n in range(13_000))
    return repeated('<node id="#"/>', f"{GRAPHML}{keys}<graph>", "</graph></graphml>")


GRAPHMLS: Final = (
    _graphml('<node id="a#"/>'),
    _graphml('<node id="a"/>'),
    _graphml(
        '<node id="a#"><data key="k">busines#</data></node>', '<key id="k" attr.name="kind"/>'
    ),
    _graphml('<node id="a#"><data key="k#">x</data></node>'),
    _graphml('<edge source="a" target="b"/>', "", '<node id="a"/><node id="b"/>'),
    _graphml('<edge source="a#" target="b#"/>'),
    _graphml('<node id="n#"><graph>' * 40 + "</graph></node>" * 40),
    _graphml("<x>&amp;</x>"),
    _graphml("&amp;"),
    _graphml("<node>"),
    _graphml(
        '<edge source="a" target="b"><data key="k">frien#</data></edge>',
        '<key id="k" attr.name="kind"/>',
        '<node id="a"/><node id="b"/>',
    ),
    graphml_defaults,
    _undeclared,
    lambda: repeated(' a#="1"', f"{GRAPHML}<graph><node", "/></graph></graphml>"),
    lambda: repeated('<key id="k#"/>', GRAPHML, "<graph/></graphml>"),
)
GEXF: Final = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph>'


def _gexf(node: str, head: str = "") -> Make:
    return lambda: repeated(node, f"{GEXF}{head}<nodes>", "</nodes></graph></gexf>")


def gexf_defaults() -> bytes:
    declared = "".join(
        f'<attribute id="{n}" title="a{n}"><default>1</default></attribute>' for n in range(6_000)
    )
    head = f'{GEXF}<attributes class="node">{declared}</attributes><nodes>'
    return repeated('<node id="#"/>', head, "</nodes></graph></gexf>")


GEXFS: Final = (
    _gexf('<node id="a#" label="b#"/>'),
    _gexf('<node id="a#"><attvalues><attvalue for="x#" value="1"/></attvalues></node>'),
    _gexf('<node id="a#" start="20#" end="1"/>'),
    _gexf('<node id="n#"><nodes>' * 40 + "</nodes></node>" * 40),
    gexf_defaults,
    lambda: repeated(
        '<attvalue for="s" value="#" start="#"/>',
        f'{GEXF}<attributes class="node"><attribute id="s" title="s"/></attributes><nodes>'
        '<node id="a"><attvalues>',
        "</attvalues></node></nodes></graph></gexf>",
    ),
    lambda: repeated(
        '<edge source="a" target="b" weight="0#"/>',
        f'{GEXF}<nodes><node id="a"/><node id="b"/></nodes><edges>',
        "</edges></graph></gexf>",
    ),
)


def _matrix(row: str, size: int, head: str, names: str = "") -> Make:
    return lambda: "\n".join(
        [head, *(f"{names.replace('#', str(n))}{row * size}" for n in range(size))]
    ).encode()


PAJEK: Final = (
    lines('# "b#"', "*Vertices 45000\n"),
    lines('# "b"', "*Vertices 45000\n"),
    lines("1 2 1.5", "*Vertices 2\n*Arcs\n"),
    lines("1 2 x", "*Vertices 2\n*Arcs\n"),
    lines('*Arcs :# "frien#"\n1 2', "*Vertices 2\n"),
    lines('*Edges :# "frien#"\n# 1', "*Vertices 99999\n"),
    lines("*Vertices 99999"),
    lines("*x#", "*Vertices 2\n"),
    lines("#", "*Vertices 99999\n*Arcslist\n1 2 "),
    lambda: repeated(" 2", "*Vertices 99999\n*Arcslist\n1"),
    lambda: repeated(" 2", "*Vertices 99999\n1 a"),
    _matrix("1 ", 660, "*Vertices 660\n*Matrix"),
    lambda: b"*Vertices 100000",
    lambda: b'"' * SIZE,
    lambda: b'*Vertices 1\n1 "' + b"&#228;" * 140_000,
)
DLS: Final = (
    _matrix("1 ", 660, "dl n=660\ndata:"),
    _matrix("0 ", 660, "dl n=660\ndata:"),
    _matrix("x ", 660, "dl n=660\ndata:"),
    lines("a# b#", "dl n=50000 format=el1 labels embedded\ndata:\n"),
    lines("a a#", "dl format=el1 labels embedded\ndata:\n"),
    lines("1 2 3", "dl n=3 format=el1\ndata:\n"),
    lines("x#", "dl n=3 "),
    lines("n=3", "dl "),
    lines("labels: a b", "dl n=2\n"),
    lines("#", "dl n=99999 labels:\n"),
    lambda: b"dl n=100000 format=el1\ndata:\n1 2",
    lambda: b"dl n=0 nm=100000\ndata:\n",
    lambda: b"dl n=1 nm=100000 diagonal=absent\ndata:\n",
    lambda: b"dl n=1 nm=450000\ndata:\n" + b"0 " * 440_000,
    lambda: repeated(" m#", "dl n=1 nm=99999\nmatrix labels:", "\ndata:\n" + "0 " * 99_999),
    lambda: repeated(" 2", "dl n=99999 format=nl1\ndata:\n1"),
    lambda: b"dl n=1 labels:" + b"," * SIZE,
)
