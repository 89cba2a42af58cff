"""Reviews -> the terms they can be browsed by: journals, keywords, MeSH, substances, types, years.

`order` maps each review's key to its place in the list of newest first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.library.model import Term
from generator.library.slugs import unique_slugs
from generator.model import Review
from generator.references.match_facts import fold
from generator.references.match_journals import same_container

Reviews = Mapping[str, Review]
Order = Mapping[str, int]


JournalNames = tuple[str | None, str | None, tuple[str, ...]]
"""What a review says of its journal: the full and the short name, and its ISSNs."""


def name_journals(reviews: Reviews) -> dict[str, JournalNames]:
    """What each review says of its journal."""
    items = ((key, review.document.item) for key, review in reviews.items())
    return {
        key: (item.container_title, item.container_title_short, tuple(item.issn))
        for key, item in items
    }


def list_journals(stated: Mapping[str, JournalNames], order: Order) -> tuple[Term, ...]:
    """The journals, of what reviews in key order say of them: full and short names and one ISSN's
    names joined."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    alike = _Alike()
    full: set[str] = set()
    of_review: dict[str, str] = {}
    for key, (title, short, issns) in stated.items():
        printed = [name for name in (title, short) if name]
        folded = [fold(name) or name for name in printed]
        for name, fold_ in zip(printed, folded, strict=True):
            names[fold_][name] += 1
        if not folded:
            continue
        if title:
            full.add(folded[0])
        of_review[key] = folded[0]
        for other in (*folded[1:], *(f"issn:{issn}" for issn in issns)):
            alike.join(folded[0], other)
    _join_abbreviations(alike, full, names.keys() - full)
    keys: dict[str, list[str]] = defaultdict(list)
    for key, name in of_review.items():
        keys[alike.find(name)].append(key)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    longest: dict[str, str] = {}
    for name, counts in names.items():
        root = alike.find(name)
        spellings[root].update(counts)
    for root, counts in spellings.items():
        pool = [name for name in counts if (fold(name) or name) in full] or list(counts)
        longest[root] = min(pool, key=lambda name: (-counts[name], -len(name), name))
    return _terms(keys, spellings, order, longest)


def _join_abbreviations(alike: _Alike, full: set[str], short: Iterable[str]) -> None:
    """Join a short name that no page explains to the one full name it can abbreviate."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(full):
        by_letter[name.removeprefix("the ")[:1]].append(name)
    for name in sorted(short):
        if alike.find(name) != name or alike.is_joined(name):
            continue
        roots = {
            alike.find(other)
            for other in by_letter[name[:1]]
            if len(name.split()) > 1
            and len(_telling(name)) == len(_telling(other))
            and same_container(name, other)
        }
        if len(roots) == 1:
            alike.join(roots.pop(), name)


def _telling(name: str) -> list[str]:
    return [word for word in name.split() if word not in ("the", "of", "in", "and", "for", "on")]


class _Alike:
    """Names that are one, by union-find; the smallest name stands for all."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        while (parent := self._parent.get(name, name)) != name:
            name = parent
        return name

    def is_joined(self, name: str) -> bool:
        return name in self._parent

    def join(self, one: str, other: str) -> None:
        left, right = sorted((self.find(one), self.find(other)))
        self._parent[right] = self._parent[left] = left


def list_keywords(reviews: Reviews, order: Order) -> tuple[Term, ...]:
    """The keywords; upper case, hyphens and plurals make no difference."""
    keys, spellings = _tally(
        (key, fold_keyword(keyword), keyword)
        for key, review in reviews.items()
        for keyword in review.document.keyword
    )
    spelled = {folded: spell_keyword(names) for folded, names in spellings.items()}
    return _terms(keys, spellings, order, spelled=spelled)


def spell_keyword(spellings: Iterable[str]) -> str:
    """What makes a keyword's address: its shortest spelling, whole, so that "C. elegans" is no
    "c-elegan"; it seldom changes, as the most frequent one may."""
    words = (fold(each) or each.casefold() for each in spellings)
    return min(words, key=lambda text: (len(text), text))


def unfold_keyword(folded: str) -> tuple[str, ...]:
    """What a keyword's address may be made of, by what its spellings have in common."""
    many = (f"{folded[:-1]}ies",) if folded.endswith("y") else ()
    return (folded, f"{folded}s", *many)


def fold_keyword(keyword: str) -> str:
    """What spellings of one keyword have in common."""
    words = (fold(keyword) or keyword.casefold()).split()
    last = words[-1] if words else ""
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is", "as", "os"))
    # "AIDS" is no plural; "MSCs" is.
    if plural and len(last) > 3 and not keyword.rstrip(" .)").endswith("S"):
        words[-1] = f"{last[:-3]}y" if last.endswith("ies") and len(last) > 4 else last[:-1]
    return " ".join(words)


def list_mesh(reviews: Reviews, order: Order) -> tuple[Term, ...]:
    """The MeSH descriptors with the reviews that use each qualifier, and where it is major."""
    keys: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    uis: dict[str, str] = {}
    qualifiers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    major: dict[str, set[str]] = defaultdict(set)
    for key, review in reviews.items():
        for heading in review.document.mesh:
            descriptor = heading.descriptor
            name = descriptor.name.casefold()
            spellings[name][descriptor.name] += 1
            keys[name].append(key)
            if descriptor.ui:
                uis[name] = min(uis.get(name, descriptor.ui), descriptor.ui)
            for qualifier in heading.qualifiers:
                if key not in qualifiers[name][qualifier.name][-1:]:
                    qualifiers[name][qualifier.name].append(key)
            if descriptor.major_topic or any(one.major_topic for one in heading.qualifiers):
                major[name].add(key)
    return _terms(keys, spellings, order, uis=uis, qualifiers=qualifiers, major=major)


def list_substances(reviews: Reviews, order: Order) -> tuple[Term, ...]:
    """The chemicals that MEDLINE lists."""
    keys: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    uis: dict[str, str] = {}
    for key, review in reviews.items():
        for substance in review.document.substances:
            name = substance.name.casefold()
            spellings[name][substance.name] += 1
            keys[name].append(key)
            if substance.ui:
                uis[name] = min(uis.get(name, substance.ui), substance.ui)
    return _terms(keys, spellings, order, uis=uis)


def list_publication_types(reviews: Reviews, order: Order) -> tuple[Term, ...]:
    """MEDLINE's publication types."""
    keys, spellings = _tally(
        (key, name.casefold(), name)
        for key, review in reviews.items()
        for name in dict.fromkeys(review.document.publication_types)
    )
    return _terms(keys, spellings, order)


def list_years(reviews: Reviews, order: Order) -> tuple[Term, ...]:
    """The years of publication, newest first."""
    keys, spellings = _tally(
        (key, str(issued.year), str(issued.year))
        for key, review in reviews.items()
        if (issued := review.document.item.issued) and issued.year is not None
    )
    terms = _terms(keys, spellings, order)
    return tuple(sorted(terms, key=lambda term: -int(term.name)))


def _tally(
    stated: Iterable[tuple[str, str, str]],
) -> tuple[dict[str, list[str]], dict[str, Counter[str]]]:
    """The reviews of each term and the count of its spellings, by what these have in common; of
    (review, what they have in common, spelling)."""
    keys: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for key, folded, name in stated:
        spellings[folded][name] += 1
        keys[folded].append(key)
    return keys, spellings


def _terms(
    keys: Mapping[str, list[str]],
    spellings: Mapping[str, Counter[str]],
    order: Order,
    names: Mapping[str, str] | None = None,
    uis: Mapping[str, str] | None = None,
    qualifiers: Mapping[str, Mapping[str, list[str]]] | None = None,
    major: Mapping[str, set[str]] | None = None,
    spelled: Mapping[str, str] | None = None,
) -> tuple[Term, ...]:
    """The terms in the order of their names, each under its most frequent spelling; a review that
    states one twice counts once."""
    chosen = {
        folded: (names or {}).get(folded)
        or min(spellings[folded], key=lambda name: (-spellings[folded][name], name))
        for folded in keys
    }
    # The folded name makes the file name: the most frequent spelling may change.
    slugs = unique_slugs(keys, spelled)
    terms = []
    for folded, of_term in keys.items():
        name = chosen[folded]
        terms.append(
            Term(
                slug=slugs[folded],
                name=name,
                reviews=tuple(sorted(set(of_term), key=order.__getitem__)),
                ui=(uis or {}).get(folded),
                qualifiers={
                    qualifier: tuple(sorted(held, key=order.__getitem__))
                    for qualifier, held in sorted((qualifiers or {}).get(folded, {}).items())
                },
                major=frozenset((major or {}).get(folded, ())),
                also=tuple(sorted(set(spellings[folded]) - {name})),
            )
        )
    return tuple(sorted(terms, key=lambda term: (fold(term.name) or term.name, term.slug)))
