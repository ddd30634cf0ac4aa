#!/usr/bin/env -S python3 -m nox --noxfile
# /// script
# dependencies = ["nox>=2025.10.14"]
# ///
"""Every check of the project, one session each: ``nox`` runs them all."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
OLDEST = PYTHONS[0]


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group (pip before 25.1 cannot)."""
    return nox.project.dependency_groups(PROJECT, name)


def floors() -> list[str]:
    """Return every requirement of the package and of its tests, at the lowest version allowed."""
    extras = PROJECT["project"]["optional-dependencies"]
    requirements = [
        *PROJECT["project"]["dependencies"],
        *(each for name in ("excel", "table", "test") for each in extras[name]),
    ]
    # The tests' extra names the others by the project itself, which has no lowest version.
    return [each.replace(">=", "==") for each in requirements if ">=" in each]


def python_files(*folders: str) -> list[str]:
    """Return the Python files below the folders, as text, in a fixed order."""
    return sorted(str(path) for folder in folders for path in (ROOT / folder).rglob("*.py"))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the test suite with its coverage limit."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "--cov", *session.posargs)


@nox.session(python=OLDEST)
def lowest(session: nox.Session) -> None:
    """Run the test suite with the lowest versions that the metadata allows."""
    session.install("-e", ".[test]", *floors())
    # What old versions break, they break at once; the long searches run with the newest ones.
    session.run("python", "-m", "pytest", "--hypothesis-profile=quick", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types, the direction of imports and the docstrings."""
    session.install("-e", ".[test]", *group("lint"), *group("nox"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports", "--no-cache")
    session.run("numpydoc", "lint", *python_files("src"), silent=True)


@nox.session
def package(session: nox.Session) -> None:
    """Build the package; check its metadata, its contents and how the repository is kept."""
    session.install(*group("package"))
    dist = Path(session.create_tmp()) / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("validate-pyproject", "pyproject.toml")
    session.run("python", "-m", "build", "--outdir", str(dist), silent=True)
    built = [str(path) for path in sorted(dist.iterdir())]
    session.run("twine", "check", "--strict", *built)
    session.run("check-wheel-contents", str(dist))
    session.run("pyroma", "--min", "10", ".")
    session.run("repo-review", ".")
    session.run("zizmor", "--offline", "--pedantic", ".github/workflows")


@nox.session
def reuse(session: nox.Session) -> None:
    """Check that every file that is shipped states its copyright and licence."""
    session.install(*group("reuse"), "build>=1.2,<2")
    unpacked = Path(session.create_tmp()) / "reuse"
    shutil.rmtree(unpacked, ignore_errors=True)
    # The source distribution, not the checkout: environments may lie there, and git may not.
    session.run("python", "-m", "build", "--sdist", "--outdir", str(unpacked), silent=True)
    archive = next(unpacked.glob("*.tar.gz"))
    shutil.unpack_archive(archive, unpacked)  # no filter: Python 3.11.2 knows none
    session.run("reuse", "--root", str(archive.with_suffix("").with_suffix("")), "lint", "--lines")


@nox.session
def citation(session: nox.Session) -> None:
    """Check the citation file."""
    session.install(*group("citation"))
    session.run("cffconvert", "--validate")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation and run the examples in it; every warning is an error."""
    session.install("-e", ".[docs]")
    built = Path(session.create_tmp()) / "docs"
    for builder in ("html", "doctest"):
        session.run(
            *("sphinx-build", "-W", "--keep-going", "-n", "-q", "-E"),
            *("-b", builder, "docs", str(built / builder)),
        )


@nox.session(default=False)
def benchmark(session: nox.Session) -> None:
    """Print the benchmarks' table, with the peers in the same run (options: --quick, --json)."""
    session.install("-e", ".[benchmark]")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Read damaged files, 5,000 a reader (options: --each, --seed, --reader, --workers)."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.fuzz", *session.posargs)


if __name__ == "__main__":
    nox.main()
