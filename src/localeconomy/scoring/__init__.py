"""How findings become a score: states, value functions, families, caps, bounds, verdicts, words.

Nothing here knows a criterion. Everything that turns values into a score works on arrays whose last
axis runs over the findings, so that one evaluation and thousands of draws take the same way.
"""

from __future__ import annotations
