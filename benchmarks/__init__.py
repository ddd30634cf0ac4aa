"""How fast the library is, beside the libraries that do parts of the same work.

``python -m benchmarks`` prints one table. Every row names its target; peers that are not installed
show as "–". Absolute times differ between machines, so compare within one run.
"""
