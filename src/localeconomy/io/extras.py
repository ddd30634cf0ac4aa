"""Packages that only some formats need: loaded at the edge, or an error that says how to get them.

Each belongs to an extra of this package, so that one line installs the versions that are tested.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from localeconomy.errors import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["needed"]


def needed(module: str, extra: str) -> ModuleType:
    """Return a module of a package that an extra installs.

    Parameters
    ----------
    module
        The module.
    extra
        The extra of this package that it belongs to.

    Returns
    -------
    ModuleType
        The module.

    Raises
    ------
    MissingExtraError
        If the package is not installed.

    Examples
    --------
    >>> needed("json", "excel").__name__
    'json'
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0].replace("_", "-")
        raise MissingExtraError(package, extra) from error
