"""What is shipped, and what its files promise each other."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
METADATA: dict[str, Any] = PROJECT["project"]
HEAVY = ("networkx", "scipy", "matplotlib", "pandas")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def run_python(code: str) -> str:
    """Run code in a fresh interpreter that sees the checkout; return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    completed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return completed.stdout


def test_type_information_is_shipped() -> None:
    assert (ROOT / "src" / "localeconomy" / "py.typed").is_file()


def test_import_is_light() -> None:
    code = f"import sys, localeconomy; print([n for n in {HEAVY!r} if n in sys.modules])"
    assert run_python(code).strip() == "[]"


@pytest.mark.parametrize("command", sorted(METADATA["scripts"]))
def test_console_script_can_be_called(command: str) -> None:
    module, function = METADATA["scripts"][command].split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_installed_metadata_are_those_of_the_checkout() -> None:
    try:
        installed = importlib.metadata.metadata("localeconomy")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("run from the checkout without installing it")
    assert installed["Version"] == METADATA["version"]
    assert installed["License-Expression"] == METADATA["license"]


def test_version_is_the_same_everywhere() -> None:
    version = METADATA["version"]
    changelog = re.findall(
        r"^## \[(\d[^]]*)\] - (\d{4}-\d{2}-\d{2})$", read("CHANGELOG.md"), re.MULTILINE
    )
    citation = read("CITATION.cff")
    assert changelog[0][0] == version
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [version]
    assert re.findall(r'^date-released: "(.+)"$', citation, re.MULTILINE) == [changelog[0][1]]


def test_dependencies_have_floors_and_no_caps() -> None:
    """A cap in a library keeps its users from updates; a missing floor is a promise untested."""
    for requirement in METADATA["dependencies"]:
        assert re.fullmatch(r"[a-z]+>=\d+(\.\d+)+", requirement), requirement


def test_extras_named_to_users_exist() -> None:
    """Whoever follows an install line of the documents or of an error gets what it names."""
    texts = [
        ROOT / "README.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "src").rglob("*.py"),
    ]
    named: set[str] = set()
    for path in texts:
        for extras in re.findall(
            r"(?:localeconomy|\"\.)\[([a-z,]+)\]\"", path.read_text(encoding="utf-8")
        ):
            named.update(extras.split(","))
    assert "test" in named
    assert named <= set(METADATA["optional-dependencies"])


def test_checks_run_the_command_of_the_readme() -> None:
    commands = re.findall(r"^python3 -m venv .*pytest$", read("README.md"), re.MULTILINE)
    assert len(commands) == 1
    assert commands[0] in read(".ci/run")
    assert commands[0] in read("CONTRIBUTING.md")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
@pytest.mark.parametrize("script", [".ci/run", "noxfile.py"])
def test_scripts_are_executable(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def test_links_and_pictures_of_the_documents_exist() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [
        (document, target)
        for document in documents
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    ]
    assert links
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document, target in links
        # Pages made from the code are there once the documentation is built; see test_docs.py.
        if "generated/" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


def test_pythons_are_those_that_the_workflow_tests() -> None:
    prefix = "Programming Language :: Python :: 3."
    declared = [c.removeprefix(prefix) for c in METADATA["classifiers"] if c.startswith(prefix)]
    matrix = re.findall(r"^ +python: \[(.+)\]$", read(".github/workflows/ci.yml"), re.MULTILINE)
    assert matrix == [", ".join(f'"3.{minor}"' for minor in declared)]
    assert METADATA["requires-python"] == f">=3.{declared[0]}"


def test_actions_are_pinned_to_commits() -> None:
    """A tag can be moved to other code by whoever takes an action's repository over."""
    used = re.findall(r"uses: (\S+)", read(".github/workflows/ci.yml"))
    assert used
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)] == []


@pytest.mark.parametrize(
    "table", ["[tool.ruff.lint]", "[tool.ruff.lint.per-file-ignores]", "[tool.numpydoc_validation]"]
)
def test_every_switched_off_check_has_its_reason(table: str) -> None:
    body = read("pyproject.toml").split(f"\n{table}\n")[1].split("\n[")[0]
    rules = [line for line in body.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert rules
    assert [line for line in rules if "  # " not in line and " # " not in line] == []


def test_hook_and_session_use_the_same_formatter() -> None:
    """Two versions of ruff would format the same file in two ways, and never agree."""
    hook = re.findall(r"ruff-pre-commit\n\s+rev: v([\d.]+)", read(".pre-commit-config.yaml"))
    pinned = [r for r in PROJECT["dependency-groups"]["lint"] if r.startswith("ruff>=")]
    assert [f"ruff>={hook[0]}"] == [requirement.split(",")[0] for requirement in pinned]
