"""Which reviews were edited since the last build: each as it was prepared then and as it is now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.cache.last_build import LastBuild
from generator.cache.packs import Packs, Place
from generator.content.facts import ReviewFacts
from generator.content.load import list_slugs, load_config, load_people
from generator.model.rules import PeopleRules
from generator.prepare.reviews import prepare_again, read_facts
from generator.steps.this_build import Build


@dataclass(frozen=True, slots=True)
class Edited:
    """A review whose bytes changed: its place in key order, where it lay prepared and where it
    lies now."""

    key: str
    number: int
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Edits:
    """The reviews whose bytes changed, few and in key order; `places` is where all lie now."""

    edited: tuple[Edited, ...]
    places: Mapping[str, Place]
    packs: Packs

    def read(self, edited: Edited, part: int) -> tuple[object, object]:
        """A part of a prepared review before and after."""
        return self.packs.read(edited.before, part), self.packs.read(edited.after, part)


def find_edits(build: Build, last: LastBuild) -> Edits | None:
    """The edited reviews, prepared; None where many changed, or what others depend on."""
    content, packs = build.project.content, build.packs
    places = packs.read_index(last.prepared_for)
    config = load_config(content)
    again = prepare_again(content, config, packs, places, build.snapshot.stamp_reviews())
    if again is None:
        return None
    keys, moved = again
    number_of = {key: number for number, key in enumerate(places)}
    edited = tuple(Edited(key, number_of[key], places[key], moved[key]) for key in keys)
    edits = Edits(edited, {**places, **moved}, packs)
    names = {*places, *list_slugs(content), *(f"@{key}" for key in places)}
    ruled = load_people(content) != PeopleRules()
    facts = ((read_facts(packs, each.before), read_facts(packs, each.after)) for each in edited)
    return edits if all(_agrees_alike(*both, names, ruled) for both in facts) else None


def _agrees_alike(
    one: ReviewFacts, other: ReviewFacts, names: Collection[str], ruled: bool
) -> bool:
    """Whether a review contradicts no other file as it contradicted none before; `names` are those
    that a text may surely name, authors may be `ruled` by name. Which of its references are named
    elsewhere is asked where they are related (library/edit/references.py)."""
    if other.authors != one.authors and ruled:
        return False
    named = set(other.cites) - set(one.cites)
    alike = one._replace(cites=other.cites, authors=other.authors, ids=other.ids) == other
    return alike and named <= set(names)
