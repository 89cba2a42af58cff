"""Reviews -> groups of reviews that belong together, each named by what its members share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from generator.library.model import Library, Term
from generator.site.figures.cluster_names import DULL, name_clusters

MOST = 12
ROUNDS = 20
REST = "Other reviews"
MOST_PROPAGATED = 700
"""Reviews of a library whose groups are found by likeness; of a larger one, by subject."""
MOST_SUBJECTS = 200


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reviews that cite and treat the same things; `name` is their most telling shared term."""

    name: str
    reviews: tuple[str, ...]


def find_clusters(library: Library) -> tuple[Cluster, ...]:
    """At most MOST clusters, largest first, and the rest as one."""
    if len(library.reviews) > MOST_PROPAGATED:
        clusters = _group_by_subject(library)
    else:
        clusters = _group_by_likeness(library)
    placed = {key for cluster in clusters for key in cluster.reviews}
    rest = tuple(sorted(key for key in library.reviews if key not in placed))
    return (*clusters, Cluster(REST, rest)) if rest else clusters


def _group_by_subject(library: Library) -> tuple[Cluster, ...]:
    """One after the other the keyword or MeSH descriptor that most of the reviews left have.

    A subject of more than a third of a library tells its reviews from no others.
    """
    limit = most_of_group(library)
    named: dict[str, list[Term]] = defaultdict(list)
    for term in (*library.mesh, *library.keywords):
        if 1 < len(term.reviews) <= limit and (name := term.name.lower()) not in DULL:
            named[name].append(term)
    sized = ((len(_list_reviews(terms)), terms[-1].name, terms) for terms in named.values())
    frequent = nsmallest(MOST_SUBJECTS, sized, key=lambda each: (-each[0], each[1]))
    subjects = [(name, frozenset(_list_reviews(terms))) for _, name, terms in frequent]
    placed: set[str] = set()
    clusters: list[Cluster] = []
    while subjects and len(clusters) < MOST:
        name, reviews = min(subjects, key=lambda each: (-len(each[1] - placed), each[0]))
        left = reviews - placed
        if len(left) < 2:
            break
        clusters.append(Cluster(name, tuple(sorted(left))))
        placed |= left
    return tuple(clusters)


def _list_reviews(terms: Sequence[Term]) -> Collection[str]:
    """The reviews that have any of some terms, each once."""
    return terms[0].reviews if len(terms) == 1 else set().union(*(each.reviews for each in terms))


def most_of_group(library: Library) -> int:
    """How many reviews of a library may have a subject that groups them."""
    return len(library.reviews) // 3


def _group_by_likeness(library: Library) -> tuple[Cluster, ...]:
    """Label propagation over the similar-reviews graph (Raghavan, Albert and Kumara 2007), made
    deterministic: reviews in key order, ties to the smaller label.
    """
    edges: dict[str, dict[str, float]] = defaultdict(dict)
    for key, similar in library.similar.items():
        for found in similar:
            weight = max(found.score, edges[key].get(found.review, 0.0))
            edges[key][found.review] = edges[found.review][key] = weight
    label = {key: key for key in library.reviews}
    for _ in range(ROUNDS):
        changed = False
        for key in sorted(edges):
            votes: dict[str, float] = defaultdict(float)
            for other, weight in sorted(edges[key].items()):
                votes[label[other]] += weight
            best = min(votes, key=lambda name: (-round(votes[name], 9), name))
            if votes[best] > votes.get(label[key], 0.0) + 1e-9:
                label[key], changed = best, True
        if not changed:
            break
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(label):
        groups[label[key]].append(key)

    def strength(group: Sequence[str]) -> float:
        return round(sum(edges[one].get(other, 0.0) for one in group for other in group), 6)

    bound = sorted(
        (group for group in groups.values() if len(group) > 1),
        key=lambda group: (-strength(group), group[0]),
    )
    named = sorted(bound[:MOST], key=lambda group: (-len(group), group[0]))
    names = name_clusters(library, named)
    return tuple([Cluster(name, tuple(group)) for name, group in zip(names, named, strict=True)])
