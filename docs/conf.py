"""How Sphinx builds the documentation."""

from __future__ import annotations

import doctest
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import make_pages  # noqa: E402 - found beside this file

_METADATA = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Criteria, vocabulary, tables and command output are made anew, so that they are true.
make_pages.write(HERE / "reference" / "generated")

project = _METADATA["name"]
author = _METADATA["authors"][0]["name"]
project_copyright = f"2026, {author}"
version = release = _METADATA["version"]

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.doctest",
    "sphinx.ext.mathjax",
]
# What other pages include is no page of its own.
exclude_patterns = ["_build", "explanation/proof-figures.md", "reference/generated/faults.md"]
html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

# The reference is made from the docstrings, which name types in prose.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
numpydoc_show_class_members = False
numpydoc_class_members_toctree = False

# No inventories of other projects: the build needs no network, so names of theirs stay plain text.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|collections|datetime|networkx|nx|numpy|np|os|pathlib|scipy|typing)\..*"),
    (r"py:.*", r"[A-Z]\w*(Error|Warning)"),
]

doctest_global_setup = "import localeconomy as le"
# Docstrings are run by pytest; here, the examples of the pages.
doctest_test_doctest_blocks = ""
# Messages of errors are part of what is promised.
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
