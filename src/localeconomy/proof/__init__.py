"""The proof that the score means something: on networks of which it is known what is wrong.

``python -m localeconomy.proof`` prints one table: everything that is claimed of the score, with its
target and what was measured. It proves that what is planted is found; not that a high score makes a
district better off.
"""

from localeconomy.proof.check import Check
from localeconomy.proof.claims import CLAIMS, Claim
from localeconomy.proof.suite import QUICK, WHOLE, Extent, Proof, prove
from localeconomy.proof.table import to_json, to_markdown, to_text

__all__ = [
    "CLAIMS",
    "QUICK",
    "WHOLE",
    "Check",
    "Claim",
    "Extent",
    "Proof",
    "prove",
    "to_json",
    "to_markdown",
    "to_text",
]
