"""Which review of content/ an arriving article is: by DOI, PMID, PMCID, then with care by title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.faults import Faults, to_problems, yaml_problem
from generator.content.files import name_file, read_file
from generator.content.keys import make_key
from generator.content.load import (
    EXCLUDED,
    list_excluded,
    list_keys,
    review_path,
    sort_problems,
)
from generator.content.review_file import read_review_file
from generator.content.yaml import YamlError
from generator.errors import ContentError, Problem
from generator.model import Document, Item, Review, SourceNote
from generator.model.rich_text import strip_markup
from generator.references.match_facts import fold

_IDENTIFIERS = ("doi", "pmid", "pmcid")
_SHORTEST_TITLE = 20


@dataclass(slots=True)
class Holdings:
    """The articles in content/, as they become more: `contributed` has for the sha256 of every
    page the keys of the reviews that it contributed to, `taken` are all keys and aliases."""

    items: dict[str, Item] = field(default_factory=dict)
    contributed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    taken: set[str] = field(default_factory=set)
    _by_identifier: dict[tuple[str, str], str] = field(default_factory=dict)
    _shared: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    _by_title: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_page: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, review: Review) -> None:
        """Notes a review, or what has become of it."""
        item = review.document.item
        for name in _IDENTIFIERS:
            value = getattr(item, name)
            if value:
                first = self._by_identifier.setdefault((name, value), review.key)
                if first != review.key:
                    self._shared.setdefault((name, value), {first: None})[review.key] = None
        title = _fold_title(item)
        if review.key not in self._by_title[title]:
            self._by_title[title].append(review.key)
        self.items[review.key] = item
        self.taken.update((review.key, *review.aliases))
        for source in review.sources:
            if source.sha256:
                self.contributed[source.sha256].add(review.key)
                self._by_page[source.sha256, title] = review.key

    def find(self, document: Document, source: SourceNote | None = None) -> str | None:
        """The key of the review that is the same article, None where there is none.

        `source` is the page: an article without identifiers and year is known by it again.
        """
        item = document.item
        for name in _IDENTIFIERS:
            key = self._by_identifier.get((name, getattr(item, name) or ""))
            if key is not None and not _is_misprint(name, self.items[key], item):
                return key
        title = _fold_title(item)
        found = [key for key in self._by_title.get(title, ()) if is_same(self.items[key], item)]
        if len(found) == 1:
            return found[0]
        return self._by_page.get((source.sha256 or "", title)) if source else None

    def list_shared(self, key: str) -> tuple[tuple[str, str], ...]:
        """(identifier, key) of those identifiers of a review that another review has too."""
        item = self.items[key]
        return tuple(
            (f"{name.upper()} {getattr(item, name)}", other)
            for name in _IDENTIFIERS
            for other in self._shared.get((name, getattr(item, name) or ""), ())
            if other != key and getattr(self.items[other], name) == getattr(item, name)
        )

    def make_key(self, document: Document) -> str:
        """A key for a new review, unlike all keys and aliases there are."""
        return make_key(document.item, self.taken)


def list_holdings(folder: Path) -> Holdings:
    """The articles in a content folder.

    Raises ContentError with the problems of every review's file.
    """
    return _read_holdings(folder, {key: review_path(key) for key in list_keys(folder)})


def list_exclusions(folder: Path) -> Holdings:
    """The articles that are not to come into a content folder again: those of its excluded/.

    Raises ContentError with the problems of every file there.
    """
    return _read_holdings(folder, {key: f"{EXCLUDED}/{key}.md" for key in list_excluded(folder)})


def _read_holdings(folder: Path, places: Mapping[str, str]) -> Holdings:
    holdings = Holdings()
    problems: list[Problem] = []
    for key, place in places.items():
        path = name_file(folder, place)
        faults = Faults()
        try:
            review, parts = read_review_file(key, read_file(folder, place) or "", faults)
        except YamlError as error:
            problems.append(yaml_problem(error, path))
            continue
        except ContentError as error:
            problems += error.problems
            continue
        problems += to_problems(faults.found, path, parts.front, parts.first_line)
        holdings.put(review)
    if problems:
        raise ContentError(sort_problems(problems))
    return holdings


def is_same(one: Item, other: Item) -> bool:
    """Whether two items without a common identifier are one article.

    The titles are equal, and so are year (within one: online first, then in print) and first
    author; no identifier contradicts. A title as short as "Editorial" needs volume and page too.
    """
    if _contradicts(one, other, _IDENTIFIERS):
        return False
    title = _fold_title(one)
    if not title or title != _fold_title(other):
        return False
    first, second = _family(one), _family(other)
    if first != second or not first:
        return False
    years = [item.issued.year if item.issued else None for item in (one, other)]
    if years[0] is None or years[1] is None or abs(years[0] - years[1]) > 1:
        return False
    for name in ("volume", "page"):
        values = [fold(getattr(item, name) or "").partition(" ")[0] for item in (one, other)]
        if values[0] and values[1] and values[0] != values[1]:
            return False
        if len(title) < _SHORTEST_TITLE and not (values[0] and values[1]):
            return False
    return True


def _is_misprint(name: str, held: Item, arrived: Item) -> bool:
    """Whether one identifier is common by mistake: the others contradict, and so do the titles."""
    others = tuple(other for other in _IDENTIFIERS if other != name)
    if not _contradicts(held, arrived, others):
        return False
    return _fold_title(held) != _fold_title(arrived)


def _contradicts(one: Item, other: Item, names: tuple[str, ...]) -> bool:
    for name in names:
        first, second = getattr(one, name), getattr(other, name)
        if first and second and first != second:
            return True
    return False


def _fold_title(item: Item) -> str:
    return fold(strip_markup(item.title or ""))


def _family(item: Item) -> str:
    if not item.author:
        return ""
    return fold(item.author[0].family or item.author[0].literal or "")
