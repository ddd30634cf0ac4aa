"""Run the command line: ``python -m localeconomy``."""

from __future__ import annotations

import sys

from localeconomy.cli import main

if __name__ == "__main__":
    sys.exit(main())
