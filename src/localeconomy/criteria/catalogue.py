"""`Catalogue`: all criteria as one value, discovered, versioned and never changed in place."""

from __future__ import annotations

import functools
import hashlib
import importlib
import pkgutil
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.criteria.declaration import Criterion, Weight
from localeconomy.criteria.declaring import check_score, is_weight
from localeconomy.criteria.families import FAMILIES, PITFALLS, Family
from localeconomy.criteria.thresholds import changed_thresholds
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from localeconomy.criteria.minimum_record import Question

__all__ = ["FAMILIES", "PITFALLS", "Catalogue", "Family", "catalogue"]

VERSION: Final = "1.0.0"


@attrs.frozen
class Catalogue:
    """All criteria that an assessment asks.

    Parameters
    ----------
    criteria
        The criteria, family by family.
    families
        The families, in the order of reports.
    version
        Semantic version of the whole.

    Examples
    --------
    >>> found = catalogue()
    >>> found["active_core"].cap
    CapRule(limit=0.4, phased_in=True)
    >>> len(found.without("service_point")) == len(found) - 1
    True
    """

    criteria: tuple[Criterion, ...]
    families: tuple[Family, ...] = FAMILIES
    version: str = VERSION

    def __attrs_post_init__(self) -> None:
        """Refuse two criteria of one id, criteria of no family, and what cannot be judged by."""
        ids = [each.id for each in self.criteria]
        families = {each.id for each in self.families}
        for each in self.criteria:
            check_score(each)
            if ids.count(each.id) > 1:
                raise LocalEconomyError(
                    Text(
                        de="das Kriterium {id} steht zweimal im Katalog; bitte umbenennen",
                        en="the criterion {id} is in the catalogue twice; rename one",
                    ).fill(id=quoted(each.id))
                )
            if each.family not in families:
                raise LocalEconomyError(
                    Text(
                        de="Kriterium {id}: die Familie {family} ist unbekannt; {hint}",
                        en="criterion {id}: unknown family {family}; {hint}",
                    ).fill(
                        id=quoted(each.id),
                        family=quoted(each.family),
                        hint=did_you_mean(each.family, sorted(families)),
                    )
                )

    def __len__(self) -> int:
        """Return the number of criteria."""
        return len(self.criteria)

    def __iter__(self) -> Iterator[Criterion]:
        """Iterate over the criteria."""
        return iter(self.criteria)

    def __contains__(self, criterion_id: object) -> bool:
        """Return whether there is a criterion of an id."""
        return any(each.id == criterion_id for each in self.criteria)

    def __getitem__(self, criterion_id: str) -> Criterion:
        """Return the criterion of an id."""
        for each in self.criteria:
            if each.id == criterion_id:
                return each
        raise UnknownNameError(
            Text(
                de="der Katalog kennt kein Kriterium {id}; {hint}",
                en="the catalogue has no criterion {id}; {hint}",
            ).fill(
                id=quoted(criterion_id),
                hint=did_you_mean(criterion_id, [each.id for each in self.criteria]),
            )
        )

    def __repr__(self) -> str:
        """Return the version, hash and size."""
        return f"<Catalogue {self.version} ({self.hash}): {len(self)} criteria>"

    @functools.cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that change with any weight, threshold, cap or version."""
        described = "\n".join(
            _described(each) for each in sorted(self.criteria, key=lambda c: c.id)
        )
        return hashlib.sha256(f"{self.version}\n{described}".encode()).hexdigest()[:12]

    def explain(self, criterion_id: str, language: str = "en") -> str:
        """Return all about one criterion, in words.

        Parameters
        ----------
        criterion_id
            The criterion.
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            Question, source, weight, formula, thresholds, what it reads, cap and measures.

        Raises
        ------
        UnknownNameError
            If there is no such criterion.

        Examples
        --------
        >>> print(catalogue().explain("critical_mass", "de").splitlines()[0])
        Kritische Masse (critical_mass)
        """
        from localeconomy.report.catalogue_text import explain

        return explain(self, criterion_id, language)

    def to_markdown(self, language: str = "en") -> str:
        """Return the page of all criteria in Markdown.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            A section a family, in it one a criterion: question, source, weight, formula,
            thresholds, reads, cap and measures.

        Examples
        --------
        >>> print(catalogue().to_markdown("de").splitlines()[0])
        # Kriterien
        """
        from localeconomy.report.catalogue_markdown import to_markdown

        return to_markdown(self, language)

    def minimum_record(self, scope: str = "network") -> tuple[Question, ...]:
        """Return the fewest questions whose answers release a grade.

        Parameters
        ----------
        scope
            ``"network"`` or ``"alliance"``.

        Returns
        -------
        tuple of Question
            Each with the table that it fills and the criteria that rest on it.

        Examples
        --------
        >>> [question.table for question in catalogue().minimum_record()][:2]
        ['organisations', 'actors']
        """
        from localeconomy.criteria.minimum_record import minimum_record

        return minimum_record(self.criteria, scope)

    def with_(self, *criteria: Criterion) -> Catalogue:
        """Return the catalogue with further criteria.

        Parameters
        ----------
        *criteria
            Criteria of one's own.

        Returns
        -------
        Catalogue
            The larger catalogue.

        Raises
        ------
        LocalEconomyError
            If an id is taken, a family unknown, or a criterion declares what is impossible.
        """
        return attrs.evolve(self, criteria=(*self.criteria, *criteria))

    def without(self, *criterion_ids: str) -> Catalogue:
        """Return the catalogue without some criteria.

        Parameters
        ----------
        *criterion_ids
            What to leave out.

        Returns
        -------
        Catalogue
            The smaller catalogue.

        Raises
        ------
        UnknownNameError
            If there is no such criterion.
        """
        left_out = {self[each].id for each in criterion_ids}
        return attrs.evolve(
            self, criteria=tuple(each for each in self.criteria if each.id not in left_out)
        )

    def with_weights(self, **weights: float) -> Catalogue:
        """Return the catalogue with other weights; they are then the user's own.

        Parameters
        ----------
        **weights
            The new weight of each criterion, at least 0.

        Returns
        -------
        Catalogue
            The changed catalogue.

        Raises
        ------
        UnknownNameError
            If there is no such criterion.
        LocalEconomyError
            If a weight is no number, negative or not finite.
        """
        for name, weight in weights.items():
            if not is_weight(weight):
                raise LocalEconomyError(
                    Text(
                        de="{id}: {weight} ist kein Gewicht; bitte mindestens 0",
                        en="{id}: {weight} is not a weight; give 0 or more",
                    ).fill(id=quoted(self[name].id), weight=quoted(weight))
                )
        return self._evolve({name: {"weight": Weight(value)} for name, value in weights.items()})

    def with_thresholds(self, **thresholds: Mapping[str, float]) -> Catalogue:
        """Return the catalogue with other thresholds.

        Parameters
        ----------
        **thresholds
            For each criterion the new numbers by name.

        Returns
        -------
        Catalogue
            The changed catalogue.

        Raises
        ------
        UnknownNameError
            If there is no such criterion or threshold.
        LocalEconomyError
            If a number is none that the threshold can be: negative, not finite, 0 where something
            is divided by it, more than 1 for a share, or in the wrong order with another.
        """
        changes: dict[str, dict[str, Any]] = {}
        for name, numbers in thresholds.items():
            changes[name] = {"thresholds": changed_thresholds(self[name], numbers)}
        return self._evolve(changes)

    def _evolve(self, changes: Mapping[str, Mapping[str, Any]]) -> Catalogue:
        for name in changes:
            self[name]
        return attrs.evolve(
            self,
            criteria=tuple(
                attrs.evolve(each, **changes.get(each.id, {})) for each in self.criteria
            ),
        )


def _described(each: Criterion) -> str:
    numbers = sorted(each.numbers.items())
    cap = None if each.cap is None else (each.cap.limit, each.cap.phased_in)
    reads = [(read.table, read.more.value, read.kinds, read.months) for read in each.reads]
    return repr(
        (
            *(each.id, each.family, each.scope.value, each.weight.value, cap, each.pitfalls),
            *(numbers, reads, each.version, each.life_cycle),
        )
    )


@functools.cache
def catalogue(*, installed: bool = False) -> Catalogue:
    """Return the catalogue of the source's criteria.

    Parameters
    ----------
    installed
        Whether criteria of installed packages join it: those that they name under the entry point
        ``localeconomy.criteria``. Never by itself, since it changes every score.

    Returns
    -------
    Catalogue
        Every criterion of the library, discovered: a file in a family's folder is a criterion.

    Raises
    ------
    WrongTypeError
        If ``installed`` is neither True nor False.
    LocalEconomyError
        If what a package names is no criterion, or its id is taken.
    """
    installed = truth(installed, "installed")
    found = []
    for family in FAMILIES:
        package = importlib.import_module(f"localeconomy.criteria.{family.id}")
        for module in sorted(each.name for each in pkgutil.iter_modules(package.__path__)):
            name = f"{package.__name__}.{module}"
            found.append(importlib.import_module(name).CRITERION)
    if installed:
        from localeconomy.criteria.own import installed_criteria

        found += installed_criteria()
    return Catalogue(tuple(found))
