"""Rulings of content/people.yaml and works.yaml that no longer apply to anything."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import Problem
from generator.library.clusters import resolve_names
from generator.library.condense import CondensedReview
from generator.library.gather import Gathered, gather
from generator.model.name import print_name
from generator.model.rules import PeopleRules, WorkRules
from generator.references.match_facts import fold

_WORKS = "content/works.yaml"
_PEOPLE = "content/people.yaml"
_REMEDY = "correct the name, or take the entry out"


def check_rulings(
    condensed: Iterable[CondensedReview],
    people: PeopleRules | None = None,
    works: WorkRules | None = None,
) -> tuple[Problem, ...]:
    """One problem for each name in people.yaml and works.yaml that stands for nothing here, and
    for each pair to keep apart that no reference tells apart."""
    gathered = gather(condensed)
    problems = _check_works(gathered, works or WorkRules())
    problems += _check_people(gathered, people or PeopleRules())
    return tuple(problems)


def _check_works(gathered: Gathered, rules: WorkRules) -> list[Problem]:
    uses = [(name, "same-as") for group in rules.same_as for name in group]
    uses += [(name, "not-same") for group in rules.not_same for name in group]
    uses += [(name, "retracted") for name in rules.retracted]
    uses += [(name, "corrections") for name in rules.corrections]
    lines = resolve_names(gathered, frozenset(name for name, _ in uses))
    problems = [
        Problem(_WORKS, None, f"{use} names {name}, which no review cites or is", _REMEDY)
        for name, use in dict.fromkeys(uses)
        if name not in lines
    ]
    for group in rules.not_same:
        known = [name for name in dict.fromkeys(group) if name in lines]
        for place, one in enumerate(known):
            problems += (
                Problem(
                    _WORKS,
                    None,
                    f"not-same cannot keep {one} and {other} apart: they are one reference",
                    "name them by DOI, PMID or a review's key, or correct the reference",
                )
                for other in known[place + 1 :]
                if lines[one] & lines[other]
            )
    return problems


def _check_people(gathered: Gathered, rules: PeopleRules) -> list[Problem]:
    names: dict[str, set[str]] = {}
    orcids: set[str] = set()
    for key, review in gathered.reviews.items():
        for author in review.document.item.author:
            names.setdefault(fold(print_name(author)), set()).add(key)
            if author.orcid:
                orcids.add(author.orcid)
    problems = []
    for rule in rules.people:
        known = {name for name in (rule.name, *rule.variants) if fold(name) in names}
        if not known and rule.orcid not in orcids:
            message = f"{rule.name}: no review has an author of this name or its variants"
            problems.append(Problem(_PEOPLE, None, message, _REMEDY))
        held = set().union(*(names[fold(name)] for name in known))
        for key in rule.reviews:
            if key not in gathered.reviews:
                message = f"{rule.name}: there is no review {key}"
                problems.append(Problem(_PEOPLE, None, message, _REMEDY))
            elif known and key not in held:
                message = f"{rule.name}: review {key} has no author of this name"
                problems.append(Problem(_PEOPLE, None, message, _REMEDY))
    for group in rules.keep_apart:
        for name in group:
            if fold(name) not in names:
                message = f"keep-apart names {name}, who is author of no review"
                problems.append(Problem(_PEOPLE, None, message, _REMEDY))
    return problems
