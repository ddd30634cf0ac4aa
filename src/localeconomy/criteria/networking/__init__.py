"""The levels of networking of the source."""
