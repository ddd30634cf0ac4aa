"""The record as a networkx graph, and any networkx graph as a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.hints import quoted
from localeconomy.model.graph_network import SelfTies, network_of
from localeconomy.model.plain_graph import PlainGraph, plain_graph_of
from localeconomy.model.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from localeconomy.language import Text
    from localeconomy.model.dates import DateLike
    from localeconomy.model.kinds import Kinds
    from localeconomy.model.network import Network
    from localeconomy.model.plain_graph import Arc

__all__ = ["from_networkx", "to_networkx"]


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """Return a network as a fresh, frozen graph from which it can be made again.

    Nodes are actors by id, edges are memberships and relationships. Their attributes are the fields
    that say something, as plain values (dates as text), and the kind and weight in any case. Each
    edge names its ``table`` and its ``ordinal`` there, and as ``origin`` where the fact comes from.
    A mutual relationship is two arcs, of which the second is marked ``reverse=True``. All else is
    in ``graph.graph["localeconomy"]``.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    networkx.MultiDiGraph
        The graph; copy it (``networkx.MultiDiGraph(graph)``) to change it.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor, Relationship
    >>> network = Network(
    ...     actors=[Actor("bakery", kind="business"), Actor("florist", kind="business")],
    ...     relationships=[Relationship("bakery", "florist", "cooperation", mutual=True)],
    ... )
    >>> graph = to_networkx(network)
    >>> list(graph.edges(data="kind"))
    [('bakery', 'florist', 'cooperation'), ('florist', 'bakery', 'cooperation')]
    >>> from_networkx(graph) == network
    True
    """
    import networkx as nx

    plain = plain_graph_of(network)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**plain.attributes)
    for label, said in plain.nodes:
        graph.add_node(label, **said)
    for source, target, key, said in plain.arcs:
        graph.add_edge(source, target, key=key, **said)
    frozen: nx.MultiDiGraph[str] = nx.freeze(graph)
    return frozen


def from_networkx(
    graph: nx.Graph[Any],
    *,
    title: str | Text | None = None,
    as_of: DateLike | None = None,
    weight: str | None = "weight",
    kinds: Kinds | None = None,
    node_mapping: Mapping[str, str | None] | None = None,
    edge_mapping: Mapping[str, str | None] | None = None,
    self_ties: SelfTies = "error",
) -> Network:
    """Return the network of any networkx graph; one that `to_networkx` made comes back as it was.

    Nodes become actors, edges relationships (undirected ones mutual). A node's label becomes the
    actor's id as text. Attributes that are called like a field fill it, all others are kept in the
    record's ``attributes``. A kind that the vocabulary does not know becomes ``unspecified`` and
    stays as an attribute. A node's ``label`` is its name where it has no other. Parallel edges that
    say exactly the same get ids. An edge key that was not given by networkx itself is kept as the
    attribute ``networkx_key``.

    Edges that `to_networkx` or a file of ours has marked with their ``table`` and ``ordinal`` are
    read as what they were, also where networkx has read them from the file. Texts that spell lists
    or mappings as JSON are read as such where the field is one.

    Parameters
    ----------
    graph
        A graph, directed or not, with parallel edges or not.
    title
        What the network is called; by default the graph's name.
    as_of
        The day of the record.
    weight
        The edge attribute that holds the weight of a tie, greater than 0; None for no weights.
    kinds
        From the graph's kinds of actor and tie to those of the vocabulary; each counts in the
        tables that have the kind it becomes. ``{"relationships": {…}}`` or ``{"actors": {…}}``
        says what words mean in that table alone.
    node_mapping, edge_mapping
        From the graph's attributes to fields of `Actor` and `Relationship`; None keeps what is
        called like a field as a mere attribute.
    self_ties
        ``"error"``, or ``"drop"`` to leave out ties of a node with itself, with a warning.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    TypeError
        If the graph is none.
    UnknownNameError
        If a mapping names a field or kind that does not exist.
    ValidationError
        If something cannot be kept or breaks a rule; all faults are named at once.

    Warns
    -----
    SelfTieWarning
        If ties of a node with itself were dropped; their number is named.
    LeftOutWarning
        If the edges are marked as ours and the attribute ``localeconomy`` is gone, which held the
        other tables.

    Examples
    --------
    >>> import networkx
    >>> from_networkx(networkx.florentine_families_graph())
    <Network: 15 actors, 20 relationships>
    """
    if not hasattr(graph, "is_directed") or not hasattr(graph, "adj"):
        message = f"{quoted(graph)} is not a networkx graph"
        raise TypeError(message)
    plain = PlainGraph(
        list(graph.nodes(data=True)), list(_arcs(graph)), graph.is_directed(), graph.graph
    )
    with uncollected():
        return network_of(
            plain,
            title=title,
            as_of=as_of,
            weight=weight,
            kinds=kinds,
            node_mapping=node_mapping,
            edge_mapping=edge_mapping,
            self_ties=self_ties,
        )


def _arcs(graph: nx.Graph[Any]) -> Iterator[Arc]:
    """Yield both ends, the key (None without parallel edges) and the attributes of each edge."""
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)  # type: ignore[call-overload] # a multigraph has keys
    else:
        yield from ((source, target, None, data) for source, target, data in graph.edges(data=True))
