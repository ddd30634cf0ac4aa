"""Plausible networks that are made up, with whatever is wrong with them chosen.

They are there to try things out and to prove that a judgement finds what was planted; so nothing
here knows how a network is judged.
"""

from localeconomy.synthetic.faults import FAULTS, PITFALLS, PRACTICES, Fault
from localeconomy.synthetic.hiding import LISTS, hide
from localeconomy.synthetic.network import MIDDLING, SOUND, synthetic_network

__all__ = [
    "FAULTS",
    "LISTS",
    "MIDDLING",
    "PITFALLS",
    "PRACTICES",
    "SOUND",
    "Fault",
    "hide",
    "synthetic_network",
]
