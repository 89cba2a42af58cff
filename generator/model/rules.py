"""What the reader rules by hand over people and works: content/people.yaml and works.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonRule:
    """One person: the names printed as `name` or as one of `variants` are theirs.

    Names are in reading order, as `model.name.print_name` gives them ("Ana M. de la Cruz").
    Where `reviews` (keys) is not empty, the rule holds for those reviews alone: two rules with
    one name and different reviews keep namesakes apart.
    """

    name: str
    orcid: str | None = None
    variants: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """content/people.yaml: `people` are joined; the names of each group in `keep_apart` are
    different people, whatever the evidence."""

    people: tuple[PersonRule, ...] = ()
    keep_apart: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkRules:
    """content/works.yaml. A work is named by its DOI, PMID or PMCID in canonical form, or by a
    review's key or a reference's id.

    `same_as` and `not_same` are groups of names of one work and of works to keep apart;
    `retracted` are works known to be retracted; `corrections` maps a work's name to Item fields
    (snake_case) with their right values, ready for `dataclasses.replace`.
    """

    same_as: tuple[tuple[str, ...], ...] = ()
    not_same: tuple[tuple[str, ...], ...] = ()
    retracted: tuple[str, ...] = ()
    corrections: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """All names of works, which reviews or their references must answer to."""
        groups = (*self.same_as, *self.not_same, self.retracted, tuple(self.corrections))
        return frozenset(name for group in groups for name in group)
