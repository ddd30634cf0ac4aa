"""Sound files as other programs write them: networkx, Gephi, yEd, Pajek, UCINET, spreadsheets."""

from __future__ import annotations

import datetime as dt
import functools
import io
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import networkx as nx

from tests.fuzz.archives import packed
from tests.fuzz.damage import Seed
from tests.io.workbooks import book, open_document

__all__ = [
    "csv_archives",
    "csv_files",
    "dl_files",
    "gexf_files",
    "graphml_files",
    "maps",
    "matrices",
    "node_link_files",
    "open_documents",
    "overpass",
    "pajek_files",
    "rosters",
    "spreadsheets",
]


def _graph() -> Any:  # noqa: ANN401 - a graph
    graph: Any = nx.MultiDiGraph(name="Town")
    graph.add_node("s1", kind="business", name="Käse & Co.", stars=4, rate=0.5, open=True)
    graph.add_node("s2", label="Kiosk")
    graph.add_edge("s1", "s2", relation="delivers to", weight=2.5, since="2001-05")
    graph.add_edge("s1", "s2", relation="knows", weight=1.0)
    graph.add_edge("s2", "s1", weight=1.5)
    return graph


def _seeds(grammar: str, **texts: str | bytes) -> tuple[Seed, ...]:
    return tuple(
        Seed(name, text.encode() if isinstance(text, str) else text, grammar)
        for name, text in texts.items()
    )


YED: Final = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="d0" for="node" yfiles.type="nodegraphics"/>
  <key id="d1" for="edge" yfiles.type="edgegraphics"/>
  <key attr.name="Description" attr.type="string" for="graph" id="d2"/>
  <key attr.name="staff" attr.type="int" for="node" id="d3"><default>1</default></key>
  <graph edgedefault="directed" id="G"><data key="d2"/>
    <node id="n0" yfiles.foldertype="group"><graph edgedefault="directed" id="n0:">
      <node id="n0::n0"><data key="d3">3</data><data key="d0"><y:ShapeNode>
        <y:Geometry height="30.0" width="30.0" x="1"/><y:Fill color="#FFCC00"/>
        <y:NodeLabel visible="true">Bäckerei<y:LabelModel/></y:NodeLabel>
        </y:ShapeNode></data></node>
    </graph></node>
    <node id="n1"><port name="North"/></node>
    <edge id="e0" source="n0" target="n0::n0"><data key="d1"><y:PolyLineEdge>
      <y:Arrows source="none" target="standard"/><y:EdgeLabel>owns</y:EdgeLabel>
    </y:PolyLineEdge></data></edge>
    <edge id="e1" source="n1" target="n0" directed="false"/>
  </graph>
  <data key="d9"><y:Resources/></data>
</graphml>
"""
GEPHI: Final = """<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <meta lastmodifieddate="2024-03-15"><creator>Gephi 0.10.1</creator><title>Hafen</title></meta>
  <graph defaultedgetype="mutual" mode="dynamic" timeformat="date" name="Hafen">
    <attributes class="node" mode="static">
      <attribute id="kind" title="kind" type="string"><default>business</default></attribute>
      <attribute id="o" title="open" type="boolean"/>
      <attribute id="t" title="tags" type="liststring"/>
    </attributes>
    <attributes class="node" mode="dynamic">
      <attribute id="s" title="staff" type="integer"/></attributes>
    <attributes class="edge"><attribute id="w" title="strength" type="double"/></attributes>
    <nodes>
      <node id="0" label="Kiosk" start="2001-01-01"><attvalues>
          <attvalue for="s" value="3" start="2001" end="2002"/><attvalue for="s" value="4"/>
          <attvalue for="o" value="true"/></attvalues>
        <viz:size value="10.0"/><viz:position x="-1.5" y="2e3" z="0"/><viz:color r="1" g="2" b="3"/>
        <spells><spell start="2001" end="2003"/></spells>
        <nodes><node id="1" label="Café"/></nodes></node>
      <node id="2" label="Post" pid="0"/>
    </nodes>
    <edges>
      <edge id="x" source="0" target="1" weight="2.5" label="supply" type="directed"/>
      <edge id="y" source="1" target="2" kind="knows"><attvalues>
        <attvalue for="w" value="0.5"/></attvalues></edge>
    </edges>
  </graph>
</gexf>
"""


@functools.cache
def graphml_files() -> tuple[Seed, ...]:
    """Return GraphML of networkx, directed and not, and of yEd."""
    plain: Any = nx.Graph(_graph())
    networkx, undirected = ("\n".join(nx.generate_graphml(each)) for each in (_graph(), plain))
    return _seeds("xml", networkx=networkx, undirected=undirected, yed=YED)


@functools.cache
def gexf_files() -> tuple[Seed, ...]:
    """Return GEXF of networkx, directed and not, and of Gephi."""
    plain: Any = nx.Graph(_graph())
    networkx, undirected = ("\n".join(nx.generate_gexf(each)) for each in (_graph(), plain))
    return _seeds("xml", networkx=networkx, undirected=undirected, gephi=GEPHI)


@functools.cache
def node_link_files() -> tuple[Seed, ...]:
    """Return node-link JSON of networkx, old and new, and of web graphics."""
    tuples = nx.relabel_nodes(_graph(), {"s1": (1, "x"), "s2": 2})
    return _seeds(
        "json",
        new=json.dumps(nx.node_link_data(_graph(), edges="edges")),
        old=json.dumps(nx.node_link_data(nx.Graph(_graph()), edges="links"), ensure_ascii=False),
        tuples=json.dumps(nx.node_link_data(tuples, edges="edges"), indent=1),
        web='{"nodes": [{"name": "Kiosk", "group": 1}, {"name": "Café", "fx": null}],\n'
        ' "links": [{"source": 0, "target": 1, "value": 3}], "graph": [["a", 1]]}',
    )


@functools.cache
def pajek_files() -> tuple[Seed, ...]:
    """Return Pajek files of each form."""
    texts: Any = nx.DiGraph(name="Town")
    texts.add_node("s1", x="0.5", shape="box", name="Käse & Co.")
    texts.add_edge("s1", "s 2", weight=2.5, c="Red")
    return _seeds(
        "lines",
        networkx="\n".join(nx.generate_pajek(texts)),
        arcs='*Network "Town"\n*Vertices 3\n1 "a" 0.1 0.2 0.5 ellipse ic Red\n2 "b c" [1-3,5-*]\n'
        '3 c\n*Arcs :1 "supply"\n1 2 2.5 w 2 c Blue\n2 3 [1-2]\n*Edges\n1 3\n',
        lists="%comment\n*vertices 4\n*arcslist\n1 2 3 4\n2 1\n*edgeslist\n3 4\n",
        matrix="*Vertices 3\n1 a\n2 b\n3 c\n*Matrix :2 knows\n0 1 0\n0 0 2.5\n1 0 0\n",
        two_modes='*Vertices 4 2\n1 "a"\n2 "b"\n3 "X"\n4 "Y"\n*Edges\n1 3 1\n2 4 1\n',
        western='*Vertices 2\r\n1 "Käse"\r\n2 "b"\r\n*Arcs\r\n1 2 1\r\n'.encode("cp1252"),
    )


def dl_files() -> tuple[Seed, ...]:
    """Return UCINET DL files of each form."""
    return _seeds(
        "lines",
        matrix="dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 2 0\n0 0 0\n1 0 0\n",
        older='DL N = 3\nLABELS:\n"a"\n"b" c\nDATA:\n0 2 0 0 0 0\n1 0 0',
        diagonal="dl n=3\ndiagonal = absent\nlabels:\na b c\ndata:\n2 0\n0 0\n1 0\n",
        two_modes="dl nr=2, nc=3\nrow labels:\na b\ncolumn labels:\nX Y Z\ndata:\n0 2 0\n1 0 1\n",
        square="dl nr=2, nc=2\nrow labels:\na b\ncolumn labels:\na b\ndata:\n0 2\n1 0\n",
        embedded="dl n=3 format=fm labels embedded\ndata:\n  a b c\na 0 2 0\nb 0 0 0\nc 1 0 0\n",
        edges="dl n=3, format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 2\n3 1\n",
        named="dl n=3 format=el1 labels embedded:\ndata:\na b 2\nc a\n",
        nodes="dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2 3\n3 2\n",
        half="dl n=3 format=upperhalf labels embedded\ndata:\na b c\na 0 2 0\nb 0 1.5\nc 0\n",
        lower="dl n=3 format=lowerhalf diagonal=absent\nlabels: a b c\ndata:\n2\n0 1\n",
        pairs="dl nr=2 nc=3 format=el2 row labels: a b col labels: x y z data:\n1 1\n1 3 2\n2 2\n",
        places="dl nr=2 nc=3 format=nodelist2 labels embedded\ndata:\na x z\nb y\n",
        several='dl n=2 nm=3\nlabels: a b\nmatrix labels: supply, "asks for" Contact\ndata:\n'
        "0 2\n0 0\n\n0 1\n1 0\n\n0 1\n2 0\n",
    )


# Tables ------------------------------------------------------------------------------------------

ACTORS: Final = (
    "Kennung;Name;Art;verfügbare Stunden;seit;Branche;weitere Angaben\r\n"
    'kiosk;Käse & Co.;Unternehmen;2,5;1998;05113000;"{""b"": [1, 2.0]}"\r\n'
    "verein;'=1+1;ohne Angabe;1.234,5;17.05.2001;keine Angabe;\r\n"
    "Summe;;;20.000;;;\r\n"
)
TIES: Final = "von;zu;Gewicht;gegenseitig;bestätigt\r\nverein;kiosk;1,25;ja;nein\r\n"
PLACES: Final = (
    "Stadtteil;Branche;Anzahl;Tag\r\nnord;Handel;12;2003\r\nnord;Handwerk;*;2003\r\n"
    "nord;Gastronomie;-;2003\r\nnord;Insgesamt;120;2003\r\n"
)
DAYS: Final = (
    "id,name,kind,day,attendance\nfest,Fest,festival,2002-07,founders: 3 | residents: 120\n"
    'markt,"Markt, groß",market,2002-08-01,\n'
)


def csv_archives() -> tuple[Seed, ...]:
    """Return archives of CSV files as German and international spreadsheets save them."""
    german = [
        ("Akteure.csv", ACTORS.encode("cp1252")),
        ("Beziehungen.csv", TIES.encode("utf-8-sig")),
        ("Stadtteile.csv", b"Kennung;Einwohner/innen\r\nnord;12.345\r\n"),
        ("Branchenzahlen.csv", PLACES.encode("utf-16")),
        ("Netzwerk.csv", b"sep=;\r\nTitel;Stand\r\nHafen;06.2003\r\n"),
    ]
    english = [
        ("netz/actors.csv", b"id\tname\tkind\na\tBakery\tbusiness\nb\t\tfounder\n"),
        ("netz/relationships.csv", b"source,target,weight\na,b,1.25\n"),
        ("netz/activities.csv", DAYS.encode()),
        ("__MACOSX/netz/._actors.csv", b"\0"),
    ]
    return tuple(Seed("a.zip", packed(files), "csv") for files in (german, english))


def csv_files() -> tuple[Seed, ...]:
    """Return single CSV files, called by their table."""
    return (
        Seed("Akteure.csv", ACTORS.encode("cp1252"), "csv"),
        Seed("actors.csv", ACTORS.encode("utf-8-sig"), "csv"),
        Seed("activities.csv", DAYS.encode(), "csv"),
        Seed("actors.csv", b"id|name|kind|since\n1|a|business|2001\n2|b|founder|1998-05\n", "csv"),
    )


def rosters() -> tuple[Seed, ...]:
    """Return surveys of ties, one row a partner."""
    german = (
        "Befragte;Partner;Art;Stärke;geantwortet;seit;zuletzt aktiv;Vertrauen;Wert;Notiz\r\n"
        "Kiosk;Café;Kooperation|Lieferbeziehung;2,5;ja;05.2001;2003;4;k. A.;gut\r\n"
        "Café;Kiosk;;1;;;;;;\r\nPost;;;;nein;;;;;\r\n"
    )
    english = (
        "respondent,partner,relation,strength,answered\na,b,supply,1.5,yes\nb,a,,0,\nc,,,,no\n"
    )
    return _seeds("csv", german=german.encode("cp1252"), english=english)


def matrices() -> tuple[Seed, ...]:
    """Return surveys of ties, one row and column an actor."""
    return _seeds(
        "csv",
        german=";Kiosk;Café;Post\r\nKiosk;0;2,5;x\r\nCafé;1;;k. A.\r\nPost;;;\r\n",
        english=",a,b,c\na,0,1.5,1\nb,1,0,NA\nc,,,\n",
    )


@functools.cache
def spreadsheets() -> tuple[Seed, ...]:
    """Return workbooks with dates, numbers, merged cells and a hidden sheet; one has formulas."""
    return tuple(Seed("a.xlsx", _spreadsheet(name)) for name in ("Käse", "=A3"))


def _spreadsheet(name: str) -> bytes:
    made = book(
        {
            "Akteure": [
                ["Netzwerk Hafen", None],
                ["Kennung", "Name", "Art", "seit", "verfügbare Stunden", "bis"],
                ["kiosk", name, "Unternehmen", dt.date(2001, 5, 17), 2.5, None],
                [7, "Café", "ohne Angabe", 2001, "1,5", dt.datetime(2003, 5, 17)],  # noqa: DTZ001
            ],
            "relationships": [["source", "target", "weight", "mutual"], ["kiosk", 7, 1.5, True]],
            "Notizen": [["irgend", "etwas"], [dt.time(8, 30), None]],
        }
    )
    made["Akteure"].merge_cells("A1:B1")
    made["Notizen"].sheet_state = "hidden"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@functools.cache
def open_documents() -> tuple[Seed, ...]:
    """Return an OpenDocument workbook with repeated cells, dates and an error."""

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return (
            '<table:table-cell office:value-type="string" calcext:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )

    tables = (
        '<table:table table:name="Akteure"><table:table-column/>'
        + row(text("Kennung"), text("Name"), text("seit"), text("verfügbare Stunden"))
        + row(
            text("kiosk"),
            text("Käse<text:s/>&amp; Co.<text:line-break/>x"),
            '<table:table-cell office:value-type="date" office:date-value="2001-05-17"/>',
            '<table:table-cell office:value-type="float" office:value="2.5"/>',
        )
        + row(
            text("b"),
            '<table:table-cell table:number-columns-repeated="2"/>',
            '<table:table-cell office:value-type="percentage" office:value="0.5"/>',
        )
        + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<table:table table:name="Beziehungen">'
        + row(text("von"), text("zu"), text("gegenseitig"))
        + row(
            text("kiosk"),
            text("b"),
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        )
        + "</table:table>"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = open_document(Path(folder) / "a.ods", tables)
        return (Seed(path.name, path.read_bytes()),)


# Maps --------------------------------------------------------------------------------------------


def overpass() -> tuple[Seed, ...]:
    """Return extracts of a map as Overpass gives them."""
    elements = [
        {"type": "node", "id": 1, "lat": 51.5, "lon": 6.9, "tags": {"shop": "bakery", "name": "B"}},
        {"type": "node", "id": 2, "lat": 51.6, "lon": 6.8, "tags": {"shop": "vacant"}},
        {
            "type": "way",
            "id": 3,
            "center": {"lat": 51.5, "lon": 6.91},
            "nodes": [1, 2],
            "tags": {"amenity": "restaurant", "name": "Käse"},
        },
        {
            "type": "relation",
            "id": 4,
            "bounds": {"minlat": 51.4, "minlon": 6.8, "maxlat": 51.5, "maxlon": 6.9},
            "tags": {"office": "insurance"},
        },
        {
            "type": "way",
            "id": 5,
            "geometry": [{"lat": 51.5, "lon": 6.9}, {"lat": 51.6, "lon": 6.8}],
            "tags": {"craft": "carpenter"},
        },
    ]
    head = {"version": 0.6, "osm3s": {"timestamp_osm_base": "2024-03-15T08:00:00Z"}}
    return _seeds(
        "json",
        centre=json.dumps({**head, "elements": elements}),
        bare=json.dumps({"elements": elements[:2]}, indent=1, ensure_ascii=False),
    )


def maps() -> tuple[Seed, ...]:
    """Return extracts of a map as GeoJSON."""

    def feature(kind: str, coordinates: Any, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        geometry = {"type": kind, "coordinates": coordinates}
        return {
            "type": "Feature",
            "id": said.pop("id", None),
            "geometry": geometry,
            "properties": said,
        }

    outline = [[6.8, 51.4], [6.9, 51.4], [6.9, 51.5], [6.8, 51.4]]
    features = [
        feature("Point", [6.9, 51.5], id="node/1", shop="bakery", name="Bäcker"),
        feature("Polygon", [outline], **{"@id": "way/2"}, amenity="restaurant"),
        feature("MultiPolygon", [[outline], [outline]], osm_type="way", osm_id=3, office="lawyer"),
        feature("LineString", outline, tags={"shop": "vacant"}, id=4),
        {
            "type": "Feature",
            "geometry": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Point", "coordinates": [6.9, 51.5, 30]}],
            },
            "properties": {"craft": "tailor"},
        },
        {"type": "Feature", "geometry": None, "properties": None},
    ]
    whole = {"type": "FeatureCollection", "timestamp": "2024-03-15", "features": features}
    return _seeds("json", whole=json.dumps(whole), dense=json.dumps(whole, separators=(",", ":")))
